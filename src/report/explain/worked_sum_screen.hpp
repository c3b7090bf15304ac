//! The first screen of `explain`: the base case line by line in whole pounds, how many leave, and what to type for every input
//! with its source. At most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

//! Of each pilot of whose fall half or more was to be expected: that it was. It comes before any figure of such a pilot.
[[nodiscard]] std::vector<std::string> falls_to_be_expected(WorkedSum const&);
[[nodiscard]] std::string worked_sum_screen(WorkedSum const&, TextStyle);

}  // namespace holdfast::report
