// How fast chance is: 64 uniforms of one column at a time, as a block of draws asks for them, by Philox and by
// scrambled Sobol points, in the same run. One item is one uniform.

#include "numerics/sobol.hpp"

#include <array>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

constexpr std::size_t block = 64;
constexpr unsigned doublings = 10;
constexpr std::uint64_t points = std::uint64_t{1} << doublings;

void philox(benchmark::State& state)
{
    std::array<double, block> out{};
    std::uint64_t first = 0;
    for (auto _ : state) {
        uniforms(1, first, belief_key("pay"), out);
        benchmark::DoNotOptimize(out);
        first = (first + block) % points;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}

void sobol_in_order(benchmark::State& state)
{
    SobolDirections const directions(200);
    std::array<double, block> out{};
    std::uint64_t first = 0;
    for (auto _ : state) {
        sobol_uniforms(directions, {1, 0}, first, 150, belief_key("pay"), out);
        benchmark::DoNotOptimize(out);
        first = (first + block) % points;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}

//! An authority's block: the order once, then twenty columns.
void sobol_in_the_order_of_a_group(benchmark::State& state)
{
    constexpr std::size_t columns = 20;
    SobolDirections const directions(columns);
    std::array<std::uint32_t, block> order{};
    std::array<double, block> out{};
    std::uint64_t first = 0;
    for (auto _ : state) {
        shuffled_points({1, 0}, belief_key("Leeds"), doublings, first, order);
        for (std::size_t column = 0; column < columns; ++column) {
            sobol_uniforms(directions, {1, 0}, order, column, {column}, out);
            benchmark::DoNotOptimize(out);
        }
        first = (first + block) % points;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block * columns));
}

//! The order alone; one item is one point.
void order_of_a_group(benchmark::State& state)
{
    std::array<std::uint32_t, block> order{};
    std::uint64_t first = 0;
    for (auto _ : state) {
        shuffled_points({1, 0}, belief_key("Leeds"), doublings, first, order);
        benchmark::DoNotOptimize(order);
        first = (first + block) % points;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}

void directions_of_200_dimensions(benchmark::State& state)
{
    for (auto _ : state) {
        SobolDirections const directions(200);
        benchmark::DoNotOptimize(directions.of(199).data());
    }
}

}  // namespace

BENCHMARK(philox);
BENCHMARK(sobol_in_order);
BENCHMARK(sobol_in_the_order_of_a_group);
BENCHMARK(order_of_a_group);
BENCHMARK(directions_of_200_dimensions)->Unit(benchmark::kMillisecond);
