// What a draw of a belief costs: a column of uniforms to values by Sampler, with each instruction set, against Boost's
// inverse draw by draw; and what a Sampler costs to make. One item is one draw.

#include "belief/sampler.hpp"
#include "numerics/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

constexpr std::size_t rows = 4096;
constexpr int repeats = 20;  // the processor's clock counts in microseconds

std::vector<double> some_uniforms()
{
    std::vector<double> u(rows);
    uniforms(1, 0, belief_key("bench"), u);
    return u;
}

void draw(benchmark::State& state, Distribution const& distribution, InstructionSet instructions)
{
    Sampler const sampler(distribution);
    auto const u = some_uniforms();
    std::vector<double> x(rows);
    for (auto _ : state) {
        sampler.from_uniforms(instructions, u, x);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

void draw_from_scores(benchmark::State& state, Distribution const& distribution, InstructionSet instructions)
{
    Sampler const sampler(distribution);
    std::vector<double> z(rows), x(rows);
    Sampler(Normal{0.0, 1.0}).from_uniforms(InstructionSet::sse2, some_uniforms(), z);
    for (auto _ : state) {
        sampler.from_scores(instructions, z, x);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

//! quantile(d, u) and the sampler in turns, by processor time, so that a busy machine counts against neither.
void boost_against_sampler(benchmark::State& state, Distribution const& distribution)
{
    Sampler const sampler(distribution);
    auto const instructions = best_instruction_set();
    auto const u = some_uniforms();
    std::vector<double> x(rows);
    std::clock_t one_by_one = 0;
    std::clock_t by_table = 0;
    for (auto _ : state) {
        auto const start = std::clock();
        for (std::size_t i = 0; i < rows; ++i) x[i] = quantile(distribution, u[i]);
        benchmark::ClobberMemory();
        auto const middle = std::clock();
        for (int again = 0; again < repeats; ++again) {
            sampler.from_uniforms(instructions, u, x);
            benchmark::ClobberMemory();
        }
        one_by_one += middle - start;
        by_table += std::clock() - middle;
    }
    auto const per_draw = [&state](std::clock_t ticks, int times) {
        auto const draws = static_cast<double>(state.iterations()) * static_cast<double>(rows) * times;
        return static_cast<double>(ticks) * 1e9 / CLOCKS_PER_SEC / draws;
    };
    double const boost = per_draw(one_by_one, 1);
    double const table = per_draw(by_table, repeats);
    state.counters["ns_boost"] = boost;
    state.counters["ns_table"] = table;
    state.counters["times_as_fast"] = boost / table;
}

void make(benchmark::State& state, Distribution const& distribution)
{
    std::size_t size = 0;
    for (auto _ : state) {
        Sampler const sampler(distribution);
        size = sampler.table_size();
        benchmark::DoNotOptimize(size);
    }
    state.counters["intervals"] = static_cast<double>(size);
}

std::vector<std::pair<std::string, Distribution>> const beliefs{
    {"normal", Normal{-0.75, 0.2}},        {"log-normal", LogNormal{10.8, 0.1}},
    {"beta(12.5,30.5)", Beta{12.5, 30.5}}, {"beta(0.5,3)", Beta{0.5, 3.0}},
    {"beta(0.1,0.1)", Beta{0.1, 0.1}},     {"gamma(9)", Gamma{9.0, 0.5}},
    {"gamma(0.1)", Gamma{0.1, 1.0}},       {"pert", Pert{3.0, 4.0, 12.0}},
    {"uniform", Uniform{-3.0, 5.0}},       {"triangular", Triangular{0.0, 0.2, 1.0}}};

bool const registered = [] {
    for (auto const& [label, belief] : beliefs) {
        for (auto const instructions : {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512}) {
            if (!machine_has(instructions)) continue;
            std::string const set(name(instructions));
            benchmark::RegisterBenchmark(("draw/" + label + "/" + set).c_str(), draw, belief, instructions);
            benchmark::RegisterBenchmark(("from_scores/" + label + "/" + set).c_str(), draw_from_scores, belief,
                                         instructions);
        }
        benchmark::RegisterBenchmark(("boost_against_sampler/" + label).c_str(), boost_against_sampler, belief);
        benchmark::RegisterBenchmark(("make/" + label).c_str(), make, belief)->Unit(benchmark::kMicrosecond);
    }
    return true;
}();

}  // namespace
