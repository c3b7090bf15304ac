#include "numerics/sobol.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr std::uint64_t seed = 20261123;

SobolDirections const& directions()
{
    static SobolDirections const made(200);
    return made;
}

std::vector<double> column(Replicate replicate, std::size_t dimension, BeliefKey key, std::size_t count,
                           std::uint64_t first = 0)
{
    std::vector<double> out(count);
    sobol_uniforms(directions(), replicate, first, dimension, key, out);
    return out;
}

std::vector<std::uint32_t> order_of(Replicate replicate, BeliefKey group, unsigned doublings)
{
    std::vector<std::uint32_t> order(std::size_t{1} << doublings);
    shuffled_points(replicate, group, doublings, 0, order);
    return order;
}

//! The column of a belief of a group, in the group's order.
std::vector<double> group_column(Replicate replicate, BeliefKey group, std::size_t dimension, BeliefKey key,
                                 unsigned doublings)
{
    auto const order = order_of(replicate, group, doublings);
    std::vector<double> out(order.size());
    sobol_uniforms(directions(), replicate, order, dimension, key, out);
    return out;
}

std::size_t cell(double u, std::size_t cells) { return static_cast<std::size_t>(u * static_cast<double>(cells)); }

double chi_squared(std::vector<double> const& seen, double expected)
{
    double sum = 0.0;
    for (double const n : seen) sum += (n - expected) * (n - expected) / expected;
    return sum;
}

// The first lines of Joe & Kuo's table new-joe-kuo-6.21201: degree, the inner coefficients of the polynomial as a
// binary number, the first direction integers. The first dimension, van der Corput's, has no line.
struct TableLine {
    std::size_t degree;
    std::uint32_t coefficients;
    std::vector<std::uint32_t> first;
};
std::vector<TableLine> const table = {{1, 0, {1}},
                                      {2, 1, {1, 3}},
                                      {3, 1, {1, 3, 1}},
                                      {3, 2, {1, 1, 1}},
                                      {4, 1, {1, 1, 3, 3}},
                                      {4, 4, {1, 3, 5, 13}},
                                      {5, 2, {1, 1, 5, 5, 17}},
                                      {5, 4, {1, 1, 5, 5, 5}},
                                      {5, 7, {1, 1, 7, 11, 19}}};

//! Their recurrence, as their notes print it: m_k from the m before it, direction number k is m_k / 2^k.
std::vector<std::uint32_t> directions_by_recurrence(TableLine const& line)
{
    std::vector<std::uint32_t> m = line.first;
    for (std::size_t k = line.degree; k < 32; ++k) {
        std::uint32_t next = m[k - line.degree] ^ (m[k - line.degree] << line.degree);
        for (std::size_t i = 1; i < line.degree; ++i)
            if (((line.coefficients >> (line.degree - 1 - i)) & 1U) != 0) next ^= m[k - i] << i;
        m.push_back(next);
    }
    for (std::size_t k = 0; k < 32; ++k) m[k] <<= 31U - k;
    return m;
}

//! How much worse than perfect a pair of dimensions may be: the sum of their polynomials' degrees, each less one
//! (Sobol).
unsigned quality_of_pair(std::size_t a, std::size_t b)
{
    auto const part = [](std::size_t dimension) {
        return dimension == 0 ? 0U : static_cast<unsigned>(table[dimension - 1].degree - 1);
    };
    return part(a) + part(b);
}

//! Every box of 2^-i by 2^-(m − t − i) holds exactly 2^t of the 2^m points.
void expect_net(std::vector<double> const& x, std::vector<double> const& y, unsigned t)
{
    auto const m = static_cast<unsigned>(std::countr_zero(x.size()));
    for (unsigned i = 0; i <= m - t; ++i) {
        std::size_t const columns = std::size_t{1} << i;
        std::size_t const rows = std::size_t{1} << (m - t - i);
        std::vector<double> seen(columns * rows);
        for (std::size_t p = 0; p < x.size(); ++p) seen[cell(x[p], columns) * rows + cell(y[p], rows)] += 1.0;
        for (double const n : seen) ASSERT_EQ(n, std::exp2(t)) << columns << " by " << rows;
    }
}

