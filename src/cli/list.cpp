//! `holdfast list`: the authorities or interventions of a study.
#include "commands.hpp"

#include "answers.hpp"
#include "study_request.hpp"

#include "holdfast/report/list.hpp"

namespace holdfast::cli {

ExitCode list(ListOptions const& options)
{
    auto const study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    auto const style = style_of_page();
    return hand_over(options.what == "authorities" ? authorities_text(*study, style)
                                                   : interventions_text(*study, style));
}

}  // namespace holdfast::cli
