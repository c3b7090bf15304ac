//! The first screen of `neighbours`: the sentence to quote, and a row for each authority beside the one that is asked about. At most 24
//! lines of 80 columns; what has no room is counted.
//! Tested in tests/report/neighbours_test.cpp.
#pragma once

#include "holdfast/questions/neighbourhood.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast::report {

//! `answer`: the sentences to quote, as the full text opens with them.
[[nodiscard]] std::string neighbours_screen(Neighbourhood const&, std::string const& answer, TextStyle const&);

}  // namespace holdfast::report
