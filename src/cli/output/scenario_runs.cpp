#include "cli/output/scenario_runs.hpp"

#include "cli/output/terminal.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "report/scenarios/scenario_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace holdfast::cli {

namespace {

constexpr std::uint64_t most_draws_of_a_report = 2'000;

Findings run_as(Study study, Sampling sampling, Execution const& execution)
{
    study.sampling = sampling;
    return with_progress(execution, [&](Execution const& how) { return evaluate(study, how); });
}

std::vector<ScenarioRun> run_each(std::vector<Scenario>& scenarios, Sampling sampling, Execution const& execution)
{
    std::vector<ScenarioRun> runs;
    for (auto& scenario : scenarios)
        runs.push_back({scenario.id, scenario.name, scenario.why,
                        run_as(std::move(scenario.study), sampling, execution), scenario.from});
    return runs;
}

//! What a scenario changes may be of a strategy that is left out, or hang together with one: then nothing is left out. What is
//! warned of is what the whole run would be warned of: no reader left a strategy out.
Read<std::vector<Scenario>> read_with_few(StudyRequest& request, std::vector<std::string> few)
{
    auto whole = read_scenarios(request, DiskFiles{});
    if (!whole.value) return whole;
    auto all = std::exchange(request.interventions, std::move(few));
    auto read = read_scenarios(request, DiskFiles{});
    if (!read.value || read.value->size() != whole.value->size()) {
        request.interventions = std::move(all);
        return whole;
    }
    for (std::size_t i = 0; i < read.value->size(); ++i)
        read.value->at(i).study.warnings = std::move(whole.value->at(i).study.warnings);
    return read;
}

}  // namespace

std::optional<std::vector<ScenarioRun>> scenario_runs(StudyRequest const& request, Sampling sampling,
                                                      Execution const& execution)
{
    auto read = read_scenarios(request, DiskFiles{});
    if (read.value) return run_each(*read.value, sampling, execution);
    show_problems(read.problems);
    return std::nullopt;
}

std::optional<ReportScenarios> report_scenarios(StudyRequest request, ReportMaterial const& material,
                                                Execution const& execution)
{
    ReportScenarios made;
    auto const& findings = material.findings;
    std::vector<std::string> few;
    for (auto const strategy :
         report::leading_strategies(findings, {material.choice.authority, ""}, opening_strategy(material)))
        few.push_back(findings.strategies[strategy].id);
    if (few.empty()) return made;
    request.draws = std::min(findings.study.draws, most_draws_of_a_report);
    auto scenarios = read_with_few(request, few);
    if (scenarios.value && scenarios.value->empty()) return made;
    auto study = read_study(request, DiskFiles{});
    if (!scenarios.value || !study.ok()) {
        show_problems(scenarios.value ? study.problems : scenarios.problems);
        return std::nullopt;
    }
    auto const sampling = findings.study.sampling;
    made.study = run_as(*std::move(study.value), sampling, execution);
    made.runs = run_each(*scenarios.value, sampling, execution);
    auto const& strategies = made.study.strategies;
    for (auto const& id : few)
        for (std::size_t s = 0; s < strategies.size(); ++s)
            if (strategies[s].id == id) made.leading.push_back(s);
    return made;
}

}  // namespace holdfast::cli
