// How fast one core evaluates a strategy: 60 months of one authority, against a comparator already there.
// In plain doubles, and in batches of eight draws. One item is one strategy for one draw.

#include "study/authority_model.hpp"
#include "support/sample_study.hpp"

#include <chrono>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

Study five_years()
{
    auto study = sample_study();
    study.months = 60;
    return study;
}

//! The sample study's first authority, ready to run, with every belief at its mean.
template <class Real> struct Ready {
    Ready()
        : study(five_years()), plan(study), beliefs(study), shared(means_of<Real>(beliefs)),
          own(means_of<Real>(study.authorities.front(), study.interventions.size())), model(study, plan)
    {
        model.prepare(study.authorities.front(), shared, own);
    }
    void run(std::size_t strategy)
    {
        model.save(plan.strategies[strategy], {EffectAs::Kind::used}, saving);
        benchmark::DoNotOptimize(saving.discounted);
    }
    Study study;
    Plan plan;
    SharedBeliefs beliefs;
    SharedValues<Real> shared;
    AuthorityValues<Real> own;
    AuthorityModel<Real> model;
    StrategySaving<Real> saving;
};

void in_doubles(benchmark::State& state)
{
    Ready<double> ready;
    for (auto _ : state) ready.run(static_cast<std::size_t>(state.range(0)));
    state.SetItemsProcessed(state.iterations());
}

void in_batches(benchmark::State& state)
{
    Ready<Batch> ready;
    for (auto _ : state) ready.run(static_cast<std::size_t>(state.range(0)));
    state.SetItemsProcessed(state.iterations() * Batch::lanes);
}

//! Eight doubles, then one batch, in turns, so that a busy machine slows both alike.
void batch_against_doubles(benchmark::State& state)
{
    using Clock = std::chrono::steady_clock;
    Ready<double> one_by_one;
    Ready<Batch> together;
    auto const strategy = static_cast<std::size_t>(state.range(0));
    std::chrono::duration<double> in_eight{};
    std::chrono::duration<double> in_one{};
    for (auto _ : state) {
        auto const start = Clock::now();
        for (int lane = 0; lane < Batch::lanes; ++lane) one_by_one.run(strategy);
        auto const middle = Clock::now();
        together.run(strategy);
        in_eight += middle - start;
        in_one += Clock::now() - middle;
    }
    state.counters["times_as_fast"] = in_eight / in_one;
}

//! The comparator: once for every authority and draw, whatever the number of strategies.
void comparator_in_batches(benchmark::State& state)
{
    Ready<Batch> ready;
    for (auto _ : state) {
        ready.model.prepare(ready.study.authorities.front(), ready.shared, ready.own);
        benchmark::DoNotOptimize(ready.model.comparator().data());
    }
    state.SetItemsProcessed(state.iterations() * Batch::lanes);
}

}  // namespace

// One intervention (supervision), and the package of two.
BENCHMARK(in_doubles)->Arg(sample::supervision)->Arg(sample::package);
BENCHMARK(in_batches)->Arg(sample::supervision)->Arg(sample::package);
BENCHMARK(batch_against_doubles)->Arg(sample::supervision)->Arg(sample::package);
BENCHMARK(comparator_in_batches);
