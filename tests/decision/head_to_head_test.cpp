#include "holdfast/decision/head_to_head.hpp"

#include "holdfast/base/contract.hpp"
#include "support/gaussian_decision.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

//! Four draws of three strategies. At 0: second over first +1, −1, 0, +4; third over first is 0 in every draw.
Samples by_hand()
{
    return {{"first", "second", "third"},
            {{10.0, 10.0, 10.0, 10.0}, {9.0, 11.0, 10.0, 6.0}, {10.0, 10.0, 10.0, 10.0}},
            {{0.0, 0.0, 0.0, 0.0}, {1.0, 2.0, 3.0, 2.0}, {0.0, 0.0, 0.0, 0.0}}};
}

//! Small whole numbers, so that there are ties.
Samples made(std::size_t strategies, std::size_t draws)
{
    Samples samples;
    for (std::size_t s = 0; s < strategies; ++s) {
        samples.strategies.push_back("s" + std::to_string(s));
        samples.costs.push_back(normal_draws(draws, 71, 2 * s + 1));
        samples.effects.push_back(normal_draws(draws, 71, 2 * s + 2));
        for (auto* column : {&samples.costs.back(), &samples.effects.back()})
            for (auto& value : *column) value = std::round(2.0 * value);
    }
    return samples;
}

//! The slow obvious twin: sorted differences, counted one by one.
HeadToHead twin(Samples const& samples, std::size_t a, std::size_t b, double willingness_to_pay)
{
    std::vector<double> d;
    for (std::size_t i = 0; i < samples.draws(); ++i)
        d.push_back((willingness_to_pay * samples.effects[a][i] - samples.costs[a][i]) -
                    (willingness_to_pay * samples.effects[b][i] - samples.costs[b][i]));
    HeadToHead pair;
    pair.a = a;
    pair.b = b;
    auto const n = static_cast<double>(d.size());
    for (double const each : d) {
        pair.net_benefit.mean += each / n;
        (each > 0.0 ? pair.a_better : each < 0.0 ? pair.b_better : pair.equal) += 1.0 / n;
    }
    std::sort(d.begin(), d.end());
    auto const quantile = [&](double p) {
        double const at = p * (n - 1.0);
        auto const below = static_cast<std::size_t>(at);
        auto const above = std::min(below + 1, d.size() - 1);
        return d[below] + (at - static_cast<double>(below)) * (d[above] - d[below]);
    };
    pair.net_benefit.low = quantile(0.025);
    pair.net_benefit.high = quantile(0.975);
    return pair;
}

}  // namespace

TEST(HeadToHead, counts_and_averages_as_by_hand)
{
    auto const pair = head_to_head(by_hand(), 1, 0);
    EXPECT_EQ(pair.a, 1U);
    EXPECT_EQ(pair.b, 0U);
    EXPECT_DOUBLE_EQ(pair.net_benefit.mean, 1.0);
    EXPECT_DOUBLE_EQ(pair.a_better, 0.5);
    EXPECT_DOUBLE_EQ(pair.b_better, 0.25);
    EXPECT_DOUBLE_EQ(pair.equal, 0.25) << "a tie is better for neither";
    EXPECT_DOUBLE_EQ(pair.effect.mean, 2.0);
    EXPECT_DOUBLE_EQ(head_to_head(by_hand(), 1, 0, 10.0).net_benefit.mean, 21.0);
    EXPECT_DOUBLE_EQ(head_to_head(by_hand(), 1, 0, 10.0).a_better, 1.0);
    auto const alike = head_to_head(by_hand(), 2, 0);
    EXPECT_EQ(alike.a_better + alike.b_better, 0.0);
    EXPECT_EQ(alike.equal, 1.0);
}

