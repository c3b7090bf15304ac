#include "report/scenarios/scenario_rows.hpp"

#include "report/words/evidence.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::report {

namespace {

constexpr std::size_t most_strategies = 3;

bool differs(double a, double b) { return std::abs(a) >= a_pound && std::abs(b) >= a_pound && (a < 0.0) != (b < 0.0); }

//! What a figure is after: with the same of both, like is set beside like.
CostKnown cost_of(Findings const& findings, std::string const& id)
{
    for (auto const& strategy : findings.strategies)
        if (strategy.id == id) return cost_known(strategy.cost_parts);
    return CostKnown::all;
}

template <class AnySaved> ScenarioRow row_of(AnySaved const& study, AnySaved const& scenario)
{
    auto const& savings = scenario.savings;
    auto const& own = study.savings;
    ScenarioRow row;
    row.before = savings.gross_cash;
    row.cash = savings.after_built_cash;
    row.total = savings.after_built_total;
    row.chance = scenario.chances.after_built_cash;
    row.paid_cash = savings.net_cash;
    row.paid_total = savings.net_total;
    row.paid_chance = scenario.chances.net_cash;
    row.sign_differs = differs(row.cash.mean, own.after_built_cash.mean);
    row.paid_sign_differs = differs(row.paid_cash.mean, own.net_cash.mean);
    row.same = row.before == own.gross_cash && row.cash == own.after_built_cash && row.total == own.after_built_total &&
               row.paid_cash == own.net_cash && row.paid_total == own.net_total;
    return row;
}

constexpr char const* not_in_the_run = "it was not run here";

//! Of the scenario's strategy of this id: what is looked for in either list.
struct Sought {
    std::string const& strategy;
    std::string const* code{};     //!< of an authority
    ScenarioPlace const* place{};  //!< of a sum
    std::size_t first{};           //!< where to look first: of a national study nobody goes through all for each
};

Result const* sought_in(Findings const& findings, Sought const& sought, std::vector<Result> const& results)
{
    auto const is_sought = [&](Result const& result) {
        return findings.strategies.at(result.strategy).id == sought.strategy &&
               findings.study.authorities.at(result.authority).code == *sought.code;
    };
    if (sought.first < results.size() && is_sought(results[sought.first])) return &results[sought.first];
    for (auto const& result : results)
        if (is_sought(result)) return &result;
    return nullptr;
}
Total const* sought_in(Findings const& findings, Sought const& sought, std::vector<Total> const& totals)
{
    for (auto const& total : totals)
        if (is_sum_of(*sought.place, total) && findings.strategies.at(total.strategy).id == sought.strategy)
            return &total;
    return nullptr;
}

template <class Found>
ScenarioCell cell_of(Findings const& study, Findings const& scenario, Sought const& sought,
                     std::vector<Found> Findings::*list)
{
    auto const* own = sought_in(study, sought, study.*list);
    auto const* other = sought_in(scenario, sought, scenario.*list);
    for (auto const* one : {own, other}) {
        if (one == nullptr) return {std::nullopt, not_in_the_run};
        if (!one->saved)
            return {std::nullopt, one->no_savings_reason.empty() ? not_in_the_run : one->no_savings_reason};
    }
    auto row = row_of(*own->saved, *other->saved);
    row.strategy = own->strategy;
    row.cost = cost_of(scenario, sought.strategy);
    row.cost_in_study = cost_of(study, sought.strategy);
    if (row.cost != row.cost_in_study) row.sign_differs = row.paid_sign_differs;
    return {row, ""};
}

ScenarioCell cell_of_one(Findings const& study, Findings const& scenario, std::size_t authority, std::size_t strategy,
                         std::size_t first)
{
    auto cell = cell_of(study, scenario,
                        {study.strategies.at(strategy).id, &study.study.authorities.at(authority).code, nullptr, first},
                        &Findings::results);
    if (cell.row) cell.row->authority = authority;
    return cell;
}

}  // namespace

bool is_sum_of(ScenarioPlace const& place, Total const& total)
{
    return place.region.empty() ? total.scope == "all" : total.scope == "region" && total.name == place.region;
}

ScenarioCell scenario_cell(Findings const& study, Findings const& scenario, ScenarioPlace const& place,
                           std::size_t strategy)
{
    bool const only = study.study.authorities.size() == 1;
    if (place.authority || only) return cell_of_one(study, scenario, place.authority.value_or(0), strategy, 0);
    return cell_of(study, scenario, {study.strategies.at(strategy).id, nullptr, &place}, &Findings::totals);
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
    std::vector<ScenarioRow> rows;
    auto const add = [&rows](ScenarioCell const& cell) {
        if (cell.row) rows.push_back(*cell.row);
    };
    for (std::size_t i = 0; i < study.results.size(); ++i)
        add(cell_of_one(study, scenario, study.results[i].authority, study.results[i].strategy, i));
    if (study.study.authorities.size() > 1)
        for (auto const& total : study.totals)
            if (total.scope == "all") add(scenario_cell(study, scenario, {}, total.strategy));
    return rows;
}

}  // namespace holdfast::report
