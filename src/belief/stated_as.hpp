//! How a number came here, as a reader is told beside it: "as published", "as worked out", "as entered", "as assumed".
//! Tested in tests/belief/basis_test.cpp.
#pragma once

#include "holdfast/belief/basis.hpp"

#include <string_view>

namespace holdfast {

//! An authority's own figure was published by nobody, and nor was an assumption.
[[nodiscard]] std::string_view stated_as(Basis);

}  // namespace holdfast
