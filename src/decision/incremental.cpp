#include "holdfast/decision/incremental.hpp"

#include "holdfast/base/contract.hpp"
#include "means.hpp"

#include <algorithm>

namespace holdfast {

namespace {

using Rows = std::vector<IncrementalRow>;

Rows by_cost(std::span<double const> costs, std::span<double const> effects)
{
    Rows rows;
    for (std::size_t i = 0; i < costs.size(); ++i) rows.push_back({i, costs[i], effects[i], {}, {}});
    std::stable_sort(rows.begin(), rows.end(), [](IncrementalRow const& a, IncrementalRow const& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.effect > b.effect;
    });
    return rows;
}

Increment step(IncrementalRow const& from, IncrementalRow const& to)
{
    double const cost = to.cost - from.cost;
    double const effect = to.effect - from.effect;
    return {cost, effect, cost / effect};
}

//! Sorted by cost, a strategy is dominated as soon as one before it gives as much.
void mark_dominated(Rows& rows)
{
    double most = rows.front().effect;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (row->effect <= most) row->standing = Standing::dominated;
        else most = row->effect;
    }
}

//! The frontier is built from below: a step that makes the ICER fall takes the strategy before it off the frontier.
std::vector<IncrementalRow*> frontier_of(Rows& rows)
{
    std::vector<IncrementalRow*> frontier;
    for (auto& row : rows) {
        if (row.standing == Standing::dominated) continue;
        while (frontier.size() >= 2 &&
               step(*frontier[frontier.size() - 2], *frontier.back()).icer > step(*frontier.back(), row).icer) {
            frontier.back()->standing = Standing::extendedly_dominated;
            frontier.pop_back();
        }
        frontier.push_back(&row);
    }
    return frontier;
}

}  // namespace

char const* name(Standing standing)
{
    switch (standing) {
    case Standing::on_the_frontier: return "on the frontier";
    case Standing::dominated: return "dominated";
    case Standing::extendedly_dominated: return "extendedly dominated";
    }
    return "";
}

std::vector<IncrementalRow> incremental_analysis(std::span<double const> mean_costs,
                                                 std::span<double const> mean_effects)
{
    require(!mean_costs.empty() && mean_costs.size() == mean_effects.size(), "every strategy has a cost and an effect");
    auto rows = by_cost(mean_costs, mean_effects);
    mark_dominated(rows);
    auto const frontier = frontier_of(rows);
    for (std::size_t i = 1; i < frontier.size(); ++i) frontier[i]->increment = step(*frontier[i - 1], *frontier[i]);
    return rows;
}

std::vector<IncrementalRow> incremental_analysis(Samples const& samples)
{
    require_sound(samples);
    return incremental_analysis(means_of(samples.costs), means_of(samples.effects));
}

}  // namespace holdfast
