//! The first screen of `decide` about a study: which choice is best for the money alone and how sure that is, what each costs and
//! leaves, and what finding out more is worth. At most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/report/study_decision_report.hpp"
#include "holdfast/report/text_style.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

[[nodiscard]] std::string study_decision_screen(StudyDecisionReport const&, TextStyle);
//! The programmes among the choices, each once: indices into Study::interventions.
[[nodiscard]] std::vector<std::size_t> programmes_of(Study const&, StudyDraws const&);
//! Of every set-up among the choices that is shared: report/words/setup_words.hpp. Empty where none is.
[[nodiscard]] std::string shared_setups_of(StudyDecisionReport const&);

}  // namespace holdfast::report
