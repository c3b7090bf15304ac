//! Everything a run found: plain data, complete enough to be written as text, JSON or CSV without looking at the study.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/numerics/summary.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/outcomes/strategy.hpp"
#include "holdfast/study/study.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! Why there is no saving where there is no evidence.
inline constexpr char const* no_saving_claimed = "no study measured turnover: no saving is claimed";

//! A figure, or the reason why there is none.
template <class T> struct Maybe {
    std::optional<T> value;
    std::string reason;  //!< filled where there is no value
};

//! A part of what may not be there: `part_of(result.saved, &Saved::leavers_averted)`.
template <class Whole, class Part>
[[nodiscard]] std::optional<Part> part_of(std::optional<Whole> const& whole, Part Whole::*part)
{
    if (!whole) return std::nullopt;
    return (*whole).*part;
}

//! The savings before and after the programme's own cost, in cash and in total (M22), which pays for the time of staff, too; and what is left after the parts of
//! it one after another: after what is stated; after what is stated and what is built; after all, which is net.
//! Present value over the horizon [£].
struct Savings {
    Estimate gross_cash;
    Estimate gross_total;
    Estimate net_cash;
    Estimate net_total;
    Estimate after_stated_cash{};
    Estimate after_stated_total{};
    Estimate after_built_cash{};
    Estimate after_built_total{};

    //! What is left after the part and those before it.
    [[nodiscard]] Estimate const& cash_after(CostPart part) const
    {
        return part == CostPart::stated ? after_stated_cash : part == CostPart::built ? after_built_cash : net_cash;
    }
    [[nodiscard]] Estimate const& total_after(CostPart part) const
    {
        return part == CostPart::stated ? after_stated_total : part == CostPart::built ? after_built_total : net_total;
    }
};

struct Chances {
    double gross_cash{};  //!< share of draws in which the saving is above zero
    double gross_total{};
    double net_cash{};
    double net_total{};
    double after_stated_cash{};
    double after_stated_total{};
    double after_built_cash{};
    double after_built_total{};
};

//! One financial year of the budget profile [£, undiscounted].
struct BudgetYear {
    int starts{};                //!< 2026: April 2026 to March 2027
    int months{};                //!< of the study that fall into it
    Estimate gross_cash_saving;  //!< cash lines but the programme
    Estimate capacity_saving;
    Estimate programme;  //!< cost of the programme
    Estimate net_cash_saving;
    Estimate known_cash_saving{};  //!< after what of the programme's cost is no guess
};

//! Month in which expected cumulative discounted net cash saving reaches 0 and stays there (M24).
struct Payback {
    int month{};  //!< counted from 1
};

struct BreakEven {
    double hazard_ratio{};  //!< in those reached, at which expected net saving is 0
    double mcse{};
    [[nodiscard]] double fall() const { return 1.0 - hazard_ratio; }  //!< "leaving must fall by x%"
};

//! Every belief at its mean (M30) [£].
struct AtMeans {
    double gross_cash{}, gross_total{}, net_cash{}, net_total{};
    ByPart<double> programme{};  //!< its cost, by what it rests on
    double programme_time{};     //!< the time that it takes of staff [£]
};

//! What a strategy saves one authority: all of this is known, or nothing.
struct Saved {
    Savings savings;
    Chances chances;
    std::array<Estimate, line_count> lines{};  //!< saving on each line [£]; the programme's is minus its cost
    Savings england;                           //!< the same in England's perspective (M26)
    Estimate unadjusted_gross_cash;            //!< without bias adjustment and transport (M14)
    Estimate unadjusted_gross_total;
    std::vector<BudgetYear> years;

    Estimate leavers_averted;  //!< people (FTE) over the horizon
    Estimate leavers_averted_discounted;
    Estimate fte_years_kept;          //!< permanent FTE-years gained
    Estimate vacancy_months_avoided;  //!< FTE-months
    Estimate agency_fte_years_avoided;
    Estimate hires_avoided;
    Estimate sickness_days_avoided;
    Estimate handovers_averted;  //!< children who keep their social worker

    AtMeans base;
};

//! What one strategy does for one authority.
struct Result {
    std::size_t authority{};  //!< index into Findings::authorities
    std::size_t strategy{};   //!< index into Findings::strategies

