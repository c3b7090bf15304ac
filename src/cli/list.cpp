//! `holdfast list`: the authorities or interventions of a study.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/typed/study_request.hpp"
#include "report/list/list.hpp"

namespace holdfast::cli {

namespace {

struct ListOptions {
    std::string what;  //!< authorities, interventions
    StudyOptions study;
};

void declare(CLI::App& app, ListOptions& options)
{
    app.add_option("what", options.what, "authorities or interventions")
        ->required()
        ->check(CLI::IsMember({"authorities", "interventions"}));
    add_study(app, options.study, "study,--study");
    add_choice(app, options.study);
}

ExitCode list(ListOptions const& options)
{
    auto const study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    auto const style = style_of_page();
    return hand_over(options.what == "authorities" ? authorities_text(*study, style)
                                                   : interventions_text(*study, style));
}

}  // namespace

Work add_list(CLI::App& app) { return work_of<ListOptions>(app, declare, list); }

}  // namespace holdfast::cli
