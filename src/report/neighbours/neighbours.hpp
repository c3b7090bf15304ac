//! One authority beside its statistical neighbours, its region and England: as a page for a finance officer, as JSON and as
//! a CSV sheet (both described in docs/results.md).
//! The page: a sentence to quote, then what each publishes of its workforce, then what one intervention would save each.
//! What is not published is said to be so, and never 0. No saving is shown where a study found no significant effect or
//! none measured leaving. Equal findings, equal bytes. Tested in tests/report/neighbours_test.cpp.
#pragma once

#include "holdfast/questions/neighbourhood.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string neighbours_text(Neighbourhood const&, TextStyle = {});
[[nodiscard]] std::string neighbours_json(Neighbourhood const&);
[[nodiscard]] std::string neighbours_csv(Neighbourhood const&);

//! The id of the strategy that leads the page of `run` on one authority; where none does, of the first.
[[nodiscard]] std::string strategy_to_compare(Findings const& of_one_authority);

}  // namespace holdfast
