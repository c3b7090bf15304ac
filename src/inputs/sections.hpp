//! The sections of the merged inputs, each read into its part of a study.
#pragma once

#include "bias.hpp"
#include "document.hpp"
#include "holdfast/study/study.hpp"
#include "reading.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! [study], without what it selects.
struct Settings {
    std::string name;
    std::optional<int> months;
    std::optional<CalendarMonth> start;
    std::optional<int> price_year;
    std::vector<DiscountStep> discounting;
    std::optional<double> outcome_discount_rate;
    std::optional<std::uint64_t> draws;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> attribution;
};
[[nodiscard]] Settings read_settings(Node const& study, Reading&);

//! [published]: the files that the figures were taken from.
[[nodiscard]] std::vector<PublishedData> read_published(Node const& published, Reading&);

struct PricesRead {
    PriceBeliefs beliefs;
    double cover_effective_size{};
};
[[nodiscard]] PricesRead read_prices(Node const& prices, Reading&);

//! [beliefs], without its correlations.
struct BeliefsRead {
    bool implied_fill{};
    Belief leaving_rate, months_to_fill, moves_between_authorities, between_authorities, transport;
    double between_authorities_sd{};
    std::vector<TenureBand> bands;
    BiasFactors bias;
};
[[nodiscard]] BeliefsRead read_beliefs(Node const& beliefs, Reading&);

//! England's figures, which stand in for blank cells.
struct EnglandRead {
    std::optional<Belief> cover_share, caseload, absence_rate;
};
[[nodiscard]] EnglandRead read_england(Node const& england, Reading&);
[[nodiscard]] std::vector<Authority> read_authorities(Node const& authorities, EnglandRead const&,
                                                      double cover_effective_size, Reading&);
//! [neighbours], given to the authorities: a part of a joint return ("314" of "314 / 318") counts as that return, the
//! return has the list of the first of its numbers that has one, nobody is a neighbour of itself, and nobody stands
//! twice in a list. Lists of authorities that are not there are checked and not used.
void read_neighbours(Node const& neighbours, std::vector<Authority>&, Reading&);

//! What interventions are read against.
struct Around {
    std::vector<TenureBand> const* bands{};
    BiasFactors const* bias{};
    Belief const* transport{};
    double between_authorities_sd{};
};
[[nodiscard]] std::vector<Intervention> read_interventions(Node const& interventions, Around const&, Reading&);
//! The effect, its basis, source and reason go into the intervention.
void read_effect(Node const& effect, std::string const& path, Around const&, Intervention& into, Reading&);

[[nodiscard]] std::vector<Package> read_packages(Node const& packages, Node const* interventions,
                                                 std::vector<Intervention> const&, Reading&);

//! Correlations between shared beliefs, all of them checked; the study gets those between beliefs that it uses.
void read_correlations(Node const& beliefs, std::vector<Belief const*> const& all, std::vector<std::string> const& used,
                       Study& into, Reading&);

//! Which authorities, interventions and packages this study is about.
struct Selection {
    std::vector<std::size_t> authorities;
    std::vector<std::size_t> interventions;
    std::vector<std::size_t> packages;
};
[[nodiscard]] Selection read_selection(Node const& study, std::vector<Authority> const&,
                                       std::vector<Intervention> const&, std::vector<Package> const&, Reading&);

}  // namespace holdfast
