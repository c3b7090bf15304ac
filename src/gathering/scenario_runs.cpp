#include "gathering/scenario_runs.hpp"

#include "gathering/parts_of_work.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "report/scenarios/scenario_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace holdfast {

namespace {

constexpr std::uint64_t most_draws_of_a_report = 2'000;

Findings run_as(Study study, Sampling sampling, Execution const& execution)
{
    study.sampling = sampling;
    return evaluate(study, execution);
}

std::vector<ScenarioRun> run_each(std::vector<Scenario>& scenarios, Sampling sampling, Execution const& execution)
{
    std::vector<ScenarioRun> runs;
    for (auto& scenario : scenarios)
        runs.push_back({scenario.id, scenario.name, scenario.why,
                        run_as(std::move(scenario.study), sampling, part_of(execution, runs.size(), scenarios.size())),
                        scenario.from});
    return runs;
}

//! What a scenario changes may be of a strategy that is left out, or hang together with one: then nothing is left out. What is
//! warned of is what the whole run would be warned of: no reader left a strategy out.
Read<std::vector<Scenario>> read_with_few(LaidStudy const& laid, StudyRequest& request, std::vector<std::string> few)
{
    auto whole = laid.scenarios(request);
    if (!whole.value) return whole;
    auto all = std::exchange(request.interventions, std::move(few));
    auto read = laid.scenarios(request);
    if (!read.value || read.value->size() != whole.value->size()) {
        request.interventions = std::move(all);
        return whole;
    }
    for (std::size_t i = 0; i < read.value->size(); ++i)
        read.value->at(i).study.warnings = std::move(whole.value->at(i).study.warnings);
    return read;
}

}  // namespace

Read<std::vector<ScenarioRun>> scenario_runs(LaidStudy const& laid, StudyRequest const& request, Sampling sampling,
                                             Execution const& execution)
{
    auto read = laid.scenarios(request);
    if (!read.value) return {std::nullopt, std::move(read.problems)};
    return {run_each(*read.value, sampling, execution), {}};
}

Read<ReportScenarios> report_scenarios(LaidStudy const& laid, StudyRequest request, ReportMaterial const& material,
                                       Execution const& execution)
{
    ReportScenarios made;
    auto const& findings = material.findings;
    std::vector<std::string> few;
    for (auto const strategy :
         report::leading_strategies(findings, {material.choice.authority, ""}, opening_strategy(material)))
        few.push_back(findings.strategies[strategy].id);
    if (few.empty()) return {std::move(made), {}};
    request.draws = std::min(findings.study.draws, most_draws_of_a_report);
    auto scenarios = read_with_few(laid, request, few);
    if (scenarios.value && scenarios.value->empty()) return {std::move(made), {}};
    auto study = laid.study(request);
    if (!scenarios.value) return {std::nullopt, std::move(scenarios.problems)};
    if (!study.ok()) return {std::nullopt, std::move(study.problems)};
    auto const sampling = findings.study.sampling;
    auto const count = scenarios.value->size() + 1;
    made.study = run_as(*std::move(study.value), sampling, part_of(execution, 0, count));
    made.runs = run_each(*scenarios.value, sampling, part_of(execution, 1, count, count - 1));
    auto const& strategies = made.study.strategies;
    for (auto const& id : few)
        for (std::size_t s = 0; s < strategies.size(); ++s)
            if (strategies[s].id == id) made.leading.push_back(s);
    return {std::move(made), {}};
}

}  // namespace holdfast
