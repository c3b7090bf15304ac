#include "report/chapters/asked.hpp"

#include <string>

namespace holdfast::report {

void questions_asked(Paper& paper, std::vector<QuestionAsked> const& questions)
{
    if (questions.empty()) return;
    paper.heading("Questions people ask");
    for (auto const& asked : questions) paper.item("-", std::string(asked.question) + " " + answer_to(asked));
}

}  // namespace holdfast::report
