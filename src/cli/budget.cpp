//! `holdfast budget`: which authority should buy what.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/budget_request.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/search_watch.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/questions/budget.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "inputs/files/number_text.hpp"
#include "report/budget/budget.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct BudgetOptions {
    StudyOptions study;
    BudgetRequest request;                //!< conditions, limits and frontier, as typed
    std::string maximise{"cash-saving"};  //!< cash-saving, total-saving, leavers-averted, fte-years
    std::size_t packages_up_to{1};
    std::optional<std::string> overlap;
    std::optional<std::string> coverage;    //!< per cent of those reached, as in 25,50,75,100
    std::optional<std::string> time_limit;  //!< seconds
    std::optional<std::size_t> node_limit;  //!< of each search
    bool published_only{};
    bool second_best{};
    unsigned threads{};
    std::string out;  //!< a folder; empty: none
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, BudgetOptions& options)
{
    add_study(app, options.study, "study");
    add_choice(app, options.study);
    app.add_option("--total", options.request.total, "what may be spent in all: \"£20m\"")->type_name("AMOUNT");
    add_repeated(app, "--per-year", options.request.per_year,
                 "what may be spent in every financial year: \"£5m\"; in one: \"2026-27=£5m\"", "AMOUNT");
    app.add_option("--maximise", options.maximise, "cash-saving, total-saving, leavers-averted or fte-years")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"cash-saving", "total-saving", "leavers-averted", "fte-years"}));
    app.add_option("--at-least", options.request.at_least,
                   "least chance of saving of every package bought, as in \"P(saves)=0.6\"")
        ->type_name("P(saves)=SHARE");
    add_repeated(app, "--must", options.request.must, "has to be bought", "AUTHORITY=INTERVENTION");
    add_repeated(app, "--exclude", options.request.exclude, "may not be bought", "AUTHORITY=INTERVENTION");
    add_repeated(app, "--at-most", options.request.at_most, "for at most so many authorities", "INTERVENTION=NUMBER");
    add_repeated(app, "--at-least-authorities", options.request.at_least_authorities,
                 "for at least so many authorities", "INTERVENTION=NUMBER");
    add_repeated(app, "--region-floor", options.request.region_floor,
                 "a region's least share of the spend, \"North East=5%\", or of the authorities that buy, \"North "
                 "East=5% of authorities\"",
                 "REGION=SHARE");
    app.add_option("--chance-of-saving", options.request.chance_of_saving,
                   "least share of the draws in which all that is bought together loses nothing, as in 0.8")
        ->type_name("SHARE");
    app.add_option("--cvar", options.request.cvar,
                   "least saving on average over the worst draws, as in 0.05=-£1m for the worst 5%")
        ->type_name("SHARE=AMOUNT");
    app.add_option("--frontier", options.request.frontier, "the best choice at each of these budgets, as in 5m:50m:5m")
        ->type_name("FIRST:LAST:STEP");
    whole(app.add_option("--packages-up-to", options.packages_up_to,
                         "offer every set of so many interventions as a package, too: 1 (none, the default) to 3"),
          1, 3);
    app.add_option("--overlap", options.overlap, "how much the effects in such a package weaken each other: 0 to 1")
        ->type_name("SHARE");
    app.add_option(
           "--coverage", options.coverage,
           "offer each for a part of those whom it would reach, too, in per cent, as in 25,50,75,100; setting up "
           "costs as much")
        ->type_name("PER CENT,...");
    app.add_flag("--published-only", options.published_only,
                 "buy on published effects, or your own, only: not on assumed ones");
    app.add_option("--time-limit", options.time_limit,
                   "seconds after which the search ends with the best so far; 60 without it, none with --node-limit")
        ->type_name("SECONDS");
    whole(
        app.add_option("--node-limit", options.node_limit,
                       "nodes after which each search ends with the best so far; equal inputs then give equal answers"),
        1, 1'000'000'000);
    app.add_flag("--second-best", options.second_best, "show what the second best choice buys, too");
    add_draws(app, options.study);
    add_threads(app, options.threads);
    app.add_option("--out", options.out, "write budget.json and purchases.csv into this folder")->type_name("DIR");
    options.answer.add_format_to(app);
    options.answer.add_full_to(app);
}

//! Shares below all of those reached; all is on offer anyway.
std::variant<std::vector<double>, std::string> parts_from(std::optional<std::string> const& typed)
{
    std::vector<double> shares;
    if (!typed) return shares;
    constexpr double most_per_cent = 100.0;
    auto const read = read_series(*typed, {SeriesRule::Of::whole_numbers, 1.0, most_per_cent, 100, "25,50,75,100"});
    if (auto const* wrong = std::get_if<NotANumber>(&read))
        return fmt::format("--coverage {} {}: {}", visible(*typed), wrong->why, wrong->hint);
    for (double const per_cent : std::get<std::vector<double>>(read))
        if (per_cent < most_per_cent) shares.push_back(per_cent / most_per_cent);
    return shares;
}

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
    return options.answer.hand_over({[&](auto const& style) {
                                         return budget_text(findings, {style, options.second_best});
                                     },
                                     [&] { return budget_json(findings); }, [&] { return purchases_csv(findings); }});
}

Objective objective_named(std::string const& text)
{
    for (auto const objective :
         {Objective::cash_saving, Objective::total_saving, Objective::leavers_averted, Objective::fte_years})
        if (name(objective) == text) return objective;
    return Objective::cash_saving;  // the command line lets no other name through
}

ExitCode budget(BudgetOptions const& options)
{
    auto const& request = options.request;
    if (!request.total && request.per_year.empty() && !request.frontier)
        return wrong_usage("a budget has --total, --per-year or --frontier, as in --total \"£20m\"");
    if (options.overlap && options.packages_up_to < 2)
        return wrong_usage("--overlap is of the packages of --packages-up-to 2 or 3, which is missing");
    auto const read_overlap = read_share(options.overlap.value_or("0"));
    auto const* overlap = std::get_if<double>(&read_overlap);
    if (!overlap)
        return wrong_usage(fmt::format("--overlap {}: write a share between 0 and 1", visible(*options.overlap)));

    auto const parts = parts_from(options.coverage);
    if (auto const* wrong = std::get_if<std::string>(&parts)) return wrong_usage(*wrong);
    auto const limits = limits_from(options);
    if (auto const* wrong = std::get_if<std::string>(&limits)) return wrong_usage(*wrong);

    auto asked = options.study;
    asked.answer_has_warnings = options.answer.is_text() && options.answer.is_full();
    auto study = study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    *study = with_all_packages(std::move(*study), options.packages_up_to, *overlap, options.published_only);
    *study = with_part_coverage(std::move(*study), std::get<std::vector<double>>(parts), options.published_only);
    auto question = read_budget(request, *study);
    if (!question.ok()) {
        show_problems(question.problems);
        return ExitCode::wrong_usage;
    }
    question.value->objective = objective_named(options.maximise);
    question.value->published_only = options.published_only;
    if (!request.total && request.frontier)
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

}  // namespace

Work add_budget(CLI::App& app) { return work_of<BudgetOptions>(app, declare, budget); }

}  // namespace holdfast::cli