double sum_of_exponentials(std::array<double, 8> const& u)
{
    double sum = 0.0;
    for (double const x : u) sum += std::exp(x);
    return sum;
}
double product_of_exponentials(std::array<double, 8> const& u)
{
    double sum = 0.0;
    for (double const x : u) sum += x;
    return std::exp(sum);
}

//! Means of a function of eight beliefs over each replicate, by either kind of chance.
template <class Function>
std::vector<double> means_by_sobol(std::uint64_t any_seed, std::size_t points, Function const& function)
{
    std::vector<double> means;
    for (std::uint64_t r = 0; r < ReplicatedRun::replicates; ++r) {
        std::vector<std::vector<double>> columns;
        for (std::size_t d = 0; d < 8; ++d) columns.push_back(column({any_seed, r}, d, {d + 100}, points));
        double sum = 0.0;
        for (std::size_t p = 0; p < points; ++p) {
            std::array<double, 8> u{};
            for (std::size_t d = 0; d < 8; ++d) u[d] = columns[d][p];
            sum += function(u);
        }
        means.push_back(sum / static_cast<double>(points));
    }
    return means;
}
template <class Function>
std::vector<double> means_by_philox(std::uint64_t any_seed, std::size_t points, Function const& function)
{
    std::vector<double> means;
    for (std::uint64_t r = 0; r < ReplicatedRun::replicates; ++r) {
        double sum = 0.0;
        for (std::size_t p = 0; p < points; ++p) {
            std::array<double, 8> u{};
            for (std::size_t d = 0; d < 8; ++d) u[d] = uniform(any_seed, r * points + p, {d + 100});
            sum += function(u);
        }
        means.push_back(sum / static_cast<double>(points));
    }
    return means;
}

constexpr std::size_t few_points = 1024;
double const e_less_one = std::exp(1.0) - 1.0;

}  // namespace

// ---- Sobol points ---------------------------------------------------------------------------------------------------

TEST(SobolDirections, are_those_of_joe_and_kuo)
{
    for (std::size_t k = 0; k < 32; ++k) EXPECT_EQ(directions().of(0)[k], 1U << (31U - k));
    for (std::size_t d = 1; d <= table.size(); ++d) {
        auto const expected = directions_by_recurrence(table[d - 1]);
        auto const made = directions().of(d);
        EXPECT_TRUE(std::equal(made.begin(), made.end(), expected.begin())) << "dimension " << d;
    }
}

// The example in the documentation of Boost.Random's sobol_engine: points 1 to 5 of the two first dimensions in Gray
// order.
TEST(SobolPoint, gives_the_published_first_points)
{
    std::vector<std::array<double, 2>> const published = {
        {0.5, 0.5}, {0.75, 0.25}, {0.25, 0.75}, {0.375, 0.375}, {0.875, 0.875}};
    for (std::size_t n = 1; n <= published.size(); ++n)
        for (std::size_t d = 0; d < 2; ++d)
            EXPECT_EQ(std::ldexp(sobol_point(directions(), n ^ (n >> 1U), d), -32), published[n - 1][d]);
    EXPECT_EQ(sobol_point(directions(), 0, 0), 0U);
}

TEST(SobolDirections, every_dimension_gives_each_digit_once_to_two_points)
{
    SobolDirections const many(1000);
    EXPECT_EQ(many.dimensions(), 1000U);
    for (std::size_t d = 0; d < 1000; ++d)
        for (std::size_t k = 0; k < 32; ++k) {
            // Digit k + 1 is a one, and all digits after it are zeros: then 2^k points fill 2^k intervals.
            ASSERT_EQ(static_cast<std::size_t>(std::countr_zero(many.of(d)[k])), 31 - k);
        }
}

