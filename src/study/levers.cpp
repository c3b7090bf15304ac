#include "levers.hpp"

#include "own_beliefs.hpp"

#include <iterator>
#include <utility>

namespace holdfast {

namespace {

using Values = EveryValue<double>;

std::vector<Lever> baseline_levers(Study const& study, Authority const& authority)
{
    std::vector<Lever> levers;
    auto const add = [&levers](Belief const& belief, std::function<double&(Values&)> value) {
        levers.push_back({belief, BarScale::plain, std::move(value)});
    };
    add(study.leaving_rate, [](Values& v) -> double& { return v.shared.leaving_rate; });
    add(authority.relative_leaving_rate, [](Values& v) -> double& { return v.own.relative_leaving_rate; });
    for (std::size_t k = 0; k < study.bands.size(); ++k)
        add(study.bands[k].relative_rate, [k](Values& v) -> double& { return v.shared.relative_rates[k]; });
    if (!study.implied_fill) add(study.months_to_fill, [](Values& v) -> double& { return v.shared.months_to_fill; });
    add(authority.cover_share, [](Values& v) -> double& { return v.own.cover_share; });
    add(authority.absence_rate, [](Values& v) -> double& { return v.own.absence_rate; });
    return levers;
}

std::vector<Lever> price_levers(Study const& study)
{
    auto const& prices = study.prices;
    std::vector<Lever> levers;
    auto const add = [&levers](Belief const& belief, double Prices<double>::*price) {
        levers.push_back({belief, BarScale::plain, [price](Values& v) -> double& { return v.shared.prices.*price; }});
    };
    add(prices.pay, &Prices<double>::pay);
    add(prices.agency_premium, &Prices<double>::agency_premium);
    add(prices.recruitment, &Prices<double>::recruitment);
    add(prices.induction, &Prices<double>::induction);
    add(prices.exit, &Prices<double>::exit);
    add(prices.months_to_full_productivity, &Prices<double>::months_to_full_productivity);
    add(prices.starting_productivity, &Prices<double>::starting_productivity);
    add(prices.uncovered_value, &Prices<double>::uncovered_value);
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
    auto const add = [&](Belief const& belief, BarScale scale, double InterventionValues<double>::*value) {
        levers.push_back({belief, scale, [i, value](Values& v) -> double& { return v.interventions[i].*value; }});
    };
    auto const add_cost = [&](std::optional<Belief> const& belief, double ProgrammeCosts<double>::*cost) {
        if (!belief) return;
        levers.push_back(
            {*belief, BarScale::plain, [i, cost](Values& v) -> double& { return v.interventions[i].costs.*cost; }});
    };
    if (intervention.effect) {
        add(intervention.effect->log_hazard_ratio, BarScale::log_hazard_ratio,
            &InterventionValues<double>::log_hazard_ratio);
        add(intervention.effect->transport, BarScale::log_factor, &InterventionValues<double>::transport);
        levers.push_back({heterogeneity_here(study, authority, intervention), BarScale::log_factor,
                          [i](Values& v) -> double& { return v.heterogeneity[i]; }});
    }
    add(intervention.coverage, BarScale::plain, &InterventionValues<double>::coverage);
    if (intervention.absence_ratio)
        add(*intervention.absence_ratio, BarScale::plain, &InterventionValues<double>::absence_ratio);
    add_cost(intervention.setup, &ProgrammeCosts<double>::setup);
    add_cost(intervention.annual, &ProgrammeCosts<double>::annual);
    add_cost(intervention.per_worker_year, &ProgrammeCosts<double>::per_worker_year);
    add_cost(intervention.per_starter, &ProgrammeCosts<double>::per_starter);
    return levers;
}

}  // namespace

std::vector<Lever> levers_of(Study const& study, Authority const& authority, StrategyPlan const& strategy)
{
    auto levers = baseline_levers(study, authority);
    auto const append = [&levers](std::vector<Lever> more) {
        std::move(more.begin(), more.end(), std::back_inserter(levers));
    };
    append(price_levers(study));
    for (auto const member : strategy.members) append(intervention_levers(study, authority, member));
    return levers;
}

}  // namespace holdfast
