//! What must be true for a strategy to pay in one authority, and which inputs move the answer: as a page for a finance
//! officer, as JSON and as a CSV sheet (both described in docs/results.md).
//! The page: what must be true, input by input, with what the inputs say today beside it; the tornado of the base case;
//! what explains the spread of the draws; on request the grid of two inputs. Effects that are assumed, or null results,
//! are called so in every sentence that speaks of paying; so are placeholder costs. Without turnover evidence the page
//! says what effect would be needed, and no saving.
//! Numbers in JSON and CSV have full double precision. Equal findings, equal bytes. Tested in
//! tests/report/sensitivity_test.cpp.
#pragma once

#include "holdfast/questions/sensitivity.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <string_view>

namespace holdfast {

//! `with_grid`: is the grid of two inputs shown as well? Without it the first screen (report/sensitivity/sensitivity_screen.hpp),
//! unless all is wanted.
[[nodiscard]] std::string sensitivity_text(StudySensitivity const&, bool with_grid, TextStyle = {});
[[nodiscard]] std::string sensitivity_json(StudySensitivity const&);
[[nodiscard]] std::string sensitivity_csv(StudySensitivity const&);

//! Is it of several authorities together, and not of one?
[[nodiscard]] inline bool is_of_sum(StudySensitivity const& of) { return of.head.study.authorities.size() > 1; }
//! What an input is called there.
[[nodiscard]] inline std::string_view label_in(StudySensitivity const& of, ThresholdInput input)
{
    return is_of_sum(of) ? label_of_sum(input) : label(input);
}

}  // namespace holdfast
