//! A decision with every answer in closed form: two strategies, incremental cost and effect linear in independent
//! standard normal parameters, so that incremental net benefit is normal whatever is known.
//! With mean m and standard deviation s of its conditional mean, the gain is s·(φ(z) + z·Φ(z)), z = −|m|/s.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <cstdint>
#include <vector>

namespace holdfast::test {

struct GaussianDecision {
    double mean_cost{};
    double mean_effect{};
    std::vector<double> cost_slopes;    //!< by parameter
    std::vector<double> effect_slopes;  //!< by parameter

    [[nodiscard]] double mean(double willingness_to_pay) const;
    //! Standard deviation of E[incremental net benefit | the chosen parameters].
    [[nodiscard]] double deviation(std::vector<std::size_t> const& chosen, double willingness_to_pay) const;
    [[nodiscard]] double evppi(std::vector<std::size_t> const& chosen, double willingness_to_pay) const;
    [[nodiscard]] double evpi(double willingness_to_pay) const;
};

struct DrawnDecision {
    Samples samples;
    Parameters parameters;
};
//! Draws of the decision. Both strategies carry the same large common cost and effect, which must not matter.
[[nodiscard]] DrawnDecision draw(GaussianDecision const&, std::size_t draws, std::uint64_t seed);

//! Standard normal draws, by inversion from the project's own stream.
[[nodiscard]] std::vector<double> normal_draws(std::size_t draws, std::uint64_t seed, std::uint64_t key);

}  // namespace holdfast::test
