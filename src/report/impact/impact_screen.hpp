//! The first screen of `impact`: what is left in cash and how sure, how much of it in which budget in which year, what has to be
//! found, and what to type next. At most 24 lines of 80 columns where the horizon has five financial years.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast::report {

[[nodiscard]] std::string impact_screen(BudgetImpact const&, TextStyle);

}  // namespace holdfast::report
