// What can be typed, asked of the parser itself: every option of every command, and what is said of slips.
#include "cli/command_line.hpp"
#include "cli/parsed.hpp"
#include "cli/typed/mistyped.hpp"

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

std::string said_of(std::vector<std::string> words) { return Parsed(std::move(words)).wrong; }

TEST(CommandLine, an_option_that_may_be_given_again_takes_one_value_each_time)
{
    CLI::App app;
    auto const work = add_holdfast(app);
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
        Parsed const run(words);
        EXPECT_EQ(run.wrong, "");
        EXPECT_THAT(run.values("study"), ElementsAre("study.toml"));
        EXPECT_THAT(run.values("--with"), ElementsAre("layer.toml"));
    }
    Parsed const two({"run", "--with", "a.toml", "--set", "x=1", "--with", "b.toml", "study.toml"});
    EXPECT_THAT(two.values("--with"), ElementsAre("a.toml", "b.toml"));
    EXPECT_THAT(two.values("study"), ElementsAre("study.toml"));
    Parsed const budget({"budget", "--must", "Leeds=x", "study.toml", "--total", "£1m"});
    EXPECT_THAT(budget.values("--must"), ElementsAre("Leeds=x"));
    EXPECT_THAT(budget.values("study"), ElementsAre("study.toml"));
    Parsed const decide({"decide", "--evppi", "prices", "--authority", "Leeds", "study.toml"});
    EXPECT_THAT(decide.values("--evppi"), ElementsAre("prices"));
    EXPECT_THAT(decide.values("study"), ElementsAre("study.toml"));
    Parsed const trial({"trial", "--region", "London", "enhanced-supervision"});
    EXPECT_THAT(trial.values("name"), ElementsAre("enhanced-supervision"));
    Parsed const report({"report", "--region", "London", "study.toml"});
    EXPECT_THAT(report.values("study"), ElementsAre("study.toml"));
}

TEST(CommandLine, a_value_too_many_is_said_and_not_taken)
{
    EXPECT_THAT(said_of({"run", "--set", "a=1", "b=2", "study.toml"}),
                HasSubstr("\"study.toml\" is one too many: holdfast run [STUDY]"));
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
    CLI::App app;
    auto const work = add_holdfast(app);
    std::size_t numeric = 0;
    visit(app, [&](CLI::App& command, CLI::Option& option) {
        if (option.get_type_name() != "NUMBER" || command.get_name() == "trial") return;  // a trial's are read by it
        ++numeric;
        for (auto const* text : {"-1", "-18446744073709551000", "18446744073709551616", "0100", "", " ", "0x1", "1e1",
                                 "1.5", "one", "+1"}) {
            auto words = just_enough(command);
            words.insert(words.end(), {option.get_name(), text});
            EXPECT_THAT(said_of(words), HasSubstr(option.get_name() + ":"))
                << command.get_name() << ' ' << option.get_name() << " \"" << text << '"';
        }
    });
    EXPECT_GE(numeric, 20U);
    EXPECT_THAT(Parsed({"run", "--draws", "10,000"}).values("--draws"), ElementsAre("10000"));
    EXPECT_THAT(Parsed({"run", "--seed", "0"}).values("--seed"), ElementsAre("0"));
    EXPECT_THAT(said_of({"run", "--threads", "0"}), HasSubstr("--threads: 0 is not between 1 and 256"));
    EXPECT_THAT(said_of({"budget", "--packages-up-to", "4"}), HasSubstr("not between 1 and 3"));
}

TEST(CommandLine, an_empty_value_is_no_value_of_any_option)
{
    CLI::App app;
    auto const work = add_holdfast(app);
    visit(app, [&](CLI::App& command, CLI::Option& option) {
        if (option.get_positional() || option.get_items_expected_max() == 0) return;
        for (auto const* text : {"", "  "}) {
            auto words = just_enough(command);
            words.insert(words.end(), {option.get_name(), text});
            EXPECT_NE(said_of(words), "") << command.get_name() << ' ' << option.get_name();
        }
    });
    EXPECT_THAT(said_of({"run", "--out", ""}), HasSubstr("--out: is empty"));
    EXPECT_THAT(said_of({"run", "--out="}), Not(IsEmpty()));
    EXPECT_THAT(said_of({"run", ""}), HasSubstr("is empty"));
}

