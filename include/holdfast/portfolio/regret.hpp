//! One choice against others, draw by draw: all were worked out on the same draws.
//!   beats      the share of draws in which the choice does better than one other; equal draws are not better
//!   regret     what is lost against the best of all of them in each draw, on average: E[max − own], never below 0
//! Columns of unequal length, or none, are a broken promise (ContractBroken).
//! Tested in tests/portfolio/regret_test.cpp.
#pragma once

#include "holdfast/numerics/summary.hpp"

#include <span>
#include <vector>

namespace holdfast {

[[nodiscard]] double chance_that_it_beats(std::span<double const> own, std::span<double const> other);

struct Regret {
    Estimate lost;         //!< in each draw, against the best of all of them
    double chance_best{};  //!< the share of draws in which none of them does better
};
//! `all` holds the choice itself, too.
[[nodiscard]] Regret regret_of(std::span<double const> own, std::span<std::span<double const> const> all);

}  // namespace holdfast
