//! Everything a run needs, and no file names but in the places of problems.
//! A Study is made by inputs/ (or by hand, in a program), checked there, and read here.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/base/problem.hpp"
#include "holdfast/belief/correlation.hpp"
#include "holdfast/outcomes/discounting.hpp"
#include "holdfast/study/alliance.hpp"
#include "holdfast/study/authority.hpp"
#include "holdfast/study/case_owners.hpp"
#include "holdfast/study/intervention.hpp"
#include "holdfast/study/tenure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! How draws are sampled: independent draws of the stream, or scrambled Sobol points in sixteen replicates, which settle
//! faster (M28, docs/decisions/0009).
enum class Sampling { philox, sobol };

struct PriceBeliefs {
    Belief pay, agency_premium, agency_released, recruitment, induction, exit, months_to_full_productivity,
        starting_productivity, uncovered_value;
    double working_days{253};  //!< a year, to count days of sickness
    //! What a salary costs on top of itself, and what a payment on top of it does, as shares of it. Only where an
    //! intervention's cost is a share of salary (ShareOf::salary).
    std::optional<Belief> on_costs{}, national_insurance{};
};

//! A value that a local file or --set has changed.
struct LocalValue {
    std::string path;    //!< "prices.pay.mean"
    std::string value;   //!< as written
    std::string before;  //!< what it replaced; empty where there was nothing
    std::string from;    //!< file and line, or "--set"
    friend bool operator==(LocalValue const&, LocalValue const&) = default;
};

//! A file of published figures that the inputs were made of: what an auditor has to find again.
struct PublishedData {
    std::string name;        //!< what it is, "workforce": a later layer's of this name takes its place
    std::string file;        //!< its name as published
    std::string sha256;      //!< of its bytes; empty where the inputs do not say
    std::string figures_of;  //!< the day its figures are of: "30 September 2025"
    std::string date;        //!< when it was published, or taken from where
    friend bool operator==(PublishedData const&, PublishedData const&) = default;
};

struct Study {
    std::string name;
    int months{60};
    CalendarMonth start{2026, 4};
    int price_year{2025};
    std::vector<DiscountStep> discounting{{0.0, 0.035}};
    std::optional<double> outcome_discount_rate;
    std::uint64_t seed{1};
    std::uint64_t draws{10'000};  //!< with Sobol points rounded up to sixteen times a power of two
    Sampling sampling{Sampling::philox};

    std::vector<TenureBand> bands;
    PriceBeliefs prices;
    Belief leaving_rate;    //!< national, per year (M27)
    Belief months_to_fill;  //!< τ (M3); not used where `implied_fill`
    bool implied_fill{};
    Belief moves_between_authorities;  //!< ψ (M26)
    Belief posts_growth;               //!< g, a share a year (M1a): new posts join those that leavers leave
    //! Hours that a year's pay is for, social workers in a team: only where a resource follows them (M19a).
    std::optional<Belief> paid_hours{}, team_size{};
    double between_authorities_sd{};  //!< σ_between of η (M15)
    Belief between_authorities;       //!< the same as a belief, for the list of inputs

    std::vector<CorrelatedPair> correlations;  //!< between `correlated[i]` and `correlated[j]`
    std::vector<std::string> correlated;       //!< ids of shared beliefs

    std::vector<Authority> authorities;       //!< chosen for this run, in order
    std::vector<Intervention> interventions;  //!< chosen for this run, in order
    std::vector<Package> packages;
    std::map<std::string, int> authorities_in_region;  //!< all that the inputs hold, chosen or not
    double in_post_everywhere{};           //!< staff of these [FTE]; 0 where a study made in code does not say
    std::vector<std::string> attribution;  //!< licences and sources to be printed with results
    std::vector<PublishedData> published;
    std::optional<CalendarMonth>
        evidence_searched{};  //!< when evidence was last looked for; none: the inputs do not say

    Problems warnings;  //!< found when reading; carried into every output
    std::vector<LocalValue> local_values;
    //! SHA-256 of the merged inputs, without what is looked at (authorities, regions, interventions, draws, seed): the same
    //! in every command.
    std::string inputs_hash;
    std::vector<Alliance> alliances{};  //!< who pays a set-up once between them (M19c), chosen for this run or not
    CaseOwners case_owners{};           //!< who answers for what a financial case takes out of a budget
};

//! May posts grow in any draw (M1a)?
[[nodiscard]] bool posts_grow(Study const&);

//! An amount of a programme's cost in pounds, with every belief at its mean; of one that is not there, 0.
[[nodiscard]] double mean_in_pounds(Study const&, std::optional<Belief> const& cost);

//! What one resource adds to its amount, with every belief at its mean; and what all of an intervention's come to (M19a).
[[nodiscard]] ResourceCost<double> mean_resource_cost(Study const&, Resource const&);
[[nodiscard]] ResourceCosts<double> mean_resource_costs(Study const&, Intervention const&);

}  // namespace holdfast
