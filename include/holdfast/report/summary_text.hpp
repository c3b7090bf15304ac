//! What the terminal shows: first one sentence that a finance officer can quote, then tables, then what they rest on.
//! The shape follows the findings: one authority and one intervention fill a page; one authority and several
//! interventions are ranked; several authorities are summed, and then ranked for the leading intervention.
//!
//! What is shown may move money, so:
//! - effects are kept apart by the evidence behind them, and never ranked across: a published effect always leads an
//!   assumption, and an assumption a null result;
//! - no sentence speaks of a saving by an assumption or a null result without saying in that sentence what it is;
//! - where a cost is a placeholder, the saving before it and the largest affordable cost lead, and the saving after it
//!   is called a placeholder's;
//! - a loss is spelt ("costs", "minus"), a chance is never "100%", and colour is never the only signal.
//! Tested in tests/report/summary_text_test.cpp.
#pragma once

#include "holdfast/questions/chance.hpp"
#include "holdfast/report/text_style.hpp"
#include "holdfast/study/findings.hpp"

#include <string>

namespace holdfast {

//! With chance, the page of one authority has a chapter on it, and nothing else differs.
[[nodiscard]] std::string summary_text(Findings const&, TextStyle = {}, ChanceFindings const& = {});

}  // namespace holdfast