    std::optional<Saved> saved;     //!< none where there is no turnover evidence
    std::string no_savings_reason;  //!< filled where there is none
    Maybe<Payback> payback;

    Estimate programme_cost;             //!< present value [£]
    ByPart<Estimate> programme_parts{};  //!< the same, by what it rests on
    Estimate programme_time{};   //!< present value of the time that it takes of staff, which is no cash [£] (M19a)
    Estimate programme_hours{};  //!< that time in hours, over the horizon, undiscounted
    Estimate workers_reached;    //!< discounted FTE-years
    Maybe<Ratio> cost_per_leaver_averted;  //!< programme cost per leaver averted, both discounted [£]
    Maybe<Estimate> affordable_cash;       //!< largest affordable cost per worker reached and year [£]
    Maybe<Estimate> affordable_total;      //!< the same of the total saving, less the time that it takes of staff
    Maybe<BreakEven> break_even_cash;
    Maybe<BreakEven> break_even_total;
};

//! A strategy: one intervention, or a package.
struct Strategy {
    std::string id;
    std::string name;
    std::string level;
    std::string group;
    Basis basis{Basis::missing};       //!< of a package: the weakest of its members'
    bool placeholder_cost{};           //!< is some of its cash guessed?
    ByPart<bool> cost_parts{};         //!< which parts its cost has in cash; hours that nobody is paid for are none
    std::vector<std::size_t> members;  //!< indices into Study::interventions
    double overlap{};
    bool has_effect{};
    std::optional<Estimate> hazard_ratio;            //!< as used: with bias and transport, over the draws
    std::optional<Estimate> hazard_ratio_published;  //!< as published and converted
    bool takes_time{};                               //!< does it take time of staff (M19a)?
    //! What is published stands beside a pilot of the council's own in a member, and no member's effect is weaker.
    bool beside_pilot{};
    //! How bias is dealt with in its members' effects; none where none is from a study, or where they differ.
    std::optional<BiasMethod> bias_method{};
    bool hours_guessed{};  //!< are any hours of staff that it takes, as capacity and no cash, a guess?
};

//! The strategies of a study: its interventions in order, then its packages. Hazard ratios are not yet filled in.
[[nodiscard]] std::vector<Strategy> strategies_of(Study const&);

//! Names of sums that are no region's. A place's name is for the whole place.
namespace sums {
inline constexpr char const* england = "England";
inline constexpr char const* all_in_the_inputs = "all authorities in the inputs";
inline constexpr char const* selected = "selected authorities";
}  // namespace sums

//! What a strategy saves several authorities: all of this is known, or nothing.
struct SavedInAll {
    Savings savings;
    Chances chances;
    Savings england;
    Chances england_chances;
    Estimate programme_cost;             //!< present value [£]
    ByPart<Estimate> programme_parts{};  //!< the same, by what it rests on
    Estimate programme_time{};           //!< present value of the time that it takes of staff [£]
    Estimate leavers_averted;
    Estimate fte_years_kept;
};

//! Savings summed over authorities, draw by draw (never the sum of quantiles).
struct Total {
    std::string scope;          //!< "region" or "all"
    std::string name;           //!< "North West", or one of the names above
    std::size_t authorities{};  //!< how many are in the sum
    std::size_t of{};           //!< how many the inputs hold
    std::size_t strategy{};
    std::optional<SavedInAll> saved;  //!< none where there is no turnover evidence
    std::string no_savings_reason;    //!< filled where there is none
    Maybe<Estimate> affordable_cash;
    Maybe<Estimate> affordable_total;
};

struct Findings {
    std::string version;
    std::uint64_t seed{};
    std::uint64_t draws{};
    std::string inputs_hash;
    Problems warnings;
    std::vector<LocalValue> local_values;
    Study study;  //!< the echo of the inputs
    std::vector<Strategy> strategies;
    std::vector<Result> results;  //!< authority by authority, strategy by strategy
    std::vector<Total> totals;
    std::uint64_t break_even_draws{};  //!< the first so many draws were used for break-evens
    double interval_error{};           //!< how far an interval's end may be off, as a share of its width; 0: exact
    std::string precision_note;        //!< how many draws a wished-for precision took; empty where none was asked for
};

}  // namespace holdfast