// ---- the scramble ---------------------------------------------------------------------------------------------------

RC_GTEST_PROP(NestedScramble, a_digit_depends_only_on_the_digits_before_it,
              (std::uint64_t any_seed, std::uint64_t number, std::uint64_t key, std::uint32_t one, std::uint32_t rest))
{
    auto const shared = *rc::gen::inRange(0U, 32U);
    // The other has the same first digits, a different one, and then any.
    std::uint32_t const other = one ^ (0x8000'0000U >> shared) ^ (rest & (0x7FFF'FFFFU >> shared));
    NestedScramble const scramble({any_seed, number}, {key});
    auto const differ = scramble(one) ^ scramble(other);
    RC_ASSERT(static_cast<unsigned>(std::countl_zero(differ)) - 12U == shared);
}

// Three levels have seven coins, so 128 trees; chi-squared with 127 degrees of freedom, standard deviation 15.9.
TEST(NestedScramble, all_trees_of_three_levels_are_equally_likely)
{
    constexpr std::size_t replicates = 64'000;
    std::vector<double> seen(128);
    for (std::size_t r = 0; r < replicates; ++r) {
        NestedScramble const scramble({seed, r}, belief_key("pay"));
        std::size_t tree = 0;
        for (std::uint32_t eighth = 0; eighth < 8; ++eighth) {
            auto const coins = (scramble(eighth << 29U) >> 49U) ^ eighth;
            if (eighth == 0) tree = tree * 2 + ((coins >> 2U) & 1U);
            if (eighth % 4 == 0) tree = tree * 2 + ((coins >> 1U) & 1U);
            if (eighth % 2 == 0) tree = tree * 2 + (coins & 1U);
        }
        seen[tree] += 1.0;
    }
    EXPECT_NEAR(chi_squared(seen, replicates / 128.0), 127.0, 4.0 * 15.9);
}

// Owen's variances need no more of the coins than that any two of them are independent.
TEST(NestedScramble, any_two_coins_agree_half_the_time)
{
    // Points that part at the first digit, at the seventh (where a new word starts), at the eighteenth.
    std::vector<std::uint32_t> const points = {0U, 0x8000'0000U, 0x0200'0000U, 0x0000'4000U};
    std::vector<std::size_t> const own_from = {0, 1, 7, 18};  // digits before are coins of the first point
    constexpr std::size_t words = 128;
    std::vector<std::array<std::uint64_t, words>> coins;
    for (std::size_t p = 0; p < points.size(); ++p) {
        auto const before = coins.size();
        coins.resize(before + 52 - own_from[p]);
        for (std::size_t r = 0; r < 64 * words; ++r) {
            auto const flips = NestedScramble({seed, r}, belief_key("pay"))(points[p]) ^ std::uint64_t{points[p]}
                                                                                             << 20U;
            for (std::size_t digit = own_from[p]; digit < 52; ++digit)
                coins[before + digit - own_from[p]][r / 64] |= ((flips >> (51 - digit)) & 1U) << (r % 64);
        }
    }
    // 182 coins in 16,471 pairs: the largest of so many normal deviates is about 4.1.
    double const bound = 5.5 * std::sqrt(64.0 * words) / 2.0;
    for (std::size_t a = 0; a < coins.size(); ++a) {
        int heads = 0;
        for (auto const word : coins[a]) heads += std::popcount(word);
        ASSERT_NEAR(heads, 32.0 * words, bound) << a;
        for (std::size_t b = 0; b < a; ++b) {
            int agree = 0;
            for (std::size_t w = 0; w < words; ++w) agree += 64 - std::popcount(coins[a][w] ^ coins[b][w]);
            ASSERT_NEAR(agree, 32.0 * words, bound) << a << " and " << b;
        }
    }
}

TEST(NestedScramble, a_scrambled_point_is_uniform)
{
    constexpr std::size_t replicates = 100'000;
    for (std::uint64_t const point : {0U, 1U, 777U}) {
        std::vector<double> cells(100);
        double sum = 0.0;
        for (std::size_t r = 0; r < replicates; ++r) {
            auto const u = column({seed, r}, 3, belief_key("pay"), 1, point).front();
            sum += u;
            cells[cell(u, 100)] += 1.0;
        }
        EXPECT_NEAR(sum / replicates, 0.5, 4.0 * std::sqrt(1.0 / 12.0 / replicates));
        EXPECT_NEAR(chi_squared(cells, replicates / 100.0), 99.0, 4.0 * 14.1);
    }
}

TEST(NestedScramble, other_seeds_replicates_and_beliefs_have_other_trees)
{
    NestedScramble const scramble({seed, 0}, belief_key("pay"));
    EXPECT_NE(scramble(5), NestedScramble({seed + 1, 0}, belief_key("pay"))(5));
    EXPECT_NE(scramble(5), NestedScramble({seed, 1}, belief_key("pay"))(5));
    EXPECT_NE(scramble(5), NestedScramble({seed, 0}, belief_key("prices"))(5));
}

// ---- uniforms -------------------------------------------------------------------------------------------------------

TEST(SobolUniforms, are_scrambled_sobol_points_in_plain_order)
{
    Replicate const replicate{seed, 3};
    auto const key = belief_key("pay");
    NestedScramble const scramble(replicate, key);
    for (std::size_t const dimension : {0U, 1U, 150U}) {
        auto const drawn = column(replicate, dimension, key, 1000, 37);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            auto const k = scramble(sobol_point(directions(), 37 + i, dimension));
            ASSERT_EQ(drawn[i], std::ldexp(static_cast<double>(k) + 0.5, -52));
        }
    }
}

