#include "holdfast/decision/incremental.hpp"

#include "holdfast/base/contract.hpp"
#include "support/gaussian_decision.hpp"
#include "support/worked_cases.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

std::vector<Dominance> dominances(std::vector<double> const& costs, std::vector<double> const& effects)
{
    std::vector<Dominance> by_strategy(costs.size());
    for (auto const& row : incremental_analysis(costs, effects)) by_strategy[row.strategy] = row.dominance;
    return by_strategy;
}

//! The slow obvious twin. A strategy is off the frontier where some other, or some mix of two others, costs no more,
//! gives no less, and is better in one of the two.
bool beaten_by_a_mix(std::size_t s, std::vector<double> const& costs, std::vector<double> const& effects)
{
    for (std::size_t a = 0; a < costs.size(); ++a)
        for (std::size_t b = 0; b < costs.size(); ++b) {
            if (a == s || b == s) continue;
            for (int part = 0; part <= 200; ++part) {
                double const share = part / 200.0;
                double const cost = share * costs[a] + (1.0 - share) * costs[b];
                double const effect = share * effects[a] + (1.0 - share) * effects[b];
                if (cost <= costs[s] && effect >= effects[s] && (cost < costs[s] || effect > effects[s])) return true;
            }
        }
    return false;
}

constexpr auto on = Dominance::on_the_frontier;
constexpr auto dominated = Dominance::dominated;
constexpr auto extendedly = Dominance::extendedly_dominated;

}  // namespace

TEST(Incremental, three_strategies_by_hand)
{
    // 100 for 1, 300 for 2 (200 each), 700 for 4 (200 each): one straight line, all of it the frontier.
    EXPECT_THAT(dominances({100, 300, 700}, {1, 2, 4}), testing::ElementsAre(on, on, on));
    // The middle one at 301 costs 201 a unit, and the next 199.50: extendedly dominated.
    EXPECT_THAT(dominances({100, 301, 700}, {1, 2, 4}), testing::ElementsAre(on, extendedly, on));
    // Dearer and no better is dominated.
    EXPECT_THAT(dominances({100, 301, 300}, {1, 2, 2}), testing::ElementsAre(on, dominated, on));

    auto const rows = incremental_analysis(std::vector<double>{700, 100, 301}, std::vector<double>{4, 1, 2});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].strategy, 1U);
    EXPECT_FALSE(rows[0].increment);
    EXPECT_EQ(rows[1].strategy, 2U);
    EXPECT_FALSE(rows[1].increment);
    EXPECT_EQ(rows[2].strategy, 0U);
    ASSERT_TRUE(rows[2].increment);
    EXPECT_EQ(rows[2].increment->cost, 600.0);
    EXPECT_EQ(rows[2].increment->effect, 3.0);
    EXPECT_EQ(rows[2].increment->icer, 200.0);
}

TEST(Incremental, of_equal_strategies_the_earlier_stays)
{
    EXPECT_THAT(dominances({5, 5, 5}, {1, 1, 1}), testing::ElementsAre(on, dominated, dominated));
    EXPECT_THAT(dominances({5, 5}, {1, 2}), testing::ElementsAre(dominated, on));
}

TEST(Incremental, a_difference_that_is_only_rounding_is_none)
{
    // 0.1 + 0.2 is not 0.3: the dearer is dominated, not worth £2e18 a unit.
    EXPECT_THAT(dominances({100, 200}, {0.3, 0.1 + 0.2}), testing::ElementsAre(on, dominated));
    EXPECT_THAT(dominances({100, 200}, {0.0, 1e-15}), testing::ElementsAre(on, dominated));
    EXPECT_THAT(dominances({100, 200}, {4e9, 4e9 * (1.0 + 1e-15)}), testing::ElementsAre(on, dominated));
    // So with costs: equal ones leave the better strategy, the earlier one of two that are as good.
    EXPECT_THAT(dominances({0.3, 0.1 + 0.2}, {1, 2}), testing::ElementsAre(dominated, on));
    EXPECT_THAT(dominances({0.1 + 0.2, 0.3}, {1, 1}), testing::ElementsAre(on, dominated));
    // Small is not the same as rounded.
    EXPECT_THAT(dominances({100, 200}, {1e-6, 2e-6}), testing::ElementsAre(on, on));
    EXPECT_THAT(dominances({100, 200}, {5.0, 5.0 + 1e-9}), testing::ElementsAre(on, on));
}

