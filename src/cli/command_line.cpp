#include "cli/command_line.hpp"

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/mistyped.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/folding.hpp"
#include "cli/output/standard_streams.hpp"
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

constexpr std::array commands{
    Command{"run", "savings of every chosen authority and intervention", add_run},
    Command{"check", "every problem in the files, and nothing computed", add_check},
    Command{"list", "the authorities or interventions of a study", add_list},
    Command{"explain", "the base case as a worked sum: every input and line, to the penny", add_explain},
    Command{"sensitivity", "what must be true for an intervention to pay, and which inputs move the answer",
            add_sensitivity},
    Command{"neighbours", "an authority beside its statistical neighbours, its region and England", add_neighbours},
    Command{"compare", "two studies: what changed in the inputs, and what that did to each saving", add_compare},
    Command{"impact", "cash in and out by financial year, what has to be found, who pays and who gains", add_impact},
    Command{"import", "make inputs from published statistics", add_import},
    Command{"backtest", "what the model would have said in years gone by, beside what happened", add_backtest},
    Command{"look-back", "what happened in an authority, beside what would have been expected", add_look_back},
    Command{"decide", "cost-effectiveness and value of information, of a study or from any model's draws", add_decide},
    Command{"trial", "what a trial of an intervention would be worth, and what size pays", add_trial},
    Command{"budget", "which authority should buy what within a budget", add_budget},
    Command{"report", "everything to take to committee: a page, a workbook, a paper, pictures and their tables",
            add_report},
    Command{"init", "a commented starter study for one authority", add_init},
};

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

Work add_holdfast(CLI::App& app)
{
    describe_holdfast(app);
    auto work = add_commands(app, commands);
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
