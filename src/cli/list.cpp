//! `holdfast list`: the authorities or interventions of a study.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/study_request.hpp"
#include "report/list/list.hpp"

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
