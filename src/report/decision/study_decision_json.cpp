#include "report/decision/study_decision.hpp"

#include "report/decision/decision_object.hpp"
#include "report/decision/head_to_head_parts.hpp"
#include "report/forms/json_object.hpp"

namespace holdfast {

namespace {

using report::Json;
using report::number;

Json parameters(StudyDraws const& draws)
{
    auto all = Json::array();
    for (auto const& about : draws.about)
        all.push_back({{"id", about.belief.id},
                       {"label", about.belief.label},
                       {"unit", about.belief.unit},
                       {"kind", name(about.kind)},
                       {"capacity_only", about.capacity_only}});
    return all;
}

Json groups(StudyDecisionReport const& report)
{
    auto all = Json::array();
    for (auto const& group : report.groups) {
        auto ids = Json::array();
        for (auto const p : group.parameters) ids.push_back(report.draws.parameters.names[p]);
        all.push_back({{"name", group.name}, {"label", group.label}, {"parameters", std::move(ids)}});
    }
    return all;
}

Json decisions(StudyDecisionReport const& report)
{
    auto all = Json::array();
    for (auto const& decision : report.decisions) {
        Json json{{"perspective", name(decision.perspective)}, {"benefit", name(decision.benefit)}};
        json.update(report::decision_object(decision.findings));
        json["warnings"] = decision.findings.warnings;
        all.push_back(std::move(json));
    }
    return all;
}

Json checks(StudyDecisionReport const& report)
{
    auto all = Json::array();
    for (auto const& check : report.checks)
        for (auto const& value : check.values)
            all.push_back({{"belief", check.belief},
                           {"points", check.points},
                           {"draws", check.draws},
                           {"perspective", name(value.perspective)},
                           {"benefit", name(value.benefit)},
                           {"willingness_to_pay", number(value.willingness_to_pay)},
                           {"value", number(value.value)},
                           {"standard_error", number(value.standard_error)}});
    return all;
}

}  // namespace

std::string study_decision_json(StudyDecisionReport const& report)
{
    Json const document{
        {"version", HOLDFAST_VERSION},
        {"study", report.study.name},
        {"of", report.draws.name},
        {"authorities", report.draws.authorities},
        {"seed", report.study.seed},
        {"draws", report.draws.draws},
        {"inputs_hash", report.study.inputs_hash},
        {"choices", report::choices_object(report.study, report.draws)},
        {"left_out", report::left_out_object(report.draws)},
        {"parameters", parameters(report.draws)},
        {"groups", groups(report)},
        {"decisions", decisions(report)},
        {"head_to_head", report::head_to_head_objects({report.study, report.draws, 0.0, {}}, report.head_to_heads)},
        {"nested_evppi", checks(report)}};
    return report::written(document, 2);
}

}  // namespace holdfast
