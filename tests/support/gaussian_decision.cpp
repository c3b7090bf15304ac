#include "support/gaussian_decision.hpp"

#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

namespace holdfast::test {

namespace {

double gain(double mean, double deviation)
{
    if (deviation == 0.0) return 0.0;
    double const z = -std::abs(mean) / deviation;
    double const density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    return deviation * (density + z * normal_probability(z));
}

}  // namespace

double GaussianDecision::mean(double willingness_to_pay) const { return willingness_to_pay * mean_effect - mean_cost; }

double GaussianDecision::deviation(std::vector<std::size_t> const& chosen, double willingness_to_pay) const
{
    double variance = 0.0;
    for (auto const i : chosen) variance += std::pow(willingness_to_pay * effect_slopes[i] - cost_slopes[i], 2.0);
    return std::sqrt(variance);
}

double GaussianDecision::evppi(std::vector<std::size_t> const& chosen, double willingness_to_pay) const
{
    return gain(mean(willingness_to_pay), deviation(chosen, willingness_to_pay));
}

double GaussianDecision::evpi(double willingness_to_pay) const
{
    std::vector<std::size_t> all(cost_slopes.size());
    std::iota(all.begin(), all.end(), std::size_t{});
    return evppi(all, willingness_to_pay);
}

std::vector<double> normal_draws(std::size_t draws, std::uint64_t seed, std::uint64_t key)
{
    std::vector<double> z(draws);
    for (std::size_t i = 0; i < draws; ++i) z[i] = normal_quantile(uniform(seed, i, BeliefKey{key}));
    return z;
}

DrawnDecision draw(GaussianDecision const& decision, std::size_t draws, std::uint64_t seed)
{
    DrawnDecision drawn;
    drawn.samples.strategies = {"usual care", "programme"};
    auto const common = normal_draws(draws, seed, 1000);
    drawn.samples.costs.assign(2, Draws(draws));
    drawn.samples.effects.assign(2, Draws(draws));
    for (std::size_t i = 0; i < decision.cost_slopes.size(); ++i) {
        drawn.parameters.names.push_back("parameter" + std::to_string(i + 1));
        drawn.parameters.columns.push_back(normal_draws(draws, seed, i + 1));
    }
    for (std::size_t draw = 0; draw < draws; ++draw) {
        double cost = decision.mean_cost;
        double effect = decision.mean_effect;
        for (std::size_t i = 0; i < decision.cost_slopes.size(); ++i) {
            cost += decision.cost_slopes[i] * drawn.parameters.columns[i][draw];
            effect += decision.effect_slopes[i] * drawn.parameters.columns[i][draw];
        }
        drawn.samples.costs[0][draw] = 1e6 + 1e5 * common[draw];
        drawn.samples.costs[1][draw] = drawn.samples.costs[0][draw] + cost;
        drawn.samples.effects[0][draw] = 300.0 + 10.0 * common[draw];
        drawn.samples.effects[1][draw] = drawn.samples.effects[0][draw] + effect;
    }
    return drawn;
}

}  // namespace holdfast::test
