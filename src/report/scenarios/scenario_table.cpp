#include "report/scenarios/scenario_table.hpp"

#include "report/scenarios/scenario_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string name_with_evidence(Strategy const& strategy)
{
    auto const evidence = evidence_of(strategy);
    if (evidence == Evidence::published) return strategy.name;
    return fmt::format("{} ({})", strategy.name, badge(evidence));
}

ScenarioColumn column_of(ReportScenarios const& scenarios, ScenarioPlace const& place, std::size_t strategy)
{
    ScenarioColumn column;
    column.strategy = strategy;
    column.name = name_with_evidence(scenarios.study.strategies.at(strategy));
    column.study = scenario_cell(scenarios.study, scenarios.study, place, strategy);
    for (auto const& run : scenarios.runs)
        column.runs.push_back(scenario_cell(scenarios.study, run.findings, place, strategy));
    return column;
}

//! Without whether people stay, cash may not be quoted.
std::string remark_of(Findings const& study, ScenarioPlace const& place, ScenarioRow const& row)
{
    if (row.authority)
        for (auto const& result : study.results)
            if (row.authority == result.authority && row.strategy == result.strategy)
                return empty_posts_remark(standing_of(study, result));
    for (auto const& total : study.totals)
        if (is_sum_of(place, total) && row.strategy == total.strategy)
            return empty_posts_remark(standing_of(study, total, results_in(study, total)));
    return "";
}

}  // namespace

std::string_view mark_of(ScenarioRow const& row)
{
    if (row.same) return "changes nothing here";
    return row.sign_differs ? "unlike the study" : "";
}

ScenarioTable scenario_table(ReportScenarios const& scenarios, ScenarioPlace const& place)
{
    ScenarioTable table;
    if (scenarios.runs.empty()) return table;
    std::vector<StandingInScenarios> all;
    bool untouched = true;
    for (auto const strategy : scenarios.leading) {
        auto column = column_of(scenarios, place, strategy);
        if (auto const& own = column.study.row) {
            StandingInScenarios one{column.name, own->cash.mean >= 0.0, {}};
            for (std::size_t i = 0; i < column.runs.size(); ++i) {
                auto const& row = column.runs[i].row;
                untouched = untouched && row && row->same;
                if (row && row->sign_differs) one.turned.push_back(scenarios.runs[i].name);
            }
            if (auto const remark = remark_of(scenarios.study, place, *own); !remark.empty())
                table.remarks.push_back(fmt::format("{}: {}.", with_capital(column.name), remark));
            all.push_back(std::move(one));
        }
        table.columns.push_back(std::move(column));
    }
    table.survives = what_survives(all, scenarios.runs.size());
    if (!all.empty() && untouched) table.remarks.emplace_back(no_scenario_touches);
    return table;
}

}  // namespace holdfast::report
