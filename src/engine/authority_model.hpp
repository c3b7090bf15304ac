//! Beliefs meet the model: one authority with one set of values for every belief, over any number type.
//! The same text serves a batch of draws, the base case in doubles and the base case in 50-digit decimals.
#pragma once

#include "engine/own_beliefs.hpp"
#include "engine/plan.hpp"
#include "engine/shared_beliefs.hpp"
#include "holdfast/outcomes/strategy.hpp"

#include <optional>
#include <span>
#include <vector>

namespace holdfast {

template <class Real> struct InterventionValues {
    Real log_hazard_ratio{}, transport{}, coverage{}, absence_ratio{1.0};
    Real published{};  //!< ln θ before it was shrunk (M14a)
    ProgrammeCosts<Real> costs;
    std::vector<ResourceValues<Real>> resources;
    std::optional<ResourceCosts<Real>> resource_costs;  //!< what they come to (M19a)
};

//! What an intervention's resources come to; none where it takes none.
template <class Real>
[[nodiscard]] std::optional<ResourceCosts<Real>> resource_costs(InterventionSlots const& slots,
                                                                std::vector<ResourceValues<Real>> const& values,
                                                                HoursAndTeams<Real> const& with)
{
    if (values.empty()) return std::nullopt;
    ResourceCosts<Real> costs;
    for (std::size_t r = 0; r < values.size(); ++r)
        add_resource(costs, slots.terms[r], cost_of_resource(slots.terms[r], values[r], with));
    return costs;
}

template <class Real, class ValueOf>
[[nodiscard]] InterventionValues<Real> intervention_values(InterventionSlots const& slots, ValueOf&& value_of)
{
    auto const value_or = [&value_of](Slot slot, double otherwise) {
        return slot == no_belief ? Real(otherwise) : Real(value_of(slot));
    };
    InterventionValues<Real> values;
    for_rows(intervention_rows, [&](auto const& row) {
        auto const slot = row.place(slots);
        auto& value = row.place(values);
        if (slot != no_belief) value = value_of(slot);
    });
    values.published = slots.published == slots.log_hazard_ratio ? values.log_hazard_ratio : value_of(slots.published);
    for (auto const part : all_programme_parts) {
        auto const what = at(slots.shares_of, part);
        if (what == ShareOf::nothing) continue;
        auto& cost = at(values.costs, part);
        cost = in_pounds(what, cost, value_or(slots.pay, 0.0), value_or(slots.on_costs, 0.0),
                         value_or(slots.national_insurance, 0.0));
    }
    values.resources.resize(slots.resources.size());
    for_resource_rows(slots.resources.size(), [&](auto const& row) {
        if (auto const slot = row.place(slots); slot != no_belief) row.place(values) = value_of(slot);
    });
    if (!values.resources.empty())
        values.resource_costs = resource_costs<Real>(
            slots, values.resources,
            {value_or(slots.pay, 0.0), value_or(slots.paid_hours, 1.0), value_or(slots.team_size, 1.0)});
    return values;
}

//! One value of every shared belief but the interventions'.
template <class Real> struct SharedValues {
    Real leaving_rate{}, months_to_fill{}, moves_between_authorities{}, posts_growth{};
    Real paid_hours = 1.0, team_size = 1.0;  //!< not used where no resource follows them
    SharedPrices<Real> prices;
    PerBand<Real> relative_rates{};  //!< by band of the study

    //! `value_of(slot)` gives the value of a slot.
    template <class ValueOf> void gather(SharedBeliefs const& beliefs, ValueOf&& value_of)
    {
        for_rows(shared_rows, [&](auto const& row) {
            auto const slot = row.place(beliefs);
            if (slot != no_belief) row.place(*this) = value_of(slot);
        });
        for (std::size_t k = 0; k < beliefs.relative_rates.size(); ++k)
            relative_rates[k] = value_of(beliefs.relative_rates[k]);
    }
};

//! One value of every belief of an authority's own, but those about interventions.
template <class Real> struct OwnValues {
    Real relative_leaving_rate{}, cover_share{}, caseload{}, absence_rate{}, agency_price_level = 1.0;

    //! `value_of(column)` gives the value in a column of the authority's own draws.
    template <class ValueOf> [[nodiscard]] static OwnValues from_columns(ValueOf&& value_of)
    {
        OwnValues values;
        std::size_t column = 0;
        for_rows(authority_rows, [&](auto const& row) { row.place(values) = value_of(column++); });
        return values;
    }
    [[nodiscard]] static OwnValues means_of(Authority const& authority)
    {
        OwnValues values;
        for_rows(authority_rows, [&](auto const& row) { row.place(values) = Real(mean(row.place(authority).about)); });
        return values;
    }
};

//! One value of every belief that a run of one authority needs.
template <class Real> struct EveryValue {
    SharedValues<Real> shared;
    OwnValues<Real> own;
    std::vector<InterventionValues<Real>> interventions;
    std::vector<Real> heterogeneity;  //!< η by intervention (M15)

    //! What is believed of the authority and of everybody, in one draw or a batch of them: `shared_at(slot)` and
    //! `own_at(column)` give the values.
    template <class SharedAt, class OwnAt>
    void gather(SharedBeliefs const& beliefs, SharedAt&& shared_at, OwnAt&& own_at)
    {
        shared.gather(beliefs, shared_at);
        own = OwnValues<Real>::from_columns(own_at);
    }
    //! The same of what a strategy's members do.
    template <class SharedAt, class OwnAt>
    void gather_members(StrategyPlan const& strategy, SharedBeliefs const& beliefs, SharedAt&& shared_at,
                        OwnAt&& own_at)
    {
        interventions.resize(beliefs.interventions.size());
        heterogeneity.resize(beliefs.interventions.size());
        for (auto const member : strategy.members) {
            interventions[member] = intervention_values<Real>(beliefs.interventions[member], shared_at);
            heterogeneity[member] = own_at(first_heterogeneity + member);
        }
    }
};

//! The values of the base case: every belief at its mean (M30).
template <class Real> [[nodiscard]] EveryValue<Real> means_of(SharedBeliefs const& beliefs, Authority const& authority)
{
    auto const mean_of = [&beliefs](Slot slot) {
        return Real(mean(beliefs.list[static_cast<std::size_t>(slot)]->about));
    };
    EveryValue<Real> values;
    values.shared.gather(beliefs, mean_of);
    values.own = OwnValues<Real>::means_of(authority);
    for (auto const& slots : beliefs.interventions)
        values.interventions.push_back(intervention_values<Real>(slots, mean_of));
    values.heterogeneity.assign(beliefs.interventions.size(), Real(0.0));
    return values;
}

//! Which effect a strategy is run with.
struct EffectAs {
    enum class Kind {
        used,          //!< q · ln θ + δ + η (M14, M15)
        as_published,  //!< ln θ as published, + η: without bias adjustment, shrinkage and transport
        given          //!< the same ln θ for every draw: for break-evens
    };
    Kind kind{Kind::used};
    double log_hazard_ratio{};  //!< for `given`
};

//! σ_between of η (M15): the study's, or the intervention's own.
[[nodiscard]] double between_authorities_sd(Study const&, Intervention const&);

//! What an intervention is in one authority, the same in every draw.
struct InterventionHere {
    double setup_share{1.0};  //!< what of the set-up the authority carries (M19c)
    bool is_carried{true};    //!< is δ added (M14)? Not where a pilot was counted
};
[[nodiscard]] InterventionHere intervention_here(Study const&, Authority const&, Intervention const&);
//! By intervention of the study.
[[nodiscard]] std::vector<InterventionHere> interventions_here(Study const&, Authority const&);

//! The same, kept from authority to authority. What ends it is in the source, as of OwnSamplers.
class InterventionsHere {
public:
    InterventionsHere();
    InterventionsHere(InterventionsHere const&) = delete;
    InterventionsHere& operator=(InterventionsHere const&) = delete;
    ~InterventionsHere();
    void start(Study const&, Authority const&);
    [[nodiscard]] std::span<InterventionHere const> all() const { return all_; }

private:
    std::vector<InterventionHere> all_;
};

//! ln θ in those reached (M14, M15); η is the authority's own. Without turnover evidence no effect is ever given.
template <class Real>
[[nodiscard]] Real log_hazard_ratio(Intervention const& intervention, InterventionHere const& here,
                                    InterventionValues<Real> const& values, Real const& heterogeneity, EffectAs as)
{
    if (as.kind == EffectAs::Kind::given) return Real(as.log_hazard_ratio);
    if (!intervention.effect) return Real(0.0);
    if (as.kind == EffectAs::Kind::as_published) return values.published + heterogeneity;
    auto const& effect = *intervention.effect;
    if (!here.is_carried) return effect.used(values.log_hazard_ratio, heterogeneity);
    return effect.used(values.log_hazard_ratio, values.transport, heterogeneity);
}

//! (M19c) Leaves of what is paid once the share that the authority carries. Nothing is touched without an alliance, so that
//! such studies have the bits that they had.
template <class Real> void share_setup(Member<Real>& member, double share)
{
    if (share == 1.0) return;
    auto const leave = [share](ProgrammeCosts<Real>& of) { of.setup = of.setup * Real(share); };
    leave(member.costs);
    if (!member.resources) return;
    for (auto const part : all_cost_parts) {
        leave(at(member.resources->cash, part));
        leave(at(member.resources->time, part));
    }
    leave(member.resources->hours);
    member.resources->capital = member.resources->capital * Real(share);
}

//! Member number `i` of a strategy in an authority, with one value of everything.
template <class Real>
[[nodiscard]] Member<Real> member_of(Study const& study, InterventionHere const& here, StrategyPlan const& strategy,
                                     std::size_t i, InterventionValues<Real> const& values, Real const& heterogeneity,
                                     EffectAs as)
{
    auto const& intervention = study.interventions[strategy.members[i]];
    Member<Real> member;
    member.costs = values.costs;
    member.parts = strategy.parts_of_costs[i];
    member.resources = values.resource_costs;
    share_setup(member, here.setup_share);
    member.effect.coverage = values.coverage * Real(strategy.reach);
    member.effect.absence_ratio = values.absence_ratio;
    member.effect.eligible = strategy.eligible[i];
    member.effect.changes_absence = intervention.absence_ratio.has_value();
    member.effect.log_hazard_ratio = log_hazard_ratio(intervention, here, values, heterogeneity, as);
    return member;
}

//! An authority in which nothing new is done, with one value of everything: where every strategy starts.
template <class Real> struct Baseline {
    Prices<Real> prices;
    Real leaving_rate{};
    PerBand<Real> hazards{};
    Workforce<Real> opening;
    Recruitment<Real> recruitment;
};

template <class Real>
[[nodiscard]] Baseline<Real> baseline_of(Study const& study, Plan const& plan, Authority const& authority,
                                         SharedValues<Real> const& shared, OwnValues<Real> const& own)
{
    Baseline<Real> base;
    base.prices = static_cast<Prices<Real> const&>(shared.prices);
    base.prices.cover_share = own.cover_share;
    base.prices.agency_price_level = own.agency_price_level;
    base.prices.absence_rate = own.absence_rate;
    base.leaving_rate = shared.leaving_rate * own.relative_leaving_rate;  // (M27)
    PerBand<Real> rates{};
    for (std::size_t k = 0; k < plan.band_of.size(); ++k) rates[k] = shared.relative_rates[plan.band_of[k]];
    base.hazards = leaving_hazards<Real>(base.leaving_rate, plan.band_shares, rates);
    auto opening = opening_of<Real>(authority.in_post, authority.vacancies, plan.band_shares, plan.moving_up,
                                    base.hazards, shared.months_to_fill, study.implied_fill);
    base.opening = std::move(opening.workforce);
    base.opening.grows = plan.posts_grow;
    if (plan.posts_grow) base.opening.monthly_growth = monthly_growth(shared.posts_growth);
    base.recruitment = {std::move(opening.months_to_fill), authority.hires_capacity};
    return base;
}

//! One authority with one value of every belief, month by month. Buffers keep their size from authority to authority.
template <class Real> class AuthorityModel {
public:
    AuthorityModel(Study const& study, Plan const& plan) : study_(study), plan_(plan) {}

    //! Binds the authority and the values, which must live on, to the model and projects the comparator.
    void prepare(Authority const& authority, EveryValue<Real> const& values)
    {
        authority_ = &authority;
        values_ = &values;
        base_ = baseline_of(study_, plan_, authority, values.shared, values.own);
        project_comparator<Real>(base_.opening, base_.hazards, base_.recruitment, plan_.nothing, comparator_);
    }

    //! What a strategy saves against the comparator.
    void save(StrategyPlan const& strategy, EffectAs as, StrategySaving<Real>& into)
    {
        auto const count = strategy.members.size();
        members_.resize(count);
        effects_.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            auto const index = strategy.members[i];
            auto const here = intervention_here(study_, *authority_, study_.interventions[index]);
            members_[i] =
                member_of(study_, here, strategy, i, values_->interventions[index], values_->heterogeneity[index], as);
        }
        save_against<Real>(comparator_, base_.opening, base_.hazards, base_.recruitment, members_, strategy.deliveries,
                           strategy.schedule, strategy.overlap, plan_.line, effects_, into);
    }

