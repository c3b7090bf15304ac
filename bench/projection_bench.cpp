// How fast one core evaluates strategies: one draw of one strategy for one authority over 60 months with two bands, all
// cost lines and outcomes. Leeds in the shipped study; its organisational programme with a year's ramp.
// Beside it, in the same run: the same template with one plain double at a time, and the machine's own peak for the same
// mix of additions, multiplications and divisions without fused multiply-add.

#include "single_number.hpp"

#include "engine/authority_draws.hpp"
#include "engine/runner.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

constexpr std::size_t draws = 2048;

Study leeds()
{
    StudyRequest request;
    request.shipped_study_path = HOLDFAST_SOURCE_INPUTS "/study.toml";
    request.study_path = request.shipped_study_path;
    request.authorities = {{"Leeds"}};
    DiskFiles const disk;
    return *read_study(request, disk).value;
}

//! All that one strategy's draws need, with the comparator already there.
struct Ready {
    explicit Ready(char const* intervention)
        : study(leeds()), plan(study), beliefs(study), workers(1), samplers(beliefs, study, workers),
          source(study, 0, draws), shared(samplers, source, draws, workers)
    {
        auto const found = std::find_if(study.interventions.begin(), study.interventions.end(),
                                        [&](Intervention const& i) { return i.id == intervention; });
        strategy = static_cast<std::size_t>(found - study.interventions.begin());
    }
    [[nodiscard]] std::unique_ptr<AuthorityDraws> started(std::unique_ptr<BlockRunner> runner)
    {
        auto ready = std::make_unique<AuthorityDraws>(plan, shared, workers, std::move(runner));
        ready->start(study.authorities.front());
        return ready;
    }
    [[nodiscard]] std::unique_ptr<AuthorityDraws> in_batches(InstructionSet set)
    {
        return started(block_runner(set, study, plan, beliefs, shared, source, 1));
    }
    template <bool counting> [[nodiscard]] std::unique_ptr<AuthorityDraws> in_doubles()
    {
        return started(std::make_unique<Runner<SingleNumber<counting>>>(InstructionSet::sse2, study, plan, beliefs,
                                                                        shared, source, 1));
    }
    Study study;
    Plan plan;
    SharedBeliefs beliefs;
    Workers workers;
    SharedSamplers samplers;
    DrawSource source;
    SharedDraws shared;
    std::size_t strategy{};
};

//! Operations of one evaluation: counted, not estimated.
Operations operations_of(Ready& ready)
{
    using Counted = SingleNumber<true>;
    auto const counting = ready.in_doubles<true>();
    Counted::counted = {};
    counting->run(ready.strategy, Parts::as_used);
    auto sum = Counted::counted;
    for (auto* count : {&sum.additions, &sum.multiplications, &sum.divisions}) *count /= draws;
    return sum;
}

//! So many operations in the kernel's own mix, on registers alone and independent of each other.
template <class Register> double mixed(Operations const& mix, int rounds)
{
    // Six of each: two units of three cycles each are then never idle, and sixteen registers are enough.
    constexpr std::size_t chains = 6;
    std::array<Register, chains> sums;
    std::array<Register, chains> products;
    for (std::size_t i = 0; i < chains; ++i) sums[i] = products[i] = Register(1.0 + 0.1 * static_cast<double>(i));
    Register quotient = 3.0;
    Register const step = 1e-9;
    Register const factor = 1.0 - 1e-9;
    auto const additions = mix.additions / chains;
    auto const multiplications = mix.multiplications / chains;
    auto const both = std::min(additions, multiplications);
    for (int round = 0; round < rounds; ++round) {
        for (std::uint64_t i = 0; i < both; ++i)
            for (std::size_t j = 0; j < chains; ++j) {
                sums[j] = sums[j] + step;
                products[j] = products[j] * factor;
            }
        for (std::uint64_t i = both; i < additions; ++i)
            for (auto& sum : sums) sum = sum + step;
        for (std::uint64_t i = both; i < multiplications; ++i)
            for (auto& product : products) product = product * factor;
        for (std::uint64_t i = 0; i < mix.divisions; ++i) quotient = quotient / factor;
    }
    Register all = quotient;
    for (std::size_t j = 0; j < chains; ++j) all = all + sums[j] * products[j];
    std::array<double, 8> lanes{};
    all.store(lanes.data());
    return lanes[0];
}

