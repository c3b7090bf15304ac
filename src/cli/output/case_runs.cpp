#include "cli/output/case_runs.hpp"

#include "cli/output/terminal.hpp"
#include "engine/head.hpp"
#include "holdfast/inputs/file_source.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace holdfast::cli {

namespace {

//! What a scenario changes may be of a strategy that is left out, or hang together with one: then nothing is left out.
Read<std::vector<Scenario>> read_for(StudyRequest request, std::string const& strategy)
{
    auto all = std::exchange(request.interventions, std::vector<std::string>{strategy});
    auto read = read_scenarios(request, DiskFiles{});
    if (read.value) return read;
    request.interventions = std::move(all);
    return read_scenarios(request, DiskFiles{});
}

}  // namespace

std::optional<CaseReport> case_report(StudyRequest request, Study const& study, std::size_t authority,
                                      std::string const& strategy, Execution const& execution)
{
    auto const& code = study.authorities.at(authority).code;
    request.authorities = std::vector<std::string>{code};
    request.regions.reset();
    return case_report_together(std::move(request), with_one_authority(study, authority), strategy, execution);
}

std::optional<CaseReport> case_report_together(StudyRequest request, Study const& study, std::string const& strategy,
                                               Execution const& execution)
{
    request.draws = study.draws;
    auto scenarios = read_for(std::move(request), strategy);
    if (!scenarios.value) {
        show_problems(scenarios.problems);
        return std::nullopt;
    }
    CaseReport report;
    report.found = financial_case_together(study, strategy, execution);
    for (auto& scenario : *scenarios.value) {
        scenario.study.sampling = study.sampling;
        report.scenarios.push_back({std::move(scenario.id), std::move(scenario.name), std::move(scenario.why),
                                    financial_case_together(scenario.study, strategy, execution)});
    }
    return report;
}

std::optional<CaseOfReport> case_of_report(StudyRequest const& request, ReportMaterial const& material,
                                           Execution const& execution)
{
    auto const& study = material.findings.study;
    auto const strategy = opening_strategy(material);
    bool const only = study.authorities.size() == 1;
    // Of England's authorities together there is no case: nobody signs it, and it would take minutes.
    bool const region = !material.choice.authority && !only && request.regions.has_value();
    if (!strategy || (!material.choice.authority && !only && !region)) return CaseOfReport{};
    auto const& id = material.findings.strategies.at(*strategy).id;
    auto made = region ? case_report_together(request, study, id, execution)
                       : case_report(request, study, material.choice.authority.value_or(0), id, execution);
    if (!made) return std::nullopt;
    return CaseOfReport{std::move(made)};
}

}  // namespace holdfast::cli
