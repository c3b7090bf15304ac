#include "questions/levers.hpp"

#include "engine/own_beliefs.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace holdfast {

namespace {

//! A lever of a row whose value is in a part of the values: `part(values)`.
template <class Row, class Part> Lever lever(Row const& row, Belief const& belief, Part const& part)
{
    return {belief, row.says.scale,
            [place = row.place, part](Values& values) -> double& { return place(part(values)); }};
}

std::vector<Lever> baseline_levers(Study const& study, Authority const& authority)
{
    auto const shared = [](Values& v) -> SharedValues<double>& { return v.all.shared; };
    auto const own = [](Values& v) -> OwnValues<double>& { return v.all.own; };
    std::vector<Lever> levers;
    for (auto const chapter : order::levers) {
        if (chapter == Chapter::hours_and_teams) continue;  // follow, of a strategy that needs them
        if (chapter == Chapter::fill && study.implied_fill) continue;
        if (chapter == Chapter::on_costs && !follows_salary(study)) continue;
        for_beliefs(shared_rows, chapter, study,
                    [&](auto const& row, Belief const& belief) { levers.push_back(lever(row, belief, shared)); });
        for_beliefs(authority_rows, chapter, authority,
                    [&](auto const& row, Belief const& belief) { levers.push_back(lever(row, belief, own)); });
        if (chapter == Chapter::bands)
            for (std::size_t k = 0; k < study.bands.size(); ++k)
                levers.push_back({band_row.place(study.bands[k]), band_row.says.scale,
                                  [k](Values& v) -> double& { return v.all.shared.relative_rates[k]; }});
    }
    return levers;
}

//! η, in the words of a page about one authority.
Belief heterogeneity_here(Study const& study, Authority const& authority, Intervention const& intervention)
{
    auto belief = heterogeneity_of(study, authority, intervention);
    belief.label = "effect in " + authority.name + " against other authorities: " + intervention.name;
    return belief;
}

std::vector<Lever> intervention_levers(Study const& study, Authority const& authority, std::size_t i)
{
    auto const& intervention = study.interventions[i];
    std::vector<Lever> levers;
    for (auto const chapter : order::interventions) {
        for_beliefs(intervention_rows, chapter, intervention, [&](auto const& row, Belief const& belief) {
            levers.push_back(
                lever(row, belief, [i](Values& v) -> InterventionValues<double>& { return v.as_stated[i]; }));
        });
        if (chapter == Chapter::effect && intervention.effect)
            levers.push_back({heterogeneity_here(study, authority, intervention), heterogeneity_says.scale,
                              [i](Values& v) -> double& { return v.all.heterogeneity[i]; }});
    }
    return levers;
}

}  // namespace

Values mean_values(Study const& study, SharedBeliefs const& beliefs, Authority const& authority)
{
    Values values{means_of<double>(beliefs, authority), {}};
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        values.as_stated.push_back(values.all.interventions[i]);
        values.as_stated[i].resource_costs.reset();
        for_rows(cost_rows, [&](auto const& row) {
            auto const* cost = belief_of(row, study.interventions[i]);
            row.place(values.as_stated[i]) = cost != nullptr ? mean(cost->about) : 0.0;
        });
    }
    return values;
}

void work_out_costs(SharedBeliefs const& beliefs, Values& values)
{
    auto const& prices = values.all.shared.prices;
    for (std::size_t i = 0; i < values.as_stated.size(); ++i) {
        values.all.interventions[i] = values.as_stated[i];
        for (auto const part : all_programme_parts) {
            auto& cost = at(values.all.interventions[i].costs, part);
            cost = in_pounds(at(beliefs.interventions[i].shares_of, part), cost, prices.pay, prices.on_costs,
                             prices.national_insurance);
        }
        auto const& shared = values.all.shared;
        auto& now = values.all.interventions[i];
        now.resource_costs = resource_costs<double>(beliefs.interventions[i], now.resources,
                                                    {prices.pay, shared.paid_hours, shared.team_size});
    }
}

std::vector<Lever> levers_of(Study const& study, Authority const& authority, StrategyPlan const& strategy)
{
    auto levers = baseline_levers(study, authority);
    auto const shared = [](Values& v) -> SharedValues<double>& { return v.all.shared; };
    auto const any = [&](auto const& follows) {
        return std::any_of(strategy.members.begin(), strategy.members.end(),
                           [&](std::size_t member) { return follows(study.interventions[member]); });
    };
    for_beliefs(shared_rows, Chapter::hours_and_teams, study, [&](auto const& row, Belief const& belief) {
        bool const of_hours = study.paid_hours && &belief == &*study.paid_hours;
        if (any([&](Intervention const& member) { return of_hours ? member.follows_hours() : member.follows_teams(); }))
            levers.push_back(lever(row, belief, shared));
    });
    for (auto const member : strategy.members) {
        auto more = intervention_levers(study, authority, member);
        std::move(more.begin(), more.end(), std::back_inserter(levers));
    }
    return levers;
}

}  // namespace holdfast
