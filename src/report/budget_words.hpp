//! Conditions and amounts of a budget in words.
#pragma once

#include "holdfast/portfolio/condition.hpp"
#include "holdfast/study/budget.hpp"

#include <string>

namespace holdfast::report {

[[nodiscard]] bool is_money(Objective);
//! How many of the smallest units a choice's value counts for one: pounds are whole, people and FTE-years in thousandths.
[[nodiscard]] double units_of(Objective);
[[nodiscard]] std::string whole_pounds(WholePounds);  //!< "£1,234,567": every digit
//! "spend of at most £1,000,000 in all"
[[nodiscard]] std::string condition_words(Condition const&, Market const&);

}  // namespace holdfast::report
