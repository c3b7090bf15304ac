//! holdfast: the command. It parses what was typed, calls the library, prints, and says how it went.
#include "commands.hpp"

#include "holdfast/study/chance.hpp"
#include "holdfast/study/evaluate.hpp"

#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

using namespace holdfast::cli;

void add_layers(CLI::App& app, StudyOptions& options)
{
    app.add_option("--with", options.with, "a TOML file whose values replace the study's (may be given again)")
        ->type_name("FILE");
    app.add_option("--set", options.set, "one value to replace, as in --set prices.pay.mean=70000 (may be given again)")
        ->type_name("PATH=VALUE");
}

void add_choice(CLI::App& app, StudyOptions& options)
{
    app.add_option("--authority", options.authorities,
                   "only this authority: name, ONS code or DfE number (may be given again)")
        ->type_name("NAME");
    app.add_option("--region", options.regions, "only this region (may be given again)")->type_name("NAME");
    app.add_option("--intervention", options.interventions, "only this intervention, by id (may be given again)")
        ->type_name("ID");
}

void add_study(CLI::App& app, StudyOptions& options, char const* flag)
{
    app.add_option(flag, options.study, "the study to read; without it, the study of England that comes with holdfast")
        ->type_name("STUDY");
}

void add_draws(CLI::App& app, StudyOptions& options)
{
    app.add_option("--draws", options.draws, "how many draws of the uncertain inputs")->type_name("NUMBER");
    app.add_option("--seed", options.seed, "where the random numbers start")->type_name("NUMBER");
}

void add_threads(CLI::App& app, unsigned& threads)
{
    app.add_option("--threads", threads, "how many threads (results do not depend on it)")
        ->type_name("NUMBER")
        ->check(CLI::Range(1, 256));
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
    app.add_option("--authority", options.study.authorities,
                   "only this authority: name, ONS code or DfE number (may be given again)")
        ->type_name("NAME");
    app.add_option("--region", options.study.regions, "only this region (may be given again)")->type_name("NAME");
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

void add_budget(CLI::App& app, BudgetOptions& options)
{
    add_study(app, options.study, "study");
    add_layers(app, options.study);
    add_choice(app, options.study);
    app.add_option("--total", options.total, "what may be spent in all: \"£20m\"")->type_name("AMOUNT");
    app.add_option("--per-year", options.per_year,
                   "what may be spent in every financial year: \"£5m\"; in one: \"2026-27=£5m\" (may be given again)")
        ->type_name("AMOUNT");
    app.add_option("--maximise", options.maximise, "cash-saving, total-saving, leavers-averted or fte-years")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"cash-saving", "total-saving", "leavers-averted", "fte-years"}));
    app.add_option("--at-least", options.at_least,
                   "least chance of saving of every package bought, as in \"P(saves)=0.6\"")
        ->type_name("P(saves)=SHARE");
    app.add_option("--must", options.must, "has to be bought (may be given again)")
        ->type_name("AUTHORITY=INTERVENTION");
    app.add_option("--exclude", options.exclude, "may not be bought (may be given again)")
        ->type_name("AUTHORITY=INTERVENTION");
    app.add_option("--at-most", options.at_most, "for at most so many authorities (may be given again)")
        ->type_name("INTERVENTION=NUMBER");
    app.add_option("--at-least-authorities", options.at_least_authorities,
                   "for at least so many authorities (may be given again)")
        ->type_name("INTERVENTION=NUMBER");
    app.add_option("--region-floor", options.region_floor,
                   "a region's least share of the spend, \"North East=5%\", or of the authorities that buy, \"North "
                   "East=5% of authorities\" (may be given again)")
        ->type_name("REGION=SHARE");
    app.add_option("--chance-of-saving", options.chance_of_saving,
                   "least share of the draws in which all that is bought together loses nothing, as in 0.8")
        ->type_name("SHARE");
    app.add_option("--cvar", options.cvar,
                   "least saving on average over the worst draws, as in 0.05=-£1m for the worst 5%")
        ->type_name("SHARE=AMOUNT");
    app.add_option("--frontier", options.frontier, "the best choice at each of these budgets, as in 5m:50m:5m")
        ->type_name("FIRST:LAST:STEP");
    app.add_option("--packages-up-to", options.packages_up_to,
                   "offer every set of so many interventions as a package, too: 1 (none, the default) to 3")
        ->type_name("NUMBER")
        ->check(CLI::Range(1, 3));
    app.add_option("--overlap", options.overlap, "how much the effects in such a package weaken each other: 0 to 1")
        ->type_name("SHARE");
    app.add_flag("--published-only", options.published_only,
                 "buy on published effects, or your own, only: not on assumed ones");
    app.add_option("--time-limit", options.time_limit,
                   "seconds after which the search ends with the best so far; 60 without it, none with --node-limit")
        ->type_name("SECONDS");
    app.add_option("--node-limit", options.node_limit,
                   "nodes after which each search ends with the best so far; equal inputs then give equal answers")
        ->type_name("NUMBER");
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
    app.add_option("--region", options.study.regions, "only authorities of this region (may be given again)")
        ->type_name("NAME");
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

