//! Two years as they are typed: "2017:2019", or "2017" for one alone.
//! Tested in tests/cli/windows_typed_test.cpp and tests/inputs/adopters_test.cpp.
#pragma once

#include "holdfast/base/calendar.hpp"

#include <optional>
#include <string>

namespace holdfast {

//! Nothing where it is not two years of 1900 to 2100; the first may be later than the last.
[[nodiscard]] std::optional<YearSpan> year_span_typed(std::string const&);

}  // namespace holdfast
