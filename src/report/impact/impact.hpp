//! What a strategy does to one authority's budget: as a page for a finance officer, as JSON and as a CSV sheet (both
//! described in docs/results.md).
//! The page: cash out and in by financial year with the position that they add up to; how much has to be found and when it
//! is back; which lines are cashable and which are capacity; who else pays and who gains. Effects that are assumed, or null
//! results, are called so wherever cash is spoken of; so are placeholder costs. Without turnover evidence the page has the
//! programme's cost alone, and no saving.
//! Numbers in JSON and CSV have full double precision. Equal findings, equal bytes. Tested in
//! tests/report/budget_impact_test.cpp.
#pragma once

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

//! The first screen (report/impact/impact_screen.hpp) unless all is wanted.
[[nodiscard]] std::string budget_impact_text(BudgetImpact const&, TextStyle = {});
[[nodiscard]] std::string budget_impact_json(BudgetImpact const&);
[[nodiscard]] std::string budget_impact_csv(BudgetImpact const&);

}  // namespace holdfast
