//! `holdfast decide`: cost-effectiveness and value of information, of a study or from any model's samples.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/decision/decide.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/study/findings.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/files/compression.hpp"
#include "inputs/samples/belief_groups.hpp"
#include "inputs/samples/samples.hpp"
#include "report/decision/decision.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/study_decision.hpp"

#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct DecideOptions {
    StudyOptions study;                    //!< where no costs are given
    std::string costs_of;                  //!< cash, total; empty: both
    std::string benefit;                   //!< leavers-averted, fte-years-kept; empty: both
    std::vector<std::string> check_evppi;  //!< beliefs for the nested loop
    std::optional<std::string> sampling;   //!< philox, sobol
    unsigned threads{};
    std::string costs;
    std::string effects;
    std::string parameters;          //!< empty: none
    std::string willingness_to_pay;  //!< "0:50000:100" or "20000,30000"
    std::vector<std::string> evppi;  //!< "all", "a", "a+b"
    std::string against;             //!< a strategy; empty: a decision among all
    AnswerOptions answer{AnswerOptions::Forms::text_json};
};

void declare_of_study(CLI::App& app, DecideOptions& options)
{
    add_study(app, options.study, "study");
    add_choice(app, options.study);
    add_draws(app, options.study);
    app.add_option("--sampling", options.sampling, "of the study's draws: philox or sobol")
        ->type_name("NAME")
        ->check(CLI::IsMember({"philox", "sobol"}));
    add_threads(app, options.threads);
    app.add_option("--costs-of", options.costs_of,
                   "which of a study's costs count: cash, or total (with capacity); both without it")
        ->type_name("NAME")
        ->check(CLI::IsMember({"cash", "total"}));
    app.add_option(
           "--benefit", options.benefit,
           "what a study's money buys: leavers-averted or fte-years-kept; without it the first on a page, both in "
           "JSON")
        ->type_name("NAME")
        ->check(CLI::IsMember({"leavers-averted", "fte-years-kept"}));
    add_repeated(app, "--check-evppi", options.check_evppi,
                 "check the worth of knowing this belief of a study by nested simulation", "NAME");
}

void declare(CLI::App& app, DecideOptions& options)
{
    declare_of_study(app, options);
    app.add_option("--costs", options.costs, "CSV of costs: a column a strategy, a row a draw")->type_name("CSV");
    app.add_option("--effects", options.effects, "CSV of effects, of the same strategies and draws")->type_name("CSV");
    app.add_option("--parameters", options.parameters, "CSV of what was drawn: a column a parameter")->type_name("CSV");
    app.add_option("--willingness-to-pay", options.willingness_to_pay,
                   "pounds for one unit of effect: first:last:step, or a list with commas; 0:100000:5000 for a study")
        ->type_name("AMOUNTS");
    add_repeated(app, "--evppi", options.evppi,
                 "worth of knowing this parameter, this group NAME+NAME, or each of all; all without it", "NAME");
    app.add_option("--against", options.against,
                   "set each strategy against this one instead, by id, alias or name (or \"status quo\"), at one "
                   "willingness to pay; 0 without it")
        ->type_name("NAME");
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

constexpr std::size_t largest_samples = 1'000'000'000;  //!< [bytes] 100,000 draws of 60 parameters take a tenth of it

std::optional<CsvFile> file_at(std::string const& path, Problems& problems)
{
    DiskFiles const disk(largest_samples);
    auto read = disk.read(path);
    if (auto const* bytes = std::get_if<std::string>(&read); bytes != nullptr && is_compressed(*bytes))
        read = decompressed(*bytes, largest_samples);
    if (auto const* why = std::get_if<CannotRead>(&read)) {
        problems.push_back({Problem::Kind::error,
                            {path, 0, 0, 0, ""},
                            "",
                            path + " " + why->why,
                            disk.is_folder(path) ? "name a .csv file inside it" : why->hint,
                            {}});
        return std::nullopt;
    }
    return CsvFile{path, std::get<std::string>(std::move(read))};
}

Read<SampleInputs> samples_of(DecideOptions const& options)
{
    show_unfinished({options.costs, options.effects, options.parameters});
    Problems problems;
    SampleFiles files;
    if (auto file = file_at(options.costs, problems)) files.costs = *std::move(file);
    if (auto file = file_at(options.effects, problems)) files.effects = *std::move(file);
    if (!options.parameters.empty()) files.parameters = file_at(options.parameters, problems);
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};
    return read_samples(files);
}

//! Everything that was asked, or all that is wrong with it.
Read<DecisionFindings> findings_of(DecideOptions const& options, std::vector<double> const& thresholds)
{
    auto inputs = samples_of(options);
    if (!inputs.ok()) return {std::nullopt, std::move(inputs.problems)};
    auto const asked = options.evppi.empty() ? std::vector<std::string>{"all"} : options.evppi;
    auto groups = read_groups(asked, inputs.value->parameters, inputs.value->row_numbers);
    if (!groups.ok()) return {std::nullopt, std::move(groups.problems)};
    return {decide(inputs.value->samples, inputs.value->parameters, {thresholds, *std::move(groups.value)}),
            std::move(inputs.problems)};
}

