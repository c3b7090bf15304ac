//! Decisions about a study as a page for a commissioner, and as JSON (described in docs/command.md).
//! The page: what is chosen between, what to read first (placeholder costs, effects that nobody measured); then in cash
//! and in total what is best for money alone, what it would be worth to know more, the frontier, who is best at which
//! willingness to pay, and what knowing some things exactly is worth. Where one choice wins in every draw it says so.
//! Then every pair head to head, for the money alone; of many choices the page has those against the status quo only.
//! JSON: each entry of `decisions` holds what `holdfast decide --costs` prints, in the same keys.
//! Equal findings, equal bytes. Tested in tests/report/study_decision_test.cpp.
#pragma once

#include "holdfast/report/study_decision_report.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string study_decision_json(StudyDecisionReport const&);
//! The first screen (report/decision/study_decision_screen.hpp) unless all is wanted.
[[nodiscard]] std::string study_decision_text(StudyDecisionReport const&, TextStyle = {});

}  // namespace holdfast
