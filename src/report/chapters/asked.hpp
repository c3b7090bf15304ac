//! The questions that people ask of the figures (words/questions_people_ask), a line each.
//! Tested in tests/report/questions_people_ask_test.cpp.
#pragma once

#include "report/forms/paper.hpp"
#include "report/words/questions_people_ask.hpp"

#include <vector>

namespace holdfast::report {

//! Nothing where there are none.
void questions_asked(Paper&, std::vector<QuestionAsked> const&);

}  // namespace holdfast::report
