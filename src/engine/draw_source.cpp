#include "engine/draw_source.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <bit>

namespace holdfast {

namespace {

//! Dimensions for every shared belief, and for every belief of an authority's own.
std::size_t dimensions_of(Study const& study)
{
    constexpr std::size_t prices_and_baseline = 16;
    constexpr std::size_t by_intervention = 8;
    return prices_and_baseline + study.bands.size() + by_intervention * study.interventions.size();
}

}  // namespace

DrawSource::DrawSource(Study const& study, std::uint64_t first_draw, std::size_t draws)
    : seed_(study.seed), first_(first_draw)
{
    if (study.sampling == Sampling::philox) return;
    constexpr auto replicates = ReplicatedRun::replicates;
    points_ = draws / replicates;
    require(points_ * replicates == draws && std::has_single_bit(points_) && first_draw % draws == 0,
            "a chunk of Sobol points is sixteen times a power of two");
    first_ = first_draw / replicates;
    directions_ = std::make_shared<SobolDirections const>(dimensions_of(study));
}

template <class Work>
void DrawSource::by_replicate(std::size_t first_row, std::span<double> out, Work const& work) const
{
    for (std::size_t at = 0; at < out.size();) {
        auto const row = first_row + at;
        auto const point = row % points_;
        auto const count = std::min<std::size_t>(out.size() - at, points_ - point);
        work(Replicate{seed_, row / points_}, row, out.subspan(at, count));
        at += count;
    }
}

void DrawSource::shared(BeliefKey key, std::size_t dimension, std::size_t first_row, std::span<double> out) const
{
    if (points_ == 0) {
        uniforms(seed_, first_ + first_row, key, out);
        return;
    }
    by_replicate(first_row, out, [&](Replicate replicate, std::size_t row, std::span<double> part) {
        sobol_uniforms(*directions_, replicate, first_ + row % points_, dimension, key, part);
    });
}

DrawSource::Order DrawSource::order_of(std::string_view group) const
{
    if (points_ == 0) return {};
    // Each chunk has orders of its own: the first point is part of the key.
    auto const key = belief_key(std::string(group) + "/" + std::to_string(first_));
    auto const doublings = static_cast<unsigned>(std::countr_zero(points_));
    Order order(points_ * ReplicatedRun::replicates);
    for (std::uint64_t r = 0; r < ReplicatedRun::replicates; ++r) {
        auto const part = std::span(order).subspan(r * points_, points_);
        shuffled_points({seed_, r}, key, doublings, 0, part);
        for (auto& point : part) point += static_cast<std::uint32_t>(first_);
    }
    return order;
}

void DrawSource::own(Order const& order, BeliefKey key, std::size_t dimension, std::size_t first_row,
                     std::span<double> out) const
{
    if (points_ == 0) {
        uniforms(seed_, first_ + first_row, key, out);
        return;
    }
    by_replicate(first_row, out, [&](Replicate replicate, std::size_t row, std::span<double> part) {
        sobol_uniforms(*directions_, replicate, std::span(order).subspan(row, part.size()), dimension, key, part);
    });
}

std::uint64_t draws_for(Sampling sampling, std::uint64_t wished)
{
    return sampling == Sampling::philox ? wished : replicated_run(wished).draws();
}

}  // namespace holdfast
