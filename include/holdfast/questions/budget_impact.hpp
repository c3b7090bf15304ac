//! What one strategy does to one authority's budget: cash out, cash in and the position that they add up to, financial year
//! by financial year, with who else pays and who else gains [£, undiscounted].
//!
//! Draws are those of `evaluate` (of more than `most_exact_draws` the first so many), projected month by month, so that the
//! means are its years'. Everything is summed draw by draw, then summarised: a position's range is never a sum of ranges.
//!
//! Cash out is what costs more than if nothing new is done, cash in what costs less. A cash line is on one side for the
//! whole horizon: out where its saving, summed over the horizon, is below 0 on average (the programme always is). So
//! years add up to the horizon, and in − out is the net cash of every draw; in some draws a line may go the other way.
//!
//! The cash position at a month's end is all net cash so far. The funding need is how far the position falls below 0 at its
//! lowest; payback is as in M24. Parties are those of M26: what other authorities lose is ψ of the lines that follow
//! vacancies, so that authority + others = England, line by line. Agencies are no part of that sum: what they lose is
//! income.
//!
//! Without turnover evidence there is no saving: only what the programme costs.
//! Pure: the same bits on any number of threads. Tested in tests/questions/budget_impact_test.cpp.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/outcomes/strategy.hpp"
#include "holdfast/study/findings.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

[[nodiscard]] std::string_view name(ProgrammePart);   //!< as in the inputs: "per_worker_year"
[[nodiscard]] std::string_view label(ProgrammePart);  //!< as a person says it: "per worker reached"

using LineEstimates = std::array<Estimate, line_count>;

//! What a party saves; minus: it pays.
struct PartyMoney {
    LineEstimates lines{};
    Estimate cash;      //!< the cash lines, the programme's among them
    Estimate capacity;  //!< the others: nobody's bank account
};

//! What is saved in some months.
struct PeriodSavings {
    PartyMoney authority;       //!< the programme's line is minus its cost; `cash` is net cash
    Estimate before_programme;  //!< cash lines but the programme's
    Estimate after_stated;      //!< that less what is stated of the programme's cost
    Estimate after_built;       //!< that less what is built of it; less what is guessed, too, it is net cash
    Estimate cash_out;          //!< above 0: what costs more than now
    Estimate cash_in;           //!< above 0: what costs less than now
    Estimate position;          //!< net cash from the start to the end of these months
    PartyMoney other_authorities;
    PartyMoney england;  //!< all authorities together
    Estimate agencies;   //!< their income from all authorities together: minus where less agency cover is bought
};

//! A financial year, or the horizon.
struct ImpactPeriod {
    int starts{};  //!< as in BudgetYear; 0 for the horizon
    int months{};
    std::array<Estimate, programme_part_count> parts{};  //!< of the programme's cost
    ByPart<Estimate> by_cost_part{};                     //!< the same cost, by what it rests on
    Estimate programme;                                  //!< its cost
    Estimate programme_so_far;                           //!< from the start to the end of these months
    std::optional<PeriodSavings> savings;                //!< none without turnover evidence
};

//! Does the position come back above 0, and when?
struct PaidBack {
    Maybe<Payback> month;  //!< of the average position
    double chance{};       //!< share of the draws that end at or above 0, which is: are paid back within the horizon
};

//! How far the cash position falls below 0.
struct FundingNeed {
    double pounds{};      //!< of the average position, at its lowest; 0: it is never below
    int month{};          //!< in which it is lowest, counted from 1; 0: it is never below 0
    Estimate over_draws;  //!< of each draw's own lowest month; on average no less than `pounds`
};

struct CashPosition {
    std::vector<double> at_end_of_month;             //!< average over the draws
    std::vector<double> discounted_at_end_of_month;  //!< the same at present value
    FundingNeed need;                                //!< undiscounted
    PaidBack paid_back;                              //!< undiscounted
    PaidBack paid_back_discounted;                   //!< as in `evaluate` (M24)
    Estimate present_value;                          //!< net cash as in `evaluate`
};

struct BudgetImpact {
    //! The run's head: version, seed, number of draws, inputs with this authority alone, strategies. No results.
    Findings head;
    std::size_t strategy{};  //!< index into head.strategies
    std::vector<ImpactPeriod> years;
    ImpactPeriod horizon;
    std::array<bool, line_count> goes_out{};  //!< the cash lines that are cash out
    std::optional<CashPosition> cash;         //!< none without turnover evidence
};

//! `authority` is its place in the study; `strategy` the id of one of the study's (or ContractBroken).
[[nodiscard]] BudgetImpact budget_impact(Study const&, std::size_t authority, std::string const& strategy,
                                         Execution const& = {});

}  // namespace holdfast
