// The help of every command: what it begins with, how wide it is, and that what it shows can be typed.
#include "cli/help/help_layout.hpp"
#include "cli/help/option_groups.hpp"

#include "base/text.hpp"
#include "cli/output/folding.hpp"
#include "cli/parsed.hpp"

#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::cli;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::SizeIs;
using testing::StartsWith;

namespace {

//! The words of a line of shell, as far as help needs it: "…" keeps blanks.
std::vector<std::string> words_of(std::string const& line)
{
    std::vector<std::string> words(1);
    bool quoted = false;
    for (char const c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == ' ' && !quoted) words.emplace_back();
        else words.back() += c;
    }
    return words;
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    for (auto const& line : split(text, '\n')) lines.emplace_back(line);
    return lines;
}

//! What help shows to be typed.
std::vector<std::string> examples_in(std::string const& help)
{
    std::vector<std::string> examples;
    for (auto const& line : lines_of(help))
        if (line.starts_with("  holdfast ")) examples.push_back(line.substr(2));
    return examples;
}

//! Every command, holdfast itself first: "", "run", "import dfe", and its help as it is printed.
std::map<std::string, std::string> every_help()
{
    CLI::App app;
    auto const work = add_holdfast(app);
    std::map<std::string, std::string> all;
    std::function<void(CLI::App&, std::string const&)> const see = [&](CLI::App& command, std::string const& name) {
        all[name] = folded(command.help());
        for (auto* inner : command.get_subcommands([](CLI::App*) { return true; }))
            see(*inner, name + (name.empty() ? "" : " ") + inner->get_name());
    };
    see(app, "");
    return all;
}

TEST(Help, of_every_command_fits_80_columns)
{
    auto const all = every_help();
    ASSERT_GE(all.size(), 19U) << "16 commands, two of import, and holdfast itself";
    for (auto const& [command, help] : all)
        for (auto const& line : lines_of(help)) EXPECT_LE(display_width(line), 80U) << command << ": " << line;
}

TEST(Help, shows_two_examples_before_anything_that_can_be_chosen)
{
    for (auto const& [command, help] : every_help()) {
        EXPECT_THAT(examples_in(help), SizeIs(2)) << command << " (an example that is folded is none)";
        auto const usage = help.find("\nUsage: holdfast");
        ASSERT_NE(usage, std::string::npos) << command;
        EXPECT_LT(help.find("  holdfast "), usage) << command;
        EXPECT_LT(usage, help.find("\nHelp:")) << command;
        EXPECT_EQ(help.find("Options:"), std::string::npos) << command << " has an option without a heading";
    }
}

TEST(Help, shows_what_the_parser_takes)
{
    for (auto const& [command, help] : every_help())
        for (auto const& example : examples_in(help)) {
            auto words = words_of(example);
            ASSERT_EQ(words.front(), "holdfast");
            words.erase(words.begin());
            EXPECT_THAT(example, StartsWith("holdfast " + command)) << "it is about the command whose help it is";
            EXPECT_EQ(Parsed(std::move(words)).wrong, "") << example;
        }
}

TEST(Help, gives_every_option_a_heading_that_is_printed)
{
    CLI::App app;
    auto const work = add_holdfast(app);
    std::set<std::string> headings(headings_of_options().begin(), headings_of_options().end());
    ASSERT_TRUE(headings.erase("Options")) << "where one without a row is still to be seen";
    std::set<std::string> used;
    std::function<void(CLI::App&)> const see = [&](CLI::App& command) {
        for (auto const* option : command.get_options()) {
            if (!option->nonpositional()) continue;
            EXPECT_TRUE(headings.contains(option->get_group()))
                << command.get_name() << ' ' << option->get_name() << ": add it to src/cli/help/option_groups.cpp";
            used.insert(option->get_group());
            if (option->get_positional()) continue;  // an old spelling: --study of list
            EXPECT_THAT(folded(command.help()), HasSubstr(option->get_name(false, true)));
        }
        for (auto* inner : command.get_subcommands([](CLI::App*) { return true; })) see(*inner);
    };
    see(app);
    EXPECT_EQ(used, headings) << "no heading stands over nothing";
}

TEST(Help, calls_a_positional_by_what_is_typed_there)
{
    auto const all = every_help();
    EXPECT_THAT(all.at("explain"), HasSubstr("\nUsage: holdfast explain AUTHORITY INTERVENTION [OPTIONS]\n"));
    EXPECT_THAT(all.at("neighbours"), HasSubstr("\nUsage: holdfast neighbours AUTHORITY [INTERVENTION] [OPTIONS]\n"));
    EXPECT_THAT(all.at("trial"), HasSubstr("\nUsage: holdfast trial [AUTHORITY] INTERVENTION [OPTIONS]\n"));
    EXPECT_THAT(all.at("run"), HasSubstr("\nUsage: holdfast run [STUDY] [OPTIONS]\n"));
    EXPECT_THAT(all.at("list"), HasSubstr("\nUsage: holdfast list authorities|interventions [STUDY] [OPTIONS]\n"));
    EXPECT_THAT(all.at("run"), HasSubstr("\n  --format text|json|csv "));
    EXPECT_THAT(all.at("import"), HasSubstr("\nUsage: holdfast import COMMAND [OPTIONS]\n"));
}

TEST(Help, lists_every_command_under_what_it_is_for)
{
    auto const all = every_help();
    for (auto const& [command, help] : all) {
        if (command.empty() || command.find(' ') != std::string::npos) continue;
        EXPECT_THAT(all.at(""), HasSubstr("\n  " + command + " ")) << command;
    }
    for (auto const* kind : {"Answers about one authority:", "Inputs:"}) EXPECT_THAT(all.at(""), HasSubstr(kind));
    EXPECT_THAT(all.at(""), HasSubstr("Exit codes: 0 done"));
}

TEST(Help, of_commands_that_read_a_study_says_how_to_name_it)
{
    std::vector<std::string> const about_one{"explain", "impact", "sensitivity", "trial", "look-back", "neighbours"};
    auto const all = every_help();
    for (auto const& command : about_one) {
        EXPECT_THAT(all.at(command), HasSubstr("  --study STUDY ")) << command;
        EXPECT_THAT(all.at(command), HasSubstr("  --authority NAME ")) << command;
        EXPECT_EQ(all.at(command).find("  --intervention NAME ") != std::string::npos, command != "look-back");
    }
    for (auto const* command : {"run", "decide", "budget", "report", "backtest", "list"})
        EXPECT_THAT(all.at(command), HasSubstr("[STUDY] [OPTIONS]\n")) << command;
}

}  // namespace
