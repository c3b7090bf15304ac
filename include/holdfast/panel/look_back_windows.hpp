//! Which years before and after a look-back can take: every advice about them is one that runs.
//! Tested in tests/cli/windows_typed_test.cpp and tests/inputs/look_back_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! The years before that go with a first year after: three that end two before it, as far as they are published. Nothing where
//! only the year just before it is.
[[nodiscard]] std::optional<YearSpan> usual_years_before(int since, YearSpan const& published);
//! The first years after that leave three such years before them; nothing of a short panel.
[[nodiscard]] std::optional<YearSpan> usual_first_years_after(YearSpan const& published);

//! Years in which all of these authorities can be used, with an answer: what is advised where there is none in those that were
//! asked for. Nothing where there are none.
[[nodiscard]] std::optional<Windows> windows_that_hold(Panel const&, std::vector<std::string> const& numbers);

}  // namespace holdfast