double seconds_of(auto const& work)
{
    using Clock = std::chrono::steady_clock;
    auto const start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

//! Evaluations, then doubles, then the machine's peak, in turns: what slows one slows all.
void evaluations(benchmark::State& state, char const* intervention)
{
    auto const set = static_cast<InstructionSet>(state.range(0));
    if (!machine_has(set)) {
        state.SkipWithError("this machine has no such instructions");
        return;
    }
    state.SetLabel(std::string(name(set)));
    Ready ready(intervention);
    auto const batches = ready.in_batches(set);
    auto const doubles = ready.in_doubles<false>();
    auto const mix = operations_of(ready);
    constexpr int rounds = 400;
    double in_batches = 0.0;
    double in_doubles = 0.0;
    double at_peak = 0.0;
    double per_register = 1.0;
    for (auto _ : state) {
        // Each twice, and the second counts: the other's columns have pushed its own out of the cache.
        batches->run(ready.strategy, Parts::as_used);
        in_batches += seconds_of([&] { batches->run(ready.strategy, Parts::as_used); });
        doubles->run(ready.strategy, Parts::as_used);
        in_doubles += seconds_of([&] { doubles->run(ready.strategy, Parts::as_used); });
        at_peak += seconds_of([&] {
            run_with(set, [&]<int width, int lanes>(BatchOf<width, lanes> const&) {
                per_register = width;
                benchmark::DoNotOptimize(mixed<BatchOf<width, width>>(mix, rounds));
            });
        });
    }
    auto const runs = static_cast<double>(state.iterations());
    double const a_second = static_cast<double>(draws) * runs / in_batches;
    double const at_peak_a_second = per_register * rounds * runs / at_peak;
    state.counters["evaluations_a_second"] = a_second;
    state.counters["times_as_fast_as_doubles"] = in_doubles / in_batches;
    state.counters["share_of_peak"] = a_second / at_peak_a_second;
    state.counters["operations"] = static_cast<double>(mix.all());
    state.counters["divisions"] = static_cast<double>(mix.divisions);
}

//! With everything that results need: as published too, and break-evens on the first draws.
void with_all_parts(benchmark::State& state)
{
    auto const set = static_cast<InstructionSet>(state.range(0));
    if (!machine_has(set)) {
        state.SkipWithError("this machine has no such instructions");
        return;
    }
    state.SetLabel(std::string(name(set)));
    Ready ready("participatory-development");
    auto const batches = ready.in_batches(set);
    for (auto _ : state) batches->run(ready.strategy);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(draws));
}

//! The authority's own beliefs and the comparator, once for every authority and draw.
void comparator(benchmark::State& state)
{
    auto const set = static_cast<InstructionSet>(state.range(0));
    if (!machine_has(set)) {
        state.SkipWithError("this machine has no such instructions");
        return;
    }
    state.SetLabel(std::string(name(set)));
    Ready ready("participatory-development");
    auto const batches = ready.in_batches(set);
    for (auto _ : state) batches->start(ready.study.authorities.front());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(draws));
}

}  // namespace

// A year's ramp; a year's delivery that fades, with a phase a month; at once, for some bands.
BENCHMARK_CAPTURE(evaluations, a_ramp, "participatory-development")->DenseRange(0, 2);
BENCHMARK_CAPTURE(evaluations, fading, "resilience-alliance")->DenseRange(0, 2);
BENCHMARK_CAPTURE(evaluations, at_once, "retention-payment")->DenseRange(0, 2);
BENCHMARK(with_all_parts)->DenseRange(0, 2);
BENCHMARK(comparator)->DenseRange(0, 2);
