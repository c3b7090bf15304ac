//! What a strategy does to the budgets of a region together: as a page, as JSON and as a CSV sheet (both described in
//! docs/results.md). The page: the sum first, then each authority's part in it, the years, what has to be found, who gains and
//! who pays. Of a null result, as without evidence, it has the cost alone.
//! Tested in tests/report/region_impact_test.cpp.
#pragma once

#include "holdfast/questions/region_impact.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

//! The first screen of it (report/impact/region_screen.hpp) unless all is wanted.
[[nodiscard]] std::string region_impact_text(RegionImpact const&, TextStyle = {});
[[nodiscard]] std::string region_impact_json(RegionImpact const&);
[[nodiscard]] std::string region_impact_csv(RegionImpact const&);

}  // namespace holdfast
