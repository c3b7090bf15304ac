#include "gathering/report_material.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace holdfast {

namespace {

constexpr std::uint64_t most_draws_of_a_decision = 2'048;

}  // namespace

ReportMaterial report_of(Study const& study, Execution const& execution)
{
    auto pictured = evaluate_with_pictures(study, execution);
    ReportMaterial material;
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    return material;
}

std::optional<ReportDecision> decision_of(ReportMaterial const& material, Execution const& execution)
{
    auto study = material.findings.study;
    auto const authority = material.choice.authority;
    ReportDecision decision;
    decision.authority = authority;
    study.draws = std::min(study.draws, most_draws_of_a_decision);
    auto& report = decision.report;
    report.draws = authority ? draws_of(study, *authority, execution) : draws_of_all(study, execution);
    if (report.draws.strategies.size() < 2) return std::nullopt;
    report.study = std::move(study);
    report.groups = each_kind(report.draws);
    auto effects = each_effect(report.draws);
    report.groups.insert(report.groups.end(), std::make_move_iterator(effects.begin()),
                         std::make_move_iterator(effects.end()));
    StudyQuestion question;
    question.willingness_to_pay = {0.0};
    question.groups = report.groups;
    question.perspectives = {Perspective::cash};
    question.benefits = {Benefit::leavers_averted};
    report.decisions = decide_study(report.draws, question, execution);
    return decision;
}

}  // namespace holdfast
