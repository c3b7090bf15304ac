#include "engine/plan.hpp"

#include "engine/break_even_points.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/workforce/projection.hpp"
#include "study/cash_rests_on.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

BandSet bands_of(Intervention const& intervention, std::vector<TenureBand> const& bands)
{
    if (intervention.eligible_bands.empty()) return all_bands;
    auto const steps = tenure_steps(bands);
    BandSet set = 0;
    for (auto const& name : intervention.eligible_bands) {
        bool found = false;
        for (std::size_t k = 0; k < steps.size(); ++k) {
            if (bands[steps[k].band].name != name) continue;
            found = true;
            set |= BandSet{1} << static_cast<unsigned>(k);
        }
        require(found, "an eligible band is one of the study's: " + name);
    }
    return set;
}

bool contains_all(BandSet set, std::size_t bands)
{
    for (std::size_t k = 0; k < bands; ++k)
        if (!contains(set, static_cast<int>(k))) return false;
    return true;
}

std::size_t index_of(Study const& study, std::string const& id)
{
    auto const found = std::find_if(study.interventions.begin(), study.interventions.end(),
                                    [&id](Intervention const& i) { return i.id == id; });
    require(found != study.interventions.end(), "a package's member is one of the study's interventions: " + id);
    return static_cast<std::size_t>(found - study.interventions.begin());
}

//! From firm to weak: a package is only as well founded as its weakest member.
int weakness(Basis basis)
{
    switch (basis) {
    case Basis::official_statistic: return 0;
    case Basis::local: return 1;
    case Basis::published: return 2;
    case Basis::derived: return 3;
    case Basis::null_result: return 4;
    case Basis::elicited: return 5;
    case Basis::assumption: return 6;
    case Basis::placeholder: return 7;
    case Basis::missing: return 8;
    case Basis::no_turnover_evidence: return 9;
    }
    return 9;
}

//! When each member is delivered, as sums over its months.
void weigh_deliveries(Timeline const& line, StrategyPlan& plan)
{
    auto const members = plan.members.size();
    plan.delivered.resize(members);
    plan.delivered_by_year.resize(members * static_cast<std::size_t>(line.years()));
    for (std::size_t i = 0; i < members; ++i) {
        auto const [from, until] = plan.schedule.delivered(static_cast<int>(i));
        for (int t = from; t < until; ++t) {
            auto const month = static_cast<std::size_t>(t);
            auto& in_year = plan.delivered_by_year[static_cast<std::size_t>(line.year_of[month]) * members + i];
            plan.delivered[i].months += line.discount[month];
            in_year.months += 1.0;
            if (t != from) continue;
            plan.delivered[i].starts += line.discount[month];
            in_year.starts += 1.0;
        }
    }
}

std::vector<Intervention const*> interventions_of(Study const& study, std::vector<std::size_t> const& members)
{
    std::vector<Intervention const*> all;
    all.reserve(members.size());
    for (auto const member : members) all.push_back(&study.interventions[member]);
    return all;
}

StrategyPlan plan_for(Study const& study, Timeline const& line, std::vector<std::size_t> members, double overlap)
{
    StrategyPlan plan;
    plan.members = std::move(members);
    plan.overlap = overlap;
    plan.has_effect = plan.reaches_all = true;
    plan.cost_parts = cost_parts_of(interventions_of(study, plan.members));
    for (auto const member : plan.members) {
        auto const& intervention = study.interventions[member];
        plan.deliveries.push_back(intervention.delivery);
        plan.eligible.push_back(bands_of(intervention, study.bands));
        plan.parts_of_costs.push_back(intervention.parts_of_costs());
        if (!intervention.effect) plan.has_effect = false;
        if (!contains_all(plan.eligible.back(), tenure_steps(study.bands).size())) plan.reaches_all = false;
        if (intervention.meets_hires()) plan.meets_hires = true;
        if (intervention.takes_time()) plan.takes_time = true;
    }
    plan.schedule = EffectSchedule(plan.deliveries, study.months);
    weigh_deliveries(line, plan);
    if (plan.members.size() == 1)
        for (double const log_hazard_ratio : break_even_points())
            for (std::size_t phase = 0; phase < plan.schedule.phases().size(); ++phase)
                plan.powers_at_break_even_points.push_back(
                    std::exp(log_hazard_ratio * plan.schedule.profile(0, phase).share));
    return plan;
}

std::vector<std::size_t> members_of(Study const& study, Package const& package)
{
    std::vector<std::size_t> members;
    for (auto const& id : package.members) members.push_back(index_of(study, id));
    return members;
}

}  // namespace

