//! Lines of at most 80 columns, for the help and for what is said on a terminal. They break at
//! blanks only, so that a path or an address stays whole; what goes on is set in below what it goes on from.
//! Tested in tests/cli/folding_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"

#include <string>
#include <string_view>

namespace holdfast::cli {

//! Each line that is too long, in several: set in as far as its second column where it has two, as a line of help has.
[[nodiscard]] std::string folded(std::string_view text);

//! describe(), folded: the line of a file and the caret below it stay as they are, and a hint that has no room beside the
//! caret stands below it.
[[nodiscard]] std::string folded(Problem const&);

}  // namespace holdfast::cli
