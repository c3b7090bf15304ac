//! Two studies side by side: a page, JSON and a CSV sheet (both described in docs/results.md).
//! The page: one sentence first, which says by how much a saving differs, what it is in each, and what most of that comes
//! from; then what changed, the largest effect first; the walk from A to B, whose parts add up; every result; what only
//! one of the two has. Assumed effects, null results and placeholder costs are called so in the sentence itself.
//! Where a cost is a placeholder in either study, the saving before it leads. Equal findings, equal bytes.
//! Tested in tests/report/comparison_test.cpp.
#pragma once

#include "holdfast/questions/comparison.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string comparison_text(TwoStudies const&, Comparison const&, TextStyle = {});
[[nodiscard]] std::string comparison_json(TwoStudies const&, Comparison const&);
[[nodiscard]] std::string comparison_csv(TwoStudies const&, Comparison const&);

}  // namespace holdfast
