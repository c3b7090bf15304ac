#include "cli/command_line.hpp"

#include "cli/mistyped.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/folding.hpp"
#include "cli/output/standard_streams.hpp"
#include "holdfast/base/text.hpp"
#include "holdfast/questions/chance.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "inputs/fields/typed_amount.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <sstream>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! An option that may be given again takes one value each time: it never swallows the study's path or what belongs to
//! another option, wherever it stands. A test asks this of every option of every command.
CLI::Option* add_repeated(CLI::App& app, char const* flag, std::vector<std::string>& values, std::string const& help,
                          char const* type)
{
    return app.add_option(flag, values, help + " (may be given again)")->allow_extra_args(false)->type_name(type);
}

//! Decimal digits, as read_number of the library has them, within the range: what CLI11 makes of "-1", "0100" or "" is
//! another number than what was meant.
CLI::Option* whole(CLI::Option* option, std::uint64_t low, std::uint64_t high)
{
    auto const read = [low, high](std::string& text) {
        auto const number = read_whole_number(text);
        if (auto const* wrong = std::get_if<NotANumber>(&number))
            return fmt::format("\"{}\" {}{}{}", visible(text), wrong->why, wrong->hint.empty() ? "" : ": ",
                               wrong->hint);
        auto const value = std::get<std::uint64_t>(number);
        if (value < low || value > high) return fmt::format("{} is not between {} and {}", value, low, high);
        text = fmt::format("{}", value);
        return std::string();
    };
    return option->transform(CLI::Validator(read, "", "whole number"))->type_name("NUMBER");
}
//! Whatever else is said of such a number, the study's reader says.
CLI::Option* whole(CLI::Option* option) { return whole(option, 0, std::numeric_limits<std::uint64_t>::max()); }

void add_layers(CLI::App& app, StudyOptions& options)
{
    add_repeated(app, "--with", options.with, "a TOML file whose values replace the study's", "FILE");
    add_repeated(app, "--set", options.set, "one value to replace, as in --set prices.pay.mean=70000", "PATH=VALUE");
}

void add_authorities(CLI::App& app, StudyOptions& options)
{
    add_repeated(app, "--authority", options.authorities, "only this authority: name, ONS code or DfE number", "NAME");
}

void add_regions(CLI::App& app, StudyOptions& options)
{
    add_repeated(app, "--region", options.regions, "only this region", "NAME");
}

void add_choice(CLI::App& app, StudyOptions& options)
{
    add_authorities(app, options);
    add_regions(app, options);
    add_repeated(app, "--intervention", options.interventions, "only this intervention, by id", "ID");
}

void add_study(CLI::App& app, StudyOptions& options, char const* flag)
{
    app.add_option(flag, options.study, "the study to read; without it, the study of England that comes with holdfast")
        ->type_name("STUDY");
}

void add_draws(CLI::App& app, StudyOptions& options)
{
    whole(app.add_option("--draws", options.draws, "how many draws of the uncertain inputs"));
    whole(app.add_option("--seed", options.seed, "where the random numbers start"));
}

void add_threads(CLI::App& app, unsigned& threads)
{
    whole(app.add_option("--threads", threads, "how many threads, 1 to 256 (results do not depend on it)"), 1, 256);
}

void add_format(CLI::App& app, std::string& format, bool with_csv)
{
    app.add_option("--format", format, with_csv ? "what to print: text, json or csv" : "what to print: text or json")
        ->check(with_csv ? CLI::IsMember({"text", "json", "csv"}) : CLI::IsMember({"text", "json"}));
}

void add_out_file(CLI::App& app, std::string& out)
{
    app.add_option("--out", out, "the file to write; without it, standard output")->type_name("FILE");
}

