#include "report/scenarios/scenario_rows.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

namespace holdfast::report {

namespace {

constexpr double a_pound = 0.5;

bool differs(double a, double b) { return std::abs(a) >= a_pound && std::abs(b) >= a_pound && (a < 0.0) != (b < 0.0); }

template <class AnySaved> ScenarioRow row_of(std::size_t strategy, AnySaved const& study, AnySaved const& scenario)
{
    ScenarioRow row;
    row.strategy = strategy;
    row.cash = scenario.savings.after_built_cash;
    row.total = scenario.savings.after_built_total;
    row.chance = scenario.chances.after_built_cash;
    row.sign_differs = differs(row.cash.mean, study.savings.after_built_cash.mean);
    row.same = row.cash == study.savings.after_built_cash && row.total == study.savings.after_built_total;
    return row;
}

}  // namespace

std::vector<ScenarioRow> scenario_rows(Findings const& study, Findings const& scenario)
{
    require(study.results.size() == scenario.results.size() && study.totals.size() == scenario.totals.size(),
            "a scenario has the study's authorities and strategies");
    std::vector<ScenarioRow> rows;
    for (std::size_t i = 0; i < study.results.size(); ++i) {
        auto const& a = study.results[i];
        auto const& b = scenario.results[i];
        if (!a.saved || !b.saved) continue;
        rows.push_back(row_of(a.strategy, *a.saved, *b.saved));
        rows.back().authority = a.authority;
    }
    if (study.study.authorities.size() > 1)
        for (std::size_t i = 0; i < study.totals.size(); ++i) {
            auto const& a = study.totals[i];
            auto const& b = scenario.totals[i];
            if (a.scope == "all" && a.saved && b.saved) rows.push_back(row_of(a.strategy, *a.saved, *b.saved));
        }
    return rows;
}

}  // namespace holdfast::report
