#include "holdfast/numerics/stream.hpp"

#include <Random123/philox.h>

namespace holdfast {

namespace {

using Philox = r123::Philox4x32_R<10>;

std::uint32_t low_word(std::uint64_t value) { return static_cast<std::uint32_t>(value & 0xFFFFFFFFU); }
std::uint32_t high_word(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32U); }

inline RandomBlock block(std::uint64_t seed, std::uint64_t index, std::uint64_t belief)
{
    Philox::ctr_type const counter{{low_word(index), high_word(index), low_word(belief), high_word(belief)}};
    Philox::key_type const key{{low_word(seed), high_word(seed)}};
    auto const words = Philox{}(counter, key);
    return {words.v[0] | std::uint64_t{words.v[1]} << 32U, words.v[2] | std::uint64_t{words.v[3]} << 32U};
}

//! The signed conversion is one instruction; the unsigned one is not, and 52 bits fit either.
inline double unit(std::uint64_t word)
{
    return (static_cast<double>(static_cast<std::int64_t>(word >> 12U)) + 0.5) * 0x1p-52;
}

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
    for (; at + 1 < out.size(); at += 2) {
        auto const words = block(seed, (first_draw + at) / 2, key.value);
        out[at] = unit(words.even);
        out[at + 1] = unit(words.odd);
    }
    if (at < out.size()) out[at] = uniform(seed, first_draw + at, key);
}

}  // namespace holdfast
