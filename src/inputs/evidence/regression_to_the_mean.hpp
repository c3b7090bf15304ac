//! A council's own before-after result may be regression to the mean: teams are chosen, and years are remembered, because
//! many left, and fewer would have left next time without any programme. So the comparators' leaving rate is set beside
//! the authority's own, and a warning says where it is far above (docs/decisions/0027).
//! Tested in tests/inputs/local_effect_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

//! More than a quarter above is far: an assumption.
inline constexpr double far_above = 1.25;
//! From there on comparators who were drawn by lot are of staff unlike those here.
inline constexpr double unlike_here = 2.0;

//! Of the interventions that the study is about, and all of its authorities.
void warn_of_regression_to_the_mean(Study const&, Reading&);

}  // namespace holdfast
