// Made cases of which one knows what clashes, and the law that giving up the set is enough and nothing smaller is.

#include "holdfast/portfolio/conflict.hpp"

#include "support/made_market.hpp"

#include <algorithm>
#include <bit>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Market market()
{
    Market made;
    made.authorities = {"Leeds", "Derby"};
    made.regions = {"North", "Midlands"};
    made.region_of = {0, 1};
    made.interventions = {"supervision", "mentoring"};
    made.years = {"2026-27"};
    made.offers = {
        {0, {0}, 100, {600'000}, 0.9, false}, {1, {0}, 80, {600'000}, 0.8, false}, {1, {1}, 0, {5}, 0.0, true}};
    return made;
}

TEST(Conflict, is_none_where_there_is_a_choice)
{
    std::vector<Condition> const conditions{TotalAtMost{1'200'000}, MustBuy{0, 0}, MustBuy{1, 0}};
    EXPECT_THAT(conflict(market(), conditions), IsEmpty());
}

TEST(Conflict, must_haves_alone_cost_more_than_the_budget)
{
    std::vector<Condition> const conditions{TotalAtMost{1'000'000}, AuthoritiesAtMost{0, 2}, MustBuy{0, 0},
                                            MustBuy{1, 0}};
    auto const clashes = conflict(market(), conditions);
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes[0].condition, 0U) << "of one must-have and the budget the earlier is given up";
    EXPECT_THAT(clashes[0].with, ElementsAre(2, 3)) << "the limit on supervision has nothing to do with it";
    EXPECT_EQ(clashes[0].asked, 1'000'000);
    EXPECT_EQ(clashes[0].possible, 1'200'000);
    EXPECT_FALSE(clashes[0].by_itself);
}

TEST(Conflict, what_is_not_offered_clashes_with_nothing_but_itself)
{
    std::vector<Condition> const conditions{TotalAtMost{1'000'000}, MustBuy{0, 1}};
    auto const clashes = conflict(market(), conditions);
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes[0].condition, 1U);
    EXPECT_TRUE(clashes[0].by_itself);
    EXPECT_EQ(clashes[0].possible, 0);
}

TEST(Conflict, two_separate_clashes_are_both_told)
{
    std::vector<Condition> const conditions{MustBuy{0, 0}, MayNotBuy{0, 0}, AuthoritiesAtMost{1, 0},
                                            AuthoritiesAtLeast{1, 1}};
    auto const clashes = conflict(market(), conditions);
    ASSERT_EQ(clashes.size(), 2U);
    EXPECT_EQ(clashes[0].condition, 0U);
    EXPECT_THAT(clashes[0].with, ElementsAre(1));
    EXPECT_EQ(clashes[1].condition, 2U);
    EXPECT_THAT(clashes[1].with, ElementsAre(3));
    EXPECT_EQ(clashes[1].possible, 1);
}

TEST(Conflict, more_authorities_than_there_are)
{
    std::vector<Condition> const conditions{AuthoritiesAtLeast{0, 3}};
    auto const clashes = conflict(market(), conditions);
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_TRUE(clashes[0].by_itself);
    EXPECT_EQ(clashes[0].possible, 2);
}

TEST(Conflict, what_has_no_chance_of_saving_cannot_keep_to_one)
{
    std::vector<Condition> const conditions{ChanceAtLeast{0.6}, MustBuy{1, 1}};
    auto const clashes = conflict(market(), conditions);
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes[0].condition, 0U);
    EXPECT_THAT(clashes[0].with, ElementsAre(1));
}

std::vector<Condition> without(std::vector<Condition> const& conditions, unsigned left_out)
{
    std::vector<Condition> kept;
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if ((left_out >> i & 1U) == 0U) kept.push_back(conditions[i]);
    return kept;
}

TEST(Conflict, gives_up_the_fewest_and_each_clash_is_one)
{
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        test::Dice dice(5000 + seed);
        auto made = test::made_market(dice, {4, 2, 9});
        for (auto& offer : made.offers) offer.on_request = false;
        auto const conditions = test::made_conditions(dice, made);
        auto const possible = [&](std::vector<Condition> const& some) {
            return test::best_of_all(made, {some, {}, {}}).has_value();
        };
        auto const clashes = conflict(made, conditions);
        ASSERT_EQ(clashes.empty(), possible(conditions)) << seed;
        if (clashes.empty()) continue;
        ++seen;
        unsigned given_up = 0;
        for (auto const& clash : clashes) given_up |= 1U << clash.condition;
        EXPECT_TRUE(possible(without(conditions, given_up))) << seed;
        for (unsigned set = 0; set < 1U << conditions.size(); ++set) {
            if (std::popcount(set) >= std::popcount(given_up)) continue;
            EXPECT_FALSE(possible(without(conditions, set))) << seed;
        }
        for (auto const& clash : clashes) {
            std::vector<Condition> together{conditions[clash.condition]};
            for (auto const i : clash.with) together.push_back(conditions[i]);
            EXPECT_FALSE(possible(together)) << seed;
            for (unsigned i = 0; i < together.size(); ++i) EXPECT_TRUE(possible(without(together, 1U << i))) << seed;
        }
    }
    EXPECT_GT(seen, 20);
}

TEST(Conflict, says_how_far_a_limit_on_risk_can_be_met)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        test::Dice dice(6000 + seed);
        auto made = test::made_market(dice, {4, 2, 9});
        for (auto& offer : made.offers) offer.on_request = false;
        Terms terms{test::made_conditions(dice, made), {}, test::made_scenarios(dice, made, 12)};
        terms.limits.mean_of_worst = MeanOfWorst{0.2, 0.0};
        terms.limits.chance_of_no_loss = ChanceOfNoLoss{0.9};
        std::optional<double> worst, chance;
        test::for_each_choice(made, [&](std::vector<std::size_t> const& offers) {
            if (!test::keeps_to(offers, made, {terms.conditions, {}, {}})) return;
            auto const savings = savings_of(offers, terms.scenarios);
            worst = std::max(worst.value_or(-1e9), mean_of_worst(savings, 0.2));
            chance = std::max(chance.value_or(0.0), chance_of_no_loss(savings));
        });
        auto const best_worst = best_mean_of_worst(made, terms);
        auto const best_chance = best_chance_of_no_loss(made, terms);
        ASSERT_EQ(best_worst.has_value(), worst.has_value()) << seed;
        ASSERT_EQ(best_chance.has_value(), chance.has_value()) << seed;
        if (!worst) continue;
        EXPECT_NEAR(*best_worst, *worst, 1.0) << seed;  // to the pound
        EXPECT_DOUBLE_EQ(*best_chance, *chance) << seed;
    }
}

}  // namespace
}  // namespace holdfast
