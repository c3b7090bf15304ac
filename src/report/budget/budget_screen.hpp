//! The first screen of `budget`: what the best choice spends and gives, how sure that is, who buys what, and what to type next. At
//! most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/budget.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast::report {

//! Of findings with a choice (or ContractBroken).
[[nodiscard]] std::string budget_screen(BudgetFindings const&, TextStyle);

}  // namespace holdfast::report