// ---- Of a study. ----

constexpr char const* default_willingness_to_pay = "0:100000:5000";

std::vector<double> with_none(std::vector<double> thresholds)
{
    if (thresholds.front() > 0.0) thresholds.insert(thresholds.begin(), 0.0);
    return thresholds;
}

StudyQuestion question_of(DecideOptions const& options, std::vector<double> const& thresholds)
{
    StudyQuestion question;
    question.willingness_to_pay = with_none(thresholds);
    if (options.costs_of == "cash") question.perspectives = {Perspective::cash};
    if (options.costs_of == "total") question.perspectives = {Perspective::total};
    bool const short_page = options.benefit.empty() && options.answer.is_text();
    if (short_page || options.benefit == "leavers-averted") question.benefits = {Benefit::leavers_averted};
    if (options.benefit == "fte-years-kept") question.benefits = {Benefit::fte_years_kept};
    return question;
}

//! Beliefs whose worth is checked by a nested loop are asked about, too.
std::vector<std::string> asked_about(DecideOptions const& options)
{
    auto asked = options.evppi.empty() ? std::vector<std::string>{"all"} : options.evppi;
    asked.insert(asked.end(), options.check_evppi.begin(), options.check_evppi.end());
    return asked;
}

//! Why one of the beliefs cannot be checked; nothing where all can.
std::optional<std::string> cannot_check(DecideOptions const& options, Study const& study)
{
    for (auto const& belief : options.check_evppi)
        if (auto const why = why_not_nested(study, belief)) return "--check-evppi: " + *why;
    return std::nullopt;
}

std::vector<NestedEvppi> nested_checks(DecideOptions const& options, StudyDecisionReport const& report,
                                       std::vector<double> const& thresholds, Execution const& execution)
{
    std::vector<NestedEvppi> checks;
    for (auto const& belief : options.check_evppi)
        checks.push_back(nested_evppi(report.study, {belief, thresholds}, execution));
    return checks;
}

// ---- Against one strategy. ----

//! The number of the strategy that --against names, by id or name; or why there is none. One that was left out is known, and
//! why it was.
std::variant<std::size_t, std::string> strategy_against(std::string const& asked, std::vector<std::string> const& ids,
                                                        std::vector<std::string> const& names,
                                                        std::vector<LeftOut> const& left_out)
{
    std::vector<Choosable> all;
    for (std::size_t s = 0; s < ids.size(); ++s) {
        all.push_back({{ids[s]}});
        if (s < names.size()) all.back().names.push_back(names[s]);
    }
    for (auto const& strategy : left_out) all.push_back({{strategy.id, strategy.name}});
    auto const named = strategy_named(std::move(all), ids, asked);
    if (auto const* wrong = std::get_if<NotNamed>(&named)) return fmt::format("{}: {}", wrong->says, wrong->hint);
    auto const number = std::get<std::size_t>(named);
    if (number < ids.size()) return number;
    return left_out[number - ids.size()].reason;
}

ExitCode no_such_strategy(DecideOptions const& options, std::string const& why)
{
    return wrong_usage(fmt::format("--against {}: {}", visible(options.against), why));
}

ExitCode against_one_of_study(DecideOptions const& options, StudyDecisionReport&& decision, double willingness_to_pay)
{
    auto const& draws = decision.draws;
    auto const named = strategy_against(without_alias(decision.study.interventions, options.against), draws.strategies,
                                        draws.names, draws.left_out);
    if (auto const* why = std::get_if<std::string>(&named)) return no_such_strategy(options, *why);
    HeadToHeadReport report;
    report.study = std::move(decision.study);
    report.draws = std::move(decision.draws);
    report.against = std::get<std::size_t>(named);
    report.willingness_to_pay = willingness_to_pay;
    if (options.costs_of == "cash") report.perspectives = {Perspective::cash};
    if (options.costs_of == "total") report.perspectives = {Perspective::total};
    report.pairs = head_to_heads(report.draws, report.against, willingness_to_pay);
    return options.answer.hand_over({[&](auto const& style) { return head_to_head_text(report, style); },
                                     [&] { return head_to_head_json(report); }});
}

ExitCode against_one_of_samples(DecideOptions const& options, double willingness_to_pay)
{
    auto const inputs = samples_of(options);
    show_problems(inputs.problems);
    if (!inputs.ok()) return ExitCode::problem_in_inputs;
    auto const& samples = inputs.value->samples;
    auto const named = strategy_against(options.against, samples.strategies, {}, {});
    if (auto const* why = std::get_if<std::string>(&named)) return no_such_strategy(options, *why);
    SamplesHeadToHead const report{samples.strategies, samples.draws(), std::get<std::size_t>(named),
                                   willingness_to_pay,
                                   each_against(samples, std::get<std::size_t>(named), willingness_to_pay)};
    return options.answer.hand_over({[&](auto const& style) { return head_to_head_text(report, style); },
                                     [&] { return head_to_head_json(report); }});
}

