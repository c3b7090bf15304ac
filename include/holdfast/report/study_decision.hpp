//! Decisions about a study as a page for a commissioner, and as JSON (described in docs/command.md).
//! The page: what is chosen between, what to read first (placeholder costs, effects that nobody measured); then in cash
//! and in total what is best for money alone, what it would be worth to know more, the frontier, who is best at which
//! willingness to pay, and what knowing some things exactly is worth. Where one choice wins in every draw it says so.
//! Then every pair head to head, for the money alone; of many choices the page has those against the status quo only.
//! JSON: each entry of `decisions` holds what `holdfast decide --costs` prints, in the same keys.
//! Equal findings, equal bytes. Tested in tests/report/study_decision_test.cpp.
#pragma once

#include "holdfast/report/summary_text.hpp"
#include "holdfast/study/decisions.hpp"
#include "holdfast/study/head_to_heads.hpp"
#include "holdfast/study/nested_evppi.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! Everything that a page about a study's decision is made of.
struct StudyDecisionReport {
    Study study;
    StudyDraws draws;
    std::vector<BeliefGroup> groups;  //!< as they were asked for
    std::vector<StudyDecision> decisions;
    std::vector<NestedEvppi> checks;               //!< where a nested loop was asked for
    std::vector<StudyHeadToHead> head_to_heads{};  //!< every pair, for the money alone
};

[[nodiscard]] std::string study_decision_json(StudyDecisionReport const&);
[[nodiscard]] std::string study_decision_text(StudyDecisionReport const&, TextStyle = {});

}  // namespace holdfast
