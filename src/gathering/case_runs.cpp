#include "gathering/case_runs.hpp"

#include "engine/head.hpp"
#include "gathering/parts_of_work.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace holdfast {

namespace {

//! What a scenario changes may be of a strategy that is left out, or hang together with one: then nothing is left out.
Read<std::vector<Scenario>> read_for(LaidStudy const& laid, StudyRequest request, std::string const& strategy)
{
    auto all = std::exchange(request.interventions, std::vector<std::string>{strategy});
    auto read = laid.scenarios(request);
    if (read.value) return read;
    request.interventions = std::move(all);
    return laid.scenarios(request);
}

}  // namespace

Read<CaseReport> case_report(LaidStudy const& laid, StudyRequest request, Study const& study, std::size_t authority,
                             std::string const& strategy, Execution const& execution)
{
    auto const& code = study.authorities.at(authority).code;
    request.authorities = std::vector<std::string>{code};
    request.regions.reset();
    return case_report_together(laid, std::move(request), with_one_authority(study, authority), strategy, execution);
}

Read<CaseReport> case_report_together(LaidStudy const& laid, StudyRequest request, Study const& study,
                                      std::string const& strategy, Execution const& execution)
{
    request.draws = study.draws;
    auto scenarios = read_for(laid, std::move(request), strategy);
    if (!scenarios.value) return {std::nullopt, std::move(scenarios.problems)};
    auto const count = scenarios.value->size() + 1;
    CaseReport report;
    report.found = financial_case_together(study, strategy, part_of(execution, 0, count));
    for (auto& scenario : *scenarios.value) {
        scenario.study.sampling = study.sampling;
        auto const how = part_of(execution, report.scenarios.size() + 1, count);
        report.scenarios.push_back({std::move(scenario.id), std::move(scenario.name), std::move(scenario.why),
                                    financial_case_together(scenario.study, strategy, how)});
    }
    return {std::move(report), {}};
}

Read<CaseOfReport> case_of_report(LaidStudy const& laid, StudyRequest const& request, ReportMaterial const& material,
                                  Execution const& execution)
{
    auto const& study = material.findings.study;
    auto const strategy = opening_strategy(material);
    bool const only = study.authorities.size() == 1;
    // Of England's authorities together there is no case: nobody signs it, and it would take minutes.
    bool const region = !material.choice.authority && !only && request.regions.has_value();
    if (!strategy || (!material.choice.authority && !only && !region)) return {CaseOfReport{}, {}};
    auto const& id = material.findings.strategies.at(*strategy).id;
    auto made = region ? case_report_together(laid, request, study, id, execution)
                       : case_report(laid, request, study, material.choice.authority.value_or(0), id, execution);
    if (!made.value) return {std::nullopt, std::move(made.problems)};
    return {CaseOfReport{std::move(made.value)}, {}};
}

}  // namespace holdfast
