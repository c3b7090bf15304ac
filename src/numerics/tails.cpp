#include "numerics/tails.hpp"

#if defined(__x86_64__)
#include <array>
#include <bit>
#include <cstdint>

#include <immintrin.h>
#endif

namespace holdfast {

namespace {

TailSizes one_by_one(std::span<double const> draws, double below_this, double above_this, double* below, double* above,
                     TailSizes sizes)
{
    for (double const draw : draws) {
        below[sizes.below] = draw;
        above[sizes.above] = draw;
        sizes.below += static_cast<std::size_t>(draw < below_this);
        sizes.above += static_cast<std::size_t>(draw > above_this);
    }
    return sizes;
}

#if defined(__x86_64__)

//! For each set of four lanes, the 32-bit halves that bring its lanes to the front.
constexpr auto packings = [] {
    std::array<std::array<std::uint32_t, 8>, 16> table{};
    for (std::uint32_t lanes = 0; lanes < 16; ++lanes) {
        std::size_t at = 0;
        for (std::uint32_t lane = 0; lane < 4; ++lane)
            if ((lanes >> lane & 1U) != 0) {
                table[lanes][at++] = 2 * lane;
                table[lanes][at++] = 2 * lane + 1;
            }
    }
    return table;
}();

[[gnu::target("avx2,popcnt")]] std::size_t pack(__m256d draws, __m256d chosen, double* to)
{
    auto const lanes = static_cast<unsigned>(_mm256_movemask_pd(chosen));
    __m256i const order = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(packings[lanes].data()));
    _mm256_storeu_pd(to, _mm256_castsi256_pd(_mm256_permutevar8x32_epi32(_mm256_castpd_si256(draws), order)));
    return static_cast<std::size_t>(std::popcount(lanes));
}

[[gnu::target("avx2,popcnt")]] TailSizes by_four(std::span<double const> draws, double below_this, double above_this,
                                                 double* below, double* above)
{
    TailSizes sizes;
    __m256d const low = _mm256_set1_pd(below_this);
    __m256d const high = _mm256_set1_pd(above_this);
    std::size_t at = 0;
    for (; at + 4 <= draws.size(); at += 4) {
        __m256d const four = _mm256_loadu_pd(draws.data() + at);
        sizes.below += pack(four, _mm256_cmp_pd(four, low, _CMP_LT_OQ), below + sizes.below);
        sizes.above += pack(four, _mm256_cmp_pd(four, high, _CMP_GT_OQ), above + sizes.above);
    }
    return one_by_one(draws.subspan(at), below_this, above_this, below, above, sizes);
}

[[gnu::target("avx512f,popcnt")]] TailSizes by_eight(std::span<double const> draws, double below_this,
                                                     double above_this, double* below, double* above)
{
    TailSizes sizes;
    __m512d const low = _mm512_set1_pd(below_this);
    __m512d const high = _mm512_set1_pd(above_this);
    std::size_t at = 0;
    for (; at + 8 <= draws.size(); at += 8) {
        __m512d const eight = _mm512_loadu_pd(draws.data() + at);
        auto const in_low = _mm512_cmp_pd_mask(eight, low, _CMP_LT_OQ);
        auto const in_high = _mm512_cmp_pd_mask(eight, high, _CMP_GT_OQ);
        _mm512_storeu_pd(below + sizes.below, _mm512_maskz_compress_pd(in_low, eight));
        _mm512_storeu_pd(above + sizes.above, _mm512_maskz_compress_pd(in_high, eight));
        sizes.below += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(in_low)));
        sizes.above += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(in_high)));
    }
    return one_by_one(draws.subspan(at), below_this, above_this, below, above, sizes);
}

#endif

}  // namespace

TailSizes copy_tails(InstructionSet instructions, std::span<double const> draws, double below_this, double above_this,
                     double* below, double* above)
{
#if defined(__x86_64__)
    if (instructions == InstructionSet::avx512) return by_eight(draws, below_this, above_this, below, above);
    if (instructions == InstructionSet::avx2) return by_four(draws, below_this, above_this, below, above);
#endif
    return one_by_one(draws, below_this, above_this, below, above, {});
}

}  // namespace holdfast
