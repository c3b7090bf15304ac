//! `holdfast explain`: the base case of one authority and one intervention as a worked sum.
#include "commands.hpp"

#include "answers.hpp"
#include "study_request.hpp"

#include "holdfast/report/worked_sum_text.hpp"
#include "holdfast/study/worked_sum.hpp"

namespace holdfast::cli {

ExitCode explain(ExplainOptions const& options)
{
    auto const of = study_of_one(options.study, options.authority, options.intervention);
    if (!of) return ExitCode::problem_in_inputs;
    return hand_over(worked_sum_text(worked_sum(of->study, of->study.authorities.front(), of->strategy), options.months,
                                     style_of_page()));
}

}  // namespace holdfast::cli
