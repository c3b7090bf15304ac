#include "holdfast/report/scenarios.hpp"

#include "report/forms/paper.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "report/words/wording.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

Table empty_table()
{
    Table table;
    table.columns = {{"", Side::left, 0, true, 6},
                     {"cash saving\nbefore its\ncost", Side::right, 0, false},
                     {"after its\ncost", Side::right, 0, false},
                     {"95% range\nafter its cost", Side::right, 2, false},
                     {"chance\nafter\nit", Side::right, 0, false}};
    return table;
}

Row row_of(std::string what, ScenarioRow const& row)
{
    return {std::move(what), spoken(row.before.mean), spoken(row.paid_cash.mean), pounds_range(row.paid_cash),
            chance(row.paid_chance)};
}

//! Every scenario has a row: where there is no figure, the reason stands beside its name.
Table table_of(ScenarioColumn const& column, std::vector<ScenarioRun> const& runs)
{
    auto table = empty_table();
    table.rows.push_back(row_of(std::string(as_in_the_study), *column.study.row));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto const& cell = column.runs[i];
        auto const said = cell.row ? mark_of(cell) : cell.why_none;
        auto const what = runs[i].name + (said.empty() ? "" : fmt::format(" ({})", said));
        if (cell.row) table.rows.push_back(row_of(what, *cell.row));
        else table.rows.push_back({what, "–", "–", "–", "–"});
    }
    return table;
}

}  // namespace

std::string scenarios_text(Findings const& study, std::vector<ScenarioRun> const& runs, TextStyle style)
{
    if (runs.empty()) return "";
    // The place that the page is about: the one authority, or all together.
    ScenarioPlace const place;
    auto const leading = leading_strategies(study, place);
    Paper paper(style.width, style.colour);
    paper.heading(scenarios_heading);
    if (leading.empty()) paper.paragraph(nothing_could_change);
    if (auto const which = which_are_shown(leading.size(), study.strategies.size()); !which.empty() && !leading.empty())
        paper.paragraph(which);
    bool untouched = !leading.empty();
    for (auto const strategy : leading) {
        auto const column = scenario_column(study, runs, place, strategy);
        untouched = untouched && is_untouched(column);
        paper.heading(with_capital(column.head()));
        paper.table(table_of(column, runs));
        paper.paragraph(what_survives({*standing_in(column, runs)}, runs.size()));
    }
    if (untouched) paper.paragraph(nothing_touched(study, place));
    paper.heading("What the scenarios are");
    for (auto const& run : runs) paper.item("-", what_it_is(run));
    if (auto const whose = whose_they_are(runs); !whose.empty()) paper.paragraph(whose);
    for (auto const& warning : warnings_of(runs)) paper.paragraph(warning);
    return paper.text();
}

}  // namespace holdfast
