//! The sections of the merged inputs, each read into its part of a study.
#pragma once

#include "bias.hpp"
#include "document.hpp"
#include "holdfast/inputs/relative_leaving_rate.hpp"
#include "holdfast/study/study.hpp"
#include "reading.hpp"

#include <map>
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

//! England's figures, which stand in for blank cells, and what leaving rates are worked out from (M27).
struct EnglandRead {
    std::optional<Belief> cover_share, caseload, absence_rate;
    std::map<int, double> leaving_rates;  //!< by year
    std::optional<LeavingPrior> prior;
    bool prior_is_local{};
    std::vector<std::string> given;  //!< keys of the table, whether they could be read or not
};
[[nodiscard]] EnglandRead read_england(Node const& england, Reading&);

//! What authorities are read against.
struct AroundAuthorities {
    EnglandRead england;
    double cover_effective_size{};                //!< 0: could not be read
    std::optional<double> expected_leaving_rate;  //!< England's, for years of which none is published
    std::optional<CalendarMonth> study_start;     //!< no count of an authority's own is of a later year
};
struct AuthoritiesRead {
    std::vector<Authority> list;
    std::vector<std::vector<std::string>> former_codes;  //!< of each, under which it can be chosen, too
    bool all_known{true};  //!< false: some could not be read, and may be the ones that somebody asks for
};
[[nodiscard]] AuthoritiesRead read_authorities(Node const& authorities, AroundAuthorities const&, Reading&);
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
    bool on_costs{};  //!< are on-costs and national insurance there, for costs that are shares of salary?
};
[[nodiscard]] std::vector<Intervention> read_interventions(Node const& interventions, Around const&, Reading&);
//! The effect, its basis, source and reason go into the intervention. Gives the rank of the local layer that changed a
//! number of it and left the words that spoke of the old one; 0 where none did.
[[nodiscard]] std::size_t read_effect(Node const& effect, std::string const& path, Around const&, Intervention& into,
                                      Reading&);

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
//! What could not be read may be what is asked for, and an error has said so: then nobody is told that it is not there.
struct AllKnown {
    bool authorities{true}, programmes{true};
};
[[nodiscard]] Selection read_selection(Node const& study, AuthoritiesRead const&, std::vector<Intervention> const&,
                                       std::vector<Package> const&, AllKnown, Reading&);

//! What may be meant, and hardly is: a delivery that starts after the horizon, 4,000% who leave in a year. Warnings.
void warn_of_doubts(Node const& tree, Study const&, Reading&);

//! What is typed and moves nothing in this run, each with the reason: a time to fill beside fill = "implied". Warnings.
void warn_of_idle_inputs(Node const& tree, Study const&, Reading&);

}  // namespace holdfast
