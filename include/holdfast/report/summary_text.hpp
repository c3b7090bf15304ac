//! What the terminal shows: first the sentence for a budget report, then what it rests on. Without TextStyle::full that is one
//! screen (report/savings/first_screen.hpp). With it the shape follows the findings: one authority and one intervention fill a
//! page; one authority and several interventions are ranked; several authorities are summed, and then ranked for the leading
//! intervention.
//!
//! What is shown may move money, so:
//! - effects are kept apart by the evidence behind them, and never ranked across: a published effect always leads an
//!   assumption, and an assumption a null result;
//! - no sentence speaks of a saving by an assumption or a null result without saying in that sentence what it is;
//! - where a cost is our guess, what is left after it is called so, and stands beside the cost at which it would pay;
//! - a loss is spelt ("is lost", "−"), a chance is never "100 in 100", and colour is never the only signal.
//! Tested in tests/report/summary_text_test.cpp.
#pragma once

#include "holdfast/questions/chance.hpp"
#include "holdfast/report/text_style.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace holdfast {

//! The strategy that the text opens with; none where no saving is claimed by any.
[[nodiscard]] std::optional<std::size_t> leading_strategy(Findings const&);

//! With chance, the page of one authority has a chapter on it, and nothing else differs. `first_year_chance`: that what is left
//! of the leading strategy in the first financial year is above zero, for one authority's first screen; findings do not hold it.
[[nodiscard]] std::string summary_text(Findings const&, TextStyle = {}, ChanceFindings const& = {},
                                       std::optional<double> first_year_chance = {});

}  // namespace holdfast
