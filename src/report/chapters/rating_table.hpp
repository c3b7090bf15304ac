//! The marks of several interventions side by side (words/rating_words). Tested in tests/report/rating_words_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"
#include "report/forms/paper.hpp"

namespace holdfast::report {

//! Every intervention of the study in its order: effect on leaving, strength, cost, certainty.
[[nodiscard]] Table rating_table(Study const&);

}  // namespace holdfast::report
