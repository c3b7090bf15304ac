#include "report/scenarios/scenario_table.hpp"

#include "report/scenarios/scenario_reason.hpp"
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

ScenarioColumn scenario_column(Findings const& study, std::vector<ScenarioRun> const& runs, ScenarioPlace const& place,
                               std::size_t strategy)
{
    ScenarioColumn column;
    column.strategy = strategy;
    column.name = name_with_evidence(study.strategies.at(strategy));
    column.study = scenario_cell(study, study, place, strategy);
    if (column.study.row) column.caveat = cost_caveat(column.study.row->cost);
    for (auto const& run : runs) {
        auto cell = scenario_cell(study, run.findings, place, strategy);
        if (cell.row) cell.reason = why_next_to_nothing(study, run, place, strategy, cell.row->same);
        column.runs.push_back(std::move(cell));
    }
    return column;
}

std::optional<StandingInScenarios> standing_in(ScenarioColumn const& column, std::vector<ScenarioRun> const& runs)
{
    if (!column.study.row) return std::nullopt;
    auto const& own = *column.study.row;
    StandingInScenarios standing{column.name, own.paid_cash.mean >= 0.0, own.cost, {}, {}};
    for (std::size_t i = 0; i < column.runs.size(); ++i) {
        auto const& row = column.runs[i].row;
        if (!row) standing.silent.push_back(runs[i].name);
        else if (row->paid_sign_differs) standing.turned.push_back(runs[i].name);
    }
    return standing;
}

bool is_untouched(ScenarioColumn const& column)
{
    return std::all_of(column.runs.begin(), column.runs.end(),
                       [](ScenarioCell const& cell) { return cell.row && cell.row->same; });
}

std::string_view nothing_touched(Findings const& study, ScenarioPlace const& place)
{
    return no_post_stands_empty(study, place) ? no_scenario_touches : no_scenario_changes;
}

std::string mark_of(ScenarioCell const& cell)
{
    if (!cell.row) return "";
    auto const because = cell.reason.empty() ? std::string() : ": " + cell.reason;
    if (cell.row->same) return "changes nothing here" + because;
    std::vector<std::string> marks;
    if (cell.row->paid_sign_differs) marks.emplace_back("unlike the study");
    if (cell.row->cost != cell.row->cost_in_study)
        marks.push_back(cell.row->cost == CostKnown::all ? "its cost is stated here" : cost_caveat(cell.row->cost));
    if (!cell.reason.empty()) marks.push_back("changes little here" + because);
    std::string text;
    for (auto const& mark : marks) text += (text.empty() ? "" : "; ") + mark;
    return text;
}

ScenarioTable scenario_table(ReportScenarios const& scenarios, ScenarioPlace const& place)
{
    ScenarioTable table;
    auto const& runs = scenarios.runs;
    if (runs.empty()) return table;
    std::vector<StandingInScenarios> all;
    bool untouched = true;
    for (auto const strategy : scenarios.leading) {
        auto column = scenario_column(scenarios.study, runs, place, strategy);
        if (auto standing = standing_in(column, runs)) {
            untouched = untouched && is_untouched(column);
            if (auto const remark = remark_of(scenarios.study, place, *column.study.row); !remark.empty())
                table.remarks.push_back(fmt::format("{}: {}.", with_capital(column.name), remark));
            all.push_back(*std::move(standing));
        }
        table.columns.push_back(std::move(column));
    }
    table.survives = what_survives(all, runs.size());
    if (!all.empty() && untouched) table.remarks.emplace_back(nothing_touched(scenarios.study, place));
    if (auto whose = whose_they_are(runs); !whose.empty()) table.remarks.push_back(std::move(whose));
    for (auto& warning : warnings_of(runs)) table.remarks.push_back(std::move(warning));
    return table;
}

}  // namespace holdfast::report
