// How fast a decision is made from samples: value of information by regression, and net benefit over many thresholds.
// Marks: EVPPI of one parameter at 10,000 draws and 12 strategies under 30 ms, of two under 1 s; net benefit over 500
// thresholds at 100,000 draws and 12 strategies under 0.5 s.

#include "holdfast/decision/evppi.hpp"

#include "support/gaussian_decision.hpp"

#include <cmath>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

constexpr std::size_t strategies = 12;

//! Twelve strategies with noise of their own; parameters 0 and 1 move costs and effects, bent and together.
test::DrawnDecision twelve_strategies(std::size_t draws)
{
    test::DrawnDecision made;
    for (std::size_t p = 0; p < 12; ++p) {
        made.parameters.names.push_back("parameter" + std::to_string(p));
        made.parameters.columns.push_back(test::normal_draws(draws, 1, p));
    }
    auto const& x = made.parameters.columns[0];
    auto const& y = made.parameters.columns[1];
    for (std::size_t s = 0; s < strategies; ++s) {
        made.samples.strategies.push_back("strategy" + std::to_string(s));
        auto cost = test::normal_draws(draws, 2, s);
        auto effect = test::normal_draws(draws, 3, s);
        auto const kind = static_cast<double>(s % 4);
        for (std::size_t i = 0; i < draws; ++i) {
            cost[i] = 1000.0 * cost[i] + 500.0 * x[i] * kind + 100.0 * static_cast<double>(s);
            effect[i] = 0.1 * effect[i] + 0.05 * std::sin(y[i]) * kind + 0.02 * x[i] * y[i] * (3.0 - kind);
        }
        made.samples.costs.push_back(std::move(cost));
        made.samples.effects.push_back(std::move(effect));
    }
    return made;
}

std::vector<double> thresholds(std::int64_t count)
{
    std::vector<double> rising;
    for (std::int64_t k = 1; k <= count; ++k)
        rising.push_back(50000.0 * static_cast<double>(k) / static_cast<double>(count));
    return rising;
}

//! Arguments: draws, parameters, thresholds.
void knowing_parameters(benchmark::State& state)
{
    auto const made = twelve_strategies(static_cast<std::size_t>(state.range(0)));
    std::vector<std::size_t> chosen;
    for (std::int64_t p = 0; p < state.range(1); ++p) chosen.push_back(static_cast<std::size_t>(p));
    auto const curve = net_benefit_curve(made.samples, thresholds(state.range(2)));
    for (auto _ : state) benchmark::DoNotOptimize(evppi(made.samples, made.parameters, chosen, curve).at.data());
}

//! Arguments: draws, thresholds.
void net_benefit(benchmark::State& state)
{
    auto const made = twelve_strategies(static_cast<std::size_t>(state.range(0)));
    auto const rising = thresholds(state.range(1));
    for (auto _ : state) benchmark::DoNotOptimize(net_benefit_curve(made.samples, rising).data());
}

}  // namespace

BENCHMARK(knowing_parameters)
    ->Unit(benchmark::kMillisecond)
    ->Args({10000, 1, 1})
    ->Args({10000, 1, 500})
    ->Args({10000, 2, 1})
    ->Args({10000, 3, 1})
    ->Args({10000, 5, 1})
    ->Args({10000, 12, 1})
    ->Args({100000, 1, 1})
    ->Args({100000, 2, 1});
BENCHMARK(net_benefit)->Unit(benchmark::kMillisecond)->Args({100000, 1})->Args({100000, 500});