RC_GTEST_PROP(SobolUniforms, any_split_of_the_points_gives_the_same_bits,
              (std::uint64_t any_seed, std::uint64_t belief))
{
    auto const first = *rc::gen::inRange<std::uint64_t>(0, 1'000'000);
    auto const count = *rc::gen::inRange<std::size_t>(0, 200);
    auto const cut = *rc::gen::inRange<std::size_t>(0, count + 1);
    auto const dimension = *rc::gen::inRange<std::size_t>(0, 200);
    Replicate const replicate{any_seed, 5};

    auto const whole = column(replicate, dimension, {belief}, count, first);
    auto parts = column(replicate, dimension, {belief}, cut, first);
    auto const later = column(replicate, dimension, {belief}, count - cut, first + cut);
    parts.insert(parts.end(), later.begin(), later.end());
    RC_ASSERT(parts == whole);

    // And so do the same points by their names, backwards.
    std::vector<std::uint32_t> points(count);
    std::iota(points.rbegin(), points.rend(), static_cast<std::uint32_t>(first));
    std::vector<double> backwards(count);
    sobol_uniforms(directions(), replicate, points, dimension, {belief}, backwards);
    RC_ASSERT(std::equal(whole.begin(), whole.end(), backwards.rbegin()));
}

TEST(SobolUniforms, the_points_of_an_aligned_block_fill_every_interval_once)
{
    for (std::size_t const dimension : {0U, 1U, 7U, 199U})
        for (unsigned k = 0; k <= 13; ++k) {
            auto const count = std::size_t{1} << k;
            std::vector<int> seen(count);
            for (double const u : column({seed, k}, dimension, belief_key("pay"), count, 5 * count)) {
                ASSERT_GT(u, 0.0);
                ASSERT_LT(u, 1.0);
                ++seen[cell(u, count)];
            }
            for (int const n : seen) ASSERT_EQ(n, 1) << "dimension " << dimension << ", " << count << " points";
        }
}

