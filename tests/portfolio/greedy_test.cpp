// What a ranked list buys, where it loses, and that it never wins.

#include "holdfast/portfolio/greedy.hpp"

#include "support/made_market.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;

Market market()
{
    Market made;
    made.authorities = {"Leeds", "Derby"};
    made.regions = {"North", "Midlands"};
    made.region_of = {0, 1};
    made.interventions = {"small", "large"};
    made.years = {"2026-27"};
    made.offers = {{0, {0}, 30, {10}, 0.9, false}, {0, {1}, 200, {100}, 0.9, false}, {1, {1}, 50, {20}, 0.9, false}};
    return made;
}

TEST(Greedy, ranks_by_value_per_pound)
{
    EXPECT_THAT(ranked_by_value_per_pound(market()), ElementsAre(0, 2, 1));
    auto made = market();
    made.offers[1].spend = {0};
    made.offers[2].on_request = true;
    made.offers[0].value = 0;
    EXPECT_THAT(ranked_by_value_per_pound(made), ElementsAre(1));
}

TEST(Greedy, loses_where_the_best_value_for_money_is_small)
{
    Terms const terms{{TotalAtMost{100}}, {}, {}};
    auto const greedy = choose_greedily(market(), terms);
    EXPECT_THAT(greedy.choice.offers, ElementsAre(0, 2));
    EXPECT_EQ(greedy.choice.value, 80);
    EXPECT_EQ(greedy.choice.spend, 30);
    EXPECT_TRUE(greedy.keeps_all);
    EXPECT_EQ(choose(market(), terms)->best.value, 200);
}

TEST(Greedy, buys_what_must_be_bought_first_and_says_where_it_fails)
{
    EXPECT_THAT(choose_greedily(market(), {{TotalAtMost{100}, MustBuy{0, 1}}, {}, {}}).choice.offers, ElementsAre(1));
    auto const failed = choose_greedily(market(), {{TotalAtMost{100}, AuthoritiesAtLeast{1, 2}}, {}, {}});
    EXPECT_FALSE(failed.keeps_all);
}

TEST(Greedy, never_beats_the_best_choice)
{
    int loses = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        test::Dice dice(11'000 + seed);
        auto const made = test::made_market(dice, {8, 3, 90'000});
        Terms const terms{test::made_conditions(dice, made), {}, {}};
        auto const greedy = choose_greedily(made, terms);
        if (!greedy.keeps_all) continue;
        auto const choices = choose(made, terms);
        ASSERT_TRUE(choices) << seed;
        EXPECT_LE(greedy.choice.value, choices->best.value) << seed;
        if (greedy.choice.value < choices->best.value) ++loses;
    }
    EXPECT_GT(loses, 20);
}

}  // namespace
}  // namespace holdfast
