#include "report/scenarios/scenario_chapter.hpp"

#include "base/text.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string figures_of(ScenarioCell const& cell)
{
    if (!cell.row) return cell.why_none;
    return fmt::format("{} before, {} after, chance {}", spoken(cell.row->before.mean),
                       spoken(cell.row->paid_cash.mean), chance(cell.row->paid_chance));
}

std::string words_of(ScenarioCell const& cell)
{
    auto text = figures_of(cell);
    if (auto const mark = mark_of(cell); !mark.empty()) text += fmt::format("; {}", mark);
    return text;
}

Table table_of(ReportScenarios const& scenarios, ScenarioTable const& shown)
{
    Table table;
    table.columns = {{"", Column::Side::left, 0, true}};
    Row own{std::string(as_in_the_study)};
    for (auto const& column : shown.columns) {
        table.columns.push_back({column.head(), Column::Side::right, 0, false});
        own.push_back(figures_of(column.study));
    }
    table.rows.push_back(std::move(own));
    for (std::size_t i = 0; i < scenarios.runs.size(); ++i) {
        Row row{scenarios.runs[i].name};
        for (auto const& column : shown.columns) row.push_back(words_of(column.runs[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

void scenario_chapter(Paper& paper, ReportScenarios const& scenarios, ScenarioPlace const& place)
{
    if (scenarios.runs.empty()) return;
    auto const shown = scenario_table(scenarios, place);
    paper.heading(scenarios_heading);
    paper.paragraph(shown.survives);
    paper.paragraph(fmt::format("{}, and the {}. {} {} {}", with_capital(std::string(scenarios_cash)), head_chance,
                                shown_in_a_report, how_drawn(scenarios.study.draws), no_belief));
    paper.table(table_of(scenarios, shown));
    // What stands is in the sentence and the table; what nobody may overlook in the cash is not.
    for (auto const& remark : shown.remarks) paper.paragraph(remark);
    for (auto const& run : scenarios.runs) paper.item("-", what_it_is(run));
}

}  // namespace holdfast::report