TEST(SobolUniforms, two_dimensions_are_a_net)
{
    for (auto const& [a, b] : std::vector<std::array<std::size_t, 2>>{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 9}, {5, 7}})
        expect_net(column({seed, a}, a, belief_key("pay"), 4096), column({seed, a}, b, belief_key("prices"), 4096),
                   quality_of_pair(a, b));
}

TEST(SobolUniforms, replicates_are_independent)
{
    // The correlation of a column with itself in another replicate is nought on average. In one pair of replicates it
    // has a standard deviation of 0.76, for both see the points in the same order: 9/16 + 9/512 + … of the variance
    // squared.
    constexpr std::size_t pairs = 4000;
    double sum = 0.0;
    for (std::size_t r = 0; r < pairs; ++r) {
        auto const x = column({seed, 2 * r}, 2, belief_key("pay"), 16);
        auto const y = column({seed, 2 * r + 1}, 2, belief_key("pay"), 16);
        for (std::size_t p = 0; p < 16; ++p) sum += 12.0 * (x[p] - 0.5) * (y[p] - 0.5) / 16.0;
    }
    EXPECT_NEAR(sum / pairs, 0.0, 4.0 * 0.76 / std::sqrt(static_cast<double>(pairs)));
}

TEST(SobolUniforms, means_of_smooth_functions_settle_faster_than_by_the_stream)
{
    auto const gain = [](auto const& function) {
        return replicate_estimate(means_by_philox(seed, few_points, function)).mcse /
               replicate_estimate(means_by_sobol(seed, few_points, function)).mcse;
    };
    EXPECT_GT(gain(sum_of_exponentials), 100.0);
    EXPECT_GT(gain(product_of_exponentials), 8.0);
}

// 95% intervals with Student's t for 15 degrees of freedom; of 200, a binomial number with standard deviation 3.1.
TEST(SobolUniforms, standard_errors_cover_the_known_mean)
{
    double const mean = std::pow(e_less_one, 8.0);
    int covered = 0;
    for (std::uint64_t s = 0; s < 200; ++s) {
        auto const estimate = replicate_estimate(means_by_sobol(s, 128, product_of_exponentials));
        if (std::abs(estimate.mean - mean) < 2.131 * estimate.mcse) ++covered;
    }
    EXPECT_NEAR(covered, 190, 10);
}

// ---- groups ---------------------------------------------------------------------------------------------------------

TEST(ShuffledPoints, are_all_the_points_and_keep_blocks_together)
{
    for (unsigned const doublings : {0U, 3U, 6U, 7U, 12U}) {
        auto const order = order_of({seed, 1}, belief_key("Leeds"), doublings);
        auto sorted = order;
        std::sort(sorted.begin(), sorted.end());
        for (std::uint32_t i = 0; i < sorted.size(); ++i) ASSERT_EQ(sorted[i], i);
        for (unsigned k = 6; k < doublings; ++k)
            for (std::size_t i = 0; i < order.size(); ++i)
                ASSERT_EQ(order[i] >> k, order[i >> k << k] >> k) << "blocks of 2^" << k;
    }
}

RC_GTEST_PROP(ShuffledPoints, any_split_gives_the_same_order, (std::uint64_t any_seed, std::uint64_t group))
{
    auto const whole = order_of({any_seed, 2}, {group}, 9);
    auto const first = *rc::gen::inRange<std::size_t>(0, 513);
    auto const count = *rc::gen::inRange<std::size_t>(0, 513 - first);
    std::vector<std::uint32_t> part(count);
    shuffled_points({any_seed, 2}, {group}, 9, first, part);
    RC_ASSERT(std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(first)));
}

