// A whole run, beliefs to findings: three authorities, four interventions, 10,000 draws, 60 months.
// One item is one intervention for one authority and one draw. Each is projected twice (as used, as published), and on
// the first 1,024 draws eight times more for its break-evens.

#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

void whole_run(benchmark::State& state)
{
    auto study = sample_study();
    study.packages.clear();
    study.months = 60;
    study.draws = 10'000;
    auto const threads = static_cast<unsigned>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(evaluate(study, {threads, {}}).results.data());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(study.authorities.size() *
                                                                           study.interventions.size() * study.draws));
}

}  // namespace

BENCHMARK(whole_run)->Arg(1)->Arg(2)->ArgName("threads")->Unit(benchmark::kMillisecond)->UseRealTime();
