#include "holdfast/numerics/summary.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

std::vector<double> normal_draws(std::size_t count, std::string const& belief, double mean = 0.0, double sd = 1.0)
{
    std::vector<double> draws(count);
    uniforms(1, 0, belief_key(belief), draws);
    for (double& x : draws) x = mean + sd * normal_quantile(x);
    return draws;
}

//! Type 7 as its authors write it, on sorted draws.
double slow_quantile(std::vector<double> draws, double p)
{
    std::sort(draws.begin(), draws.end());
    double const h = static_cast<double>(draws.size() - 1) * p;
    double const below = draws[static_cast<std::size_t>(std::floor(h))];
    double const above = draws[static_cast<std::size_t>(std::ceil(h))];
    return below + (h - std::floor(h)) * (above - below);
}

long double slow_sum(std::vector<double> const& values) { return std::accumulate(values.begin(), values.end(), 0.0L); }

Estimate summary_of(std::vector<double> const& draws)
{
    std::vector<double> scratch(draws.size());
    return summarise(draws, scratch);
}

void expect_as_the_slow_twin(std::vector<double> const& draws)
{
    auto const found = summary_of(draws);
    auto const n = static_cast<long double>(draws.size());
    auto const mean = slow_sum(draws) / n;
    long double squares = 0.0L;
    long double size = 0.0L;
    for (double const x : draws) {
        squares += (x - mean) * (x - mean);
        size = std::max(size, std::abs(static_cast<long double>(x)));
    }
    auto const mcse = draws.size() > 1 ? std::sqrt(squares / (n - 1) / n) : 0.0L;
    auto const near = static_cast<double>(size) * 1e-14;
    EXPECT_NEAR(found.mean, static_cast<double>(mean), near);
    EXPECT_NEAR(found.mcse, static_cast<double>(mcse), near);
    EXPECT_EQ(found.low, slow_quantile(draws, 0.025));
    EXPECT_EQ(found.high, slow_quantile(draws, 0.975));
}

}  // namespace

TEST(Summary, of_one_to_five_by_hand)
{
    auto const found = summary_of({5.0, 1.0, 4.0, 2.0, 3.0});
    EXPECT_DOUBLE_EQ(found.mean, 3.0);
    EXPECT_DOUBLE_EQ(found.mcse, std::sqrt(2.5 / 5.0));
    EXPECT_DOUBLE_EQ(found.low, 1.1);
    EXPECT_DOUBLE_EQ(found.high, 4.9);
}

TEST(Summary, one_draw_is_its_own_interval_with_no_error)
{
    EXPECT_EQ(summary_of({7.25}), (Estimate{7.25, 0.0, 7.25, 7.25}));
}