void add_trial(CLI::App& app, TrialOptions& options)
{
    app.add_option("intervention", options.intervention, "an intervention's id")->required()->type_name("INTERVENTION");
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    add_authorities(app, options.study);
    add_regions(app, options.study);
    add_draws(app, options.study);
    app.add_option("--workers-per-arm", options.workers_per_arm, "sizes: first:last:step, or a list with commas")
        ->type_name("NUMBERS");
    app.add_option("--clusters-per-arm", options.clusters_per_arm,
                   "teams or offices that are randomised; 20 without it")
        ->type_name("NUMBER");
    app.add_option("--intra-cluster-correlation", options.intra_cluster_correlation,
                   "how alike workers of one team leave; 0.05 without it")
        ->type_name("SHARE");
    app.add_option("--follow-up", options.follow_up, "how long leavers are counted; \"24 months\" without it")
        ->type_name("MONTHS");
    app.add_option("--report-after", options.report_after, "when it reports; a year after the follow-up without it")
        ->type_name("MONTHS");
    app.add_option("--fixed-cost", options.fixed_cost, "what it costs whatever its size; £200,000 without it")
        ->type_name("AMOUNT");
    app.add_option("--cost-per-worker", options.cost_per_worker, "and for each worker in either arm; £300 without it")
        ->type_name("AMOUNT");
    app.add_option("--years-of-use", options.years_of_use, "years for which its answer is used; 5 without it")
        ->type_name("NUMBER");
    app.add_option("--share-of-authorities", options.share_of_authorities,
                   "how many of the chosen authorities would use it; half without it, all where one was chosen")
        ->type_name("SHARE");
    app.add_option("--perspective", options.perspective, "savings that count: total (without it) or cash")
        ->check(CLI::IsMember({"cash", "total"}));
    app.add_flag("--against-all", options.against_all, "choose among all strategies, not against the status quo alone");
    add_format(app, options.format, false);
    add_out_file(app, options.out);
}

//! What every page about one authority takes.
template <class Options> void add_page(CLI::App& app, Options& options)
{
    add_study(app, options.study, "--study");
    add_layers(app, options.study);
    add_draws(app, options.study);
    add_threads(app, options.threads);
    add_format(app, options.format, true);
    add_out_file(app, options.out);
}

void add_sensitivity(CLI::App& app, SensitivityOptions& options)
{
    app.add_option("authority", options.authority, "name, ONS code or DfE number")->required()->type_name("AUTHORITY");
    app.add_option("intervention", options.intervention, "an intervention's id")->required()->type_name("INTERVENTION");
    add_study(app, options.study, "--study");
    add_layers(app, options.study);
    add_draws(app, options.study);
    app.add_option("--two-way", options.two_way, "show two inputs at once, as in programme-cost,hazard-ratio")
        ->type_name("INPUT,INPUT");
    add_threads(app, options.threads);
    add_format(app, options.format, true);
    add_out_file(app, options.out);
}

void add_impact(CLI::App& app, ImpactOptions& options)
{
    app.add_option("authority", options.authority, "name, ONS code or DfE number")->required()->type_name("AUTHORITY");
    app.add_option("intervention", options.intervention, "an intervention's id")->required()->type_name("INTERVENTION");
    add_page(app, options);
}

void add_neighbours(CLI::App& app, NeighboursOptions& options)
{
    app.add_option("authority", options.authority, "name, ONS code or DfE number")->required()->type_name("AUTHORITY");
    app.add_option("intervention", options.intervention,
                   "an intervention's id; without it, the one that comes first for the authority in `run`")
        ->type_name("INTERVENTION");
    add_page(app, options);
}

void add_import(CLI::App& app, ImportOptions& options, char const* files)
{
    app.add_option("files", options.files, files)->required()->type_name("CSV...");
    add_out_file(app, options.out);
}

void add_import_dfe(CLI::App& app, ImportOptions& options)
{
    add_import(app, options, "the published CSV files; later ones win");
}

void add_import_neighbours(CLI::App& app, ImportOptions& options)
{
    add_import(app, options, "the CSV files, read as one");
}

