//! Where the uniform numbers of a chunk of draws come from: the stream (M28), or scrambled Sobol points.
//! Pure: a row's number depends on the seed, the row and the belief, never on who asks for it or in what order.
//! With Sobol points a chunk holds equal parts of sixteen replicates, one after another. Shared beliefs take a dimension
//! each and see the points in order; an authority's own beliefs take the first dimensions again, and see the points in
//! an order of the authority's own, so that authorities are independent of each other (numerics/sobol.hpp).
#pragma once

#include "holdfast/study/study.hpp"
#include "numerics/sobol.hpp"
#include "numerics/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast {

class DrawSource {
public:
    //! Draws `first_draw` and on. With Sobol points, that many draws have been made in earlier chunks of this size.
    DrawSource(Study const&, std::uint64_t first_draw, std::size_t draws);

    //! Of a belief that all authorities share; `dimension` is its place in their list.
    void shared(BeliefKey, std::size_t dimension, std::size_t first_row, std::span<double> out) const;

    //! The order in which an authority sees the points; empty for the stream.
    using Order = std::vector<std::uint32_t>;
    [[nodiscard]] Order order_of(std::string_view group) const;
    //! Of a belief that is an authority's own; `dimension` is its place in the authority's list.
    void own(Order const&, BeliefKey, std::size_t dimension, std::size_t first_row, std::span<double> out) const;

    //! 0 for the stream.
    [[nodiscard]] std::size_t replicates() const { return points_ == 0 ? 0 : ReplicatedRun::replicates; }

private:
    //! Calls work(replicate, first point, out) for each replicate's part of some rows.
    template <class Work> void by_replicate(std::size_t first_row, std::span<double> out, Work const& work) const;

    std::uint64_t seed_;
    std::uint64_t first_;     //!< draw, or point
    std::uint64_t points_{};  //!< of a replicate in the chunk; 0 for the stream
    std::shared_ptr<SobolDirections const> directions_;
};

//! The number of draws that a wish comes to: as it is, or rounded up to sixteen times a power of two.
[[nodiscard]] std::uint64_t draws_for(Sampling, std::uint64_t wished);

}  // namespace holdfast
