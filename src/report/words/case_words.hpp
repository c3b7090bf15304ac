//! A financial case in words: what a chief finance officer reads first, what must happen for a saving to be taken out of a
//! budget, and the rules behind its figures. Said here once, for every form alike.
//! Tested in tests/report/case_words_test.cpp.
#pragma once

#include "holdfast/questions/financial_case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! "£12,300", "−£12,300".
[[nodiscard]] std::string case_pounds(double pounds);
//! "16 in 100", "under 1 in 100", "over 99 in 100": a share of draws is never a certainty.
[[nodiscard]] std::string in_100(double share);

//! "It costs £2.2m, our guess."
[[nodiscard]] std::string case_cost_sentence(double pounds, ByPart<bool> const& cost_parts);
//! "ARC could save Leeds £0.9m over 60 months before paying for it."; where half or more of a pilot's fall was to be expected,
//! nothing "could save".
[[nodiscard]] std::string case_saving_sentence(std::string const& what, std::string const& who, std::string const& when,
                                               double saving, bool fall_expected);

//! In a table whose head says so: thousands of pounds, "−12.3"; and a chance in 100, "16", "<1", ">99".
[[nodiscard]] std::string case_thousands(double pounds);
[[nodiscard]] std::string of_100(double share);

//! "agency cover", "training and induction".
[[nodiscard]] std::string_view label_of(BudgetLine);
//! The name or the post that the inputs give, or "to be named".
[[nodiscard]] std::string owner_words(CaseOwners const&, BudgetLine);
//! What must happen for this saving [£] to be taken out of the budget, or the money to be put in. Whole sentences.
[[nodiscard]] std::string_view what_must_happen(BudgetLine, double saving);
//! "stated", "assumed", "our guess".
[[nodiscard]] std::string_view words_of(RestsOn);

//! What it saves before paying for it, what it costs, what is left, how sure that is, and the rating. Of what no study found
//! to work: that no saving is claimed, and what it costs.
[[nodiscard]] std::string case_headline(FinancialCase const&);
//! When it is paid back for good, with the months by which 1 in 10 and 9 in 10 draws are. Empty where no saving is claimed.
[[nodiscard]] std::string payback_sentence(FinancialCase const&);
//! "March 2028 (month 24)", "at once", "not within 60 months".
[[nodiscard]] std::string payback_month(Study const&, std::optional<int> month);
//! What holds the case where it is; without its chance where no saving is claimed.
[[nodiscard]] std::vector<CaseReason> reasons_of(FinancialCase const&);
//! What keeps a case from a better rating, as a clause.
[[nodiscard]] std::string_view reason_words(CaseReason);
//! "Red: the chance is below 50 in 100; some of its cost is our guess."
[[nodiscard]] std::string rating_sentence(RatedCase const&);
//! Who is still to be named: a sentence; empty where everybody is.
[[nodiscard]] std::string owners_missing(CaseOwners const&);
//! "£20,000 is paid once, of which £5,000 from capital. £10,000 is ongoing, all of it revenue."
[[nodiscard]] std::string paid_sentence(CasePeriod const& horizon);

//! What is capital of it, and why, as the inputs say: a sentence; empty where nothing is.
[[nodiscard]] std::string capital_sentence(Study const&, Strategy const&);

//! On a page that shows another choice: whose case the report holds.
[[nodiscard]] std::string case_elsewhere(std::string const& authority, std::string const& strategy);

//! Is a saving claimed at all? Not without evidence, nor where a study looked and found no significant effect.
[[nodiscard]] bool claims_a_saving(FinancialCase const&);

inline constexpr std::string_view case_heading = "Financial case";
inline constexpr std::string_view percentile_rule =
    "P10 is the saving that 9 in 10 draws exceed. P50 is exceeded by 5 in 10, P90 by 1 in 10.";
inline constexpr std::string_view chance_rule = "A chance is the share of draws in which what is left is £0 or more: "
                                                "in that year alone, and from the start to its end.";
inline constexpr std::string_view rating_rule =
    "Green: the chance is 75 in 100 or more, every cost and price is stated, and every line that is counted on has an "
    "owner. Red: it is below 50 in 100, or any line is our guess. Amber: between. Never green: very low certainty of "
    "evidence, a guessed range, nothing taken "
    "off "
    "for bias, or a pilot of whose fall half or more was to be expected. An assumed effect is a guess, and so is the "
    "range around a null result. What experts expect is red, too: nobody measured it.";
inline constexpr std::string_view case_money_rule =
    "Not discounted, by financial year (April to March). What is left adds up from year to year; percentiles do not.";
inline constexpr std::string_view capital_rule =
    "All of it is revenue, unless the inputs say of a set-up (costs.setup_is_capital) or of a thing that is bought "
    "once "
    "(capital) that it lasts. Training and staff time are revenue. What borrowing costs is not in it.";
inline constexpr std::string_view to_be_named = "to be named";
inline constexpr std::string_view one_authority_at_a_time =
    "A financial case is for one authority: name it with --authority.";

}  // namespace holdfast::report
