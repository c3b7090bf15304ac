#include "holdfast/questions/region_impact.hpp"

#include "decision/means.hpp"
#include "numerics/running.hpp"
#include "questions/cash_columns.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace holdfast {

namespace {

Estimate estimate(std::span<double const> draws, std::size_t replicates)
{
    std::vector<double> scratch(draws.size());
    RunningSummary summary;
    summary.add(draws, {replicates, false}, scratch);
    return summary.estimate();
}

//! A line's saving over all years, added to what is there.
void add(CashColumns const& columns, Line line, double sign, std::vector<double>& into)
{
    for (std::size_t year = 0; year < columns.years(); ++year) {
        auto const saving = columns.saving(year, line);
        for (std::size_t i = 0; i < into.size(); ++i) into[i] += sign * saving[i];
    }
}

//! The mean over the draws of what these lines save over all years.
double mean_saving(CashColumns const& columns, std::initializer_list<Line> lines)
{
    std::vector<double> saving(columns.draws(), 0.0);
    for (auto const line : lines) add(columns, line, 1.0, saving);
    return mean_of(saving);
}

RegionMember member_of_sum(std::size_t authority, CashColumns const& columns, std::size_t replicates, bool has_effect)
{
    std::vector<double> cost(columns.draws(), 0.0);
    add(columns, Line::programme, -1.0, cost);
    RegionMember member{authority, estimate(cost, replicates), std::nullopt};
    if (!has_effect) return member;
    std::vector<double> net(columns.draws(), 0.0);
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme) add(columns, line, 1.0, net);
    auto const before = estimate(net, replicates);
    add(columns, Line::programme, 1.0, net);
    auto const pays = std::count_if(net.begin(), net.end(), [](double pounds) { return pounds >= 0.0; });
    member.savings = {before, estimate(net, replicates), static_cast<double>(pays) / static_cast<double>(net.size()),
                      mean_saving(columns, {Line::pay}),
                      mean_saving(columns, {Line::recruitment, Line::induction, Line::exit})};
    return member;
}

}  // namespace

RegionImpact region_impact(Study const& study, std::string const& strategy, Execution const& execution)
{
    RegionImpact found;
    found.region = name_of_sum(study);
    auto const all = strategies_of(study);
    auto const chosen =
        std::find_if(all.begin(), all.end(), [&](Strategy const& known) { return known.id == strategy; });
    bool const has_effect = chosen != all.end() && chosen->has_effect;
    found.sum = budget_impact_of_all(
        study, strategy, execution, {}, [&](std::size_t authority, CashColumns const& columns, std::size_t replicates) {
            found.members.push_back(member_of_sum(authority, columns, replicates, has_effect));
        });
    return found;
}

}  // namespace holdfast
