#include "report/scenarios/scenario_rows.hpp"

#include "holdfast/base/contract.hpp"
#include "report/words/evidence.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::report {

namespace {

constexpr double a_pound = 0.5;
constexpr std::size_t most_strategies = 3;

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

constexpr char const* not_in_the_run = "it was not run here";

void require_same_shape(Findings const& study, Findings const& scenario)
{
    require(study.results.size() == scenario.results.size() && study.totals.size() == scenario.totals.size(),
            "a scenario has the study's authorities and strategies");
}

//! Of the first of both lists that is meant.
template <class Found, class IsMeant>
ScenarioCell cell_of(std::vector<Found> const& study, std::vector<Found> const& scenario, IsMeant const& is_meant)
{
    auto const at = std::find_if(study.begin(), study.end(), is_meant);
    if (at == study.end()) return {std::nullopt, not_in_the_run};
    auto const& other = scenario[static_cast<std::size_t>(at - study.begin())];
    for (auto const* one : {&*at, &other})
        if (!one->saved)
            return {std::nullopt, one->no_savings_reason.empty() ? not_in_the_run : one->no_savings_reason};
    return {row_of(at->strategy, *at->saved, *other.saved), ""};
}

}  // namespace

bool is_sum_of(ScenarioPlace const& place, Total const& total)
{
    return place.region.empty() ? total.scope == "all" : total.scope == "region" && total.name == place.region;
}

ScenarioCell scenario_cell(Findings const& study, Findings const& scenario, ScenarioPlace const& place,
                           std::size_t strategy)
{
    require_same_shape(study, scenario);
    bool const only = study.study.authorities.size() == 1;
    if (place.authority || only) {
        auto const authority = place.authority.value_or(0);
        auto cell = cell_of(study.results, scenario.results, [&](Result const& result) {
            return result.authority == authority && result.strategy == strategy;
        });
        if (cell.row) cell.row->authority = authority;
        return cell;
    }
    return cell_of(study.totals, scenario.totals,
                   [&](Total const& total) { return is_sum_of(place, total) && total.strategy == strategy; });
}

std::vector<std::size_t> leading_strategies(Findings const& study, ScenarioPlace const& place,
                                            std::optional<std::size_t> opening)
{
    std::vector<ScenarioRow> rows;
    for (std::size_t s = 0; s < study.strategies.size(); ++s) {
        if (!is_ranked(evidence_of(study.strategies[s]))) continue;
        if (auto cell = scenario_cell(study, study, place, s); cell.row) rows.push_back(*cell.row);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const& a, auto const& b) { return a.total.mean > b.total.mean; });
    std::vector<std::size_t> leading;
    for (auto const& row : rows) leading.push_back(row.strategy);
    // What a page opens with is on its first screen, wherever its saving ranks.
    auto const shown = std::min(leading.size(), most_strategies);
    auto const end = leading.begin() + static_cast<std::ptrdiff_t>(shown);
    if (opening)
        if (auto const at = std::find(end, leading.end(), *opening); at != leading.end()) std::iter_swap(end - 1, at);
    leading.resize(shown);
    return leading;
}

std::vector<ScenarioRow> scenario_rows(Findings const& study, Findings const& scenario)
{
    require_same_shape(study, scenario);
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
