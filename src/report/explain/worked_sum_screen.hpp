//! The first screen of `explain`: the base case line by line in whole pounds, how many leave, and what to type for every input
//! with its source. At most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast::report {

[[nodiscard]] std::string worked_sum_screen(WorkedSum const&, TextStyle);

}  // namespace holdfast::report
