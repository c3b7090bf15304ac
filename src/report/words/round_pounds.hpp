//! Pounds on a first screen: two digits, a minus sign, and within a range the same last digit at both ends.
//! Tested in tests/report/round_pounds_test.cpp.
#pragma once

#include "holdfast/numerics/summary.hpp"

#include <string>

namespace holdfast::report {

//! Two digits that count: "£870,000", "−£1.4m", "£28m"; below £1,000 to the pound, "£929"; from £100m to the million.
[[nodiscard]] std::string round_pounds(double pounds);
//! "−£1.2m to £2.8m", "−£40,000 to £180,000": rounded alike, as finely as the larger end.
[[nodiscard]] std::string round_range(Estimate const&);

}  // namespace holdfast::report
