#include "engine/draw_source.hpp"

#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study with(Sampling sampling)
{
    auto study = sample_study();
    study.sampling = sampling;
    return study;
}

std::vector<double> shared(DrawSource const& source, std::size_t first, std::size_t count)
{
    std::vector<double> values(count);
    source.shared(belief_key("prices.pay"), 3, first, values);
    return values;
}

}  // namespace

TEST(DrawSource, of_the_stream_is_the_stream)
{
    auto const study = with(Sampling::philox);
    DrawSource const source(study, 100, 50);
    std::vector<double> stream(50);
    uniforms(study.seed, 100, belief_key("prices.pay"), stream);
    EXPECT_EQ(shared(source, 0, 50), stream);
    EXPECT_EQ(source.replicates(), 0U);
    std::vector<double> own(50);
    source.own(source.order_of("E06000901"), belief_key("prices.pay"), 0, 0, own);
    EXPECT_EQ(own, stream);
}

TEST(DrawSource, of_points_gives_the_same_rows_however_they_are_asked_for)
{
    DrawSource const source(with(Sampling::sobol), 0, 2048);
    auto const all = shared(source, 0, 2048);
    for (std::size_t const first : {0U, 100U, 127U, 1900U}) {
        auto const part = shared(source, first, 148);
        EXPECT_TRUE(std::equal(part.begin(), part.end(), all.begin() + static_cast<std::ptrdiff_t>(first)));
    }
    auto const order = source.order_of("E06000901");
    std::vector<double> own(2048), piece(300);
    source.own(order, belief_key("own"), 1, 0, own);
    source.own(order, belief_key("own"), 1, 70, piece);
    EXPECT_TRUE(std::equal(piece.begin(), piece.end(), own.begin() + 70));
}

// In every replicate, each of its 2^m intervals holds one point.
TEST(DrawSource, of_points_covers_every_replicate_evenly)
{
    DrawSource const source(with(Sampling::sobol), 0, 1024);
    ASSERT_EQ(source.replicates(), 16U);
    auto const all = shared(source, 0, 1024);
    auto const order = source.order_of("E06000901");
    std::vector<double> own(1024);
    source.own(order, belief_key("own"), 0, 0, own);
    for (auto const& values : {all, own})
        for (std::size_t r = 0; r < 16; ++r) {
            std::set<int> intervals;
            for (std::size_t i = 0; i < 64; ++i) intervals.insert(static_cast<int>(values[r * 64 + i] * 64.0));
            EXPECT_EQ(intervals.size(), 64U) << r;
        }
}

// The second chunk goes on where the first ended: both together cover every replicate twice as finely.
TEST(DrawSource, of_points_goes_on_from_chunk_to_chunk)
{
    auto const study = with(Sampling::sobol);
    auto const first = shared(DrawSource(study, 0, 1024), 0, 1024);
    auto const second = shared(DrawSource(study, 1024, 1024), 0, 1024);
    for (std::size_t r = 0; r < 16; ++r) {
        std::set<int> intervals;
        for (auto const* chunk : {&first, &second})
            for (std::size_t i = 0; i < 64; ++i) intervals.insert(static_cast<int>((*chunk)[r * 64 + i] * 128.0));
        EXPECT_EQ(intervals.size(), 128U) << r;
    }
}

TEST(DrawSource, gives_every_authority_an_order_of_its_own)
{
    DrawSource const source(with(Sampling::sobol), 0, 16 * 256);
    auto const one = source.order_of("E06000901");
    auto const two = source.order_of("E06000902");
    ASSERT_EQ(one.size(), 16U * 256U);
    EXPECT_NE(one, two);
    for (std::size_t r = 0; r < 16; ++r) {
        std::set<std::uint32_t> const points(one.begin() + static_cast<std::ptrdiff_t>(r * 256),
                                             one.begin() + static_cast<std::ptrdiff_t>(r * 256 + 256));
        EXPECT_EQ(points.size(), 256U);
        EXPECT_EQ(*points.rbegin(), 255U);
    }
}

TEST(DrawSource, needs_a_chunk_of_sixteen_times_a_power_of_two)
{
    auto const study = with(Sampling::sobol);
    EXPECT_THROW(DrawSource(study, 0, 1000), ContractBroken);
    EXPECT_THROW(DrawSource(study, 100, 1024), ContractBroken);
    EXPECT_EQ(draws_for(Sampling::sobol, 10'000), 16'384U);
    EXPECT_EQ(draws_for(Sampling::sobol, 1), 16U);
    EXPECT_EQ(draws_for(Sampling::philox, 10'000), 10'000U);
}
