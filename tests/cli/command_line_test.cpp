// What can be typed, asked of the parser itself: every option of every command, and what is said of slips.
#include "cli/command_line.hpp"
#include "cli/mistyped.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::cli;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

void visit(CLI::App& app, std::function<void(CLI::App&, CLI::Option&)> const& see)
{
    for (auto* option : app.get_options()) see(app, *option);
    for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) visit(*command, see);
}

struct Parsed {
    EveryOption typed;
    std::string wrong;  //!< what is said; empty where nothing is wrong
};

Parsed parsed(std::vector<std::string> words)
{
    Parsed result;
    CLI::App app;
    auto const commands = add_commands(app, result.typed);
    std::reverse(words.begin(), words.end());
    try {
        app.parse(std::move(words));
    } catch (CLI::ParseError const& error) {
        for (auto const& sentence : what_is_wrong(app, error)) result.wrong += sentence + "\n";
    }
    return result;
}

TEST(CommandLine, an_option_that_may_be_given_again_takes_one_value_each_time)
{
    EveryOption typed;
    CLI::App app;
    auto const commands = add_commands(app, typed);
    std::size_t repeated = 0;
    visit(app, [&](CLI::App& command, CLI::Option& option) {
        if (option.get_positional() || option.get_items_expected_max() <= 1) return;
        ++repeated;
        EXPECT_FALSE(option.get_allow_extra_args()) << command.get_name() << ' ' << option.get_name();
        EXPECT_THAT(option.get_description(), HasSubstr("may be given again")) << option.get_name();
    });
    EXPECT_GE(repeated, 20U) << "--with, --set and --authority of most commands, the conditions of a budget";
}

TEST(CommandLine, what_may_be_given_again_never_swallows_the_study)
{
    for (auto const& words : std::vector<std::vector<std::string>>{{"run", "--with", "layer.toml", "study.toml"},
                                                                   {"run", "study.toml", "--with", "layer.toml"},
                                                                   {"run", "--with=layer.toml", "study.toml"}}) {
        auto const run = parsed(words);
        EXPECT_EQ(run.wrong, "");
        EXPECT_EQ(run.typed.run.study.study, "study.toml");
        EXPECT_THAT(run.typed.run.study.with, ElementsAre("layer.toml"));
    }
    auto const two = parsed({"run", "--with", "a.toml", "--set", "x=1", "--with", "b.toml", "study.toml"});
    EXPECT_THAT(two.typed.run.study.with, ElementsAre("a.toml", "b.toml"));
    EXPECT_EQ(two.typed.run.study.study, "study.toml");
    auto const budget = parsed({"budget", "--must", "Leeds=x", "study.toml", "--total", "£1m"});
    EXPECT_THAT(budget.typed.budget.must, ElementsAre("Leeds=x"));
    EXPECT_EQ(budget.typed.budget.study.study, "study.toml");
    auto const decide = parsed({"decide", "--evppi", "prices", "--authority", "Leeds", "study.toml"});
    EXPECT_THAT(decide.typed.decide.evppi, ElementsAre("prices"));
    EXPECT_EQ(decide.typed.decide.study.study, "study.toml");
    auto const trial = parsed({"trial", "--region", "London", "enhanced-supervision"});
    EXPECT_EQ(trial.typed.trial.intervention, "enhanced-supervision");
    auto const report = parsed({"report", "--region", "London", "study.toml"});
    EXPECT_EQ(report.typed.report.study.study, "study.toml");
}

TEST(CommandLine, a_value_too_many_is_said_and_not_taken)
{
    auto const run = parsed({"run", "--set", "a=1", "b=2", "study.toml"});
    EXPECT_THAT(run.wrong, HasSubstr("\"study.toml\" is one too many: holdfast run [STUDY]"));
}

//! A value for each positional argument, so that nothing but the option is wrong.
std::vector<std::string> just_enough(CLI::App& command)
{
    std::vector<std::string> words;
    for (auto const* at = &command; at->get_parent() != nullptr; at = at->get_parent())
        words.insert(words.begin(), at->get_name());
    for (auto const* option : command.get_options())
        if (option->get_positional() && option->get_required())
            words.emplace_back(command.get_name() == "list" ? "authorities" : "x");
    return words;
}

