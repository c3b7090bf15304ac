//! Beliefs meet the model: one authority with one set of values for every belief, over any number type.
//! The same text serves a batch of draws, the base case in doubles and the base case in 50-digit decimals.
#pragma once

#include "plan.hpp"
#include "shared_beliefs.hpp"

#include "holdfast/outcomes/strategy.hpp"

#include <algorithm>
#include <vector>

namespace holdfast {

template <class Real> struct InterventionValues {
    Real log_hazard_ratio{}, transport{}, coverage{}, absence_ratio{1.0};
    ProgrammeCosts<Real> costs;
};

//! One value of every shared belief.
template <class Real> struct SharedValues {
    Real leaving_rate{}, months_to_fill{}, moves_between_authorities{};
    Prices<Real> prices;  //!< cover share and absence rate are the authority's own
    std::vector<Real> relative_rates;
    std::vector<InterventionValues<Real>> interventions;

    //! `value_of(slot)` gives the value of a slot.
    template <class ValueOf> void gather(SharedBeliefs const& beliefs, ValueOf&& value_of)
    {
        auto const value_or = [&value_of](Slot slot, double otherwise) {
            return slot == no_belief ? Real(otherwise) : Real(value_of(slot));
        };
        leaving_rate = value_of(beliefs.leaving_rate);
        months_to_fill = value_of(beliefs.months_to_fill);
        moves_between_authorities = value_of(beliefs.moves_between_authorities);
        prices.pay = value_of(beliefs.pay);
        prices.agency_premium = value_of(beliefs.agency_premium);
        prices.recruitment = value_of(beliefs.recruitment);
        prices.induction = value_of(beliefs.induction);
        prices.exit = value_of(beliefs.exit);
        prices.months_to_full_productivity = value_of(beliefs.months_to_full_productivity);
        prices.starting_productivity = value_of(beliefs.starting_productivity);
        prices.uncovered_value = value_of(beliefs.uncovered_value);
        relative_rates.resize(beliefs.relative_rates.size());
        for (std::size_t k = 0; k < relative_rates.size(); ++k) relative_rates[k] = value_of(beliefs.relative_rates[k]);
        interventions.resize(beliefs.interventions.size());
        for (std::size_t i = 0; i < interventions.size(); ++i) {
            auto const& slots = beliefs.interventions[i];
            auto& values = interventions[i];
            values.log_hazard_ratio = value_or(slots.log_hazard_ratio, 0.0);
            values.transport = value_or(slots.transport, 0.0);
            values.coverage = value_of(slots.coverage);
            values.absence_ratio = value_or(slots.absence_ratio, 1.0);
            values.costs = {value_or(slots.setup, 0.0), value_or(slots.annual, 0.0),
                            value_or(slots.per_worker_year, 0.0), value_or(slots.per_starter, 0.0)};
        }
    }
};

//! One value of every belief of an authority's own.
template <class Real> struct AuthorityValues {
    Real relative_leaving_rate{}, cover_share{}, caseload{}, absence_rate{};
    std::vector<Real> heterogeneity;  //!< η by intervention (M15)
};

//! Which effect a strategy is run with.
struct EffectAs {
    enum class Kind {
        used,          //!< q · ln θ + δ + η (M14, M15)
        as_published,  //!< ln θ + η: without bias adjustment and transport
        given          //!< the same ln θ for every draw: for break-evens
    };
    Kind kind{Kind::used};
    double log_hazard_ratio{};  //!< for `given`
};

//! An authority ready to be projected. Buffers keep their size from authority to authority.
template <class Real> class AuthorityModel {
public:
    AuthorityModel(Study const& study, Plan const& plan) : study_(study), plan_(plan)
    {
        std::size_t most = 0;
        for (auto const& strategy : plan.strategies) most = std::max(most, strategy.members.size());
        members_.resize(most);
        effects_.resize(most);
    }

    //! Binds the values to the model and projects the comparator.
    void prepare(Authority const& authority, SharedValues<Real> const& shared, AuthorityValues<Real> const& own)
    {
        shared_ = &shared;
        own_ = &own;
        prices_ = shared.prices;
        prices_.cover_share = own.cover_share;
        prices_.absence_rate = own.absence_rate;

        leaving_rate_ = shared.leaving_rate * own.relative_leaving_rate;  // (M27)
        months_to_fill_ = study_.implied_fill
                              ? Real(12.0 * authority.vacancies / (leaving_rate_ * authority.in_post))  // (M3)
                              : shared.months_to_fill;
        hazards_ = leaving_hazards<Real>(leaving_rate_, plan_.band_shares, shared.relative_rates);
        workforce_ = opening_workforce<Real>(authority.in_post, authority.vacancies, plan_.band_shares, plan_.moving_up,
                                             leaving_rate_, months_to_fill_);
        recruitment_ = {months_to_fill_, authority.hires_capacity};
        project_comparator<Real>(workforce_, hazards_, recruitment_, plan_.nothing, comparator_);
    }

    //! What a strategy saves against the comparator.
    template <Keep keep = Keep::everything>
    void save(StrategyPlan const& strategy, EffectAs as, StrategySaving<Real>& into)
    {
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const index = strategy.members[i];
            auto const& values = shared_->interventions[index];
            auto& member = members_[i];
            member.costs = values.costs;
            member.effect.coverage = values.coverage;
            member.effect.absence_ratio = values.absence_ratio;
            member.effect.eligible = strategy.eligible[i];
            member.effect.changes_absence = study_.interventions[index].absence_ratio.has_value();
            member.effect.log_hazard_ratio = log_hazard_ratio(index, as);
        }
        auto const count = strategy.members.size();
        save_against<Real, keep>(comparator_, workforce_, hazards_, recruitment_, std::span(members_).first(count),
                                 strategy.deliveries, strategy.schedule, strategy.overlap, plan_.line,
                                 std::span(effects_).first(count), into);
    }

