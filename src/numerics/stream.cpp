#include "numerics/stream.hpp"

#include "holdfast/numerics/instruction_set.hpp"
#include "numerics/unit_interval.hpp"

#include <array>
#include <cstddef>
#include <type_traits>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#endif

namespace holdfast {

namespace {

using TwoLanes = RegisterOf<2>::Wholes;
using FourLanes = RegisterOf<4>::Wholes;
using EightLanes = RegisterOf<8>::Wholes;

//! Makes a into a · b, lane by lane, of numbers below 2^32. Every set has an instruction for just that, which g++ 12,
//! unlike clang, does not find: it does not see how small the numbers are, and puts several together. By reference: how a
//! wide register is handed over depends on the instruction set.
template <class Lanes> inline void multiply(Lanes& a, Lanes const& b) { a *= b; }
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
inline void multiply(TwoLanes& a, TwoLanes const& b)
{
    a = reinterpret_cast<TwoLanes>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
[[gnu::target("avx2")]] inline void multiply(FourLanes& a, FourLanes const& b)
{
    a = reinterpret_cast<FourLanes>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
[[gnu::target("avx512f,avx512dq,avx512vl")]] inline void multiply(EightLanes& a, EightLanes const& b)
{
    a = reinterpret_cast<EightLanes>(_mm512_mul_epu32(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#endif

//! Philox4x32-10 of as many blocks as `Lanes` has, its four words in 64 bits each: one multiplication gives both halves
//! of a product. One text for a block and for registers of them; two registers go side by side, each in the other's
//! waiting times.
template <class Lanes> struct Blocks {
    Lanes even;
    Lanes odd;
};
template <class Lanes, std::size_t registers>
inline std::array<Blocks<Lanes>, registers> blocks_at(std::array<Lanes, registers> const& index, std::uint64_t seed,
                                                      std::uint64_t belief)
{
    constexpr std::uint64_t low_word = 0xFFFF'FFFFU;
    Lanes const all{};
    Lanes words[registers][4];
    for (std::size_t i = 0; i < registers; ++i) {
        words[i][0] = index[i] & low_word;
        words[i][1] = index[i] >> 32U;
        words[i][2] = all + (belief & low_word);
        words[i][3] = all + (belief >> 32U);
    }
    std::uint64_t keys[] = {seed & low_word, seed >> 32U};
    for (int round = 0; round < 10; ++round) {
        for (auto& word : words) {
            Lanes first = word[0];
            Lanes second = word[2];
            multiply(first, all + 0xD2511F53U);
            multiply(second, all + 0xCD9E8D57U);
            word[0] = (second >> 32U) ^ word[1] ^ keys[0];
            word[1] = second & low_word;
            word[2] = (first >> 32U) ^ word[3] ^ keys[1];
            word[3] = first & low_word;
        }
        keys[0] = (keys[0] + 0x9E3779B9U) & low_word;
        keys[1] = (keys[1] + 0xBB67AE85U) & low_word;
    }
    std::array<Blocks<Lanes>, registers> blocks;
    for (std::size_t i = 0; i < registers; ++i)
        blocks[i] = {words[i][0] | words[i][1] << 32U, words[i][2] | words[i][3] << 32U};
    return blocks;
}
inline RandomBlock block(std::uint64_t seed, std::uint64_t index, std::uint64_t belief)
{
    auto const [even, odd] = blocks_at(std::array{index}, seed, belief)[0];
    return {even, odd};
}

inline double unit(std::uint64_t word) { return inside_unit_interval(word >> 12U); }

constexpr std::size_t side_by_side = 2;

//! The uniforms of two registers of blocks, from block `first` on; two uniforms a block.
template <int width> inline void put_pairs(std::uint64_t seed, std::uint64_t first, std::uint64_t belief, double* to)
{
    using Doubles = typename RegisterOf<width>::Doubles;
    std::array<typename RegisterOf<width>::Wholes, side_by_side> index{};
    for (std::size_t i = 0; i < side_by_side; ++i) {
        for (std::size_t lane = 0; lane < width; ++lane) index[i][lane] = i * width + lane;
        index[i] += first;
    }
    for (auto const& [even, odd] : blocks_at(index, seed, belief)) {
        auto const first_of_pair = inside_unit_intervals<Doubles>(even >> 12U);
        auto const second_of_pair = inside_unit_intervals<Doubles>(odd >> 12U);
        for (int lane = 0; lane < width; ++lane) {
            *to++ = first_of_pair[lane];
            *to++ = second_of_pair[lane];
        }
    }
}

template <int width, int lanes> constexpr std::size_t width_of(BatchOf<width, lanes> const&) { return width; }

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
    uniforms(seed, first_draw, key, out, best_instruction_set());
}

void uniforms(std::uint64_t seed, std::uint64_t first_draw, BeliefKey key, std::span<double> out,
              InstructionSet instructions)
{
    std::size_t at = 0;
    if (first_draw % 2 == 1 && !out.empty()) out[at++] = uniform(seed, first_draw, key);
    auto const first_block = (first_draw + at) / 2;
    auto const blocks = (out.size() - at) / 2;
    double* const pairs = out.data() + at;
    std::size_t done = 0;
    run_with(instructions, [=, &done](auto const& batch) {
        constexpr auto width = width_of(std::remove_cvref_t<decltype(batch)>{});
        constexpr auto together = width * side_by_side;
        std::size_t i = 0;
        for (; i + together <= blocks; i += together) put_pairs<width>(seed, first_block + i, key.value, pairs + 2 * i);
        done = 2 * i;
    });
    at += done;
    for (; at < out.size(); ++at) out[at] = uniform(seed, first_draw + at, key);
}

}  // namespace holdfast