    //! Of the strategy last saved.
    [[nodiscard]] std::vector<Member<Real>> const& members() const { return members_; }
    [[nodiscard]] Prices<Real> const& prices() const { return base_.prices; }
    [[nodiscard]] FlowsByMonth<Real> const& comparator() const { return comparator_; }
    [[nodiscard]] Workforce<Real> const& opening() const { return base_.opening; }
    [[nodiscard]] Real const& leaving_rate() const { return base_.leaving_rate; }
    [[nodiscard]] Real const& months_to_fill() const { return base_.recruitment.months_to_fill; }

private:
    Study const& study_;
    Plan const& plan_;
    Authority const* authority_{};
    EveryValue<Real> const* values_{};
    Baseline<Real> base_;
    FlowsByMonth<Real> comparator_;
    std::vector<Member<Real>> members_;
    std::vector<InterventionEffect<Real>> effects_;
};

//! The base case of every authority and strategy, one after another (M30): every belief at its mean. In doubles for the
//! findings, in 50-digit decimals for the worked sum.
template <class Real> class MeanModel {
public:
    MeanModel(Study const& study, Plan const& plan, SharedBeliefs const& beliefs)
        : beliefs_(beliefs), model_(study, plan)
    {
    }
    void start(Authority const& authority)
    {
        values_ = means_of<Real>(beliefs_, authority);
        model_.prepare(authority, values_);
    }
    //! What the strategy saves for the authority last started; written over by the next call.
    StrategySaving<Real> const& save(StrategyPlan const& strategy)
    {
        model_.save(strategy, {EffectAs::Kind::used}, saving_);
        return saving_;
    }
    [[nodiscard]] AuthorityModel<Real> const& model() const { return model_; }
    [[nodiscard]] StrategySaving<Real> const& saving() const { return saving_; }

private:
    SharedBeliefs const& beliefs_;
    EveryValue<Real> values_;
    AuthorityModel<Real> model_;
    StrategySaving<Real> saving_;
};

}  // namespace holdfast
