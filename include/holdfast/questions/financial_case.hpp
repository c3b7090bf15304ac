//! A financial case for one authority and one strategy: what a chief finance officer is asked to sign [£, undiscounted].
//!
//! The draws are those of `budget_impact`, and so is every total: this is the same run, told by line of the budget. What is
//! saved before the programme's cost is divided over four lines, each with somebody who answers for it (Study::case_owners).
//! What is paid is divided into one-off and ongoing, and of what is paid once into capital and revenue: capital only where the
//! inputs say so of a set-up (Intervention::setup_is_capital) or of a resource (ResourceTerms::capital). Borrowing, and what
//! capital costs a revenue account later, are not in it.
//!
//! P10 is the saving that 9 in 10 draws exceed; P50 half of them; P90 1 in 10. A chance is the share of draws in which what is
//! left is £0 or more. Payback is the month from which all net cash so far is never below £0 again.
//!
//! Without turnover evidence there is a cost and no saving.
//! Pure: the same bits on any number of threads. docs/method.md, "A financial case". Tested in
//! tests/questions/financial_case_test.cpp.
#pragma once

#include "holdfast/questions/budget_impact.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! Lines of a budget that money can be taken out of, or has to be put into.
enum class BudgetLine { agency, recruitment, training, staff_pay };
inline constexpr std::size_t budget_line_count = 4;
inline constexpr std::array<BudgetLine, budget_line_count> all_budget_lines{
    BudgetLine::agency, BudgetLine::recruitment, BudgetLine::training, BudgetLine::staff_pay};

//! Which one a cash line that is no cost of the programme is part of: what leavers cost is with staff pay. None of all others.
[[nodiscard]] std::optional<BudgetLine> budget_line_of(Line);
[[nodiscard]] std::string_view name(BudgetLine);  //!< as in the inputs: "staff_pay"
//! As the inputs name its owner; empty: to be named.
[[nodiscard]] std::string const& owner_of(CaseOwners const&, BudgetLine);

template <class T> using ByBudgetLine = std::array<T, budget_line_count>;
template <class T> [[nodiscard]] T& at(ByBudgetLine<T>& by_line, BudgetLine line)
{
    return by_line[static_cast<std::size_t>(line)];
}
template <class T> [[nodiscard]] T const& at(ByBudgetLine<T> const& by_line, BudgetLine line)
{
    return by_line[static_cast<std::size_t>(line)];
}

//! What 9 in 10, 5 in 10 and 1 in 10 draws exceed [£].
struct Percentiles {
    double p10{}, p50{}, p90{};
};

//! What is saved in some months, and how sure that is.
struct CaseSavings {
    ByBudgetLine<Estimate> lines{};  //!< below 0: more has to be put in
    Estimate cashable;               //!< their sum: cash before the programme's cost
    Estimate net;                    //!< after it
    Estimate so_far;                 //!< net, from the start to the end of these months
    Percentiles cashable_exceeds, net_exceeds, so_far_exceeds;
    double chance{};         //!< that net is £0 or more
    double chance_so_far{};  //!< that all net so far is
};

//! A financial year, or the horizon.
struct CasePeriod {
    int starts{};  //!< as in BudgetYear; 0 for the horizon
    int months{};
    Estimate capital;                    //!< paid once, from capital
    Estimate one_off_revenue;            //!< paid once, from revenue
    Estimate ongoing;                    //!< paid as long as it is delivered, from revenue
    Estimate cost;                       //!< all three
    std::optional<CaseSavings> savings;  //!< none without turnover evidence
};

//! In which month it is paid back for good, over the draws; none: not within the horizon.
struct CasePayback {
    std::optional<int> one_in_ten;   //!< by this month 1 in 10 draws are paid back
    std::optional<int> half;         //!< 5 in 10
    std::optional<int> nine_in_ten;  //!< 9 in 10
    double never{};                  //!< share of draws that are not paid back within the horizon
};