bool posts_grow(Study const& study)
{
    auto const* fixed = std::get_if<Fixed>(&study.posts_growth.about);
    return fixed == nullptr || fixed->value != 0.0;
}

Plan::Plan(Study const& study)
    : line(timeline(study.start, study.months, study.discounting, study.outcome_discount_rate)),
      outcomes_apart(line.outcome_discount != line.discount), posts_grow(holdfast::posts_grow(study))
{
    auto const steps = tenure_steps(study.bands);
    require(!steps.empty() && steps.size() <= static_cast<std::size_t>(most_bands),
            "a study has one to eight bands of tenure, or steps of them");
    for (auto const& step : steps) {
        band_shares.push_back(step.share);
        moving_up.push_back(moving_up_each_month(step.width_months));
        band_of.push_back(step.band);
    }
    for (std::size_t i = 0; i < study.interventions.size(); ++i) strategies.push_back(plan_for(study, line, {i}, 0.0));
    for (auto const& package : study.packages) {
        strategies.push_back(plan_for(study, line, members_of(study, package), package.overlap));
        strategies.back().reach = package.reach;
    }

    std::vector<Delivery> unfelt;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        if (strategies[s].has_effect || strategies[s].members.size() > 1) continue;
        strategies[s].without_evidence = without_evidence.size();
        without_evidence.push_back(s);
        unfelt.push_back(strategies[s].deliveries.front());
        unfelt.back().lag = study.months;  // felt after the end
    }
    nothing = EffectSchedule(unfelt, study.months);
}

namespace {

//! Of a pilot that stands beside something: what nobody measured makes the whole a guess. A null result was measured.
Basis basis_with_pilot(Basis beside_pilot) { return beside_pilot == Basis::null_result ? Basis::local : beside_pilot; }

//! Does a saving rest on what was published and on a pilot together, and how is bias dealt with? Words about it depend on that.
void put_grounds(Strategy& strategy, Study const& study)
{
    bool differ = false;
    for (auto const member : strategy.members) {
        auto const& effect = study.interventions[member].effect;
        if (!effect) continue;
        if (effect->beside_pilot && *effect->beside_pilot != Basis::local) {
            auto const basis = basis_with_pilot(*effect->beside_pilot);
            if (weakness(basis) > weakness(Basis::derived) && weakness(basis) > weakness(strategy.basis))
                strategy.basis = basis;
            strategy.beside_pilot = true;
        }
        if (!effect->deals_with_bias()) continue;
        differ = differ || (strategy.bias_method && *strategy.bias_method != effect->bias_method);
        strategy.bias_method = effect->bias_method;
    }
    if (differ) strategy.bias_method.reset();
    strategy.beside_pilot = strategy.beside_pilot && weakness(strategy.basis) <= weakness(Basis::derived);
}

}  // namespace

std::vector<Strategy> strategies_of(Study const& study)
{
    std::vector<Strategy> list;
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const& intervention = study.interventions[i];
        Strategy s;
        s.id = intervention.id;
        s.name = intervention.name;
        s.level = intervention.level;
        s.group = intervention.group;
        s.basis = intervention.basis;
        s.cost_parts = cash_rests_on(intervention);
        s.placeholder_cost = at(s.cost_parts, CostPart::guessed);
        s.hours_guessed = intervention.guesses_hours();
        s.takes_time = intervention.takes_time();
        s.members = {i};
        s.has_effect = intervention.effect.has_value();
        put_grounds(s, study);
        list.push_back(std::move(s));
    }
    for (auto const& package : study.packages) {
        Strategy s;
        s.id = package.id;
        s.name = package.name;
        s.level = "package";
        s.group = "package";
        s.members = members_of(study, package);
        s.overlap = package.overlap;
        s.has_effect = true;
        s.basis = study.interventions[s.members.front()].basis;
        for (auto const member : s.members) {
            auto const& intervention = study.interventions[member];
            if (weakness(intervention.basis) > weakness(s.basis)) s.basis = intervention.basis;
            s.has_effect = s.has_effect && intervention.effect.has_value();
            s.takes_time = s.takes_time || intervention.takes_time();
            s.hours_guessed = s.hours_guessed || intervention.guesses_hours();
        }
        s.cost_parts = cash_rests_on(interventions_of(study, s.members));
        s.placeholder_cost = at(s.cost_parts, CostPart::guessed);
        put_grounds(s, study);
        list.push_back(std::move(s));
    }
    return list;
}

}  // namespace holdfast