void add_budget(CLI::App& app, BudgetOptions& options)
{
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    add_choice(app, options.study);
    app.add_option("--total", options.total, "what may be spent in all: \"£20m\"")->type_name("AMOUNT");
    add_repeated(app, "--per-year", options.per_year,
                 "what may be spent in every financial year: \"£5m\"; in one: \"2026-27=£5m\"", "AMOUNT");
    app.add_option("--maximise", options.maximise, "cash-saving, total-saving, leavers-averted or fte-years")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"cash-saving", "total-saving", "leavers-averted", "fte-years"}));
    app.add_option("--at-least", options.at_least,
                   "least chance of saving of every package bought, as in \"P(saves)=0.6\"")
        ->type_name("P(saves)=SHARE");
    add_repeated(app, "--must", options.must, "has to be bought", "AUTHORITY=INTERVENTION");
    add_repeated(app, "--exclude", options.exclude, "may not be bought", "AUTHORITY=INTERVENTION");
    add_repeated(app, "--at-most", options.at_most, "for at most so many authorities", "INTERVENTION=NUMBER");
    add_repeated(app, "--at-least-authorities", options.at_least_authorities, "for at least so many authorities",
                 "INTERVENTION=NUMBER");
    add_repeated(app, "--region-floor", options.region_floor,
                 "a region's least share of the spend, \"North East=5%\", or of the authorities that buy, \"North "
                 "East=5% of authorities\"",
                 "REGION=SHARE");
    app.add_option("--chance-of-saving", options.chance_of_saving,
                   "least share of the draws in which all that is bought together loses nothing, as in 0.8")
        ->type_name("SHARE");
    app.add_option("--cvar", options.cvar,
                   "least saving on average over the worst draws, as in 0.05=-£1m for the worst 5%")
        ->type_name("SHARE=AMOUNT");
    app.add_option("--frontier", options.frontier, "the best choice at each of these budgets, as in 5m:50m:5m")
        ->type_name("FIRST:LAST:STEP");
    whole(app.add_option("--packages-up-to", options.packages_up_to,
                         "offer every set of so many interventions as a package, too: 1 (none, the default) to 3"),
          1, 3);
    app.add_option("--overlap", options.overlap, "how much the effects in such a package weaken each other: 0 to 1")
        ->type_name("SHARE");
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
    add_format(app, options.format, true);
}

void add_report(CLI::App& app, ReportOptions& options)
{
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    app.add_option("--authority", options.authority,
                   "the authority that it is about; all others are in it, too, to be compared")
        ->type_name("NAME");
    app.add_option("--intervention", options.intervention, "what it opens with, by id; without it, what leads")
        ->type_name("ID");
    add_repeated(app, "--region", options.study.regions, "only authorities of this region", "NAME");
    app.add_option("--total", options.total, "show what a budget would buy: \"£20m\"")->type_name("AMOUNT");
    app.add_option("--frontier", options.frontier, "show the best choice at each of these budgets, as in 5m:50m:5m")
        ->type_name("FIRST:LAST:STEP");
    add_draws(app, options.study);
    add_threads(app, options.threads);
    app.add_option("--out", options.out, "the folder to write into; \"report\" without it")->type_name("DIR");
}

void add_compare(CLI::App& app, CompareOptions& options)
{
    app.add_option("study_a", options.a, "a study")->required()->type_name("STUDY_A");
    app.add_option("study_b", options.b, "the study that it is compared with")->required()->type_name("STUDY_B");
    add_choice(app, options.study);
    add_draws(app, options.study);
    add_threads(app, options.threads);
    add_format(app, options.format, true);
    add_out_file(app, options.out);
}

