//! How many of the inputs are local: values, and not the bases and sources that stand beside them.
//! Tested in tests/report/local_words_test.cpp.
#pragma once

#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

//! Of the changes, those that change a value: what a value rests on and where it is from are words about it.
[[nodiscard]] std::size_t values_among(std::vector<LocalValue> const&);
//! "1 value is local", "8 values are local"; of words alone, "words about 2 values are local". Empty where nothing is.
[[nodiscard]] std::string local_values_words(std::vector<LocalValue> const&);

}  // namespace holdfast::report
