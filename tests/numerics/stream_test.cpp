#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include <Random123/philox.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr std::uint64_t seed = 20261123;

std::vector<double> column(std::uint64_t first, std::size_t count, BeliefKey key)
{
    std::vector<double> out(count);
    uniforms(seed, first, key, out);
    return out;
}

double mean_of(std::vector<double> const& values)
{
    double sum = 0.0;
    for (double const v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

//! Sample correlation of two columns of uniforms (known mean 1/2 and variance 1/12).
double correlation_of(std::vector<double> const& a, std::vector<double> const& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
    return 12.0 * sum / static_cast<double>(a.size());
}

}  // namespace

// Random123, tests/kat_vectors, the three lines "philox4x32 10".
TEST(Stream, gives_the_known_answers_of_random123)
{
    auto const zeros = random_block(0, 0, {0});
    EXPECT_EQ(zeros.even, 0xe169c58d'6627e8d5U);
    EXPECT_EQ(zeros.odd, 0x9b00dbd8'bc57ac4cU);

    auto const all = std::numeric_limits<std::uint64_t>::max();
    auto const ones = random_block(all, all, {all});
    EXPECT_EQ(ones.even, 0x41c83b0e'408f276dU);
    EXPECT_EQ(ones.odd, 0x6d5451fd'a20bc7c6U);

    auto const pi = random_block(0x299f31d0'a4093822U, 0x85a308d3'243f6a88U, {0x03707344'13198a2eU});
    EXPECT_EQ(pi.even, 0x94fdcceb'd16cfe09U);
    EXPECT_EQ(pi.odd, 0x24126ea1'5001e420U);
}

// The library's own Philox is written for lanes; Random123's is the oracle.
RC_GTEST_PROP(Stream, gives_the_blocks_of_random123, (std::uint64_t any_seed, std::uint64_t index, std::uint64_t key))
{
    using Philox = r123::Philox4x32_R<10>;
    auto const low = [](std::uint64_t word) { return static_cast<std::uint32_t>(word & 0xFFFF'FFFFU); };
    auto const high = [](std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); };
    Philox::ctr_type const counter{{low(index), high(index), low(key), high(key)}};
    auto const words = Philox{}(counter, Philox::key_type{{low(any_seed), high(any_seed)}});
    auto const block = random_block(any_seed, index, {key});
    RC_ASSERT(block.even == (words.v[0] | std::uint64_t{words.v[1]} << 32U));
    RC_ASSERT(block.odd == (words.v[2] | std::uint64_t{words.v[3]} << 32U));
}

TEST(Stream, an_even_draw_and_the_odd_one_after_it_share_a_block)
{
    auto const unit = [](std::uint64_t word) { return std::ldexp(static_cast<double>(word >> 12U) + 0.5, -52); };
    auto const key = belief_key("prices.pay");
    for (std::uint64_t draw : {0U, 2U, 40U, 1'000'000U}) {
        auto const block = random_block(seed, draw / 2, key);
        EXPECT_EQ(uniform(seed, draw, key), unit(block.even));
        EXPECT_EQ(uniform(seed, draw + 1, key), unit(block.odd));
    }
}

TEST(Stream, the_ends_of_the_words_stay_inside_zero_and_one)
{
    // What the mapping does at its two ends; with 53 bits the upper one would round to 1.
    EXPECT_GT(std::ldexp(0.5, -52), 0.0);
    EXPECT_LT(std::ldexp(static_cast<double>((std::uint64_t{1} << 52U) - 1) + 0.5, -52), 1.0);
    EXPECT_EQ(std::ldexp(static_cast<double>((std::uint64_t{1} << 53U) - 1) + 0.5, -53), 1.0);
    auto const draws = column(0, 200'000, belief_key("anything"));
    EXPECT_GT(*std::min_element(draws.begin(), draws.end()), 0.0);
    EXPECT_LT(*std::max_element(draws.begin(), draws.end()), 1.0);
}

RC_GTEST_PROP(Stream, any_split_of_the_draws_gives_the_same_bits, (std::uint64_t any_seed, std::uint64_t belief))
{
    auto const first = *rc::gen::inRange<std::uint64_t>(0, 1'000'000);
    auto const count = *rc::gen::inRange<std::size_t>(0, 100);
    auto const cut = *rc::gen::inRange<std::size_t>(0, count + 1);
    BeliefKey const key{belief};

    std::vector<double> whole(count);
    uniforms(any_seed, first, key, whole);

    std::vector<double> parts(count);
    uniforms(any_seed, first + cut, key, std::span(parts).subspan(cut));  // the later part first
    uniforms(any_seed, first, key, std::span(parts).first(cut));
    RC_ASSERT(parts == whole);
    for (std::size_t i = 0; i < count; ++i) RC_ASSERT(uniform(any_seed, first + i, key) == whole[i]);
}

TEST(Stream, gives_the_same_bits_with_every_instruction_set_from_any_draw_on_and_of_any_length)
{
    constexpr std::uint64_t across_words =
        (std::uint64_t{1} << 33U) - 40;  // the block's index outgrows 32 bits on the way
    for (auto const set : {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512}) {
        if (!machine_has(set)) continue;
        for (std::uint64_t const first : {std::uint64_t{0}, std::uint64_t{7}, across_words})
            for (std::size_t const count : {0U, 1U, 2U, 15U, 16U, 33U, 100U}) {
                std::vector<double> out(count);
                uniforms(seed, first, belief_key("p"), out, set);
                for (std::size_t i = 0; i < count; ++i)
                    ASSERT_EQ(out[i], uniform(seed, first + i, belief_key("p"))) << name(set) << " from " << first;
            }
    }
}

TEST(Stream, draws_are_uniform)
{
    constexpr std::size_t n = 400'000;
    auto const draws = column(0, n, belief_key("prices.pay"));
    auto const root = std::sqrt(static_cast<double>(n));
    EXPECT_NEAR(mean_of(draws), 0.5, 4.0 * std::sqrt(1.0 / 12.0) / root);
    double squares = 0.0;
    for (double const u : draws) squares += (u - 0.5) * (u - 0.5);
    EXPECT_NEAR(squares / n, 1.0 / 12.0, 4.0 * std::sqrt(1.0 / 180.0) / root);

    // 100 cells of 4,000: chi-squared with 99 degrees of freedom, mean 99 and standard deviation 14.1.
    std::vector<double> cells(100);
    for (double const u : draws) cells[static_cast<std::size_t>(u * 100.0)] += 1.0;
    double chi_squared = 0.0;
    for (double const seen : cells) chi_squared += (seen - 4000.0) * (seen - 4000.0) / 4000.0;
    EXPECT_NEAR(chi_squared, 99.0, 4.0 * 14.1);
}

TEST(Stream, neighbouring_draws_beliefs_and_seeds_are_independent)
{
    constexpr std::size_t n = 100'000;
    auto const bound = 4.0 / std::sqrt(static_cast<double>(n));
    auto const draws = column(0, n, belief_key("a"));
    EXPECT_NEAR(correlation_of(draws, column(1, n, belief_key("a"))), 0.0, bound);
    EXPECT_NEAR(correlation_of(draws, column(2, n, belief_key("a"))), 0.0, bound);
    EXPECT_NEAR(correlation_of(draws, column(0, n, belief_key("b"))), 0.0, bound);
    std::vector<double> other_seed(n);
    uniforms(seed + 1, 0, belief_key("a"), other_seed);
    EXPECT_NEAR(correlation_of(draws, other_seed), 0.0, bound);
}

// The reference values of the FNV authors' test suite (Noll, draft-eastlake-fnv, appendix C).
TEST(Stream, beliefs_are_named_by_fnv_1a)
{
    EXPECT_EQ(belief_key("").value, 0xcbf29ce484222325U);
    EXPECT_EQ(belief_key("a").value, 0xaf63dc4c8601ec8cU);
    EXPECT_EQ(belief_key("foobar").value, 0x85944171f73967e8U);
    static_assert(belief_key("prices.pay") != belief_key("prices.pa"));
}