void add_run(CLI::App& app, RunOptions& options)
{
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    add_choice(app, options.study);
    add_draws(app, options.study);
    app.add_option("--precision", options.precision,
                   "draw until the standard error of every headline is below this: \"£1000\" or \"1%\"")
        ->type_name("AMOUNT");
    app.add_option("--sampling", options.sampling,
                   "how to draw: philox (independent draws, the default) or sobol (scrambled Sobol points)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"philox", "sobol"}));
    app.add_option("--instructions", options.instructions,
                   "which of the processor's instructions to use: sse2, avx2 or avx512 (results do not depend on it)")
        ->type_name("NAME");
    add_threads(app, options.threads);
    app.add_option("--out", options.out, "write results.json and savings.csv into this folder")->type_name("DIR");
    app.add_option("--draws-out", options.draws_out,
                   "write every draw into this folder: costs, effects and what was drawn, as `decide` reads them")
        ->type_name("DIR");
    app.add_option("--draws-compression", options.draws_compression, "of those files: none or zstd")
        ->type_name("NAME")
        ->check(CLI::IsMember({"none", "zstd"}));
    app.add_option("--report", options.report, "write a report into this folder, too: see holdfast report")
        ->type_name("DIR");
    add_format(app, options.format, true);
    app.add_flag("--base-case", options.base_case, "no draws: every input at its mean, exact to the penny");
    app.add_flag("--chance", options.chance,
                 fmt::format("what chance may bring as well, as whole people leave or stay (at most {} authorities)",
                             most_authorities_for_chance));
}

void add_check(CLI::App& app, std::vector<std::string>& files)
{
    app.add_option("files", files, "studies or single input files")->required()->type_name("FILE...");
}

void add_list(CLI::App& app, ListOptions& options)
{
    app.add_option("what", options.what, "authorities or interventions")
        ->required()
        ->check(CLI::IsMember({"authorities", "interventions"}));
    add_study(app, options.study, "--study");
    add_layers(app, options.study);
    add_choice(app, options.study);
}

void add_explain(CLI::App& app, ExplainOptions& options)
{
    app.add_option("authority", options.authority, "name, ONS code or DfE number")->required()->type_name("AUTHORITY");
    app.add_option("intervention", options.intervention, "an intervention's id")->required()->type_name("INTERVENTION");
    app.add_flag("--months", options.months, "month by month as well");
    add_study(app, options.study, "--study");
    add_layers(app, options.study);
}

void add_decide_of_study(CLI::App& app, DecideOptions& options)
{
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    add_choice(app, options.study);
    whole(app.add_option("--draws", options.study.draws, "how many draws of the study"));
    whole(app.add_option("--seed", options.study.seed, "where the study's random numbers start"));
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

void add_decide(CLI::App& app, DecideOptions& options)
{
    add_decide_of_study(app, options);
    app.add_option("--costs", options.costs, "CSV of costs: a column a strategy, a row a draw")->type_name("CSV");
    app.add_option("--effects", options.effects, "CSV of effects, of the same strategies and draws")->type_name("CSV");
    app.add_option("--parameters", options.parameters, "CSV of what was drawn: a column a parameter")->type_name("CSV");
    app.add_option("--willingness-to-pay", options.willingness_to_pay,
                   "pounds for one unit of effect: first:last:step, or a list with commas; 0:100000:5000 for a study")
        ->type_name("AMOUNTS");
    add_repeated(app, "--evppi", options.evppi,
                 "worth of knowing this parameter, this group NAME+NAME, or each of all; all without it", "NAME");
    app.add_option(
           "--against", options.against,
           "set each strategy against this one instead, by id (or \"status quo\"), at one willingness to pay; 0 "
           "without it")
        ->type_name("ID");
    add_format(app, options.format, false);
    add_out_file(app, options.out);
}

void add_init(CLI::App& app, InitOptions& options)
{
    app.add_option("folder", options.folder, "the folder to make")->required()->type_name("DIR");
    app.add_option("--authority", options.authority, "whose study it is: name, ONS code or DfE number")
        ->type_name("NAME");
    add_repeated(app, "--intervention", options.interventions, "only this intervention, by id; all without it", "ID");
}

void describe_holdfast(CLI::App& app)
{
    app.description(
        "What keeping children's social workers is worth to an English local authority.\n"
        "Savings from fewer leavers, with their uncertainty, and what would have to be true for a programme to pay.");
    app.name("holdfast");
    app.set_version_flag("--version", [] {
        return fmt::format("holdfast {} ({})", HOLDFAST_VERSION, holdfast::name(best_instruction_set()));
    });
    app.require_subcommand(1);
    app.footer(
        "holdfast help COMMAND shows what a command takes.\n"
        "Exit codes: 0 done; 1 a problem in the inputs; 2 wrong usage; 3 could not write; 4 the best found so far;\n"
        "70 a fault in holdfast; 71 not enough memory.\n"
        "Colours appear on a terminal only, and never where NO_COLOR is set.");
}

//! An empty text is no value of any option: a variable that was not set, most often. It would count as not given.
void refuse_empty(CLI::App& app)
{
    CLI::Validator const not_empty(
        [](std::string& text) {
            return trimmed(text).empty() ? std::string("is empty: write a value, or leave it out") : "";
        },
        "", "not empty");
    for (auto* option : app.get_options())
        if (option->get_items_expected_max() > 0) option->check(not_empty);
    for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) refuse_empty(*command);
}

//! "help", "help run": as "--help" and "run --help".
std::vector<std::string> without_help_command(std::vector<std::string> words)
{
    if (words.empty() || words.front() != "help") return words;
    words.erase(words.begin());
    words.emplace_back("--help");
    return words;
}

ExitCode say_what_is_wrong(std::vector<std::string> const& sentences)
{
    for (auto const& sentence : sentences) (void)wrong_usage(sentence);
    return ExitCode::wrong_usage;
}

}  // namespace

