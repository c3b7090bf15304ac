#include "holdfast/base/problem.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

Problem premium()
{
    return {Problem::Kind::error,
            {"prices.toml", 14, 12, 4, "premium  = 40.6"},
            "agency.premium",
            "agency.premium is 40.6, but a premium is a share of pay and 40.6 would be 4,060%",
            "write 0.406, or \"40.6%\"",
            {}};
}

std::vector<std::string> lines_of(std::string const& text) { return split(trimmed(text), '\n'); }

}  // namespace

TEST(Problem, is_described_with_its_line_a_caret_and_a_hint)
{
    EXPECT_EQ(
        describe(premium()),
        "prices.toml:14:12: error: agency.premium is 40.6, but a premium is a share of pay and 40.6 would be 4,060%\n"
        "   14 | premium  = 40.6\n"
        "      |            ^^^^  write 0.406, or \"40.6%\"\n");
}

TEST(Problem, of_a_file_as_a_whole_has_no_line)
{
    Problem problem{Problem::Kind::warning, {"study.toml", 0, 0, 0, ""}, "", "the file is empty", "", {}};
    EXPECT_EQ(describe(problem), "study.toml: warning: the file is empty\n");
    problem.hint = "copy the shipped one";
    EXPECT_EQ(describe(problem), "study.toml: warning: the file is empty\n     = copy the shipped one\n");
}

TEST(Problem, shows_both_places_where_two_clash)
{
    auto problem = premium();
    problem.clash = Place{"local.toml", 3, 1, 2, "premium = 1"};
    auto const text = describe(problem);
    EXPECT_NE(text.find("local.toml:3:1: the other place\n   3 | premium = 1\n     | ^^\n"), std::string::npos) << text;
}

TEST(Problem, the_caret_stands_under_the_character_however_many_bytes_come_before)
{
    Problem problem{Problem::Kind::error, {"a.toml", 1, 10, 1, "n = \"££\" x"}, "", "s", "", {}};
    problem.at.column = static_cast<unsigned>(problem.at.line_text.find('x') + 1);  // bytes, from 1
    auto const lines = lines_of(describe(problem));
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(display_width(lines[1].substr(0, lines[1].find('x'))), lines[2].find('^'));
}

TEST(Problem, control_characters_of_the_file_never_reach_the_terminal)
{
    Problem problem{Problem::Kind::error, {"a.toml", 1, 1, 1, "x = \x1b[2J\x07\xc2\x9b"}, "", "s", "", {}};
    for (char const c : describe(problem)) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20U);
    EXPECT_EQ(describe(problem).find('\xc2'), std::string::npos);
}

// Whatever the place, the excerpt is three lines, fits a window, and underlines something of the line that is shown.
RC_GTEST_PROP(Problem, any_place_in_any_line_can_be_shown, ())
{
    std::string line;
    for (auto const piece : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4)))
        line += std::vector<std::string>{"a", "£", "\t", "𝄞 long "}[static_cast<std::size_t>(piece)];
    auto const times = *rc::gen::inRange(1, 20);
    std::string text = "x";
    for (int i = 0; i < times; ++i) text += line;
    Place const at{"a.toml", *rc::gen::inRange(1U, 2000U), *rc::gen::inRange(0U, 700U), *rc::gen::inRange(0U, 700U),
                   text};
    auto const lines = lines_of(describe({Problem::Kind::error, at, "", "s", "", {}}));
    RC_ASSERT(lines.size() == 3U);
    RC_ASSERT(is_utf8(lines[1]));
    RC_ASSERT(display_width(lines[1]) <= 120U + 6U + 11U);
    auto const carets = std::count(lines[2].begin(), lines[2].end(), '^');
    RC_ASSERT(carets >= 1);
    RC_ASSERT(lines[2].size() <= display_width(lines[1]) + 1);
}

TEST(Problem, errors_stop_a_run_and_warnings_do_not)
{
    Problem warning = premium();
    warning.kind = Problem::Kind::warning;
    EXPECT_FALSE(has_errors({}));
    EXPECT_FALSE(has_errors({warning}));
    EXPECT_TRUE(has_errors({warning, premium()}));

    EXPECT_TRUE((Read<int>{1, {warning}}).ok());
    EXPECT_FALSE((Read<int>{1, {premium()}}).ok());
    EXPECT_FALSE((Read<int>{std::nullopt, {}}).ok());
}

RC_GTEST_PROP(Problem, are_put_in_file_order_and_stay_in_theirs_where_they_tie, ())
{
    auto const places = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
        rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, 4), rc::gen::inRange(0, 3)));
    Problems problems;
    for (auto const& [file, line, column] : places)
        problems.push_back({Problem::Kind::error,
                            {std::string(1, static_cast<char>('a' + file)), static_cast<unsigned>(line),
                             static_cast<unsigned>(column), 0, ""},
                            "",
                            std::to_string(problems.size()),
                            "",
                            {}});
    auto const sorted = in_file_order(problems);
    RC_ASSERT(std::is_permutation(sorted.begin(), sorted.end(), problems.begin(), problems.end()));

    std::vector<std::string> files;  // in order of first appearance
    for (auto const& p : problems)
        if (std::find(files.begin(), files.end(), p.at.file) == files.end()) files.push_back(p.at.file);
    auto const rank = [&files](Problem const& p) {
        return std::tuple(std::find(files.begin(), files.end(), p.at.file) - files.begin(), p.at.line, p.at.column,
                          std::stoi(p.says));
    };
    for (std::size_t i = 1; i < sorted.size(); ++i) RC_ASSERT(rank(sorted[i - 1]) < rank(sorted[i]));
}