//! Who types a detail wants to read it: a first screen would leave it out.
bool asks_for_details(DecideOptions const& options)
{
    return !options.evppi.empty() || !options.check_evppi.empty() || !options.benefit.empty() ||
           !options.willingness_to_pay.empty();
}

ExitCode decide_of_study(DecideOptions const& options, std::vector<double> const& thresholds)
{
    auto study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    if (options.sampling == "sobol") study->sampling = Sampling::sobol;
    if (auto const why = cannot_check(options, *study)) return wrong_usage(*why);
    Execution execution;
    execution.threads = options.threads;
    StudyDecisionReport report;
    report.draws = with_progress(execution, [&](Execution const& how) { return draws_of_all(*study, how); });
    report.study = *std::move(study);
    if (report.draws.strategies.size() < 2) {
        say_sentence("holdfast: there is nothing to choose between: {}", no_saving_claimed);
        return ExitCode::problem_in_inputs;
    }
    if (!options.against.empty()) return against_one_of_study(options, std::move(report), thresholds.front());
    auto groups = read_belief_groups(asked_about(options), report.draws);
    show_problems(groups.problems);
    if (!groups.ok()) return ExitCode::problem_in_inputs;
    report.groups = *std::move(groups.value);
    auto question = question_of(options, thresholds);
    question.groups = report.groups;
    report.decisions =
        with_progress(execution, [&](Execution const& how) { return decide_study(report.draws, question, how); });
    report.head_to_heads = head_to_heads(report.draws);
    report.checks = with_progress(execution, [&](Execution const& how) {
        return nested_checks(options, report, question.willingness_to_pay, how);
    });
    return options.answer.hand_over({[&](TextStyle style) {
                                         style.full = style.full || asks_for_details(options);
                                         return study_decision_text(report, style);
                                     },
                                     [&] { return study_decision_json(report); }});
}

//! What does not go with the other kind of decision; nothing where all does.
std::optional<std::string> misplaced(DecideOptions const& options)
{
    bool const of_samples = !options.costs.empty() || !options.effects.empty();
    bool const more_than_differences = !options.evppi.empty() || !options.check_evppi.empty() ||
                                       !options.benefit.empty() || !options.parameters.empty();
    if (!options.against.empty() && more_than_differences)
        return "--against shows differences alone: leave out --evppi, --check-evppi, --benefit and --parameters";
    if (!of_samples && !options.parameters.empty()) return "--parameters goes with --costs and --effects";
    if (!of_samples) return std::nullopt;
    if (options.costs.empty()) return "--effects needs --costs, what every strategy costs in every draw";
    if (options.effects.empty()) return "--costs needs --effects, what every strategy gives in every draw";
    if (options.willingness_to_pay.empty() && options.against.empty())
        return "--willingness-to-pay is needed: pounds for one unit of effect, as in 0:50000:100";
    auto const& study = options.study;
    bool const of_a_study = !study.study.empty() || !study.with.empty() || !study.set.empty() ||
                            !study.authorities.empty() || !study.regions.empty() || !study.interventions.empty() ||
                            study.draws || study.seed || options.sampling || options.threads != 0 ||
                            !options.costs_of.empty() || !options.benefit.empty() || !options.check_evppi.empty();
    if (of_a_study)
        return "--costs and --effects are the draws of another model: leave out the study and what goes with it";
    return std::nullopt;
}

ExitCode decide_from_samples(DecideOptions const& options, std::vector<double> const& thresholds)
{
    if (!options.evppi.empty() && options.parameters.empty())
        return wrong_usage("--evppi needs --parameters, the draws of the parameters");

    auto const findings = findings_of(options, thresholds);
    show_problems(findings.problems);
    if (!findings.ok()) return ExitCode::problem_in_inputs;
    if (options.answer.is_json())
        for (auto const& warning : findings.value->warnings) say_sentence("warning: {}", warning);
    return options.answer.hand_over({[&](TextStyle style) {
                                         style.full = style.full || !options.evppi.empty();
                                         return decision_text(*findings.value, style);
                                     },
                                     [&] { return decision_json(*findings.value); }});
}

ExitCode decide_between(DecideOptions const& options)
{
    if (auto const why = misplaced(options)) return wrong_usage(*why);
    auto const otherwise = std::string(options.against.empty() ? default_willingness_to_pay : "0");
    auto const& asked = options.willingness_to_pay.empty() ? otherwise : options.willingness_to_pay;
    auto const thresholds = read_willingness_to_pay(asked);
    if (auto const* wrong = std::get_if<NotANumber>(&thresholds))
        return wrong_usage(fmt::format("--willingness-to-pay {} {}: {}", asked, wrong->why, wrong->hint));
    auto const& amounts = std::get<std::vector<double>>(thresholds);
    if (!options.against.empty() && amounts.size() > 1)
        return wrong_usage("--against looks at one willingness to pay: write one amount, as in 20000");
    if (options.costs.empty()) return decide_of_study(options, amounts);
    return options.against.empty() ? decide_from_samples(options, amounts)
                                   : against_one_of_samples(options, amounts.front());
}

}  // namespace

Work add_decide(CLI::App& app) { return work_of<DecideOptions>(app, declare, decide_between); }

}  // namespace holdfast::cli