ExitCode dispatch(int argc, char** argv, int& parsed)
{
    CLI::App app{
        "What keeping children's social workers is worth to an English local authority.\n"
        "Savings from fewer leavers, with their uncertainty, and what would have to be true for a programme to pay."};
    app.name("holdfast");
    app.set_version_flag("--version", [] {
        return fmt::format("holdfast {} ({})", HOLDFAST_VERSION, holdfast::name(holdfast::best_instruction_set()));
    });
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 done; 1 a problem in the inputs; 2 wrong usage; 3 could not write; 4 the best found so far.\n"
        "Colours appear on a terminal only, and never where NO_COLOR is set.");

    RunOptions run_options;
    auto* run_app = app.add_subcommand("run", "savings of every chosen authority and intervention");
    add_study(*run_app, run_options.study, "study");
    add_layers(*run_app, run_options.study);
    add_choice(*run_app, run_options.study);
    add_draws(*run_app, run_options.study);
    run_app
        ->add_option("--precision", run_options.precision,
                     "draw until the standard error of every headline is below this: \"£1000\" or \"1%\"")
        ->type_name("AMOUNT");
    run_app
        ->add_option("--sampling", run_options.sampling,
                     "how to draw: philox (independent draws, the default) or sobol (scrambled Sobol points)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"philox", "sobol"}));
    run_app
        ->add_option("--instructions", run_options.instructions,
                     "which of the processor's instructions to use: sse2, avx2 or avx512 (results do not depend on it)")
        ->type_name("NAME");
    add_threads(*run_app, run_options.threads);
    run_app->add_option("--out", run_options.out, "write results.json and savings.csv into this folder")
        ->type_name("DIR");
    run_app
        ->add_option("--draws-out", run_options.draws_out,
                     "write every draw into this folder: costs, effects and what was drawn, as `decide` reads them")
        ->type_name("DIR");
    run_app->add_option("--draws-compression", run_options.draws_compression, "of those files: none or zstd")
        ->type_name("NAME")
        ->check(CLI::IsMember({"none", "zstd"}));
    run_app->add_option("--report", run_options.report, "write a report into this folder, too: see holdfast report")
        ->type_name("DIR");
    add_format(*run_app, run_options.format, true);
    run_app->add_flag("--base-case", run_options.base_case, "no draws: every input at its mean, exact to the penny");
    run_app->add_flag(
        "--chance", run_options.chance,
        fmt::format("what chance may bring as well, as whole people leave or stay (at most {} authorities)",
                    holdfast::most_authorities_for_chance));

    std::vector<std::string> files_to_check;
    auto* check_app = app.add_subcommand("check", "every problem in the files, and nothing computed");
    check_app->add_option("files", files_to_check, "studies or single input files")->required()->type_name("FILE...");

    ListOptions list_options;
    auto* list_app = app.add_subcommand("list", "the authorities or interventions of a study");
    list_app->add_option("what", list_options.what, "authorities or interventions")
        ->required()
        ->check(CLI::IsMember({"authorities", "interventions"}));
    add_study(*list_app, list_options.study, "--study");
    add_layers(*list_app, list_options.study);
    add_choice(*list_app, list_options.study);

    ExplainOptions explain_options;
    auto* explain_app =
        app.add_subcommand("explain", "the base case as a worked sum: every input and line, to the penny");
    explain_app->add_option("authority", explain_options.authority, "name, ONS code or DfE number")
        ->required()
        ->type_name("AUTHORITY");
    explain_app->add_option("intervention", explain_options.intervention, "an intervention's id")
        ->required()
        ->type_name("INTERVENTION");
    explain_app->add_flag("--months", explain_options.months, "month by month as well");
    add_study(*explain_app, explain_options.study, "--study");
    add_layers(*explain_app, explain_options.study);

    SensitivityOptions sensitivity_options;
    auto* sensitivity_app = app.add_subcommand(
        "sensitivity", "what must be true for an intervention to pay, and which inputs move the answer");
    add_sensitivity(*sensitivity_app, sensitivity_options);

    NeighboursOptions neighbours_options;
    auto* neighbours_app =
        app.add_subcommand("neighbours", "an authority beside its statistical neighbours, its region and England");
    add_neighbours(*neighbours_app, neighbours_options);

    CompareOptions compare_options;
    auto* compare_app =
        app.add_subcommand("compare", "two studies: what changed in the inputs, and what that did to each saving");
    add_compare(*compare_app, compare_options);

    ImpactOptions impact_options;
    auto* impact_app =
        app.add_subcommand("impact", "cash in and out by financial year, what has to be found, who pays and who gains");
    add_impact(*impact_app, impact_options);

    ImportOptions import_options;
    auto* import_app = app.add_subcommand("import", "make inputs from published statistics");
    import_app->require_subcommand(1);
    auto* dfe_app =
        import_app->add_subcommand("dfe", "authorities.toml from DfE's children's social work workforce file");
    add_import(*dfe_app, import_options, "the published CSV files; later ones win");
    ImportOptions neighbours_import_options;
    auto* neighbours_import_app =
        import_app->add_subcommand("neighbours", "neighbours.toml from DfE's statistical neighbours");
    add_import(*neighbours_import_app, neighbours_import_options, "the CSV files, read as one");

    DecideOptions decide_options;
    auto* decide_app = app.add_subcommand(
        "decide", "cost-effectiveness and value of information, of a study or from any model's draws");
    add_study(*decide_app, decide_options.study, "study");
    add_layers(*decide_app, decide_options.study);
    add_choice(*decide_app, decide_options.study);
    decide_app->add_option("--draws", decide_options.study.draws, "how many draws of the study")->type_name("NUMBER");
    decide_app->add_option("--seed", decide_options.study.seed, "where the study's random numbers start")
        ->type_name("NUMBER");
    decide_app->add_option("--sampling", decide_options.sampling, "of the study's draws: philox or sobol")
        ->type_name("NAME")
        ->check(CLI::IsMember({"philox", "sobol"}));
    add_threads(*decide_app, decide_options.threads);
    decide_app
        ->add_option("--costs-of", decide_options.costs_of,
                     "which of a study's costs count: cash, or total (with capacity); both without it")
        ->type_name("NAME")
        ->check(CLI::IsMember({"cash", "total"}));
    decide_app
        ->add_option("--benefit", decide_options.benefit,
                     "what a study's money buys: leavers-averted or fte-years-kept; without it the first on a page, "
                     "both in JSON")
        ->type_name("NAME")
        ->check(CLI::IsMember({"leavers-averted", "fte-years-kept"}));
    decide_app
        ->add_option("--check-evppi", decide_options.check_evppi,
                     "check the worth of knowing this belief of a study by nested simulation (may be given again)")
        ->type_name("NAME");
    decide_app->add_option("--costs", decide_options.costs, "CSV of costs: a column a strategy, a row a draw")
        ->type_name("CSV");
    decide_app->add_option("--effects", decide_options.effects, "CSV of effects, of the same strategies and draws")
        ->type_name("CSV");
    decide_app->add_option("--parameters", decide_options.parameters, "CSV of what was drawn: a column a parameter")
        ->type_name("CSV");
    decide_app
        ->add_option("--willingness-to-pay", decide_options.willingness_to_pay,
                     "pounds for one unit of effect: first:last:step, or a list with commas; 0:100000:5000 for a study")
        ->type_name("AMOUNTS");
    decide_app
        ->add_option("--evppi", decide_options.evppi,
                     "worth of knowing this parameter, this group NAME+NAME, or each of all (may be given again); all "
                     "without it")
        ->type_name("NAME");
    decide_app
        ->add_option(
            "--against", decide_options.against,
            "set each strategy against this one instead, by id (or \"status quo\"), at one willingness to pay; "
            "0 without it")
        ->type_name("ID");
    add_format(*decide_app, decide_options.format, false);
    add_out_file(*decide_app, decide_options.out);

    TrialOptions trial_options;
    auto* trial_app = app.add_subcommand("trial", "what a trial of an intervention would be worth, and what size pays");
    add_trial(*trial_app, trial_options);

    BudgetOptions budget_options;
    auto* budget_app = app.add_subcommand("budget", "which authority should buy what within a budget");
    add_budget(*budget_app, budget_options);

    ReportOptions report_options;
    auto* report_app = app.add_subcommand(
        "report", "everything to take to committee: a page, a workbook, a paper, pictures and their tables");
    add_report(*report_app, report_options);

    InitOptions init_options;
    auto* init_app = app.add_subcommand("init", "a commented starter study for one authority");
    init_app->add_option("folder", init_options.folder, "the folder to make")->required()->type_name("DIR");
    init_app->add_option("--authority", init_options.authority, "name, ONS code or DfE number")->type_name("NAME");

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        parsed = app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::wrong_usage);
        return ExitCode::wrong_usage;
    }
    if (*run_app) return run(run_options);
    if (*check_app) return check(files_to_check);
    if (*list_app) return list(list_options);
    if (*explain_app) return explain(explain_options);
    if (*sensitivity_app) return sensitivity(sensitivity_options);
    if (*neighbours_app) return neighbours(neighbours_options);
    if (*compare_app) return compare(compare_options);
    if (*impact_app) return impact(impact_options);
    if (*dfe_app) return import_dfe_files(import_options);
    if (*neighbours_import_app) return import_neighbour_files(neighbours_import_options);
    if (*decide_app) return decide_between(decide_options);
    if (*trial_app) return trial(trial_options);
    if (*budget_app) return budget(budget_options);
    if (*report_app) return report(report_options);
    return init(init_options);
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        int parsed = -1;
        auto const code = dispatch(argc, argv, parsed);
        return parsed >= 0 ? parsed : static_cast<int>(code);
    } catch (std::exception const& error) {
        fmt::print(stderr, "holdfast: a fault in holdfast itself, please report it: {}\n", error.what());
        return static_cast<int>(ExitCode::problem_in_inputs);
    }
}
