//! The base case of one authority and one intervention as a sum on paper: every input with its source, every line to
//! the penny, and, where wished, month by month. It ends with a line that says whether it adds up, worked out from the
//! figures shown and not from how they were made.
//! Tested in tests/report/worked_sum_text_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

//! The first screen of it (report/explain/worked_sum_screen.hpp) unless all is wanted, or the months are.
[[nodiscard]] std::string worked_sum_text(WorkedSum const&, bool months, TextStyle = {});

}  // namespace holdfast
