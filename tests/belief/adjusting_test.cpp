#include "belief/adjusting.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

std::vector<Distribution> some_of_each()
{
    return {Fixed{971.0},
            Normal{500.0, 80.0},
            LogNormal{6.0, 0.4},
            Gamma{4.0, 120.0},
            Uniform{100.0, 900.0},
            Triangular{100.0, 300.0, 900.0},
            Pert{100.0, 300.0, 900.0},
            StudentT{500.0, 60.0, 5.0, 400.0}};
}

Belief stated(double pounds)
{
    Belief belief;
    belief.about = Fixed{pounds};
    return belief;
}

}  // namespace

RC_GTEST_PROP(Scaled, multiplies_every_quantile_the_mean_and_the_spread, ())
{
    double const factor = static_cast<double>(*rc::gen::inRange(1, 5000)) / 1000.0;
    double const u = static_cast<double>(*rc::gen::inRange(1, 1000)) / 1000.0;
    for (auto const& about : some_of_each()) {
        auto const made = scaled(about, factor);
        RC_ASSERT(made.index() == about.index());
        auto const near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * (1.0 + std::abs(b)); };
        RC_ASSERT(near(quantile(made, u), factor * quantile(about, u)));
        RC_ASSERT(near(mean(made), factor * mean(about)));
        RC_ASSERT(near(sd(made), factor * sd(about)));
        RC_ASSERT(!problem_with(made));
    }
}

TEST(Scaled, by_one_is_the_same_to_the_bit)
{
    for (auto const& about : some_of_each()) EXPECT_EQ(scaled(about, 1.0), about);
    EXPECT_EQ(scaled(Beta{2.0, 3.0}, 1.0), Distribution(Beta{2.0, 3.0}));
}

TEST(Scaled, is_by_a_number_above_nothing)
{
    for (double const factor :
         {0.0, -1.2, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW((void)scaled(Fixed{1.0}, factor), ContractBroken) << factor;
}

TEST(Scaled, a_beta_is_not)
{
    EXPECT_FALSE(can_be_scaled(Beta{2.0, 3.0}));
    EXPECT_THROW((void)scaled(Beta{2.0, 3.0}, 1.2), ContractBroken);
    for (auto const& about : some_of_each()) EXPECT_TRUE(can_be_scaled(about));
}

// £5,433 in 2014; by the deflator of 74.6524 with 2024 = 100 that is £7,278 in 2024 prices.
TEST(Adjusting, says_what_was_stated_and_what_it_was_multiplied_by)
{
    auto belief = stated(5'433.0);
    EXPECT_EQ(adjustments_in_words(belief), "");
    adjust(belief, {Adjustment::Kind::prices, 100.0 / 74.6524, "HM Treasury GDP deflator, 2014 to 2024 prices"});
    EXPECT_NEAR(mean(belief.about), 7'278.0, 0.5);
    EXPECT_EQ(adjustments_in_words(belief),
              "stated as £5,433, times 1.34 (HM Treasury GDP deflator, 2014 to 2024 prices)");
    adjust(belief, {Adjustment::Kind::optimism_bias, 1.2, "an early estimate"});
    EXPECT_NEAR(mean(belief.about), 1.2 * 5'433.0 * 100.0 / 74.6524, 1e-9);
    EXPECT_NEAR(stated_mean(belief), 5'433.0, 1e-9);
    EXPECT_EQ(adjustments_in_words(belief), "stated as £5,433, times 1.34 (HM Treasury GDP deflator, 2014 to 2024 "
                                            "prices), plus 20% for optimism bias: an early estimate");
}

TEST(Adjusting, says_a_bias_to_a_tenth_of_a_per_cent)
{
    auto belief = stated(971.0);
    adjust(belief, {Adjustment::Kind::optimism_bias, 1.125, "the range of outturns of three like it"});
    EXPECT_EQ(adjustments_in_words(belief),
              "stated as £971, plus 12.5% for optimism bias: the range of outturns of three like it");
}
