//! A budget as a page for a finance officer, as JSON (described in docs/results.md), and as a sheet of what is bought.
//! The page: one sentence to quote, who buys what, what the next pound buys, the proof, and what a ranked list loses.
//! The same rules hold as for the summary (report/summary_text.hpp): no sentence speaks of a saving by an assumption
//! without saying so; a cost that is a placeholder is called one; a chance is never "100%".
//! First comes one screen (report/budget/budget_screen.hpp), unless all is wanted, or a second best choice or a frontier is.
//! Where nothing keeps to the conditions the page says which cannot be met together, and what it would take.
//! Tested in tests/report/budget_test.cpp.
#pragma once

#include "holdfast/questions/budget.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <vector>

namespace holdfast {

struct BudgetTextStyle {
    TextStyle text;
    bool second_best{};  //!< what the second best choice would buy, too
};
[[nodiscard]] std::string budget_text(BudgetFindings const&, BudgetTextStyle const& = {});
//! The sentence to quote: what is spent, for whom, what it is expected to give, and what that rests on. Of findings with a
//! choice (or ContractBroken).
[[nodiscard]] std::string budget_sentence(BudgetFindings const&);
//! One sentence a clash; empty where there is a choice.
[[nodiscard]] std::vector<std::string> why_nothing_fits(BudgetFindings const&);
[[nodiscard]] std::string budget_json(BudgetFindings const&);
//! One row for each package bought. RFC 4180, UTF-8.
[[nodiscard]] std::string purchases_csv(BudgetFindings const&);

}  // namespace holdfast
