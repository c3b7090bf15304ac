//! Where the break-even curve is worked out: Chebyshev points of ln θ, from no effect to the strongest. Between them the
//! curve is off by 8e-5 of its height at most, for every shipped intervention (docs/decisions/0005).
#pragma once

#include <array>
#include <cstddef>

namespace holdfast {

inline constexpr std::size_t break_even_nodes = 7;
inline constexpr double strongest_hazard_ratio = 0.02;

//! ln θ of the nodes, from 0 (no effect) down.
[[nodiscard]] std::array<double, break_even_nodes> break_even_points();

}  // namespace holdfast
