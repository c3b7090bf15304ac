#include "numerics/running.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Skewed draws, above zero in some four of five.
std::vector<double> draws_of(std::size_t count, std::uint64_t seed)
{
    std::vector<double> draws(count);
    uniforms(seed, 0, belief_key("running"), draws);
    for (auto& x : draws) x = std::exp(0.7 * normal_quantile(x)) - 0.55;
    return draws;
}

RunningSummary summary_in_chunks(std::vector<double> const& draws, std::size_t chunk, std::size_t replicates = 0)
{
    RunningSummary sum;
    std::vector<double> scratch(chunk);
    for (std::size_t at = 0; at < draws.size(); at += chunk) {
        auto const part = std::span(draws).subspan(at, std::min(chunk, draws.size() - at));
        sum.add(part, {replicates, true}, std::span(scratch).first(part.size()));
    }
    return sum;
}

Estimate at_once(std::vector<double> const& draws)
{
    std::vector<double> scratch(draws.size());
    return summarise(draws, scratch);
}

}  // namespace

TEST(RunningSummary, of_one_chunk_is_the_summary_itself)
{
    auto const draws = draws_of(5'000, 1);
    std::vector<double> scratch(draws.size());
    for (bool const more : {false, true}) {
        RunningSummary sum;
        sum.add(draws, {0, more}, scratch);
        EXPECT_EQ(sum.estimate(), at_once(draws));
        EXPECT_EQ(sum.share_positive(), share_positive(draws));
        EXPECT_EQ(sum.draws(), 5'000U);
    }
}

TEST(RunningSummary, of_many_chunks_has_the_moments_of_all_and_an_interval_as_near_as_it_says)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const draws = draws_of(60'000, seed);
        auto const exact = at_once(draws);
        auto const sum = summary_in_chunks(draws, 8'192);
        auto const found = sum.estimate();
        EXPECT_NEAR(found.mean, exact.mean, 1e-13 * exact.high);
        EXPECT_NEAR(found.mcse, exact.mcse, 1e-12 * exact.mcse);
        EXPECT_EQ(sum.share_positive(), share_positive(draws));
        double const width = exact.high - exact.low;
        EXPECT_LE(std::abs(found.low - exact.low), sum.interval_error());
        EXPECT_LE(std::abs(found.high - exact.high), sum.interval_error());
        EXPECT_LT(sum.interval_error(), 0.015 * width);
        // Some forty draws lie in a bin, nearly evenly, so the reading is far nearer than the bin is wide.
        EXPECT_NEAR(found.low, exact.low, 0.3 * sum.interval_error());
        EXPECT_NEAR(found.high, exact.high, 0.3 * sum.interval_error());
    }
}

TEST(RunningSummary, of_equal_draws_is_their_value)
{
    std::vector<double> const draws(3'000, 4.2);
    auto const found = summary_in_chunks(draws, 1'000).estimate();
    EXPECT_EQ(found.mean, 4.2);
    EXPECT_EQ(found.mcse, 0.0);
    EXPECT_EQ(found.low, 4.2);
    EXPECT_EQ(found.high, 4.2);
}

TEST(RunningSummary, says_that_an_end_outside_of_its_bins_may_be_off_by_anything)
{
    // The second chunk lies far below the first, so the lower end has left its bins.
    std::vector<double> draws = draws_of(2'000, 3);
    std::vector<double> scratch(1'000);
    RunningSummary sum;
    sum.add(std::span(draws).first(1'000), {0, true}, scratch);
    for (auto& x : draws) x -= 100.0;
    sum.add(std::span(draws).last(1'000), {0, true}, scratch);
    EXPECT_EQ(sum.interval_error(), std::numeric_limits<double>::infinity());
}

// Sixteen replicates: the standard error is that of their means, whatever the draws within each do.
TEST(RunningSummary, with_replicates_takes_the_standard_error_from_their_means)
{
    std::size_t const replicates = 16;
    std::size_t const points = 64;
    std::vector<double> draws(replicates * points);
    std::vector<double> means(replicates);
    for (std::size_t r = 0; r < replicates; ++r)
        for (std::size_t i = 0; i < points; ++i) {
            draws[r * points + i] = 0.01 * static_cast<double>(r * r) + (i % 2 == 0 ? 5.0 : -5.0);
            means[r] += draws[r * points + i] / static_cast<double>(points);
        }
    std::vector<double> scratch(draws.size());
    RunningSummary sum;
    sum.add(draws, {replicates, false}, scratch);
    EXPECT_NEAR(sum.estimate().mcse, at_once(means).mcse, 1e-12);
    // A second chunk holds more points of the same replicates.
    RunningSummary twice;
    twice.add(draws, {replicates, true}, scratch);
    twice.add(draws, {replicates, true}, scratch);
    EXPECT_NEAR(twice.estimate().mcse, sum.estimate().mcse, 1e-12);
}

TEST(RunningSummary, asks_to_be_told_of_more_chunks_and_for_equal_parts)
{
    std::vector<double> const draws{1.0, 2.0, 3.0};
    std::vector<double> scratch(3);
    RunningSummary sum;
    EXPECT_THROW((void)sum.estimate(), ContractBroken);
    sum.add(draws, {}, scratch);
    EXPECT_THROW(sum.add(draws, {}, scratch), ContractBroken);
    RunningSummary other;
    EXPECT_THROW(other.add(draws, {2, false}, scratch), ContractBroken);
}

TEST(RunningRatio, over_chunks_is_the_ratio_of_all)
{
    auto const a = draws_of(9'000, 5);
    auto b = draws_of(9'000, 6);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] = 2.0 + 0.5 * a[i] + b[i];
    auto const exact = ratio_of_means(a, b);
    RunningRatio sum;
    for (std::size_t at = 0; at < a.size(); at += 2'500) {
        auto const count = std::min<std::size_t>(2'500, a.size() - at);
        sum.add(std::span(a).subspan(at, count), std::span(b).subspan(at, count), {});
    }
    EXPECT_NEAR(sum.ratio().value, exact.value, 1e-14);
    EXPECT_NEAR(sum.ratio().mcse, exact.mcse, 1e-12 * exact.mcse);
}

TEST(TailCounts, merged_are_those_of_all_draws_together)
{
    auto const draws = draws_of(40'000, 9);
    std::vector<double> scratch(10'000);
    TailCounts const empty{std::span(draws).first(10'000), scratch};
    TailCounts all = empty;
    all.count(draws);
    TailCounts left = empty;
    TailCounts right = empty;
    left.count(std::span(draws).first(13'000));
    right.count(std::span(draws).subspan(13'000));
    right.merge(left);
    EXPECT_EQ(right.low(), all.low());
    EXPECT_EQ(right.high(), all.high());
    EXPECT_EQ(right.error(), all.error());

    TailCounts const other{std::span(draws).subspan(10'000, 10'000), scratch};
    EXPECT_THROW(all.merge(other), ContractBroken);
}
