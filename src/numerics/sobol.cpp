#include "numerics/sobol.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/numerics/summary.hpp"
#include "numerics/unit_interval.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include <boost/random/sobol.hpp>

namespace holdfast {

namespace {

//! Points that share all but the low bits of their index: one row of the low bits' digits serves them all.
constexpr unsigned block_doublings = 6;
constexpr std::size_t block_points = std::size_t{1} << block_doublings;

//! Word n of SplitMix64.
inline std::uint64_t word_of(std::uint64_t start, std::uint64_t n)
{
    std::uint64_t z = start + n * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

//! A node of the tree is the digits above it with a 1 before them: 1 is the root, 2n and 2n + 1 are the halves of n.
inline std::uint64_t node_at(std::uint64_t digits, unsigned depth)
{
    return (digits | 0x1'0000'0000U) >> (32U - depth);
}

//! The coins of the six digits that follow the first `depth`: bit n of the word belongs to node n of a small tree of
//! six levels, whose nodes are named in the same way. The first digit's coin comes in bit 5.
inline std::uint64_t six_coins(std::uint64_t word, std::uint64_t digits, unsigned depth)
{
    std::uint64_t const leaf = 64U | ((digits >> (26U - depth)) & 63U);
    std::uint64_t coins = 0;
    for (unsigned level = 1; level <= 6; ++level) coins = coins << 1U | ((word >> (leaf >> (7U - level))) & 1U);
    return coins;
}

//! `root` is the word of the first six digits.
inline std::uint64_t scrambled(std::uint64_t start, std::uint64_t root, std::uint64_t digits)
{
    auto const first = six_coins(root, digits, 0);
    auto const second = six_coins(word_of(start, node_at(digits, 6)), digits, 6);
    auto const third = six_coins(word_of(start, node_at(digits, 12)), digits, 12);
    auto const rest = word_of(start, node_at(digits, 18)) >> 30U;
    return digits << 20U ^ (first << 46U | second << 40U | third << 34U | rest);
}

bool are_among(std::uint64_t all, std::uint64_t first, std::uint64_t count)
{
    return first <= all && count <= all - first;
}
constexpr std::uint64_t all_points = std::uint64_t{1} << sobol_digits;

using BlockDigits = std::array<std::uint64_t, block_points>;

//! What the low bits of an index add to its point.
BlockDigits digits_of_low_bits(std::span<std::uint32_t const, sobol_digits> directions)
{
    BlockDigits digits{};
    for (unsigned k = 0; k < block_doublings; ++k)
        for (std::size_t i = 0; i < std::size_t{1} << k; ++i)
            digits[i | std::size_t{1} << k] = digits[i] ^ directions[k];
    return digits;
}

std::uint32_t digits_of(std::span<std::uint32_t const, sobol_digits> directions, std::uint64_t point)
{
    std::uint32_t digits = 0;
    for (std::size_t k = 0; point != 0; ++k, point >>= 1U)
        if ((point & 1U) != 0) digits ^= directions[k];
    return digits;
}

void scramble(std::uint64_t start, std::span<std::uint64_t const> digits, std::span<double> out)
{
    auto const root = word_of(start, 1);
    run_with(best_instruction_set(), [&](auto) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = inside_unit_interval(scrambled(start, root, digits[i]));
    });
}

//! Where a tree of its own kind starts: what is not a scramble of values must not share one with them.
RandomBlock starts_of(Replicate replicate, BeliefKey key, BeliefKey kind)
{
    return random_block(replicate.seed, replicate.number, {key.value ^ kind.value});
}
constexpr BeliefKey values_kind = belief_key("sobol values");
constexpr BeliefKey order_kind = belief_key("sobol order");

}  // namespace

SobolDirections::SobolDirections(std::size_t dimensions)
{
    require(dimensions >= 1 && dimensions <= 3667, "Sobol points have 1 to 3,667 dimensions");
    numbers_.resize(dimensions * sobol_digits);
    boost::random::sobol_engine<std::uint32_t, sobol_digits> engine(dimensions);
    for (std::size_t k = 0; k < sobol_digits; ++k) {
        // The engine leaves out point 0, so that seed n is point n + 1; 2^(k + 1) − 1 is the place of Gray code 2^k.
        engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << k) - 2));
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension)
            numbers_[dimension * sobol_digits + k] = engine();
    }
}

std::span<std::uint32_t const, sobol_digits> SobolDirections::of(std::size_t dimension) const
{
    require(dimension < dimensions(), "a Sobol dimension is one of those that were made");
    return std::span<std::uint32_t const, sobol_digits>(numbers_.data() + dimension * sobol_digits, sobol_digits);
}

std::uint32_t sobol_point(SobolDirections const& directions, std::uint64_t point, std::size_t dimension)
{
    require(point < all_points, "a Sobol point is one of the first 2^32");
    return digits_of(directions.of(dimension), point);
}

