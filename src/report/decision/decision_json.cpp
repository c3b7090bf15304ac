#include "report/decision/decision.hpp"

#include "report/decision/decision_object.hpp"
#include "report/forms/json_object.hpp"

namespace holdfast {

namespace {

using report::Json;
using report::number;

Json by_strategy(std::vector<std::string> const& strategies, std::vector<double> const& values)
{
    auto object = Json::object();
    for (std::size_t s = 0; s < strategies.size(); ++s) object[strategies[s]] = number(values[s]);
    return object;
}

Json incremental(DecisionFindings const& findings)
{
    auto rows = Json::array();
    for (auto const& row : findings.incremental) {
        Json json{{"strategy", findings.strategies[row.strategy]},
                  {"cost", number(row.cost)},
                  {"effect", number(row.effect)},
                  {"incremental_cost", nullptr},
                  {"incremental_effect", nullptr},
                  {"icer", nullptr},
                  {"status", name(row.dominance)}};
        if (row.increment) {
            json["incremental_cost"] = number(row.increment->cost);
            json["incremental_effect"] = number(row.increment->effect);
            json["icer"] = number(row.increment->icer);
        }
        rows.push_back(std::move(json));
    }
    return rows;
}

Json curves(DecisionFindings const& findings)
{
    auto points = Json::array();
    for (auto const& point : findings.curve)
        points.push_back({{"willingness_to_pay", number(point.willingness_to_pay)},
                          {"mean_net_benefit", by_strategy(findings.strategies, point.mean_net_benefit)},
                          {"ceac", by_strategy(findings.strategies, point.ceac)},
                          {"ceaf", number(point.ceaf)},
                          {"best", findings.strategies[point.best]},
                          {"evpi", number(point.evpi)},
                          {"expected_loss", by_strategy(findings.strategies, point.expected_loss)}});
    return points;
}

Json evppi(DecisionFindings const& findings)
{
    auto entries = Json::array();
    for (auto const& group : findings.groups)
        for (auto const& at : group.information.at)
            entries.push_back({{"parameters", group.parameters},
                               {"willingness_to_pay", number(at.willingness_to_pay)},
                               {"value", number(at.value)},
                               {"standard_error", number(at.standard_error)},
                               {"method", group.information.method}});
    return entries;
}

}  // namespace

Json report::decision_object(DecisionFindings const& findings)
{
    return {{"strategies", findings.strategies},
            {"incremental", incremental(findings)},
            {"curves", curves(findings)},
            {"evppi", evppi(findings)}};
}

std::string decision_json(DecisionFindings const& findings)
{
    return report::written(report::decision_object(findings), 2);
}

}  // namespace holdfast
