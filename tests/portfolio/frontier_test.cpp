// Frontiers: more money never buys less; points are those of choose(); duals and differences agree where they must.

#include "holdfast/portfolio/frontier.hpp"

#include "holdfast/base/contract.hpp"
#include "support/made_market.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

std::vector<WholePounds> grid(WholePounds last, WholePounds step)
{
    std::vector<WholePounds> budgets;
    for (WholePounds at = 0; at <= last; at += step) budgets.push_back(at);
    return budgets;
}

TEST(Frontier, more_money_never_buys_less)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        test::Dice dice(7000 + seed);
        auto const market = test::made_market(dice, {12, 3, 90'000});
        auto const points = frontier(market, {test::made_conditions(dice, market), {}, {}}, grid(2'000'000, 200'000));
        for (std::size_t i = 1; i < points.size(); ++i) {
            if (!points[i - 1].choice) continue;
            ++compared;
            ASSERT_TRUE(points[i].choice) << seed;
            EXPECT_GE(points[i].choice->value, points[i - 1].choice->value) << seed;
            EXPECT_LE(points[i].choice->spend, points[i].budget) << seed;
            EXPECT_NEAR(*points[i - 1].next_pound,
                        static_cast<double>(points[i].choice->value - points[i - 1].choice->value) / 200'000.0, 1e-12);
            EXPECT_GE(*points[i].next_pound_in_parts, -1e-9) << seed;
        }
    }
    EXPECT_GT(compared, 50) << "of 200 pairs of budgets";
}

TEST(Frontier, beside_a_limit_on_risk_has_no_price_in_parts)
{
    test::Dice dice(7100);
    auto const market = test::made_market(dice, {5, 2, 9});
    Terms terms{{}, {}, test::made_scenarios(dice, market, 20)};
    for (auto const& point : frontier(market, terms, grid(40, 20))) EXPECT_TRUE(point.next_pound_in_parts);
    terms.limits.chance_of_no_loss = ChanceOfNoLoss{0.5};
    for (auto const& point : frontier(market, terms, grid(40, 20))) EXPECT_FALSE(point.next_pound_in_parts);
}

TEST(Frontier, a_point_is_the_best_choice_at_its_budget)
{
    test::Dice dice(8000);
    auto const market = test::made_market(dice, {12, 3, 90'000});
    Terms terms{{AuthoritiesAtMost{0, 2}, TotalAtMost{1}}, {}, {}};
    auto const points = frontier(market, terms, grid(600'000, 150'000));
    for (auto const& point : points) {
        terms.conditions.back() = TotalAtMost{point.budget};
        EXPECT_EQ(point.choice->offers, choose(market, terms)->best.offers);
    }
}

TEST(Frontier, in_parts_the_next_pound_buys_less_and_less)
{
    test::Dice dice(9000);
    auto const market = test::made_market(dice, {12, 3, 90'000});
    auto const points = frontier(market, {}, grid(2'000'000, 100'000));
    for (std::size_t i = 1; i < points.size(); ++i)
        EXPECT_LE(*points[i].next_pound_in_parts, *points[i - 1].next_pound_in_parts + 1e-9);
    EXPECT_EQ(*points.back().next_pound_in_parts, 0.0) << "everything is bought";
    EXPECT_FALSE(points.back().next_pound);
}

TEST(Frontier, has_no_choice_below_what_must_be_bought)
{
    Market market;
    market.authorities = {"Leeds"};
    market.regions = {"North"};
    market.region_of = {0};
    market.interventions = {"supervision"};
    market.years = {"2026-27"};
    market.offers = {{0, {0}, 5, {60}, 0.9, false}};
    auto const points = frontier(market, {{MustBuy{0, 0}}, {}, {}}, std::vector<WholePounds>{50, 60, 70});
    EXPECT_FALSE(points[0].choice);
    EXPECT_FALSE(points[0].next_pound);
    ASSERT_TRUE(points[1].choice);
    EXPECT_EQ(*points[1].next_pound, 0.0);
    auto const found = entries(points);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].enters_at, 60);
    EXPECT_FALSE(found[0].leaves_again);
    EXPECT_THROW(static_cast<void>(frontier(market, {}, std::vector<WholePounds>{60, 60})), ContractBroken);
}

TEST(Frontier, says_who_leaves_again)
{
    // At £60 the small one, at £100 the large one instead.
    Market market;
    market.authorities = {"Leeds"};
    market.regions = {"North"};
    market.region_of = {0};
    market.interventions = {"a", "b"};
    market.years = {"2026-27"};
    market.offers = {{0, {0}, 5, {60}, 0.9, false}, {0, {1}, 9, {100}, 0.9, false}};
    auto const found = entries(frontier(market, {}, std::vector<WholePounds>{60, 100}));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].leaves_again);
    EXPECT_EQ(found[1].offer, 1U);
    EXPECT_EQ(found[1].enters_at, 100);
    EXPECT_FALSE(found[1].leaves_again);
}

}  // namespace
}  // namespace holdfast