    [[nodiscard]] Prices<Real> const& prices() const { return prices_; }
    [[nodiscard]] FlowsByMonth<Real> const& comparator() const { return comparator_; }
    [[nodiscard]] Workforce<Real> const& opening() const { return workforce_; }
    [[nodiscard]] Real const& leaving_rate() const { return leaving_rate_; }
    [[nodiscard]] Real const& months_to_fill() const { return months_to_fill_; }

private:
    [[nodiscard]] Real log_hazard_ratio(std::size_t index, EffectAs as) const
    {
        if (as.kind == EffectAs::Kind::given) return Real(as.log_hazard_ratio);
        auto const& effect = study_.interventions[index].effect;
        if (!effect) return Real(0.0);  // no turnover evidence: no effect is ever given
        auto const& values = shared_->interventions[index];
        if (as.kind == EffectAs::Kind::as_published) return values.log_hazard_ratio + own_->heterogeneity[index];
        return values.log_hazard_ratio * effect->bias_factor + values.transport + own_->heterogeneity[index];
    }

    Study const& study_;
    Plan const& plan_;
    SharedValues<Real> const* shared_{};
    AuthorityValues<Real> const* own_{};
    Prices<Real> prices_;
    Real leaving_rate_{}, months_to_fill_{};
    PerBand<Real> hazards_{};
    Workforce<Real> workforce_;
    Recruitment<Real> recruitment_;
    FlowsByMonth<Real> comparator_;
    std::vector<Member<Real>> members_;
    std::vector<InterventionEffect<Real>> effects_;
};

//! The values of the base case: every belief at its mean (M30).
template <class Real> [[nodiscard]] SharedValues<Real> means_of(SharedBeliefs const& beliefs)
{
    SharedValues<Real> values;
    values.gather(beliefs,
                  [&beliefs](Slot slot) { return Real(mean(beliefs.list[static_cast<std::size_t>(slot)]->about)); });
    return values;
}

template <class Real>
[[nodiscard]] AuthorityValues<Real> means_of(Authority const& authority, std::size_t interventions)
{
    return {Real(mean(authority.relative_leaving_rate.about)), Real(mean(authority.cover_share.about)),
            Real(mean(authority.caseload.about)), Real(mean(authority.absence_rate.about)),
            std::vector<Real>(interventions, Real(0.0))};
}

//! The base case of every authority and strategy, one after another (M30): in doubles for the findings, in 50-digit
//! decimals for the worked sum.
template <class Real> class MeanModel {
public:
    MeanModel(Study const& study, Plan const& plan, SharedBeliefs const& beliefs)
        : interventions_(study.interventions.size()), shared_(means_of<Real>(beliefs)), model_(study, plan)
    {
    }
    void start(Authority const& authority)
    {
        own_ = means_of<Real>(authority, interventions_);
        model_.prepare(authority, shared_, own_);
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
    std::size_t interventions_;
    SharedValues<Real> shared_;
    AuthorityValues<Real> own_;
    AuthorityModel<Real> model_;
    StrategySaving<Real> saving_;
};

}  // namespace holdfast
