#include "holdfast/report/scenarios.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/scenarios/scenario_rows.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "report/words/wording.hpp"

#include <optional>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

Table empty_table()
{
    Table table;
    table.columns = {{"", Side::left, 0, true, 6},
                     {"cash saving, after\nwhat of its cost\nis known", Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"with\ncapacity", Side::right, 2, false}};
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
    if (leading.empty()) {
        paper.paragraph(nothing_could_change);
        return paper.text();
    }
    auto table = empty_table();
    std::vector<std::string> sentences;
    auto const put = [&](std::string what, ScenarioRow const& row) {
        table.rows.push_back({std::move(what), spoken(row.cash.mean), pounds_range(row.cash), chance(row.chance),
                              spoken(row.total.mean)});
    };
    bool untouched = true;
    for (auto const strategy : leading) {
        auto const& name = study.strategies.at(strategy).name;
        auto const row = *scenario_cell(study, study, place, strategy).row;
        if (!table.rows.empty()) table.rules.push_back(table.rows.size());
        put(name + ", as in the study", row);
        StandingInScenarios one{name, row.cash.mean >= 0.0, {}};
        for (auto const& run : runs) {
            auto const other = scenario_cell(study, run.findings, place, strategy).row;
            if (!other) continue;
            put("  " + run.name + (other->same ? " (changes nothing here)" : ""), *other);
            untouched = untouched && other->same;
            if (other->sign_differs) one.turned.push_back(run.name);
        }
        sentences.push_back(what_stands(one));
    }
    paper.table(table);
    for (auto const& sentence : sentences) paper.item("-", sentence);
    if (untouched) paper.paragraph(no_scenario_touches);
    paper.heading("What the scenarios are");
    for (auto const& run : runs) paper.item("-", fmt::format("{}: {}", visible(run.name), visible(run.why)));
    return paper.text();
}

}  // namespace holdfast
