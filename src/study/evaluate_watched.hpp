//! A run whose draws somebody else looks at, too, so that they need not be made twice.
#pragma once

#include "authority_draws.hpp"

#include "holdfast/study/evaluate.hpp"

#include <cstddef>
#include <functional>

namespace holdfast {

struct DrawsWatch {
    //! Called from the calling thread for every authority and strategy, region by region, while the draws of a chunk are in
    //! their columns. The workers are free.
    std::function<void(std::size_t authority, std::size_t strategy, AuthorityDraws const&, Workers&)> see;
    //! Called after each chunk.
    std::function<void(Workers&)> end_chunk;
};

//! As `evaluate`; without a watch it is `evaluate`.
[[nodiscard]] Findings evaluate_watched(Study const&, Execution const&, DrawsWatch const*);

}  // namespace holdfast