TEST(CommandLine, a_mistyped_command_or_option_is_answered_with_the_nearest)
{
    EXPECT_THAT(said_of({"rnu"}), HasSubstr("there is no command rnu: did you mean run?"));
    EXPECT_THAT(said_of({"reprot", "--authority", "Leeds"}),
                AllOf(HasSubstr("did you mean report?"), Not(HasSubstr("Leeds"))));
    EXPECT_THAT(said_of({"xyzzy"}), AllOf(HasSubstr("write one of run, check,"), HasSubstr("init and help")));
    EXPECT_THAT(said_of({"run", "--autority", "Leeds"}),
                HasSubstr("run has no option --autority: did you mean --authority?"));
    EXPECT_THAT(said_of({"run", "--autority=Leeds"}), HasSubstr("has no option --autority: did you mean --authority?"));
    EXPECT_THAT(said_of({"run", "-threads", "2"}), HasSubstr("did you mean --threads?"));
    EXPECT_THAT(said_of({"list", "authorities", "--draws", "10"}), HasSubstr("list has no option --draws"));
    EXPECT_THAT(said_of({"check", "--with", "layer.toml"}),
                HasSubstr("check has no option --with: name the file itself, holdfast check FILE"));
    EXPECT_THAT(said_of({"import"}), HasSubstr("holdfast import needs a command: dfe or neighbours"));
    EXPECT_THAT(said_of({"import", "dfee", "a.csv"}), HasSubstr("import has no command dfee: did you mean dfe?"));
    EXPECT_THAT(said_of({"explain", "Leeds"}),
                HasSubstr("intervention is required: holdfast explain AUTHORITY INTERVENTION"));
    EXPECT_THAT(said_of({"run", "--study", "mine.toml"}),
                HasSubstr("run has no option --study: name the file itself, holdfast run [STUDY]"));
    EXPECT_THAT(said_of({"compare", "--study", "mine.toml"}), HasSubstr("holdfast compare STUDY_A STUDY_B"));
}

// A hint that is followed runs: what a value looks like is said with it.
TEST(CommandLine, an_option_without_its_value_is_answered_with_one)
{
    EXPECT_THAT(said_of({"budget", "--authority", "Leeds", "--frontier"}),
                HasSubstr("--frontier needs a value, FIRST:LAST:STEP: write it like --frontier 5m:50m:5m"));
    EXPECT_THAT(said_of({"run", "--set"}), HasSubstr("write it like --set prices.pay.mean=70000"));
    EXPECT_THAT(said_of({"run", "--authority"}), HasSubstr("--authority needs a value, NAME: holdfast help run shows"));
}

TEST(CommandLine, all_that_was_mistyped_is_said_at_once)
{
    auto const wrong = said_of({"run", "--autority", "Leeds", "--drwas", "10"});
    EXPECT_THAT(wrong, AllOf(HasSubstr("--authority"), HasSubstr("--draws")));
}

TEST(CommandLine, help_knows_its_commands)
{
    CLI::App app;
    auto const work = add_holdfast(app);
    std::vector<std::string> const run{"run"};
    std::vector<std::string> const dfe{"import", "dfe"};
    std::vector<std::string> const slip{"import", "dfx"};
    EXPECT_EQ(no_such_command(app, run), "");
    EXPECT_EQ(no_such_command(app, dfe), "");
    EXPECT_EQ(no_such_command(app, {}), "");
    EXPECT_THAT(no_such_command(app, slip), HasSubstr("did you mean dfe?"));
}

}  // namespace
