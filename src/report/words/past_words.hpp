//! Words that the pages of backtest and look-back share.
//! Tested in tests/report/look_back_test.cpp.
#pragma once

#include <string>
#include <vector>

namespace holdfast::report {

//! "authorities.E01.own_years and 2 more are typed in the study and move nothing here. What happened is read from the published
//! panel: --panel FILE takes another.": `what`: "What happened is".
[[nodiscard]] std::string ignored_inputs_words(std::vector<std::string> const& paths, std::string const& what);

}  // namespace holdfast::report
