// The sentence between the base case and the average: the reader's own subtraction gives its difference.
#include "report/words/bridge_words.hpp"
#include "support/sentences_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

Bridge bridge(double base, double average, std::vector<std::pair<std::string, double>> const& curves)
{
    Bridge made{};
    made.base = base;
    made.average = {average, 1.0, average - 10.0, average + 10.0};
    for (auto const& [label, saving] : curves) {
        made.curves.emplace_back();
        made.curves.back().belief.label = label;
        made.curves.back().saving = saving;
    }
    return made;
}

}  // namespace

TEST(BridgeWords, the_difference_is_that_of_the_figures_shown)
{
    EXPECT_THAT(bridge_sentence(bridge(1000.4, 899.6, {{"cover", -101.0}})),
                AllOf(HasSubstr("£1,000 with every input"), HasSubstr("£900 on average"),
                      HasSubstr("The difference, −£100, is mostly the curve of cover (−£101)")));
}

TEST(BridgeWords, names_every_curve_of_a_third_of_the_largest_that_pulls_the_same_way)
{
    auto const text =
        bridge_sentence(bridge(1000.0, 700.0, {{"cover", -200.0}, {"pay", -90.0}, {"fill", -20.0}, {"rate", 10.0}}));
    EXPECT_THAT(text, AllOf(HasSubstr("cover (−£200)"), HasSubstr("pay (−£90)"), Not(HasSubstr("fill")),
                            Not(HasSubstr("rate"))));
}

TEST(BridgeWords, a_difference_within_the_error_of_the_draws_is_not_explained)
{
    EXPECT_THAT(bridge_sentence(bridge(1000.0, 999.0, {{"cover", -100.0}})),
                HasSubstr("is within two standard errors of the draws"));
}

TEST(BridgeWords, what_no_curve_explains_is_what_inputs_do_together)
{
    EXPECT_THAT(bridge_sentence(bridge(1000.0, 500.0, {{"cover", -50.0}})),
                HasSubstr("is mostly what inputs do together (−£450). Next is the curve of cover (−£50)."));
    EXPECT_THAT(bridge_sentence(bridge(1000.0, 500.0, {})), HasSubstr("is mostly what inputs do together (−£500)"));
}

TEST(BridgeWords, many_long_names_are_told_in_several_sentences)
{
    std::vector<std::pair<std::string, double>> curves;
    for (int i = 0; i < 6; ++i)
        curves.emplace_back("effect in one place against others: improving the organisation together with its staff",
                            -9.0);
    for (double const average : {500.0, 950.0}) {
        auto const text = bridge_sentence(bridge(1000.0, average, curves));
        EXPECT_TRUE(test::sentences_longer_than(45, text).empty()) << text;
    }
}
