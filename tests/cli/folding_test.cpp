#include "cli/output/folding.hpp"

#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using cli::folded;

Problem a_problem()
{
    Problem problem;
    problem.at = {"study.toml", 12, 11, 4, "premium = 40.6 # " + std::string(70, 'x')};
    problem.says = "agency.premium is 40.6, but a premium is a share of pay and 40.6 would be 4,060%";
    problem.hint =
        "write 0.406, or \"40.6%\", which is what the agency's invoices come to over the pay of those in post";
    return problem;
}

TEST(folding, a_sentence_goes_on_set_in_and_loses_no_word)
{
    EXPECT_EQ(folded("holdfast: short"), "holdfast: short");
    EXPECT_EQ(folded("holdfast: init is there already and was left alone; choose another folder, or take it away\n"),
              "holdfast: init is there already and was left alone; choose another folder, or\n    take it away\n");
}

TEST(folding, a_path_is_never_broken)
{
    auto const path = std::string(100, 'p');
    EXPECT_EQ(folded("holdfast: " + path + " is no file"), "holdfast:\n    " + path + "\n    is no file");
}

TEST(folding, what_an_option_does_goes_on_in_its_own_column)
{
    EXPECT_EQ(folded("  --precision AMOUNT          draw until the standard error of every headline is below this"),
              "  --precision AMOUNT          draw until the standard error of every headline is\n"
              "                              below this");
    EXPECT_EQ(folded("                              how to draw: philox (independent draws, the default) or sobol"),
              "                              how to draw: philox (independent draws, the\n"
              "                              default) or sobol");
}

TEST(folding, the_line_of_a_file_and_its_caret_stay_and_the_hint_goes_below)
{
    EXPECT_EQ(folded(a_problem()),
              "study.toml:12:11: error: agency.premium is 40.6, but a premium is a share of pay\n"
              "    and 40.6 would be 4,060%\n"
              "   12 | premium = 40.6 # " +
                  std::string(70, 'x') +
                  "\n"
                  "      |           ^^^^\n"
                  "      = write 0.406, or \"40.6%\", which is what the agency's invoices come to\n"
                  "        over the pay of those in post\n");
}

TEST(folding, a_problem_that_has_room_is_told_as_ever)
{
    auto problem = a_problem();
    problem.at.line_text = "premium = 40.6";
    problem.says = "too much";
    problem.hint = "write 0.406";
    EXPECT_EQ(folded(problem), describe(problem));
}

}  // namespace
