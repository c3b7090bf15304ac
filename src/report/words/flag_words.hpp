//! What is marked about an authority's figures, as a person reads it: DfE's marks spelt out.
#pragma once

#include <string>
#include <vector>

namespace holdfast::report {

//! "agency cover rate: z" becomes "agency cover rate: not applicable (z)"; what ends in no mark stays as it is.
//! Tested in tests/report/flag_words_test.cpp.
[[nodiscard]] std::string flag_words(std::string const& flag);
[[nodiscard]] std::vector<std::string> flag_words(std::vector<std::string> const& flags);

}  // namespace holdfast::report
