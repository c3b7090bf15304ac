// Another model on the same batches: draws a second of the closed workforce (tests/support/closed_workforce.hpp), whose
// case publishes what other programs need for it. One core; rates are by processor time, so that other programs on the
// machine do not count. scripts/bench-against-numpy runs it in turns with numpy.
// The argument is the instruction set: 0 SSE2, 1 AVX2, 2 AVX-512.

#include "support/closed_workforce_draws.hpp"

#include <ctime>
#include <memory>
#include <optional>
#include <string>

#include <sys/resource.h>

#include <benchmark/benchmark.h>

using namespace holdfast;
using namespace holdfast::closed_workforce;

namespace {

//! The instruction set that the benchmark asks for; nothing where this machine lacks it, which the benchmark then says.
std::optional<InstructionSet> asked_for(benchmark::State& state)
{
    auto const set = static_cast<InstructionSet>(state.range(0));
    state.SetLabel(std::string(name(set)));
    if (machine_has(set)) return set;
    state.SkipWithError("this machine has no such instructions");
    return std::nullopt;
}

void count_draws(benchmark::State& state, std::uint64_t draws)
{
    state.counters["draws_per_second"] = benchmark::Counter(
        static_cast<double>(draws) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

//! Room for the outputs of many draws, asked for anew in every run and not written before: as the others are timed.
struct Kept {
    explicit Kept(std::size_t rows) : numbers(std::make_unique_for_overwrite<double[]>(output_count * rows))
    {
        for (std::size_t i = 0; i < output_count; ++i) columns[i] = numbers.get() + i * rows;
    }
    std::unique_ptr<double[]> numbers;
    OutputColumns columns;
};

constexpr std::size_t kept_draws = 1'000'000;
constexpr std::uint64_t streamed_draws = 20'000'000;

//! Parameters drawn, the model run, all seven outputs of a million draws kept.
void kept(benchmark::State& state)
{
    auto const set = asked_for(state);
    if (!set) return;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Kept outputs(kept_draws);
        Draws(*set, ++seed).run(0, kept_draws, outputs.columns);
        benchmark::DoNotOptimize(outputs.numbers.get());
        benchmark::ClobberMemory();
    }
    count_draws(state, kept_draws);
}

//! The same, the model in plain doubles, one draw at a time.
void kept_in_doubles(benchmark::State& state)
{
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Kept outputs(kept_draws);
        Draws(InstructionSet::sse2, ++seed).run_in_doubles(0, kept_draws, outputs.columns);
        benchmark::DoNotOptimize(outputs.numbers.get());
        benchmark::ClobberMemory();
    }
    count_draws(state, kept_draws);
}

//! The most memory that this process ever had, since it started [MB].
double peak_memory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

//! Twenty million draws, of which only means, deviations and the share that saves remain. The peak memory is that of the
//! whole process: run this alone (--benchmark_filter=streamed) to see it.
void streamed(benchmark::State& state)
{
    auto const set = asked_for(state);
    if (!set) return;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        auto const summary = summary_of(*set, ++seed, streamed_draws);
        state.counters["mean_net_saving"] = summary.mean(output_count - 1);
        state.counters["share_saving"] = summary.share_saving();
    }
    count_draws(state, streamed_draws);
    state.counters["peak_memory_mb"] = peak_memory();
}

//! The parameters alone.
void only_drawing(benchmark::State& state)
{
    auto const set = asked_for(state);
    if (!set) return;
    Draws draws(*set, 1);
    std::uint64_t first = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(draws.parameters(first, Draws::block_rows));
        benchmark::ClobberMemory();
        first += Draws::block_rows;
    }
    count_draws(state, Draws::block_rows);
}

//! Of this thread [s]: other programs on the machine do not count.
double processor_time()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

//! The model alone, in doubles and in batches, in turns.
void only_model(benchmark::State& state)
{
    auto const set = asked_for(state);
    if (!set) return;
    Draws draws(*set, 1);
    auto const parameters = draws.parameters(0, Draws::block_rows);
    Kept outputs(Draws::block_rows);
    constexpr int turn = 20;
    double one_by_one = 0.0;
    double together = 0.0;
    for (auto _ : state) {
        double const start = processor_time();
        for (int block = 0; block < turn; ++block) {
            run_columns_in_doubles(parameters, Draws::block_rows, outputs.columns);
            benchmark::ClobberMemory();
        }
        double const middle = processor_time();
        for (int block = 0; block < turn; ++block) {
            run_columns(*set, parameters, Draws::block_rows, outputs.columns);
            benchmark::ClobberMemory();
        }
        one_by_one += middle - start;
        together += processor_time() - middle;
    }
    auto const draws_run = static_cast<double>(turn * Draws::block_rows) * static_cast<double>(state.iterations());
    state.counters["draws_per_second"] = draws_run / together;
    state.counters["times_as_fast_as_doubles"] = one_by_one / together;
}

}  // namespace

BENCHMARK(streamed)->DenseRange(0, 2)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(kept)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(kept_in_doubles)->Unit(benchmark::kMillisecond);
BENCHMARK(only_drawing)->DenseRange(0, 2);
BENCHMARK(only_model)->DenseRange(0, 2);
