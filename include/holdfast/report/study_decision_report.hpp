//! What a page about a study's decision is made of, as plain data.
#pragma once

#include "holdfast/questions/decisions.hpp"
#include "holdfast/questions/head_to_heads.hpp"
#include "holdfast/questions/nested_evppi.hpp"
#include "holdfast/study/study.hpp"

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

}  // namespace holdfast
