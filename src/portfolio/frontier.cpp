#include "holdfast/portfolio/frontier.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <functional>

namespace holdfast {

std::vector<FrontierPoint> frontier(Market const& market, Terms const& terms, std::span<WholePounds const> budgets)
{
    SearchEnd end;
    return frontier(market, terms, budgets, end);
}

std::vector<FrontierPoint> frontier(Market const& market, Terms const& terms, std::span<WholePounds const> budgets,
                                    SearchEnd& end)
{
    require(std::adjacent_find(budgets.begin(), budgets.end(), std::greater_equal<>{}) == budgets.end(),
            "budgets of a frontier rise");
    auto at = terms;
    std::erase_if(at.conditions, [](Condition const& c) { return std::holds_alternative<TotalAtMost>(c); });
    at.conditions.push_back(TotalAtMost{});
    std::vector<FrontierPoint> points;
    for (auto const budget : budgets) {
        at.conditions.back() = TotalAtMost{budget};
        FrontierPoint point{budget, std::nullopt, std::nullopt, std::nullopt};
        if (auto choices = choose(market, at, end)) point.choice = std::move(choices->best);
        if (!at.limits.any())
            if (auto const relaxation = relax(market, at.conditions))
                point.next_pound_in_parts = relaxation->worth_of_a_pound;
        points.push_back(std::move(point));
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        if (points[i].choice && points[i + 1].choice)
            points[i].next_pound = static_cast<double>(points[i + 1].choice->value - points[i].choice->value) /
                                   static_cast<double>(points[i + 1].budget - points[i].budget);
    return points;
}

std::vector<BudgetEntry> entries(std::span<FrontierPoint const> points)
{
    std::vector<BudgetEntry> found;
    for (auto const& point : points) {
        if (!point.choice) continue;
        for (auto const offer : point.choice->offers)
            if (std::none_of(found.begin(), found.end(), [&](BudgetEntry const& e) { return e.offer == offer; }))
                found.push_back({offer, point.budget, false});
        for (auto& entry : found)
            if (!std::binary_search(point.choice->offers.begin(), point.choice->offers.end(), entry.offer))
                entry.leaves_again = true;
    }
    return found;
}

}  // namespace holdfast
