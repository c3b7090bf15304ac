//! `holdfast neighbours`: one authority beside its statistical neighbours, its region and England.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "report/neighbours/neighbours.hpp"

namespace holdfast::cli {

namespace {

struct NeighboursOptions {
    OneOptions selected;  //!< without an intervention, the one that leads the page of `run`
    unsigned threads{};
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, NeighboursOptions& options)
{
    add_one(app, options.selected, Needs::authority);
    add_draws(app, options.selected.study);
    add_threads(app, options.threads);
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

ExitCode neighbours(NeighboursOptions const& options)
{
    Execution execution;
    execution.threads = options.threads;
    auto const& typed = options.selected;
    auto asked = typed.study;
    asked.names_by_place = !typed.words.empty();
    asked.answer_has_warnings = options.answer.is_text() && options.answer.is_full();
    if (!typed.intervention.empty()) asked.interventions = {typed.intervention};
    auto const own = study_of_authority(asked, typed.authority);
    if (!own) return ExitCode::problem_in_inputs;
    auto const strategy =
        !typed.intervention.empty()
            ? strategy_typed(*own, typed.intervention)
            : strategy_to_compare(with_progress(execution, [&](auto const& how) { return evaluate(*own, how); }));
    if (!strategy) return ExitCode::problem_in_inputs;

    // The inputs once more, with everybody in them: the neighbours, the region and England are known only now.
    auto all = typed.study;
    all.authorities = {"all"};
    all.interventions = {*strategy};
    all.answer_has_warnings = true;  // said already, of the authority that was asked about
    auto const everyone = study_or_complaints(all);
    if (!everyone) return ExitCode::problem_in_inputs;
    auto const neighbours = with_progress(execution, [&](auto const& how) {
        return neighbourhood(*everyone, own->authorities.front().code, *strategy, how);
    });
    return options.answer.hand_over({[&](auto const& style) { return neighbours_text(neighbours, style); },
                                     [&] { return neighbours_json(neighbours); },
                                     [&] { return neighbours_csv(neighbours); }},
                                    typed.study);
}

}  // namespace

Work add_neighbours(CLI::App& app) { return work_of<NeighboursOptions>(app, declare, neighbours); }

}  // namespace holdfast::cli
