//! `holdfast neighbours`: one authority beside its statistical neighbours, its region and England.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/option_kinds.hpp"
#include "cli/output/terminal.hpp"
#include "cli/study_request.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "report/neighbours/neighbours.hpp"

namespace holdfast::cli {

namespace {

struct NeighboursOptions {
    StudyOptions study;
    std::string authority;
    std::optional<std::string> intervention;  //!< without it, the one that leads the page of `run`
    unsigned threads{};
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, NeighboursOptions& options)
{
    add_authority(app, options.authority);
    app.add_option("intervention", options.intervention,
                   "an intervention's id; without it, the one that comes first for the authority in `run`")
        ->type_name("INTERVENTION");
    add_study(app, options.study, "--study");
    add_draws(app, options.study);
    add_threads(app, options.threads);
    options.answer.add_to(app);
}

ExitCode neighbours(NeighboursOptions const& options)
{
    Execution execution;
    execution.threads = options.threads;
    auto asked = options.study;
    asked.names_by_place = true;
    if (options.intervention) asked.interventions = {*options.intervention};
    auto const own = study_of_authority(asked, options.authority);
    if (!own) return ExitCode::problem_in_inputs;
    auto const strategy =
        options.intervention
            ? strategy_typed(*own, *options.intervention)
            : leading_strategy(with_progress(execution, [&](auto const& how) { return evaluate(*own, how); }));
    if (!strategy) return ExitCode::problem_in_inputs;

    // The inputs once more, with everybody in them: the neighbours, the region and England are known only now.
    auto all = options.study;
    all.authorities = {"all"};
    all.interventions = {*strategy};
    auto const everyone = study_or_complaints(all);
    if (!everyone) return ExitCode::problem_in_inputs;
    auto const neighbours = with_progress(execution, [&](auto const& how) {
        return neighbourhood(*everyone, own->authorities.front().code, *strategy, how);
    });
    return options.answer.hand_over({[&](auto const& style) { return neighbours_text(neighbours, style); },
                                     [&] { return neighbours_json(neighbours); },
                                     [&] { return neighbours_csv(neighbours); }});
}

}  // namespace

Work add_neighbours(CLI::App& app) { return work_of<NeighboursOptions>(app, declare, neighbours); }

}  // namespace holdfast::cli
