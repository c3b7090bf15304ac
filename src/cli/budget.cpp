//! `holdfast budget`: which authority should buy what.
#include "cli/commands.hpp"

#include "cli/budget_request.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/search_watch.hpp"
#include "cli/study_request.hpp"
#include "holdfast/base/text.hpp"
#include "holdfast/questions/budget.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "inputs/files/number_text.hpp"
#include "report/budget/budget.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr double usual_seconds = 60.0;

//! Where the search ends, or what is wrong with what was typed.
struct Limits {
    std::optional<double> seconds;
    std::size_t nodes{BudgetQuestion{}.most_nodes};
};
std::variant<Limits, std::string> limits_from(BudgetOptions const& options)
{
    constexpr double most_seconds = 1e6;
    Limits limits;
    if (options.node_limit) limits.nodes = *options.node_limit;
    // A limit of nodes is asked for so that equal inputs give equal answers: no clock beside it, unless that is asked for, too.
    if (!options.node_limit) limits.seconds = usual_seconds;
    if (options.time_limit) {
        auto const read = read_number(*options.time_limit);
        auto const* number = std::get_if<WrittenNumber>(&read);
        bool const plain = number != nullptr && number->mark == NumberMark::none && !zero_in_front(*options.time_limit);
        if (!plain || number->value <= 0.0 || number->value > most_seconds)
            return fmt::format("--time-limit {}: write a number of seconds above 0 and up to 1,000,000, as in 60",
                               visible(*options.time_limit));
        limits.seconds = number->value;
    }
    return limits;
}

//! Nothing can be bought, and why.
ExitCode nothing_fits(BudgetFindings const& findings)
{
    bool const cut_short = findings.search.cut_short;
    say_sentence("holdfast: {}",
                 cut_short ? "no choice was found in time: write a longer --time-limit, or a higher --node-limit"
                           : "no choice keeps to all the conditions");
    for (auto const& sentence : why_nothing_fits(findings)) say_sentence("  {}", sentence);
    return cut_short ? ExitCode::cut_short : ExitCode::problem_in_inputs;
}

ExitCode handed_over(BudgetFindings const& findings, BudgetOptions const& options)
{
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

    auto const limits = limits_from(options);
    if (auto const* wrong = std::get_if<std::string>(&limits)) return wrong_usage(*wrong);

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
    SearchWatch watch(std::get<Limits>(limits).seconds);
    question.value->most_nodes = std::get<Limits>(limits).nodes;
    question.value->stop = [&watch] { return watch.should_stop(); };
    auto findings =
        with_progress(execution, [&](Execution const& how) { return share_out(*question.value, *study, how); });
    if (findings.search.stopped) findings.stopped = watch.stopped();
    if (!findings.bought) return nothing_fits(findings);
    auto const code = handed_over(findings, options);
    return code == ExitCode::done && findings.search.cut_short ? ExitCode::cut_short : code;
}

}  // namespace holdfast::cli
