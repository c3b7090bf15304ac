//! The sentence for a budget report, made once for the terminal, the page, the paper and the workbook: what a programme could
//! save before paying for it, what it costs and whose figure that is, what is left, the range and the chance after paying, and
//! the cost below which it would pay. No sentence is longer than 30 words; none promises a saving where a loss is left.
//! Tested in tests/report/budget_sentence_test.cpp.
#pragma once

#include "report/words/sentences.hpp"

#include <string>

namespace holdfast::report {

//! What one financial year comes to, undiscounted: means over the draws with 95% ranges, in pounds of the price year.
struct OneYear {
    std::string when;              //!< "2026-27"
    Maybe<Estimate> saves;         //!< in cash, before the programme's own cost
    Maybe<Estimate> costs;         //!< the programme, positive
    Maybe<Estimate> left;          //!< saves less costs
    std::optional<double> chance;  //!< that what is left is above zero, of 1
};

//! Over all years: "Working with staff (ARC) could save Leeds £0.9m over five years before paying for it (−£1.2m to £2.8m). At
//! our guess of its cost, £929 a worker a year, £1.4m is lost. The chance that it pays for itself is 16 in 100. It would pay
//! below £365."
[[nodiscard]] std::string budget_sentence(Findings const&, Standing const&, Setting const&);

//! The first financial year alone: "2026-27 alone: saves £34,000, costs £530,000; chance 2 in 100."
[[nodiscard]] std::string first_year_sentence(OneYear const&, Standing const&);

}  // namespace holdfast::report
