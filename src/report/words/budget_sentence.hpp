//! The sentence for a budget report, made once for the terminal, the page, the paper and the workbook: what a programme could
//! save before paying for it, with its range; what it costs and whose figure that is; what is left; the chance after paying;
//! and the cost below which it would pay. No sentence is longer than 30 words, whatever a programme is called; none promises a
//! saving where a loss is left.
//! Tested in tests/report/budget_sentence_test.cpp.
#pragma once

#include "report/words/sentences.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

//! The longest sentence on a first screen [words].
inline constexpr std::size_t words_of_first_screen = 30;

//! What one financial year comes to, undiscounted: means over the draws with 95% ranges, in pounds of the price year.
//! A range without width is none: means of several authorities add up, ranges do not.
struct OneYear {
    std::string when;              //!< "2026-27", "2026-27 (6 months)"
    Maybe<Estimate> saves;         //!< in cash, before the programme's own cost
    Maybe<Estimate> costs;         //!< the programme, positive
    Maybe<Estimate> left;          //!< saves less costs
    std::optional<double> chance;  //!< that what is left is above zero, of 1
};

//! The study's first financial year, summed over the standing's authorities; without a chance, which findings do not hold.
//! None where nothing is known of what it saves.
[[nodiscard]] std::optional<OneYear> first_year_of(Findings const&, Standing const&);

//! Over all years: "Working with staff (ARC) could save Leeds £870,000 over five years before paying for it (−£1.2m to £2.8m). At
//! our guess of its cost, £929 a worker a year, £1.4m is lost. The chance that it pays for itself at our guess is 16 in 100. It
//! would pay below £365 a worker a year."
[[nodiscard]] std::string budget_sentence(Findings const&, Standing const&, Setting const&);
//! Of several, the one that leads; where none does, why no saving is claimed.
[[nodiscard]] std::string budget_sentence(Findings const&, std::vector<Standing> const&, Setting const&);

//! The first financial year alone: "2026-27 alone: saves £34,000, costs £530,000, leaves −£500,000 (−£610,000 to −£380,000;
//! chance 2 in 100)."
[[nodiscard]] std::string first_year_sentence(OneYear const&, Standing const&);

//! "£1.4m is left", "£1.4m is lost", "nothing is left": never a saving where a loss is left.
[[nodiscard]] std::string left_or_lost(double pounds);
//! "five years", "18 months".
[[nodiscard]] std::string years_in_words(int months);
//! "at our guess", "at a cost that is partly our guess"; empty where nobody had to guess.
[[nodiscard]] std::string at_our_guess(CostKnown);

}  // namespace holdfast::report