TEST(Summary, equal_draws_are_summarised_exactly)
{
    for (std::size_t const count : {2U, 3U, 1000U, 10'007U})
        EXPECT_EQ(summary_of(std::vector<double>(count, 0.1)), (Estimate{0.1, 0.0, 0.1, 0.1}));
}

TEST(Summary, agrees_with_a_slow_twin_at_every_length)
{
    for (std::size_t count = 1; count < 400; ++count) expect_as_the_slow_twin(normal_draws(count, "short", 3.0, 2.0));
    for (std::size_t const count : {2047U, 2048U, 2049U, 5000U, 9999U, 10'000U, 10'001U, 65'536U, 100'003U})
        expect_as_the_slow_twin(normal_draws(count, "long", -4.0, 10.0));
}

TEST(Summary, agrees_with_a_slow_twin_whatever_the_draws_look_like)
{
    constexpr std::size_t n = 10'000;
    auto const normal = normal_draws(n, "shape");
    auto const shaped = [&](auto const& shape) {
        std::vector<double> draws(n);
        for (std::size_t i = 0; i < n; ++i) draws[i] = shape(i, normal[i]);
        return draws;
    };
    // Ties, runs, and orders that mislead the sample on which the fast path leans (every 39th draw).
    expect_as_the_slow_twin(shaped([](std::size_t i, double) { return static_cast<double>(i); }));
    expect_as_the_slow_twin(shaped([](std::size_t i, double) { return -static_cast<double>(i); }));
    expect_as_the_slow_twin(shaped([](std::size_t i, double) { return static_cast<double>(i % 7); }));
    expect_as_the_slow_twin(shaped([](std::size_t i, double z) { return i % 39 == 0 ? 1e6 + z : z; }));
    expect_as_the_slow_twin(shaped([](std::size_t i, double z) { return i % 39 == 0 ? 0.0 : z; }));
    expect_as_the_slow_twin(shaped([](std::size_t i, double z) { return i % 39 == 0 ? 0.0 : std::abs(z); }));
    expect_as_the_slow_twin(shaped([](std::size_t, double z) { return std::exp(4.0 * z); }));
    expect_as_the_slow_twin(shaped([](std::size_t, double z) { return z > 1.5 ? 1.0 : 0.0; }));
    expect_as_the_slow_twin(shaped([](std::size_t, double z) { return z > 2.5 ? 1.0 : 0.0; }));
    expect_as_the_slow_twin(shaped([](std::size_t, double z) { return std::max(z, 0.0); }));
    expect_as_the_slow_twin(shaped([](std::size_t, double z) { return std::round(z * 2.0); }));
}

TEST(Summary, a_tail_that_the_sample_cuts_just_too_short_is_noticed)
{
    // The fast path takes every 39th of 10,000 draws and cuts below the sixteenth smallest of these 256. The draws are
    // 0 … 9,999 in an order that puts the cut at every place about the order statistics 249 and 250 (and 9,749 and 9,750).
    constexpr std::size_t n = 10'000;
    constexpr std::size_t sampled = 256;
    for (std::size_t cut = 244; cut < 256; ++cut)
        for (bool const above : {false, true}) {
            std::vector<double> chosen;
            for (std::size_t i = 0; i < 15; ++i) chosen.push_back(static_cast<double>(i));
            chosen.push_back(static_cast<double>(cut));
            for (std::size_t i = 0; chosen.size() < sampled; ++i) chosen.push_back(static_cast<double>(5000 + i));
            std::vector<bool> is_chosen(n);
            for (double const x : chosen) is_chosen[static_cast<std::size_t>(x)] = true;
            std::vector<double> rest;
            for (std::size_t i = 0; i < n; ++i)
                if (!is_chosen[i]) rest.push_back(static_cast<double>(i));
            std::vector<double> draws;
            for (std::size_t i = 0, next = 0; i < n; ++i)
                draws.push_back(i % 39 == 0 && i / 39 < sampled ? chosen[i / 39] : rest[next++]);
            if (above)
                for (double& x : draws) x = 9999.0 - x;
            expect_as_the_slow_twin(draws);
        }
}

RC_GTEST_PROP(Summary, the_interval_does_not_depend_on_the_order_of_the_draws, ())
{
    auto draws = normal_draws(*rc::gen::inRange<std::size_t>(1, 6000), "order");
    auto const before = summary_of(draws);
    auto const turn = *rc::gen::inRange<std::size_t>(0, draws.size());
    std::rotate(draws.begin(), draws.begin() + static_cast<std::ptrdiff_t>(turn), draws.end());
    auto const after = summary_of(draws);
    RC_ASSERT(after.low == before.low);
    RC_ASSERT(after.high == before.high);
    RC_ASSERT(std::abs(after.mean - before.mean) < 1e-14);
}

RC_GTEST_PROP(Summary, a_quantile_is_that_of_the_slow_twin, (std::vector<int> const& values))
{
    RC_PRE(!values.empty());
    std::vector<double> draws(values.begin(), values.end());
    auto const p = *rc::gen::inRange(0, 1001) / 1000.0;
    auto const expected = slow_quantile(draws, p);
    RC_ASSERT(quantile_of(draws, p) == expected);
}

TEST(Summary, the_ends_of_the_quantiles_are_the_smallest_and_the_largest_draw)
{
    std::vector<double> draws{3.0, -1.0, 8.0, 2.0};
    EXPECT_EQ(quantile_of(draws, 0.0), -1.0);
    EXPECT_EQ(quantile_of(draws, 1.0), 8.0);
    EXPECT_EQ(quantile_of(draws, 0.5), 2.5);
}

TEST(Summary, ninety_five_in_a_hundred_intervals_of_two_standard_errors_hold_the_mean)
{
    int held = 0;
    constexpr int columns = 1000;
    for (int i = 0; i < columns; ++i) {
        auto const found = summary_of(normal_draws(200, "coverage " + std::to_string(i), 5.0, 3.0));
        held += std::abs(found.mean - 5.0) < 1.959964 * found.mcse ? 1 : 0;
    }
    // Binomial: 950 with a standard deviation of 6.9 (Student's t with 199 degrees of freedom takes 1.4 off).
    EXPECT_NEAR(held, 949, 4 * 7);
}

TEST(Summary, a_long_sum_keeps_what_a_running_sum_loses)
{
    std::vector<double> const tenths(10'000'000, 0.1);
    double running = 0.0;
    for (double const x : tenths) running += x;
    EXPECT_NEAR(stable_sum(tenths), 1e6, 1e-9);
    EXPECT_GT(std::abs(running - 1e6), 1e-5);
}

TEST(Summary, a_sum_is_that_of_its_definition_to_the_bit)
{
    // 3 blocks: (first + second) + third, each eight running sums joined in pairs.
    auto const values = normal_draws(300, "definition", 1.0, 1e3);
    auto const block = [&](std::size_t from, std::size_t to) {
        std::vector<double> s(8);
        for (std::size_t i = from; i < to; ++i) s[(i - from) % 8] += values[i];
        return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    };
    EXPECT_EQ(stable_sum(values), (block(0, 128) + block(128, 256)) + block(256, 300));
    EXPECT_EQ(stable_sum({}), 0.0);
}

TEST(Summary, the_share_above_zero_does_not_count_zero)
{
    EXPECT_DOUBLE_EQ(share_positive(std::vector{0.0, -0.0, 1.0, 2.0, -3.0}), 0.4);
}

TEST(Summary, a_ratio_of_proportional_columns_is_exact)
{
    auto const b = normal_draws(500, "below", 10.0, 1.0);
    std::vector<double> a(b);
    for (double& x : a) x *= 4.0;
    auto const found = ratio_of_means(a, b);
    EXPECT_DOUBLE_EQ(found.value, 4.0);
    EXPECT_NEAR(found.mcse, 0.0, 1e-15);
}

TEST(Summary, the_standard_error_of_a_ratio_is_the_spread_of_ratios)
{
    constexpr int repeats = 2000;
    double sum = 0.0;
    double squares = 0.0;
    double claimed = 0.0;
    for (int i = 0; i < repeats; ++i) {
        auto const b = normal_draws(100, "b" + std::to_string(i), 5.0, 1.0);
        auto a = normal_draws(100, "a" + std::to_string(i), 2.0, 1.0);
        for (std::size_t j = 0; j < a.size(); ++j) a[j] += 0.5 * b[j];
        auto const found = ratio_of_means(a, b);
        sum += found.value;
        squares += found.value * found.value;
        claimed += found.mcse;
    }
    double const mean = sum / repeats;
    double const spread = std::sqrt(squares / repeats - mean * mean);
    EXPECT_NEAR(mean, 0.9, 4.0 * spread / std::sqrt(repeats) + 2e-4);  // 2e-4: the bias of order 1/n of any ratio
    // The relative standard error of a standard deviation is 1/sqrt(2n) = 1.6%.
    EXPECT_NEAR(claimed / repeats / spread, 1.0, 4.0 * 0.016);
}

TEST(Summary, columns_that_cannot_be_summarised_are_broken_promises)
{
    std::vector<double> none;
    std::vector<double> two{1.0, 2.0};
    std::vector<double> broken{1.0, std::numeric_limits<double>::quiet_NaN()};
    std::vector<double> endless{1.0, std::numeric_limits<double>::infinity()};
    std::vector<double> zeros{0.0, 0.0};
    EXPECT_THROW((void)summary_of(none), ContractBroken);
    EXPECT_THROW((void)summarise(two, std::span(two).first(1)), ContractBroken);
    EXPECT_THROW((void)summary_of(broken), ContractBroken);
    EXPECT_THROW((void)summary_of(endless), ContractBroken);
    EXPECT_THROW((void)summary_of(std::vector<double>(3, std::numeric_limits<double>::infinity())), ContractBroken);
    EXPECT_THROW((void)quantile_of(none, 0.5), ContractBroken);
    EXPECT_THROW((void)quantile_of(two, 1.1), ContractBroken);
    EXPECT_THROW((void)share_positive(none), ContractBroken);
    EXPECT_THROW((void)ratio_of_means(two, none), ContractBroken);
    EXPECT_THROW((void)ratio_of_means(two, zeros), ContractBroken);
}