TEST(Incremental, large_draws_that_cancel_out_leave_no_effect)
{
    Samples samples{{"a", "b"}, {{1, 1, 1}, {2, 2, 2}}, {{0, 0, 0}, {1e4, -1e4, 2e-12}}};
    auto const rows = incremental_analysis(samples);
    EXPECT_EQ(rows[1].dominance, dominated);
    EXPECT_FALSE(rows[1].increment);
    samples.effects[1][2] = 0.3;
    EXPECT_EQ(incremental_analysis(samples)[1].dominance, on);
}

TEST(Incremental, taking_one_off_the_frontier_can_take_the_one_before_it_too)
{
    // Steps of 10, 20, 30 a unit, then one of 5 a unit: everything in between goes.
    EXPECT_THAT(dominances({0, 10, 30, 60, 65}, {0, 1, 2, 3, 4}),
                testing::ElementsAre(on, on, extendedly, extendedly, on));
}

TEST(Incremental, the_frontier_is_what_no_mix_beats)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const costs = normal_draws(7, seed, 1);
        auto const effects = normal_draws(7, seed, 2);
        auto const found = dominances(costs, effects);
        for (std::size_t s = 0; s < costs.size(); ++s) {
            // Hulls of random points are far from degenerate: a mix in steps of 1/200 finds every one but the closest.
            EXPECT_EQ(beaten_by_a_mix(s, costs, effects), found[s] != on) << seed << ' ' << s;
        }
    }
}

TEST(Incremental, icers_on_the_frontier_rise)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        double before = 0.0;
        double cost_before = -HUGE_VAL;
        for (auto const& row : incremental_analysis(normal_draws(12, seed, 1), normal_draws(12, seed, 2))) {
            EXPECT_GE(row.cost, cost_before);
            cost_before = row.cost;
            if (!row.increment) continue;
            EXPECT_EQ(row.dominance, on);
            EXPECT_GT(row.increment->effect, 0.0);
            EXPECT_GE(row.increment->icer, before);
            before = row.increment->icer;
        }
    }
}

TEST(Incremental, no_strategies_break_the_promise)
{
    EXPECT_THROW((void)incremental_analysis(std::vector<double>{}, std::vector<double>{}), ContractBroken);
    EXPECT_THROW((void)incremental_analysis(std::vector<double>{1, 2}, std::vector<double>{1}), ContractBroken);
}

TEST(Incremental, equals_dampack_with_extended_dominance)
{
    HOLDFAST_NEEDS_CASE("dampack_example");
    auto const theirs = sheet_of("dampack_example", "dampack_icers.csv");
    std::vector<std::string> const names{"Chemo", "Radio", "Surgery"};
    auto const rows = incremental_analysis(samples_of("dampack_example"));
    std::size_t compared = 0;
    for (auto const& row : rows)
        for (std::size_t i = 0; i < theirs.rows.size(); ++i) {
            if (theirs.text(i, "Strategy") != names[row.strategy]) continue;
            auto const& status = theirs.text(i, "Status");
            EXPECT_EQ(row.dominance, status == "ND" ? on : status == "ED" ? extendedly : dominated);
            EXPECT_NEAR(row.cost, theirs.number(i, "Cost"), 1e-9 * row.cost);
            EXPECT_NEAR(row.effect, theirs.number(i, "Effect"), 1e-9 * row.effect);
            ++compared;
            EXPECT_EQ(row.increment.has_value(), theirs.text(i, "ICER") != "NA");
            if (!row.increment) continue;
            EXPECT_NEAR(row.increment->icer, theirs.number(i, "ICER"), 1e-9 * row.increment->icer);
        }
    EXPECT_EQ(compared, 3U);
}

TEST(Incremental, icer_of_two_strategies_equals_bcea)
{
    HOLDFAST_NEEDS_CASE("bcea_vaccine");
    auto const rows = incremental_analysis(samples_of("bcea_vaccine"));
    auto const theirs = sheet_of("bcea_vaccine", "bcea_icer.csv");
    ASSERT_TRUE(rows[1].increment);
    EXPECT_NEAR(rows[1].increment->icer, theirs.number(0, "ICER"), 1e-9 * theirs.number(0, "ICER"));
    EXPECT_NEAR(rows[1].increment->cost, theirs.number(0, "mean_delta_c"), 1e-9);
    EXPECT_NEAR(rows[1].increment->effect, theirs.number(0, "mean_delta_e"), 1e-13);
}
