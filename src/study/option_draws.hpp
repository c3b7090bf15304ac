//! The draws of some strategies of every authority, in chunks, one after another.
#pragma once

#include "authority_draws.hpp"
#include "holdfast/study/evaluate.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace holdfast {

//! How many draws a study comes to, and from which on they had no part in it.
[[nodiscard]] std::uint64_t draws_of_study(Study const&);

//! Runs strategies[a] for authority a over the draws from `first` on, as many as the study has; `visit` is called with the
//! authority, the strategy, the first row (from 0) and the columns. Effects as used alone: break-evens and the effect as
//! published are not in the columns, nor is anything but the programme's cost where there is no effect.
using VisitDraws =
    std::function<void(std::size_t authority, std::size_t strategy, std::size_t first_row, AuthorityDraws const&)>;
void for_each_option(Study const&, Execution const&, std::uint64_t first, Plan const&,
                     std::vector<std::vector<std::size_t>> const& strategies, VisitDraws const& visit);

}  // namespace holdfast
