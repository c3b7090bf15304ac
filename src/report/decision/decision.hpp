//! A decision as a page for a finance officer, and as JSON.
//! JSON (described in docs/command.md): strategies, incremental, curves, evppi. Numbers have full double precision; an
//! increment that does not exist is null. Equal findings, equal bytes.
//! The page: the frontier, who is best at which willingness to pay, what knowing everything is worth, and the
//! parameters ranked by what knowing them is worth where the choice is least certain (lowest CEAF); warnings last.
//! Tested in tests/report/decision_test.cpp.
#pragma once

#include "holdfast/decision/decide.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string decision_json(DecisionFindings const&);
[[nodiscard]] std::string decision_text(DecisionFindings const&, TextStyle = {});

}  // namespace holdfast
