//! Figures as a first screen says them: few digits, a minus sign, ends of a range to the same unit.
//! Tested in tests/report/plain_figures_test.cpp.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>

namespace holdfast::report {

//! "−£1.4m", "£873,000", "£8,400", "£365": a tenth of a million, then thousands, hundreds and pounds [£].
[[nodiscard]] std::string plain_pounds(double pounds);
//! "−£1.2m to £2.8m", "−£3,000 to £41,000": both ends to the unit of the larger.
[[nodiscard]] std::string plain_range(Estimate const&);
//! "£1.4m is left", "£1.4m is lost", "nothing is left": never a saving where a loss is left.
[[nodiscard]] std::string left_or_lost(double pounds);
//! "five years", "one year", "18 months".
[[nodiscard]] std::string length_of_time(int months);
//! The signs of a whole text: "minus £5" as "−£5", "minus 0.3" as "−0.3"; the word stays where no figure follows.
[[nodiscard]] std::string with_minus_signs(std::string text);

}  // namespace holdfast::report