TEST(HeadToHead, is_what_a_slow_twin_says)
{
    auto const samples = made(4, 501);
    for (double const willingness : {0.0, 1.0, 2.5})
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = 0; b < 4; ++b) {
                if (a == b) continue;
                auto const fast = head_to_head(samples, a, b, willingness);
                auto const slow = twin(samples, a, b, willingness);
                EXPECT_NEAR(fast.net_benefit.mean, slow.net_benefit.mean, 1e-12);
                EXPECT_NEAR(fast.net_benefit.low, slow.net_benefit.low, 1e-12);
                EXPECT_NEAR(fast.net_benefit.high, slow.net_benefit.high, 1e-12);
                EXPECT_NEAR(fast.a_better, slow.a_better, 1e-12);
                EXPECT_NEAR(fast.b_better, slow.b_better, 1e-12);
                EXPECT_NEAR(fast.equal, slow.equal, 1e-12);
            }
}

TEST(HeadToHead, turned_round_is_its_opposite_and_chances_add_up_to_one)
{
    auto const samples = made(3, 400);
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = a + 1; b < 3; ++b) {
            auto const one = head_to_head(samples, a, b, 1.5);
            auto const other = head_to_head(samples, b, a, 1.5);
            EXPECT_EQ(one.net_benefit.mean, -other.net_benefit.mean);
            EXPECT_EQ(one.net_benefit.mcse, other.net_benefit.mcse);
            EXPECT_NEAR(one.net_benefit.low, -other.net_benefit.high, 1e-12);
            EXPECT_NEAR(one.effect.low, -other.effect.high, 1e-12);
            EXPECT_EQ(one.a_better, other.b_better);
            EXPECT_EQ(one.equal, other.equal);
            EXPECT_NEAR(one.a_better + one.b_better + one.equal, 1.0, 1e-12);
            EXPECT_GT(one.equal, 0.0) << "the samples have ties";
        }
}

TEST(HeadToHead, the_mean_of_the_difference_is_the_difference_of_the_means)
{
    auto const samples = made(3, 400);
    auto const mean = [](Draws const& column) {
        double sum = 0.0;
        for (double const value : column) sum += value;
        return sum / static_cast<double>(column.size());
    };
    auto const pair = head_to_head(samples, 2, 1);
    EXPECT_NEAR(pair.net_benefit.mean, mean(samples.costs[1]) - mean(samples.costs[2]), 1e-12);
    EXPECT_NEAR(pair.effect.mean, mean(samples.effects[2]) - mean(samples.effects[1]), 1e-12);
}

TEST(HeadToHead, of_all_pairs_and_of_all_against_one_holds_each_once_in_order)
{
    auto const samples = made(4, 50);
    std::vector<std::pair<std::size_t, std::size_t>> named;
    for (auto const& pair : every_pair(samples)) named.emplace_back(pair.a, pair.b);
    EXPECT_EQ(named,
              (std::vector<std::pair<std::size_t, std::size_t>>{{1, 0}, {2, 0}, {3, 0}, {2, 1}, {3, 1}, {3, 2}}));
    named.clear();
    for (auto const& pair : each_against(samples, 2)) named.emplace_back(pair.a, pair.b);
    EXPECT_EQ(named, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {1, 2}, {3, 2}}));
    EXPECT_EQ(each_against(samples, 2, 3.0)[2].net_benefit, head_to_head(samples, 3, 2, 3.0).net_benefit);
    EXPECT_EQ(every_pair(samples)[4].net_benefit, head_to_head(samples, 3, 1).net_benefit);
}

TEST(HeadToHead, refuses_what_cannot_be_compared)
{
    EXPECT_THROW((void)head_to_head(by_hand(), 1, 1), ContractBroken);
    EXPECT_THROW((void)head_to_head(by_hand(), 3, 1), ContractBroken);
    EXPECT_THROW((void)each_against(by_hand(), 3), ContractBroken);
    EXPECT_THROW((void)head_to_head(by_hand(), 1, 0, INFINITY), ContractBroken);
    EXPECT_THROW((void)head_to_head({{"one"}, {{1.0}}, {{1.0}}}, 0, 0), ContractBroken);
}