//! What a figure rests on. Stated: somebody published, counted or quoted it. Assumed: judgement, with its reason. Guessed: a
//! placeholder, or nobody says.
enum class RestsOn { stated, assumed, guessed };
[[nodiscard]] RestsOn rests_on(Basis);
[[nodiscard]] std::string_view name(RestsOn);

enum class CaseRating { green, amber, red };
[[nodiscard]] std::string_view name(CaseRating);
//! What keeps a case from a better rating.
enum class CaseReason {
    no_evidence,      //!< red: no study measured leaving
    effect_guessed,   //!< red: the effect is assumed, or the range around a null result
    effect_expected,  //!< red: nobody measured the effect, and it is what experts expect
    below_half,       //!< red: the chance is below 50 in 100
    cost_guessed,     //!< red: some of the programme's cost is our guess
    line_guessed,     //!< red: a price behind a line is a guess
    below_threshold,  //!< amber: the chance is below 75 in 100
    cost_built,       //!< amber: some of the cost is built from prices
    line_assumed,     //!< amber: a price behind a line is assumed
    very_low,         //!< amber: the certainty of the evidence is very low, or there is none to be certain of
    range_guessed,    //!< amber: the range of a measured effect is our guess, or holds one
    bias_left_in,     //!< amber: the inputs switch off what is done about bias
    fall_expected,    //!< amber: half or more of the fall in the council's own pilot would have come with nothing done
    owner_missing     //!< amber: nobody answers for a line that is counted on
};
[[nodiscard]] CaseRating best_with(CaseReason);  //!< the best rating that it allows

//! What a rating is made of.
struct CaseFacts {
    std::optional<double> chance;     //!< that it pays for itself within the horizon; none without evidence
    ByPart<bool> cost_parts{};        //!< which parts the programme's cost has
    RestsOn effect{RestsOn::stated};  //!< on leaving
    ByBudgetLine<RestsOn> lines{};    //!< the prices behind each line
    bool experts{};                   //!< is the effect what experts expect?
    bool very_low{};                  //!< is the certainty of any member's evidence very low, or none?
    bool range_guessed{};             //!< is the range of any measured effect our guess, or does it hold one?
    bool bias_left_in{};              //!< is nothing done about bias in any member's effect?
    bool fall_expected{};             //!< was half or more of any pilot's fall to be expected here?
    bool owner_missing{};             //!< has any line that is counted on (is_counted_on) no owner?
};
struct RatedCase {
    CaseRating rating{CaseRating::red};
    std::vector<CaseReason> reasons;  //!< those that hold it where it is and below, the gravest first; green has none
};
//! By the rule that every report prints. The chance counts in whole parts of 100, as it is printed.
//!
//! Green: 75 in 100 or more, every cost and price stated, and an owner named for every line that is counted on. Red: below 50 in
//! 100, or the effect, the cost or a line's price is a guess. Amber: between. Never green with very low certainty, a guessed range, bias left in or a pilot's expected fall.
[[nodiscard]] RatedCase rate_case(CaseFacts const&);
//! Does the case count on this line: does it move by a pound or more over the horizon, be it that money has to be put in? Somebody
//! has to answer for it, or a saving is nobody's.
[[nodiscard]] bool is_counted_on(CaseSavings const& horizon, BudgetLine);

struct FinancialCase {
    BudgetImpact impact;  //!< of the same draws
    std::vector<CasePeriod> years;
    CasePeriod horizon;
    std::optional<CasePayback> payback;  //!< none without turnover evidence
    ByBudgetLine<RestsOn> lines{};       //!< the weakest price behind each
    RatedCase rated;
};

//! `authority` is its place in the study; `strategy` the id of one of the study's (or ContractBroken).
[[nodiscard]] FinancialCase financial_case(Study const&, std::size_t authority, std::string const& strategy,
                                           Execution const& = {});
//! The same of all authorities of the study as one: the sum over them, draw by draw. A line's price is as firm as the least
//! firm among them.
[[nodiscard]] FinancialCase financial_case_together(Study const&, std::string const& strategy, Execution const& = {});

}  // namespace holdfast