// 24 orders of four points: chi-squared with 23 degrees of freedom, standard deviation 6.8.
TEST(ShuffledPoints, all_orders_of_a_deck_are_equally_likely)
{
    std::map<std::vector<std::uint32_t>, double> seen;
    for (std::uint64_t r = 0; r < 24'000; ++r) seen[order_of({seed, r}, belief_key("Leeds"), 2)] += 1.0;
    ASSERT_EQ(seen.size(), 24U);
    std::vector<double> counts;
    counts.reserve(seen.size());
    for (auto const& [order, n] : seen) counts.push_back(n);
    EXPECT_NEAR(chi_squared(counts, 1000.0), 23.0, 4.0 * 6.8);
}

TEST(ShuffledPoints, a_block_goes_anywhere)
{
    std::vector<double> seen(8);
    for (std::uint64_t r = 0; r < 8000; ++r) {
        std::array<std::uint32_t, 1> point{};
        shuffled_points({seed, r}, belief_key("Leeds"), 9, 200, point);
        seen[point.front() / 64] += 1.0;
    }
    EXPECT_NEAR(chi_squared(seen, 1000.0), 7.0, 4.0 * 3.7);
}

TEST(Groups, two_dimensions_of_a_group_are_a_net_block_by_block)
{
    auto const x = group_column({seed, 0}, belief_key("Leeds"), 2, {1}, 12);
    auto const y = group_column({seed, 0}, belief_key("Leeds"), 3, {2}, 12);
    expect_net(x, y, quality_of_pair(2, 3));
    for (std::size_t first = 0; first < 4096; first += 256) {
        auto const part = [&](std::vector<double> const& v) {
            auto const from = v.begin() + static_cast<std::ptrdiff_t>(first);
            return std::vector(from, from + 256);
        };
        expect_net(part(x), part(y), quality_of_pair(2, 3));
    }
}

// 256 cells of 16 points, whose rows and columns are exactly filled: 15 · 15 degrees of freedom, standard deviation
// 21.2.
TEST(Groups, the_same_dimension_of_two_groups_fills_the_square_like_chance)
{
    constexpr std::size_t seeds = 40;
    double sum = 0.0;
    for (std::uint64_t s = 0; s < seeds; ++s) {
        auto const x = group_column({s, 0}, belief_key("Leeds"), 4, belief_key("Leeds.leavers"), 12);
        auto const y = group_column({s, 0}, belief_key("Kent"), 4, belief_key("Kent.leavers"), 12);
        std::vector<double> seen(256);
        for (std::size_t p = 0; p < x.size(); ++p) seen[cell(x[p], 16) * 16 + cell(y[p], 16)] += 1.0;
        auto const statistic = chi_squared(seen, 16.0);
        EXPECT_NEAR(statistic, 225.0, 5.0 * 21.2) << "seed " << s;
        sum += statistic;
    }
    EXPECT_NEAR(sum / seeds, 225.0, 4.0 * 21.2 / std::sqrt(static_cast<double>(seeds)));
}

// The squared correlation of two independent columns of n, times n, has mean 1 and standard deviation √2.
TEST(Groups, correlations_between_groups_scatter_as_between_independent_draws)
{
    constexpr std::size_t seeds = 2000;
    double squares = 0.0;
    double sum = 0.0;
    for (std::uint64_t s = 0; s < seeds; ++s) {
        auto const x = group_column({s, 0}, belief_key("Leeds"), 0, belief_key("Leeds.leavers"), 8);
        auto const y = group_column({s, 0}, belief_key("Kent"), 0, belief_key("Kent.leavers"), 8);
        double correlation = 0.0;
        for (std::size_t p = 0; p < x.size(); ++p) correlation += 12.0 * (x[p] - 0.5) * (y[p] - 0.5);
        sum += correlation / 16.0;
        squares += correlation * correlation / 256.0;
    }
    EXPECT_NEAR(sum / seeds, 0.0, 4.0 / std::sqrt(static_cast<double>(seeds)));
    EXPECT_NEAR(squares / seeds, 1.0, 4.0 * std::sqrt(2.0 / seeds));
}

// What groups are for. The variance of a total over draws, known to a share of √(2 / n).
TEST(Groups, the_variance_of_a_total_is_the_sum_of_variances)
{
    constexpr std::size_t groups = 149;
    constexpr unsigned doublings = 9;
    double variance = 0.0;
    for (std::uint64_t r = 0; r < ReplicatedRun::replicates; ++r) {
        std::vector<double> total(std::size_t{1} << doublings);
        for (std::uint64_t g = 0; g < groups; ++g) {
            auto const own = group_column({seed, r}, {g}, 0, {g}, doublings);
            for (std::size_t p = 0; p < total.size(); ++p) total[p] += own[p] - 0.5;
        }
        for (double const t : total) variance += t * t;
    }
    constexpr double draws = ReplicatedRun::replicates << doublings;
    EXPECT_NEAR(variance / draws, groups / 12.0, 4.0 * std::sqrt(2.0 / draws) * groups / 12.0);
}

// ---- runs -----------------------------------------------------------------------------------------------------------

TEST(ReplicatedRun, is_the_smallest_that_has_the_draws)
{
    EXPECT_EQ(replicated_run(10'000).points(), 1024U);
    EXPECT_EQ(replicated_run(10'000).draws(), 16'384U);
    EXPECT_EQ(replicated_run(1).draws(), 16U);
    EXPECT_EQ(replicated_run(16'384).draws(), 16'384U);
    EXPECT_EQ(replicated_run(16'385).draws(), 32'768U);
    EXPECT_EQ(replicated_run(std::uint64_t{1} << 36U).points(), std::uint64_t{1} << 32U);
}

TEST(ReplicatedRun, each_draw_is_one_point_of_one_replicate)
{
    auto const run = replicated_run(100);
    std::vector<int> seen(run.draws());
    for (std::uint64_t draw = 0; draw < run.draws(); ++draw) {
        ASSERT_LT(run.replicate_of(draw), ReplicatedRun::replicates);
        ASSERT_LT(run.point_of(draw), run.points());
        EXPECT_EQ(run.replicate_of(draw) * run.points() + run.point_of(draw), draw);
    }
}

TEST(ReplicateEstimate, is_the_mean_and_its_standard_error)
{
    std::vector<double> const means = {1.0, 2.0, 3.0, 6.0};  // squares about 3: 4 + 1 + 0 + 9 = 14
    auto const estimate = replicate_estimate(means);
    EXPECT_DOUBLE_EQ(estimate.mean, 3.0);
    EXPECT_DOUBLE_EQ(estimate.mcse, std::sqrt(14.0 / 3.0 / 4.0));
}

TEST(Sobol, broken_promises_throw)
{
    std::vector<double> two(2);
    std::vector<std::uint32_t> three(3);
    EXPECT_THROW(SobolDirections(0), ContractBroken);
    EXPECT_THROW(SobolDirections(3668), ContractBroken);
    EXPECT_THROW((void)directions().of(200), ContractBroken);
    EXPECT_THROW((void)sobol_point(directions(), std::uint64_t{1} << 32U, 0), ContractBroken);
    EXPECT_THROW(sobol_uniforms(directions(), {}, 0xFFFF'FFFFU, 0, {}, two), ContractBroken);
    EXPECT_THROW(sobol_uniforms(directions(), {}, ~std::uint64_t{0}, 0, {}, two), ContractBroken);
    EXPECT_THROW(sobol_uniforms(directions(), {}, three, 0, {}, two), ContractBroken);
    EXPECT_THROW(shuffled_points({}, {}, 1, 0, three), ContractBroken);
    EXPECT_THROW(shuffled_points({}, {}, 33, 0, three), ContractBroken);
    EXPECT_THROW((void)replicated_run(0), ContractBroken);
    EXPECT_THROW((void)replicated_run((std::uint64_t{1} << 36U) + 1), ContractBroken);
    EXPECT_THROW((void)replicate_estimate(std::span<double const>{two}.first(1)), ContractBroken);
}
