//! `holdfast budget`: which authority should buy what.
#include "commands.hpp"

#include "answers.hpp"
#include "standard_streams.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/inputs/budget_request.hpp"
#include "holdfast/inputs/typed_amount.hpp"
#include "holdfast/report/budget.hpp"
#include "holdfast/study/budget.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

BudgetRequest request_of(BudgetOptions const& options)
{
    return {options.total,        options.per_year, options.must,
            options.exclude,      options.at_most,  options.at_least_authorities,
            options.region_floor, options.at_least, options.chance_of_saving,
            options.cvar,         options.frontier};
}

Objective objective_named(std::string const& text)
{
    for (auto const objective :
         {Objective::cash_saving, Objective::total_saving, Objective::leavers_averted, Objective::fte_years})
        if (name(objective) == text) return objective;
    return Objective::cash_saving;  // the command line lets no other name through
}

}  // namespace

ExitCode budget(BudgetOptions const& options)
{
    if (!options.total && options.per_year.empty() && !options.frontier)
        return wrong_usage("a budget has --total, --per-year or --frontier, as in --total \"£20m\"");
    if (options.overlap && options.packages_up_to < 2)
        return wrong_usage("--overlap is of the packages of --packages-up-to 2 or 3, which is missing");
    auto const read_overlap = read_share(options.overlap.value_or("0"));
    auto const* overlap = std::get_if<double>(&read_overlap);
    if (!overlap)
        return wrong_usage(fmt::format("--overlap {}: write a share between 0 and 1", visible(*options.overlap)));

    auto study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    *study = with_all_packages(std::move(*study), options.packages_up_to, *overlap, options.published_only);
    auto question = read_budget(request_of(options), *study);
    if (!question.ok()) {
        show_problems(question.problems);
        return ExitCode::wrong_usage;
    }
    question.value->objective = objective_named(options.maximise);
    question.value->published_only = options.published_only;
    if (!options.total && options.frontier)
        question.value->conditions.push_back(TotalAtMost{question.value->frontier.back()});

    Execution execution;
    execution.threads = options.threads;
    auto const findings =
        with_progress(execution, [&](Execution const& how) { return share_out(*question.value, *study, how); });
    if (!findings.best) {
        say("holdfast: no choice keeps to all the conditions\n");
        for (auto const& sentence : why_nothing_fits(findings)) say("  {}\n", sentence);
        return ExitCode::problem_in_inputs;
    }
    if (!options.out.empty())
        if (auto const code = write_into(
                options.out, {{"budget.json", budget_json(findings)}, {"purchases.csv", purchases_csv(findings)}},
                {findings.version, "budget", findings.inputs_hash, findings.seed, findings.draws});
            code != ExitCode::done)
            return code;
    if (options.format == "json") return hand_over(budget_json(findings));
    if (options.format == "csv") return hand_over(purchases_csv(findings));
    return hand_over(budget_text(findings, {style_of_output(), options.second_best}));
}

}  // namespace holdfast::cli
