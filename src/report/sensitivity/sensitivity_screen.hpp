//! The first screen of `sensitivity`: what is left in cash, what would have to be true for it to pay, one thing at a time, and
//! which inputs matter most. At most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/sensitivity.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast::report {

[[nodiscard]] std::string sensitivity_screen(StudySensitivity const&, TextStyle);

}  // namespace holdfast::report
