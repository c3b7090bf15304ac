//! Chance as a function: uniform(seed, draw, belief) is pure, has no state and knows no order.
//! Philox4x32-10 (Salmon et al. 2011): counter = (draw / 2, belief), key = seed;
//! the block's two 64-bit halves serve an even draw and the odd one after it.
//! Adding a belief moves no other draw; any split of the draws gives the same bits (M28).
//! Tested in tests/numerics/stream_test.cpp: Random123's known answers and its blocks, moments, independence of order.
#pragma once

#include "holdfast/numerics/instruction_set.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace holdfast {

//! Names a belief in the stream: the 64-bit FNV-1a hash of its id.
struct BeliefKey {
    std::uint64_t value{};
    friend constexpr auto operator<=>(BeliefKey, BeliefKey) = default;  // NOLINT(modernize-use-nullptr): of clang 14
};
[[nodiscard]] constexpr BeliefKey belief_key(std::string_view id)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char const c : id) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return {hash};
}

//! Two independent 64-bit words: Philox4x32-10 with counter (index, key) and key `seed`, low words first.
struct RandomBlock {
    std::uint64_t even{};
    std::uint64_t odd{};
};
[[nodiscard]] RandomBlock random_block(std::uint64_t seed, std::uint64_t index, BeliefKey);

//! A uniform number strictly between 0 and 1: (k + 1/2) / 2^52, k the upper 52 bits of the word.
//! Exact in a double (53 bits would round up to 1 at the top), never 0 or 1, and 1 − u is as likely as u.
[[nodiscard]] double uniform(std::uint64_t seed, std::uint64_t draw, BeliefKey);

//! uniform(seed, first_draw + i, key) for every i of `out`.
void uniforms(std::uint64_t seed, std::uint64_t first_draw, BeliefKey, std::span<double> out);
//! The same numbers by the instructions of a set that the machine has; the best of them unless told.
void uniforms(std::uint64_t seed, std::uint64_t first_draw, BeliefKey, std::span<double> out, InstructionSet);

}  // namespace holdfast
