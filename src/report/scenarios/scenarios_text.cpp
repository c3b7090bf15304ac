#include "holdfast/report/scenarios.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/scenarios/scenario_rows.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;
constexpr std::size_t most_strategies = 3;

//! Of the place that the page is about: the one authority, or all together.
std::vector<ScenarioRow> here(Findings const& study, Findings const& scenario)
{
    auto rows = scenario_rows(study, scenario);
    bool const several = study.study.authorities.size() > 1;
    std::erase_if(rows, [&](ScenarioRow const& row) {
        return row.authority.has_value() == several || !is_ranked(evidence_of(study.strategies.at(row.strategy)));
    });
    return rows;
}

ScenarioRow const* of_strategy(std::vector<ScenarioRow> const& rows, std::size_t strategy)
{
    auto const found =
        std::find_if(rows.begin(), rows.end(), [&](auto const& row) { return row.strategy == strategy; });
    return found == rows.end() ? nullptr : &*found;
}

//! "saves in each", "would lose cash in: …"
std::string what_stands(std::string const& name, bool saves, std::vector<std::string> const& turned)
{
    auto const verb = saves ? "saves" : "loses";
    if (turned.empty()) return fmt::format("{} {} cash in each scenario, as in the study.", name, verb);
    return fmt::format("{} {} cash in the study, and not where: {}.", name, verb, in_words(turned));
}

}  // namespace

std::string scenarios_text(Findings const& study, std::vector<ScenarioRun> const& runs, TextStyle style)
{
    if (runs.empty()) return "";
    auto own = here(study, study);
    std::stable_sort(own.begin(), own.end(), [](auto const& a, auto const& b) { return a.total.mean > b.total.mean; });
    if (own.size() > most_strategies) own.resize(most_strategies);
    Paper paper(style.width, style.colour);
    paper.heading("What if: the same in other circumstances");
    if (own.empty()) {
        paper.paragraph("No programme here has a saving that could change.");
        return paper.text();
    }
    std::vector<std::vector<ScenarioRow>> of_runs;
    for (auto const& run : runs) of_runs.push_back(here(study, run.findings));
    Table table;
    table.columns = {{"", Side::left, 0, true, 6},
                     {"cash saving, after\nwhat of its cost\nis known", Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"with\ncapacity", Side::right, 2, false}};
    std::vector<std::string> sentences;
    auto const put = [&](std::string what, ScenarioRow const& row) {
        table.rows.push_back({std::move(what), spoken(row.cash.mean), pounds_range(row.cash), chance(row.chance),
                              spoken(row.total.mean)});
    };
    bool untouched = true;
    for (auto const& row : own) {
        auto const& name = study.strategies.at(row.strategy).name;
        if (!table.rows.empty()) table.rules.push_back(table.rows.size());
        put(name + ", as in the study", row);
        std::vector<std::string> turned;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            auto const* other = of_strategy(of_runs[i], row.strategy);
            if (other == nullptr) continue;
            put("  " + runs[i].name + (other->same ? " (changes nothing here)" : ""), *other);
            untouched = untouched && other->same;
            if (other->sign_differs) turned.push_back(runs[i].name);
        }
        sentences.push_back(what_stands(with_capital(name), row.cash.mean >= 0.0, turned));
    }
    paper.table(table);
    for (auto const& sentence : sentences) paper.item("-", sentence);
    if (untouched)
        paper.paragraph(
            "No scenario touches what is saved here: where no post stands empty, neither agency cover nor the time to "
            "fill counts.");
    paper.heading("What the scenarios are");
    for (auto const& run : runs) paper.item("-", fmt::format("{}: {}", visible(run.name), visible(run.why)));
    return paper.text();
}

}  // namespace holdfast
