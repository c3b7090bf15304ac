//! --since, --until and --before: from what was typed to the years before and after.
//! Tested in tests/cli/windows_typed_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"

#include <optional>
#include <string>
#include <variant>

namespace holdfast::cli {

struct YearsTyped {
    std::optional<int> since, until;
    std::string before;  //!< "2017:2019", "2017"; empty: the three years that end two before --since
};

//! The windows, or a sentence that names the option, says what is wrong and what to write. Without --since, the first year that
//! leaves three published ones before it.
[[nodiscard]] std::variant<Windows, std::string> windows_typed(YearsTyped const&, YearSpan const& published);

}  // namespace holdfast::cli
