// Every bad input meets its complaint: the right words at the right line, nothing more and nothing less.

#include "support/bad_input.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

std::string shown(std::vector<Complaint> const& complaints)
{
    std::string text;
    for (auto const& c : complaints) text += c.file + ":" + std::to_string(c.line) + ": " + c.says + "\n";
    return text;
}

std::string described(Problems const& problems)
{
    std::string text;
    for (auto const& problem : problems) text += describe(problem);
    return text;
}

class BadInputs : public ::testing::TestWithParam<std::string> {};

TEST_P(BadInputs, are_met_by_their_complaint)
{
    auto const& input = run_bad_input(GetParam());
    auto found = input.found;
    auto expected = input.expected;
    EXPECT_FALSE(expected.empty()) << "a case without a complaint checks nothing";
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(shown(found), shown(expected)) << described(input.problems);
}

TEST_P(BadInputs, are_complained_about_in_the_order_of_their_lines)
{
    auto const& found = run_bad_input(GetParam()).found;
    std::set<std::string> left;
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (found[i].file == found[i - 1].file) EXPECT_LE(found[i - 1].line, found[i].line);
        else
            EXPECT_TRUE(left.insert(found[i - 1].file).second && !left.contains(found[i].file))
                << "files are not mixed";
    }
}

TEST_P(BadInputs, are_shown_with_their_line_and_a_caret_under_it)
{
    for (auto const& problem : run_bad_input(GetParam()).problems) {
        auto const text = describe(problem);
        EXPECT_NE(text.find(problem.says), std::string::npos);
        if (problem.at.line == 0) continue;
        EXPECT_GE(problem.at.column, 1U) << text;
        EXPECT_LE(problem.at.column, problem.at.line_text.size() + 1) << text;
        EXPECT_NE(text.find('^'), std::string::npos) << text;
    }
}

INSTANTIATE_TEST_SUITE_P(corpus, BadInputs, ::testing::ValuesIn(bad_input_names()),
                         [](auto const& input) { return input.param; });

TEST(the_corpus, holds_at_least_sixty_cases) { EXPECT_GE(bad_input_names().size(), 60U); }

}  // namespace
