#include "holdfast/decision/enbs.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

TrialCost const cost{200'000.0, 300.0, 1'000.0};
AnswerUse const use{5.0, 2.0, 5.0, 0.035, 20'000.0};
std::vector<WorthOfAnswer> const rising{
    {100, 400'000.0, 20'000.0}, {300, 900'000.0, 25'000.0}, {600, 950'000.0, 25'000.0}};

}  // namespace

TEST(Enbs, used_at_once_for_as_long_as_the_decision_lasts_the_answer_is_worth_its_evsi)
{
    for (double const rate : {0.0, 0.035, 0.2})
        for (double const years : {0.5, 3.0, 5.0, 20.0})
            EXPECT_NEAR((AnswerUse{years, 0.0, years, rate, 1.0}.factor()), 1.0, 1e-12);
}

TEST(Enbs, years_that_follow_each_other_add_up)
{
    // Five years at once are two years at once and three from then on.
    AnswerUse const whole{5.0, 0.0, 5.0, 0.035, 1.0};
    AnswerUse const first{5.0, 0.0, 2.0, 0.035, 1.0};
    AnswerUse const then{5.0, 2.0, 3.0, 0.035, 1.0};
    EXPECT_NEAR(first.factor() + then.factor(), whole.factor(), 1e-12);
}

TEST(Enbs, a_year_in_which_it_has_not_reported_is_discounted_away)
{
    AnswerUse later = use;
    later.years_until_report += 1.0;
    EXPECT_NEAR(later.factor(), use.factor() / 1.035, 1e-12);
    AnswerUse never = use;
    never.years_of_use = 0.0;
    EXPECT_EQ(never.factor(), 0.0);
}

TEST(Enbs, discounted_years_are_the_sum_of_their_days)
{
    double sum = 0.0;
    double all = 0.0;
    for (int day = 0; day < 365 * 10; ++day) {
        double const today = std::pow(1.035, -(day + 0.5) / 365.0) / 365.0;
        all += day < 365 * 5 ? today : 0.0;
        sum += today;
    }
    EXPECT_NEAR((AnswerUse{5.0, 0.0, 10.0, 0.035, 1.0}.factor()), sum / all, 1e-8);
}

TEST(Enbs, a_case_by_hand)
{
    auto const found = enbs(rising, cost, {5.0, 0.0, 5.0, 0.035, 20'000.0});
    ASSERT_EQ(found.at.size(), 3U);
    // 300 an arm: 600 of 20,000 in the trial, so 97% of £900,000; £200,000 + 600 × £300 + 300 × £1,000.
    EXPECT_NEAR(found.at[1].benefit, 873'000.0, 1e-6);
    EXPECT_NEAR(found.at[1].cost, 680'000.0, 1e-6);
    EXPECT_NEAR(found.at[1].value, 193'000.0, 1e-6);
    EXPECT_NEAR(found.at[1].standard_error, 24'250.0, 1e-6);
    // 100 an arm: 99% of £400,000 less £360,000.
    EXPECT_NEAR(found.at[0].value, 36'000.0, 1e-6);
    EXPECT_EQ(found.best, 1U);
    EXPECT_TRUE(found.any_pays());
    EXPECT_TRUE(found.is_clear());
    EXPECT_THAT(found.as_good_as_best, testing::ElementsAre(1));
}

TEST(Enbs, says_so_where_no_size_pays)
{
    auto const found = enbs(rising, {2e6, 300.0, 1'000.0}, use);
    EXPECT_FALSE(found.any_pays());
    EXPECT_TRUE(found.is_clear());
    for (auto const& at : found.at) EXPECT_LE(at.value, found.at[found.best].value);
}

TEST(Enbs, sizes_within_the_error_of_the_best_are_as_good)
{
    std::vector<WorthOfAnswer> close = rising;
    for (auto& answer : close) answer.standard_error = 4e5;
    auto const found = enbs(close, cost, use);
    EXPECT_THAT(found.as_good_as_best, testing::ElementsAre(0, 1, 2));
    EXPECT_FALSE(found.is_clear());
}

TEST(Enbs, a_trial_of_everybody_leaves_nobody_to_use_it)
{
    std::vector<WorthOfAnswer> const all{{10'000, 1e6, 0.0}};
    auto const found = enbs(all, cost, use);
    EXPECT_EQ(found.at[0].benefit, 0.0);
    EXPECT_LT(found.at[0].value, 0.0);
    std::vector<WorthOfAnswer> const more{{10'001, 1e6, 0.0}};
    EXPECT_EQ(enbs(more, cost, use).at[0].benefit, 0.0);
}

TEST(Enbs, asks_for_what_makes_sense)
{
    double const infinite = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)enbs({}, cost, use), ContractBroken);
    EXPECT_THROW((void)enbs(rising, {-1.0, 0.0, 0.0}, use), ContractBroken);
    EXPECT_THROW((void)enbs(rising, {0.0, infinite, 0.0}, use), ContractBroken);
    EXPECT_THROW((void)enbs(rising, cost, {0.0, 2.0, 5.0, 0.035, 1.0}), ContractBroken);
    EXPECT_THROW((void)enbs(rising, cost, {5.0, -1.0, 5.0, 0.035, 1.0}), ContractBroken);
    EXPECT_THROW((void)enbs(rising, cost, {5.0, 1.0, 5.0, 0.035, 0.0}), ContractBroken);
    std::vector<WorthOfAnswer> const negative{{100, -1.0, 0.0}};
    EXPECT_THROW((void)enbs(negative, cost, use), ContractBroken);
}
