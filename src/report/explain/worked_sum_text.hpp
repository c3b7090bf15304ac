//! The base case of one authority and one intervention as a sum on paper: every input with its source, every line to
//! the penny, and, where wished, month by month. It ends with a line that says whether it adds up, worked out from the
//! figures shown and not from how they were made.
//! Tested in tests/report/worked_sum_text_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string worked_sum_text(WorkedSum const&, bool months, TextStyle = {});

}  // namespace holdfast
