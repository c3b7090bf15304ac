//! The base case of one authority and one strategy as a worked sum: every input with its source, every line,
//! month by month, exact to the penny (M30).
//! Computed in 50-digit decimals with every belief at its mean. Money is rounded once, at the line; totals are sums of
//! rounded lines, and the months of a line are rounded cumulatively, so that everything adds up to the penny.
//! Tested in tests/questions/worked_sum_test.cpp: decimals equal doubles to 1e-12; everything adds up.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/base/money.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/outcomes/strategy.hpp"
#include "holdfast/questions/bridge.hpp"
#include "holdfast/questions/worked_costs.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "holdfast/study/rating.hpp"
#include "holdfast/study/study.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! An input as the base case uses it.
struct WorkedInput {
    std::string label;
    double value{};
    std::string unit;
    std::string how;  //!< "mean of gamma(mean 66,560, sd 6,000)", "as published", "0.1211 × 0.94"
    std::string source;
    Basis basis{Basis::missing};
    bool local{};
    std::string note{};  //!< what a reader should know of it, as the inputs say
    std::string says{};  //!< the value in words, where it is no number: "under five years", "to the end of the horizon"
};

//! One cost line over the horizon, present value.
struct WorkedLine {
    Line line{};
    Money without;  //!< the comparator
    Money with;     //!< the strategy
    [[nodiscard]] Money saving() const { return without - with; }
};

//! A way of dealing with bias, with what it makes of an effect and of this sum.
struct WorkedBiasRow {
    EffectByMethod effect;
    Money gross_cash;  //!< the base case's saving in cash before the programme, with this effect and all else as it is
};

//! None, ours, empirical: of an intervention whose effect is from a study (M14, M14a).
struct WorkedBias {
    std::string intervention;
    LeavingEffect effect;  //!< as it is used
    std::vector<WorkedBiasRow> rows;
};

struct WorkedMonth {
    CalendarMonth when;
    double staff{};      //!< permanent FTE at the month's start, with the strategy
    double vacancies{};  //!< vacant FTE-months, with the strategy
    double leavers{};    //!< with the strategy
    double leavers_without{};
    double hires{};
    double discount{};
    std::array<Money, line_count> saving;  //!< discounted, by line; the programme's is minus its cost
    Money net_cash;                        //!< sum of the cash lines
};

//! How sure the evidence on one member is.
struct WorkedRating {
    std::string intervention;
    Rating rating;
};

//! A member whose effect rests on a pilot, or on what may not apply here.
struct WorkedPilot {
    std::string intervention;  //!< its name
    LeavingEffect effect;
    PilotPlace here;
};

//! A set-up that the authority pays with others (M19c), with every belief at its mean.
struct WorkedSetup {
    Alliance alliance;
    std::string intervention;  //!< its name
    double share{};            //!< of this authority
    Money whole, here;  //!< in cash, once, undiscounted: for all of the alliance, and what this authority carries
};

struct WorkedSum {
    std::string authority;
    std::string authority_code;
    std::string intervention;
    std::string intervention_id;
    Basis basis{Basis::missing};
    bool beside_pilot{};                      //!< do published figures and a pilot go together in it (Strategy)?
    std::optional<BiasMethod> bias_method{};  //!< as in Strategy
    bool placeholder_cost{};
    bool hours_guessed{};  //!< are any hours of staff that it takes, as capacity and no cash, a guess?
    std::optional<std::string>
        no_effect_reason;  //!< no turnover evidence: only the comparator and the programme are shown
    int months{};
    CalendarMonth start;
    int price_year{};

    std::vector<WorkedInput> inputs;
    std::vector<WorkedPilot> pilots;  //!< in the order of members
    std::vector<WorkedLine> lines;    //!< all ten, in order
    std::vector<WorkedBias> bias;     //!< of each member whose effect is from a study
    std::vector<WorkedMonth> by_month;

