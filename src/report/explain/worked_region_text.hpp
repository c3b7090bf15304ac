//! The base case of a region as a sum over its authorities: as text, a row an authority and the total, and as JSON (described in
//! docs/results.md). It says whether it adds up, and what to type for one authority's own sum with every input and its source.
//! The first screen has at most 24 lines of 80 columns: of many councils those have a row in which most is left or lost.
//! Tested in tests/report/worked_region_text_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string worked_region_text(WorkedRegion const&, Findings const&, TextStyle = {});
//! Of one authority, too.
[[nodiscard]] std::string worked_region_json(WorkedRegion const&, Findings const&);

}  // namespace holdfast
