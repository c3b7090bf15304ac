#include "cli/command_line.hpp"

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/help/option_groups.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/folding.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/typed/mistyped.hpp"
#include "holdfast/numerics/instruction_set.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr char const* of_one = "Answers about one authority";
constexpr char const* of_many = "Answers about any choice of authorities and interventions";
constexpr char const* of_past = "What happened";
constexpr char const* of_inputs = "Inputs";

constexpr std::array commands{
    Command{
        "run",
        "savings of every chosen authority and intervention",
        add_run,
        of_many,
        {{{"holdfast run --authority Leeds", "every intervention in one authority"},
          {"holdfast run my-council/study.toml --format csv --out savings", "a study of your own, as tables, too"}}}},
    Command{"check",
            "every problem in the files, and nothing computed",
            add_check,
            of_inputs,
            {{{"holdfast check my-council/study.toml", "your own study"},
              {"holdfast check prices.toml quotation.toml", "files that will be laid over a study by --with"}}}},
    Command{"list",
            "the authorities or interventions of a study",
            add_list,
            of_inputs,
            {{{"holdfast list interventions", "ids and aliases, evidence and costs"},
              {"holdfast list authorities --region London", "codes and staff"}}}},
    Command{"explain",
            "the base case as a worked sum: every input and line, to the penny",
            add_explain,
            of_one,
            {{{"holdfast explain Leeds arc", "the sum, and the source of every figure in it"},
              {"holdfast explain Leeds arc --set prices.pay.mean=70000", "the same with your own figure for pay"}}}},
    Command{"sensitivity",
            "what must be true for an intervention to pay, and which inputs move the answer",
            add_sensitivity,
            of_one,
            {{{"holdfast sensitivity Leeds arc", "one input after another"},
              {"holdfast sensitivity Leeds arc --two-way programme-cost,coverage", "two at once"}}}},
    Command{"neighbours",
            "an authority beside its statistical neighbours, its region and England",
            add_neighbours,
            of_one,
            {{{"holdfast neighbours Leeds", "with the intervention that comes first there"},
              {"holdfast neighbours Leeds arc --format csv --out leeds.csv", "with one that you choose, as a table"}}}},
    Command{"compare",
            "two studies: what changed in the inputs, and what that did to each saving",
            add_compare,
            of_many,
            {{{"holdfast compare last-year.toml my-council/study.toml", "what changed since"},
              {"holdfast compare last-year.toml my-council/study.toml --format csv", "the same as a table"}}}},
    Command{"impact",
            "cash in and out by financial year, what has to be found, who pays and who gains",
            add_impact,
            of_one,
            {{{"holdfast impact Leeds arc", "year by year, not discounted"},
              {"holdfast impact Leeds arc --with quotation.toml", "at the cost that a provider has quoted"}}}},
    Command{
        "import",
        "make inputs from published statistics",
        add_import,
        of_inputs,
        {{{"holdfast import dfe csww_indicators_2017_to_2025.csv --out authorities.toml", "DfE's workforce figures"},
          {"holdfast import neighbours pairs.csv --out neighbours.toml", "DfE's statistical neighbours"}}}},
    Command{"backtest",
            "what the model would have said in years gone by, beside what happened",
            add_backtest,
            of_past,
            {{{"holdfast backtest", "all of England, with everything known up to 2022"},
              {"holdfast backtest --from 2021 --authority Leeds", "one authority, a line a year"}}}},
    Command{"look-back",
            "what happened in an authority, beside what would have been expected",
            add_look_back,
            of_one,
            {{{"holdfast look-back Leeds --since 2021", "leaving before and after"},
              {"holdfast look-back Leeds Norfolk --since 2021 --picture leaving.svg", "two together, and a picture"}}}},
    Command{"decide",
            "cost-effectiveness and value of information, of a study or from any model's draws",
            add_decide,
            of_many,
            {{{"holdfast decide --authority Leeds", "which intervention, and what it is worth to know more"},
              {"holdfast decide --costs c.csv --effects e.csv --willingness-to-pay 20000",
               "the same from another model's draws"}}}},
    Command{
        "trial",
        "what a trial of an intervention would be worth, and what size pays",
        add_trial,
        of_one,
        {{{"holdfast trial arc", "for all of England"},
          {"holdfast trial Leeds supervision --workers-per-arm 100:300:100", "for one authority, of three sizes"}}}},
    Command{"budget",
            "which authority should buy what within a budget",
            add_budget,
            of_many,
            {{{"holdfast budget --region London --total \"£5m\"", "the best use of £5m"},
              {"holdfast budget --region London --total \"£5m\" --must Camden=arc", "where one purchase is settled"}}}},
    Command{"report",
            "everything to take to committee: a page, a workbook, a paper, pictures and their tables",
            add_report,
            of_many,
            {{{"holdfast report --authority Leeds --region \"Yorkshire and The Humber\"", "into the folder report"},
              {"holdfast report my-council/study.toml --out committee", "of a study of your own"}}}},
    Command{"init",
            "a commented starter study for one authority",
            add_init,
            of_inputs,
            {{{"holdfast init my-council --authority Leeds", "writes my-council/study.toml"},
              {"holdfast init arc-only --authority Leeds --intervention arc", "with the costs of one intervention"}}}},
};

constexpr Examples first_steps{{{"holdfast run --authority Leeds", "what every intervention saves one authority"},
                                {"holdfast explain Leeds arc", "one of them as a sum, with every source"}}};

void describe_holdfast(CLI::App& app)
{
    app.description("What keeping children's social workers is worth to an English local authority:\n"
                    "savings from fewer leavers, with their uncertainty, and what would have to be\n"
                    "true for a programme to pay.");
    app.name("holdfast");
    app.set_help_flag("-h,--help", "shows this");
    app.set_version_flag(
        "--version",
        [] { return fmt::format("holdfast {} ({})", HOLDFAST_VERSION, holdfast::name(best_instruction_set())); },
        "shows the version, and the widest instructions that this machine has");
    app.require_subcommand(1);
    app.footer("holdfast help COMMAND shows what a command takes.\n"
               "Exit codes: 0 done; 1 a problem in the inputs; 2 wrong usage;\n"
               "    3 could not write; 4 the best found so far; 70 a fault in holdfast;\n"
               "    71 not enough memory.\n"
               "Colours appear on a terminal only, and never where NO_COLOR is set.");
    lay_out_help(app, first_steps);
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

Work add_holdfast(CLI::App& app)
{
    describe_holdfast(app);
    auto work = add_commands(app, commands);
    group_options(app);
    refuse_empty(app);
    return work;
}

ExitCode command_line(int argc, char const* const* argv)
{
    CLI::App app;
    auto const work = add_holdfast(app);
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
    return work();
}

}  // namespace holdfast::cli
