// How fast a decision about the shipped study is made for one authority: its draws, what every single belief is worth, and
// what the beliefs of each kind are worth. Mark: all single beliefs, all strategies, 10,000 draws under 1 s.

#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/decisions.hpp"

#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

Study one_authority()
{
    StudyRequest request;
    request.shipped_study_path = HOLDFAST_SOURCE_INPUTS "/study.toml";
    request.study_path = request.shipped_study_path;
    request.authorities = {"Camden"};
    auto read = read_study(request, DiskFiles{});
    if (!read.ok()) throw std::runtime_error("the shipped study cannot be read");
    return *std::move(read.value);
}

void drawing(benchmark::State& state)
{
    auto const study = one_authority();
    for (auto _ : state) benchmark::DoNotOptimize(draws_of(study, 0, {1, {}}).draws);
}

//! One decision: total costs, leavers averted. Argument: thresholds.
void knowing(benchmark::State& state, std::vector<BeliefGroup> (*groups_of)(StudyDraws const&))
{
    auto const draws = draws_of(one_authority(), 0);
    StudyQuestion question;
    for (std::int64_t k = 0; k < state.range(0); ++k)
        question.willingness_to_pay.push_back(100'000.0 * static_cast<double>(k) / static_cast<double>(state.range(0)));
    question.groups = groups_of(draws);
    question.perspectives = {Perspective::total};
    question.benefits = {Benefit::leavers_averted};
    for (auto _ : state) benchmark::DoNotOptimize(decide_study(draws, question, {1, {}}).data());
    state.counters["groups"] = static_cast<double>(question.groups.size());
    state.counters["strategies"] = static_cast<double>(draws.strategies.size());
}

}  // namespace

BENCHMARK(drawing)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(knowing, every_belief, each_belief)->Unit(benchmark::kMillisecond)->Arg(1)->Arg(21);
BENCHMARK_CAPTURE(knowing, every_effect, each_effect)->Unit(benchmark::kMillisecond)->Arg(1)->Arg(21);
BENCHMARK_CAPTURE(knowing, every_kind, each_kind)->Unit(benchmark::kMillisecond)->Arg(1)->Arg(21);
