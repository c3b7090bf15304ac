#include "holdfast/numerics/stream.hpp"

#include "unit_interval.hpp"

#include "holdfast/numerics/instruction_set.hpp"

namespace holdfast {

namespace {

//! Philox4x32-10, its four words in 64 bits each: one multiplication gives both halves of a product, and the compiler
//! turns a loop over blocks into as many lanes as a register has.
inline RandomBlock block(std::uint64_t seed, std::uint64_t index, std::uint64_t belief)
{
    constexpr std::uint64_t low_word = 0xFFFF'FFFFU;
    std::uint64_t words[] = {index & low_word, index >> 32U, belief & low_word, belief >> 32U};
    std::uint64_t keys[] = {seed & low_word, seed >> 32U};
    for (int round = 0; round < 10; ++round) {
        std::uint64_t const first = words[0] * 0xD2511F53U;
        std::uint64_t const second = words[2] * 0xCD9E8D57U;
        words[0] = (second >> 32U) ^ words[1] ^ keys[0];
        words[1] = second & low_word;
        words[2] = (first >> 32U) ^ words[3] ^ keys[1];
        words[3] = first & low_word;
        keys[0] = (keys[0] + 0x9E3779B9U) & low_word;
        keys[1] = (keys[1] + 0xBB67AE85U) & low_word;
    }
    return {words[0] | words[1] << 32U, words[2] | words[3] << 32U};
}

inline double unit(std::uint64_t word) { return inside_unit_interval(word >> 12U); }

}  // namespace

RandomBlock random_block(std::uint64_t seed, std::uint64_t index, BeliefKey key)
{
    return block(seed, index, key.value);
}

double uniform(std::uint64_t seed, std::uint64_t draw, BeliefKey key)
{
    auto const words = block(seed, draw / 2, key.value);
    return unit(draw % 2 == 0 ? words.even : words.odd);
}

void uniforms(std::uint64_t seed, std::uint64_t first_draw, BeliefKey key, std::span<double> out)
{
    std::size_t at = 0;
    if (first_draw % 2 == 1 && !out.empty()) out[at++] = uniform(seed, first_draw, key);
    auto const first_block = (first_draw + at) / 2;
    auto const blocks = (out.size() - at) / 2;
    double* const pairs = out.data() + at;
    run_with(best_instruction_set(), [=](auto) {
        for (std::size_t i = 0; i < blocks; ++i) {
            auto const words = block(seed, first_block + i, key.value);
            pairs[2 * i] = unit(words.even);
            pairs[2 * i + 1] = unit(words.odd);
        }
    });
    at += 2 * blocks;
    if (at < out.size()) out[at] = uniform(seed, first_draw + at, key);
}

}  // namespace holdfast