    Money gross_cash, gross_total, net_cash, net_total;  //!< sums of rounded lines
    ByPart<bool> cost_parts{};                           //!< which parts the programme's cost has in cash
    ByPart<Money> programme_parts{};                     //!< they add up to the programme's line
    ByPart<Money> time_parts{};         //!< of the time that it takes of staff: they add up to that line
    double hours{};                     //!< that time, over the horizon, undiscounted
    std::vector<WorkedSetup> setups{};  //!< of each member whose set-up is shared, in order
    std::vector<WorkedCost> takes;      //!< row by row; they add up but for rounding to the penny

    //! What is left after the part and those before it.
    [[nodiscard]] Money cash_after(CostPart) const;
    [[nodiscard]] Money total_after(CostPart) const;

    double leavers_without{}, leavers_with{};
    double hazard_ratio{1.0};  //!< in those reached, after bias adjustment
    double posts{};            //!< established posts [FTE], the same at the end as at the start

    std::string version, inputs_hash;  //!< what made the figures, and of what; empty where no run did
    std::optional<Bridge> bridge;      //!< to the average over the draws; none where nothing was drawn
    std::uint64_t seed{};              //!< of the bridge's draws
    Sampling sampling{Sampling::philox};
    std::vector<PublishedData> published;
    std::vector<WorkedRating> ratings{};  //!< of each member, in order
    std::optional<CalendarMonth> evidence_searched{};
};

//! `strategy` is the id of an intervention or a package of the study. Throws ContractBroken for one that is not there.
//! Nothing is drawn: the bridge is left out.
[[nodiscard]] WorkedSum worked_sum(Study const&, Authority const&, std::string const& strategy);

//! Its months alone, and nothing else of the sum.
[[nodiscard]] std::vector<WorkedMonth> worked_months(Study const&, Authority const&, std::string const& strategy);

//! The worked sum of one of a run's results, and the bridge from it to the run's average where there is a saving.
[[nodiscard]] WorkedSum worked_sum(Findings const&, Result const&);

//! The base case of one authority and one strategy in 50-digit decimals, rounded once to the penny.
struct BaseCase {
    std::size_t authority{};                             //!< index into Study::authorities
    std::size_t strategy{};                              //!< index into strategies_of(study)
    Money gross_cash, gross_total, net_cash, net_total;  //!< sums of the rounded lines
    std::array<Money, line_count> lines;                 //!< saving on each line
    double leavers_averted{};
    ByPart<Money> programme_parts{};  //!< cost, by what it rests on; they add up to minus the programme's line
};

//! Every authority and strategy of the study: what `--base-case` prints. Strategies without turnover evidence are
//! there with no effect, so that their net saving is minus their cost.
[[nodiscard]] std::vector<BaseCase> base_cases(Study const&);

//! What a strategy comes to by the base case [£, present value], to the penny.
struct WorkedAmounts {
    Money gross_cash;  //!< before paying for the programme
    Money programme;   //!< its cost
    Money net_cash;
    Money capacity;  //!< no cash: work that gets done, less the time that the programme takes
    double leavers_without{}, leavers_with{};
};

//! The base case of a region: the sum over its authorities, each to the penny, so that every line adds up to the penny.
struct WorkedRegion {
    std::string place;  //!< the authority, the region, or what the sum is called (study/scope.hpp)
    std::size_t strategy{};
    struct Member {
        std::size_t authority{};  //!< index into the findings' authorities
        WorkedAmounts amounts;
    };
    std::vector<Member> members;    //!< in the study's order
    WorkedAmounts sum;              //!< theirs
    std::vector<WorkedLine> lines;  //!< all ten, summed over the members
    //! Net cash of the same base case as the run has it, in binary floating point [£]; none without turnover evidence.
    std::optional<double> net_cash_of_the_run;
    //! What is saved before paying for the programme, over the run's draws [£]; none without turnover evidence.
    std::optional<Estimate> average;
};

//! Of all authorities of a run; `strategy` is an index into the findings' strategies. Of one authority its own worked sum.
//! Tested in tests/questions/worked_region_test.cpp.
[[nodiscard]] WorkedRegion worked_region(Findings const&, std::size_t strategy);

}  // namespace holdfast