std::vector<Command> add_commands(CLI::App& app, EveryOption& typed)
{
    describe_holdfast(app);
    std::vector<Command> commands;
    auto const add = [&commands](CLI::App& to, char const* name, char const* does, auto const& takes, auto& options,
                                 auto const& carry_out) {
        auto* const parser = to.add_subcommand(name, does);
        takes(*parser, options);
        commands.push_back({parser, [&options, carry_out] { return carry_out(options); }});
    };
    add(app, "run", "savings of every chosen authority and intervention", add_run, typed.run, run);
    add(app, "check", "every problem in the files, and nothing computed", add_check, typed.files_to_check, check);
    add(app, "list", "the authorities or interventions of a study", add_list, typed.list, list);
    add(app, "explain", "the base case as a worked sum: every input and line, to the penny", add_explain, typed.explain,
        explain);
    add(app, "sensitivity", "what must be true for an intervention to pay, and which inputs move the answer",
        add_sensitivity, typed.sensitivity, sensitivity);
    add(app, "neighbours", "an authority beside its statistical neighbours, its region and England", add_neighbours,
        typed.neighbours, neighbours);
    add(app, "compare", "two studies: what changed in the inputs, and what that did to each saving", add_compare,
        typed.compare, compare);
    add(app, "impact", "cash in and out by financial year, what has to be found, who pays and who gains", add_impact,
        typed.impact, impact);
    auto& import = *app.add_subcommand("import", "make inputs from published statistics");
    import.require_subcommand(1);
    add(import, "dfe", "authorities.toml from DfE's children's social work workforce file", add_import_dfe, typed.dfe,
        import_dfe_files);
    add(import, "neighbours", "neighbours.toml from DfE's statistical neighbours", add_import_neighbours,
        typed.dfe_neighbours, import_neighbour_files);
    add(app, "decide", "cost-effectiveness and value of information, of a study or from any model's draws", add_decide,
        typed.decide, decide_between);
    add(app, "trial", "what a trial of an intervention would be worth, and what size pays", add_trial, typed.trial,
        trial);
    add(app, "budget", "which authority should buy what within a budget", add_budget, typed.budget, budget);
    add(app, "report", "everything to take to committee: a page, a workbook, a paper, pictures and their tables",
        add_report, typed.report, report);
    add(app, "init", "a commented starter study for one authority", add_init, typed.init, init);
    refuse_empty(app);
    return commands;
}

ExitCode command_line(int argc, char const* const* argv)
{
    CLI::App app;
    EveryOption typed;
    auto const commands = add_commands(app, typed);
    std::vector<std::string> const as_typed(argv + std::min(argc, 1), argv + argc);
    if (as_typed.empty()) {
        say_text(folded(app.help()));
        return ExitCode::wrong_usage;
    }
    auto words = without_help_command(as_typed);
    if (as_typed.front() == "help")
        if (auto const says = no_such_command(app, std::span(words).first(words.size() - 1)); !says.empty())
            return wrong_usage(says);
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    try {
        app.parse(std::move(words));
    } catch (CLI::Success const& asked_for) {  // help, or the version
        std::ostringstream answer, none;
        (void)app.exit(asked_for, answer, none);
        return hand_over(folded(answer.str()));
    } catch (CLI::ParseError const& error) {
        return say_what_is_wrong(what_is_wrong(app, error));
    }
    for (auto const& command : commands)
        if (command.parser->parsed()) return command.carry_out();
    return ExitCode::wrong_usage;
}

}  // namespace holdfast::cli
