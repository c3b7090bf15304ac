#include "holdfast/decision/incremental.hpp"

#include "decision/means.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

using Rows = std::vector<IncrementalRow>;

// The rule: two means that differ by no more than the rounding of their draws are equal, in cost and in effect. Without
// it 0.3 and 0.1 + 0.2 are two effects, and an ICER of 1e18 is shown where there is dominance.
constexpr double rounding = 1e-12;          //!< of the largest size of a draw: some thousand times that of one sum
constexpr double least_difference = 1e-13;  //!< [£, or units of effect] what is measured differs by more than this

double tolerance_of(std::span<double const> sizes)
{
    double const largest = *std::max_element(sizes.begin(), sizes.end());
    return std::max(rounding * largest, least_difference);
}

//! The values with those that are equal up to rounding made equal: each run of neighbours no further apart than the
//! tolerance takes the lowest of them.
std::vector<double> without_rounding(std::span<double const> values, double tolerance)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> levelled(values.begin(), values.end());
    for (std::size_t i = 1; i < order.size(); ++i)
        if (values[order[i]] - values[order[i - 1]] <= tolerance) levelled[order[i]] = levelled[order[i - 1]];
    return levelled;
}

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
        if (row->effect <= most) row->dominance = Dominance::dominated;
        else most = row->effect;
    }
}

//! The frontier is built from below: a step that makes the ICER fall takes the strategy before it off the frontier.
std::vector<IncrementalRow*> frontier_of(Rows& rows)
{
    std::vector<IncrementalRow*> frontier;
    for (auto& row : rows) {
        if (row.dominance == Dominance::dominated) continue;
        while (frontier.size() >= 2 &&
               step(*frontier[frontier.size() - 2], *frontier.back()).icer > step(*frontier.back(), row).icer) {
            frontier.back()->dominance = Dominance::extendedly_dominated;
            frontier.pop_back();
        }
        frontier.push_back(&row);
    }
    return frontier;
}

}  // namespace

char const* name(Dominance dominance)
{
    switch (dominance) {
    case Dominance::on_the_frontier: return "on the frontier";
    case Dominance::dominated: return "dominated";
    case Dominance::extendedly_dominated: return "extendedly dominated";
    }
    return "";
}

namespace {

std::vector<double> sizes_of(std::span<double const> means)
{
    std::vector<double> sizes;
    for (double const mean : means) sizes.push_back(std::abs(mean));
    return sizes;
}

//! Mean sizes: draws may be large and cancel out.
std::vector<double> sizes_of(std::vector<Draws> const& columns)
{
    std::vector<double> sizes;
    for (auto const& column : columns) {
        double sum = 0.0;
        for (double const value : column) sum += std::abs(value) / static_cast<double>(column.size());
        sizes.push_back(sum);
    }
    return sizes;
}

std::vector<IncrementalRow> analysis(std::span<double const> costs, std::span<double const> effects,
                                     double cost_tolerance, double effect_tolerance)
{
    auto rows = by_cost(without_rounding(costs, cost_tolerance), without_rounding(effects, effect_tolerance));
    mark_dominated(rows);
    auto const frontier = frontier_of(rows);
    for (auto& row : rows) {
        row.cost = costs[row.strategy];
        row.effect = effects[row.strategy];
    }
    for (std::size_t i = 1; i < frontier.size(); ++i) frontier[i]->increment = step(*frontier[i - 1], *frontier[i]);
    return rows;
}

}  // namespace

std::vector<IncrementalRow> incremental_analysis(std::span<double const> mean_costs,
                                                 std::span<double const> mean_effects)
{
    require(!mean_costs.empty() && mean_costs.size() == mean_effects.size(), "every strategy has a cost and an effect");
    return analysis(mean_costs, mean_effects, tolerance_of(sizes_of(mean_costs)), tolerance_of(sizes_of(mean_effects)));
}

std::vector<IncrementalRow> incremental_analysis(Samples const& samples)
{
    require_sound(samples);
    return analysis(means_of(samples.costs), means_of(samples.effects), tolerance_of(sizes_of(samples.costs)),
                    tolerance_of(sizes_of(samples.effects)));
}

}  // namespace holdfast
