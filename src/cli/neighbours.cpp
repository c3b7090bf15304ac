//! `holdfast neighbours`: one authority beside its statistical neighbours, its region and England.
#include "report/neighbours/neighbours.hpp"

#include "cli/commands.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/terminal.hpp"
#include "cli/study_request.hpp"
#include "holdfast/questions/evaluate.hpp"

namespace holdfast::cli {

ExitCode neighbours(NeighboursOptions const& options)
{
    Execution execution;
    execution.threads = options.threads;
    auto asked = options.study;
    asked.authorities = {options.authority};
    if (options.intervention) asked.interventions = {*options.intervention};
    auto const own = study_or_complaints(asked);
    if (!own) return ExitCode::problem_in_inputs;
    auto const strategy =
        options.intervention
            ? strategy_chosen(*own, *options.intervention)
            : leading_strategy(with_progress(execution, [&](auto const& how) { return evaluate(*own, how); }));

    // The inputs once more, with everybody in them: the neighbours, the region and England are known only now.
    auto all = options.study;
    all.authorities = {"all"};
    all.interventions = {strategy};
    auto const everyone = study_or_complaints(all);
    if (!everyone) return ExitCode::problem_in_inputs;
    auto const found = with_progress(execution, [&](auto const& how) {
        return neighbourhood(*everyone, own->authorities.front().code, strategy, how);
    });
    if (options.format == "json") return hand_over(neighbours_json(found), options.out);
    if (options.format == "csv") return hand_over(neighbours_csv(found), options.out);
    return hand_over(neighbours_text(found, style_of_page(options.out)), options.out);
}

}  // namespace holdfast::cli