NestedScramble::NestedScramble(Replicate replicate, BeliefKey key) : start_(starts_of(replicate, key, values_kind).even)
{
}

std::uint64_t NestedScramble::operator()(std::uint32_t digits) const
{
    return scrambled(start_, word_of(start_, 1), digits);
}

void sobol_uniforms(SobolDirections const& directions, Replicate replicate, std::uint64_t first_point,
                    std::size_t dimension, BeliefKey key, std::span<double> out)
{
    require(are_among(all_points, first_point, out.size()), "a Sobol point is one of the first 2^32");
    auto const numbers = directions.of(dimension);
    auto const low = digits_of_low_bits(numbers);
    auto const start = starts_of(replicate, key, values_kind).even;
    BlockDigits digits;
    for (std::size_t done = 0; done < out.size();) {
        auto const point = first_point + done;
        auto const within = static_cast<std::size_t>(point % block_points);
        auto const count = std::min(block_points - within, out.size() - done);
        auto const high = digits_of(numbers, point - within);
        for (std::size_t i = 0; i < count; ++i) digits[i] = high ^ low[within + i];
        scramble(start, std::span(digits).first(count), out.subspan(done, count));
        done += count;
    }
}

void sobol_uniforms(SobolDirections const& directions, Replicate replicate, std::span<std::uint32_t const> points,
                    std::size_t dimension, BeliefKey key, std::span<double> out)
{
    require(points.size() == out.size(), "there are as many Sobol points as numbers are asked for");
    auto const numbers = directions.of(dimension);
    auto const low = digits_of_low_bits(numbers);
    auto const start = starts_of(replicate, key, values_kind).even;
    BlockDigits digits;
    std::uint32_t block = 0;
    std::uint32_t high = 0;
    for (std::size_t done = 0; done < out.size();) {
        auto const count = std::min(block_points, out.size() - done);
        for (std::size_t i = 0; i < count; ++i) {
            auto const point = points[done + i];
            if (point >> block_doublings != block) {
                block = point >> block_doublings;
                high = digits_of(numbers, std::uint64_t{block} << block_doublings);
            }
            digits[i] = high ^ low[point % block_points];
        }
        scramble(start, std::span(digits).first(count), out.subspan(done, count));
        done += count;
    }
}

namespace {

using Deck = std::array<std::uint32_t, block_points>;

//! 0, 1, … cards − 1 in a random order (Fisher & Yates); each deck of a group takes its own words.
Deck shuffled_deck(std::uint64_t start, std::uint64_t deck, std::size_t cards)
{
    Deck order{};
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t left = cards; left > 1; --left) {
        auto const word = word_of(start, deck * block_points + left);
        std::swap(order[left - 1], order[static_cast<std::size_t>((word >> 32U) * left >> 32U)]);
    }
    return order;
}

//! Where a nested scramble of the order of 2^doublings blocks puts one of them.
std::uint64_t shuffled_block(std::uint64_t start, std::uint64_t block, unsigned doublings)
{
    auto const digits = (block << (32U - doublings)) & 0xFFFF'FFFFU;
    return scrambled(start, word_of(start, 1), digits) >> (52U - doublings);
}

}  // namespace

void shuffled_points(Replicate replicate, BeliefKey group, unsigned doublings, std::uint64_t first,
                     std::span<std::uint32_t> out)
{
    require(doublings <= sobol_digits, "a replicate has at most 2^32 points");
    require(are_among(std::uint64_t{1} << doublings, first, out.size()), "a group orders the points of one replicate");
    auto const starts = starts_of(replicate, group, order_kind);
    auto const cards = std::size_t{1} << std::min(doublings, block_doublings);
    auto const block_count_doublings = doublings - std::min(doublings, block_doublings);
    for (std::size_t done = 0; done < out.size();) {
        auto const block = (first + done) / block_points;
        auto const within = static_cast<std::size_t>((first + done) % block_points);
        auto const count = std::min(cards - within, out.size() - done);
        auto const from = shuffled_block(starts.even, block, block_count_doublings) << block_doublings;
        auto const deck = shuffled_deck(starts.odd, block, cards);
        for (std::size_t i = 0; i < count; ++i) out[done + i] = static_cast<std::uint32_t>(from | deck[within + i]);
        done += count;
    }
}

ReplicatedRun replicated_run(std::uint64_t wished_draws)
{
    require(wished_draws >= 1 && wished_draws <= std::uint64_t{1} << 36U, "a run has 1 to 2^36 draws");
    ReplicatedRun run;
    while (run.draws() < wished_draws) ++run.doublings;
    return run;
}

ReplicateEstimate replicate_estimate(std::span<double const> replicate_means)
{
    require(replicate_means.size() >= 2, "a standard error needs two replicates");
    auto const count = static_cast<double>(replicate_means.size());
    double const mean = stable_sum(replicate_means) / count;
    double squares = 0.0;
    for (double const value : replicate_means) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (count - 1.0) / count)};
}

}  // namespace holdfast
