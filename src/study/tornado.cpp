#include "holdfast/study/tornado.hpp"

#include "authority_model.hpp"
#include "own_beliefs.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/study/findings.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace holdfast {

namespace {

using Values = EveryValue<double>;

//! A belief, and where the model has its value.
struct Lever {
    Belief belief;
    BarScale scale{BarScale::plain};
    std::function<double&(Values&)> value;
};

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

std::size_t strategy_with_effect(Study const& study, std::string const& id)
{
    auto const strategies = strategies_of(study);
    auto const found =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == id; });
    require(found != strategies.end(), "a tornado is of one of the study's strategies, not: " + id);
    require(found->has_effect, "a tornado is of a strategy with turnover evidence, not: " + id);
    return static_cast<std::size_t>(found - strategies.begin());
}

std::vector<std::size_t> widest_first(std::vector<TornadoBar> const& bars, double (TornadoBar::*width)() const)
{
    std::vector<std::size_t> order(bars.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return (bars[a].*width)() > (bars[b].*width)(); });
    return order;
}

}  // namespace

double TornadoBar::cash_width() const { return std::abs(high.net_cash - low.net_cash); }
double TornadoBar::total_width() const { return std::abs(high.net_total - low.net_total); }
double TornadoBar::gross_cash_width() const
{
    return std::abs(high.net_cash + high.programme - low.net_cash - low.programme);
}

Tornado tornado(Study const& study, Authority const& authority, std::string const& strategy)
{
    constexpr double low = 0.025;
    auto const index = strategy_with_effect(study, strategy);
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    AuthorityModel<double> model(study, plan);
    StrategySaving<double> saving;
    auto values = means_of<double>(beliefs, authority);
    auto const net_saving = [&] {
        model.prepare(authority, values);
        model.save(plan.strategies[index], {EffectAs::Kind::used}, saving);
        auto const lines = price(saving.discounted, model.prices());
        double const net_cash = cash(lines) - saving.programme;
        return TornadoEnd{0.0, net_cash, net_cash + capacity(lines), saving.programme};
    };

    Tornado found;
    auto const base = net_saving();
    found.net_cash = base.net_cash;
    found.net_total = base.net_total;
    found.programme = base.programme;

    auto levers = baseline_levers(study, authority);
    auto const append = [&levers](std::vector<Lever> more) {
        std::move(more.begin(), more.end(), std::back_inserter(levers));
    };
    append(price_levers(study));
    for (auto const member : plan.strategies[index].members) append(intervention_levers(study, authority, member));
    for (auto& lever : levers) {
        if (!(sd(lever.belief.about) > 0.0)) continue;
        double& value = lever.value(values);
        double const mean = value;
        auto const end_at = [&](double probability) {
            value = quantile(lever.belief.about, probability);
            auto end = net_saving();
            end.input = value;
            value = mean;
            return end;
        };
        auto const at_low = end_at(low);
        auto const at_high = end_at(1.0 - low);
        found.bars.push_back({std::move(lever.belief), lever.scale, mean, at_low, at_high});
    }
    found.widest_in_cash = widest_first(found.bars, &TornadoBar::cash_width);
    found.widest_in_total = widest_first(found.bars, &TornadoBar::total_width);
    return found;
}

}  // namespace holdfast
