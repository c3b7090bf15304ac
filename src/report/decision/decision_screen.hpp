//! The first screens of `decide` from draws, and of one choice against others. At most 24 lines of 80 columns where there are no
//! more than eight choices; of more the rest is in the full text.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/decision/decide.hpp"
#include "holdfast/report/text_style.hpp"
#include "report/decision/head_to_head.hpp"

#include <string>

namespace holdfast::report {

//! Which strategy is best where the choice is least certain, how sure that is, and what knowing more is worth.
[[nodiscard]] std::string decision_screen(DecisionFindings const&, TextStyle);
//! What each choice would save more, or less, than the one asked about.
[[nodiscard]] std::string head_to_head_screen(HeadToHeadReport const&, TextStyle);

}  // namespace holdfast::report