TEST(CommandLine, numbers_are_decimal_digits_in_every_command)
{
    EveryOption typed;
    CLI::App app;
    auto const commands = add_commands(app, typed);
    std::size_t numeric = 0;
    visit(app, [&](CLI::App& command, CLI::Option& option) {
        if (option.get_type_name() != "NUMBER" || command.get_name() == "trial") return;  // a trial's are read by it
        ++numeric;
        for (auto const* text : {"-1", "-18446744073709551000", "18446744073709551616", "0100", "", " ", "0x1", "1e1",
                                 "1.5", "one", "+1"}) {
            auto words = just_enough(command);
            words.insert(words.end(), {option.get_name(), text});
            EXPECT_THAT(parsed(words).wrong, HasSubstr(option.get_name() + ":"))
                << command.get_name() << ' ' << option.get_name() << " \"" << text << '"';
        }
    });
    EXPECT_GE(numeric, 20U);
    EXPECT_EQ(parsed({"run", "--draws", "10,000"}).typed.run.study.draws, 10'000U);
    EXPECT_EQ(parsed({"run", "--seed", "0"}).typed.run.study.seed, 0U);
    EXPECT_THAT(parsed({"run", "--threads", "0"}).wrong, HasSubstr("--threads: 0 is not between 1 and 256"));
    EXPECT_THAT(parsed({"budget", "--packages-up-to", "4"}).wrong, HasSubstr("not between 1 and 3"));
}

TEST(CommandLine, an_empty_value_is_no_value_of_any_option)
{
    EveryOption typed;
    CLI::App app;
    auto const commands = add_commands(app, typed);
    visit(app, [&](CLI::App& command, CLI::Option& option) {
        if (option.get_positional() || option.get_items_expected_max() == 0) return;
        for (auto const* text : {"", "  "}) {
            auto words = just_enough(command);
            words.insert(words.end(), {option.get_name(), text});
            EXPECT_NE(parsed(words).wrong, "") << command.get_name() << ' ' << option.get_name();
        }
    });
    EXPECT_THAT(parsed({"run", "--out", ""}).wrong, HasSubstr("--out: is empty"));
    EXPECT_THAT(parsed({"run", "--out="}).wrong, Not(IsEmpty()));
    EXPECT_THAT(parsed({"run", ""}).wrong, HasSubstr("is empty"));
}

TEST(CommandLine, a_mistyped_command_or_option_is_answered_with_the_nearest)
{
    EXPECT_THAT(parsed({"rnu"}).wrong, HasSubstr("there is no command rnu: did you mean run?"));
    EXPECT_THAT(parsed({"reprot", "--authority", "Leeds"}).wrong,
                AllOf(HasSubstr("did you mean report?"), Not(HasSubstr("Leeds"))));
    EXPECT_THAT(parsed({"xyzzy"}).wrong, AllOf(HasSubstr("write one of run, check,"), HasSubstr("init and help")));
    EXPECT_THAT(parsed({"run", "--autority", "Leeds"}).wrong,
                HasSubstr("run has no option --autority: did you mean --authority?"));
    EXPECT_THAT(parsed({"run", "--autority=Leeds"}).wrong,
                HasSubstr("has no option --autority: did you mean --authority?"));
    EXPECT_THAT(parsed({"run", "-threads", "2"}).wrong, HasSubstr("did you mean --threads?"));
    EXPECT_THAT(parsed({"list", "authorities", "--draws", "10"}).wrong, HasSubstr("list has no option --draws"));
    EXPECT_THAT(parsed({"check", "--with", "layer.toml"}).wrong,
                HasSubstr("check has no option --with: name the file itself, holdfast check FILE"));
    EXPECT_THAT(parsed({"import"}).wrong, HasSubstr("holdfast import needs a command: dfe or neighbours"));
    EXPECT_THAT(parsed({"import", "dfee", "a.csv"}).wrong, HasSubstr("import has no command dfee: did you mean dfe?"));
    EXPECT_THAT(parsed({"explain", "Leeds"}).wrong,
                HasSubstr("intervention is required: holdfast explain AUTHORITY INTERVENTION"));
}

TEST(CommandLine, all_that_was_mistyped_is_said_at_once)
{
    auto const wrong = parsed({"run", "--autority", "Leeds", "--drwas", "10"}).wrong;
    EXPECT_THAT(wrong, AllOf(HasSubstr("--authority"), HasSubstr("--draws")));
}

TEST(CommandLine, help_knows_its_commands)
{
    EveryOption typed;
    CLI::App app;
    auto const commands = add_commands(app, typed);
    std::vector<std::string> const run{"run"};
    std::vector<std::string> const dfe{"import", "dfe"};
    std::vector<std::string> const slip{"import", "dfx"};
    EXPECT_EQ(no_such_command(app, run), "");
    EXPECT_EQ(no_such_command(app, dfe), "");
    EXPECT_EQ(no_such_command(app, {}), "");
    EXPECT_THAT(no_such_command(app, slip), HasSubstr("did you mean dfe?"));
}

}  // namespace
