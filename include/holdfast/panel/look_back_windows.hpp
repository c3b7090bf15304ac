//! Which years before and after a look-back can take: every advice about them is one that runs.
//! Tested in tests/cli/past (years typed) and tests/inputs/look_back_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! Years in which all of these authorities can be used, with an answer: what is advised where there is none in those that were
//! asked for. Nothing where there are none.
[[nodiscard]] std::optional<Windows> windows_that_hold(Panel const&, std::vector<std::string> const& numbers);

}  // namespace holdfast
