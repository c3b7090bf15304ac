//! Where a pilot's effect is carried. What was counted in one authority is known there, and elsewhere it is doubted as what was
//! published is (M14): δ is added in every authority but the pilot's place, and in all where no place is said. Of a mixture
//! (M13a) the belief is about the pilot's place: what was published is carried there, and both together from there on
//! (docs/decisions/0055).
//! Tested in tests/inputs/pilot_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

//! Takes δ away where the study is about no other authority than the pilot's place; else says, as a warning at the pilot, where
//! it is added; and doubts a pilot without a place that counts more staff than any authority here has. Before reading.own_comparators are taken away.
void carry_pilots(Study&, Reading&);

}  // namespace holdfast
