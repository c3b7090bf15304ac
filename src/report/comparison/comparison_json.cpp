#include "report/comparison/comparison.hpp"

#include "report/forms/json_object.hpp"

namespace holdfast {

namespace {

using report::estimate;
using report::Json;
using report::number;

Json text_or_null(std::string const& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json study(Study const& of, std::string const& file)
{
    return {{"file", file},
            {"study", of.name},
            {"inputs_hash", of.inputs_hash},
            {"months", of.months},
            {"price_year", of.price_year},
            {"warnings", of.warnings.size()}};
}

Json changes(std::vector<InputChange> const& of)
{
    auto all = Json::array();
    for (auto const& change : of) {
        auto values = Json::array();
        for (auto const& value : change.values)
            values.push_back({{"path", value.path},
                              {"a", text_or_null(value.in_a)},
                              {"b", text_or_null(value.in_b)},
                              {"a_at", text_or_null(value.at_a)},
                              {"b_at", text_or_null(value.at_b)}});
        all.push_back({{"id", change.id}, {"label", change.label}, {"values", std::move(values)}});
    }
    return all;
}

Json figure(ComparedFigure const& of)
{
    return {{"a", estimate(of.a)}, {"b", estimate(of.b)}, {"difference", estimate(of.difference)}};
}

Json strategies(Comparison const& comparison)
{
    auto all = Json::array();
    for (auto const& strategy : comparison.strategies)
        all.push_back({{"id", strategy.in_a.id},
                       {"name", strategy.in_a.name},
                       {"basis_a", name(strategy.in_a.basis)},
                       {"basis_b", name(strategy.in_b.basis)},
                       {"placeholder_cost_a", strategy.in_a.placeholder_cost},
                       {"placeholder_cost_b", strategy.in_b.placeholder_cost}});
    return all;
}

Json results(TwoStudies const& studies, Comparison const& comparison)
{
    auto all = Json::array();
    auto const add = [&](ComparedResult const& result) {
        Json json{{"authority", nullptr}, {"of", comparison.name_of_all}};
        if (result.authority) {
            auto const& authority = studies.a.authorities[*result.authority];
            json["authority"] = authority.code;
            json["of"] = authority.name;
        }
        json["intervention"] = comparison.strategies[result.strategy].in_a.id;
        for (auto const kind : all_saving_kinds)
            json[std::string(name(kind)) + "_saving"] = figure(result.saving(kind));
        json["leavers_averted"] = figure(result.leavers_averted);
        all.push_back(std::move(json));
    };
    for (auto const& result : comparison.totals) add(result);
    for (auto const& result : comparison.results) add(result);
    return all;
}

Json amounts(auto const& of)
{
    Json json;
    for (auto const kind : all_saving_kinds) json[std::string(name(kind)) + "_saving"] = number(of(kind).in_pounds());
    return json;
}

Json of_one(SavingAmounts const& all)
{
    return amounts([&](SavingKind kind) { return all[static_cast<std::size_t>(kind)]; });
}

Json split(TwoStudies const& studies, Comparison const& comparison)
{
    auto const& of = comparison.split;
    if (of.steps.empty()) return nullptr;
    auto by_strategy = Json::array();
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
        auto alone = Json::array();
        for (std::size_t c = 0; c < of.alone.size(); ++c) {
            Json json{{"change", studies.changes[c].id}, {"adds", nullptr}};
            if (of.alone[c])
                json["adds"] = amounts([&](SavingKind kind) {
                    auto const k = static_cast<std::size_t>(kind);
                    return (*of.alone[c])[s][k] - of.from[s][k];
                });
            alone.push_back(std::move(json));
        }
        auto steps = Json::array();
        for (std::size_t step = 0; step < of.steps.size(); ++step) {
            auto ids = Json::array();
            for (auto const c : of.steps[step].changes) ids.push_back(studies.changes[c].id);
            steps.push_back({{"changes", std::move(ids)},
                             {"adds", amounts([&](SavingKind kind) { return of.part(step, s, kind); })},
                             {"after", of_one(of.steps[step].after[s])}});
        }
        by_strategy.push_back({{"intervention", comparison.strategies[s].in_a.id},
                               {"from", of_one(of.from[s])},
                               {"alone", std::move(alone)},
                               {"steps", std::move(steps)}});
    }
    return {{"of", comparison.name_of_all}, {"draws", of.draws}, {"interventions", std::move(by_strategy)}};
}

Json only_in_one(TwoStudies const& studies)
{
    auto all = Json::array();
    for (auto const& one : studies.only_in_one)
        all.push_back({{"in", one.in_a ? "a" : "b"}, {"what", one.what}, {"id", one.id}, {"name", one.name}});
    return all;
}

}  // namespace

std::string comparison_json(TwoStudies const& studies, Comparison const& comparison)
{
    Json const document{{"version", HOLDFAST_VERSION},
                        {"a", study(studies.a, studies.name_a)},
                        {"b", study(studies.b, studies.name_b)},
                        {"equal", studies.changes.empty() && studies.elsewhere.empty()},
                        {"seed", studies.a.seed},
                        {"draws", comparison.draws},
                        {"changes", changes(studies.changes)},
                        {"changes_elsewhere", changes(studies.elsewhere)},
                        {"interventions", strategies(comparison)},
                        {"results", results(studies, comparison)},
                        {"split", split(studies, comparison)},
                        {"only_in_one", only_in_one(studies)},
                        {"attribution", studies.a.attribution}};
    return report::written(document, 2);
}

}  // namespace holdfast
