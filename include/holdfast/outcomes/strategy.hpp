//! A strategy against the comparator, for one authority: the flows it saves, what its programme costs (M19, M24, M25).
//! Written once over the number type, as the projection is. The comparator is projected once and kept by month;
//! every strategy is then a difference, month by month, with the same draws.
//! Nothing here allocates once the buffers have their size.
//! Tested in tests/outcomes/strategy_test.cpp and against the slow twin in tests/laws/.
#pragma once

#include "holdfast/outcomes/discounting.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/workforce/projection.hpp"

#include <span>
#include <vector>

namespace holdfast {

//! What a programme costs, beside what it saves.
template <class Real> struct ProgrammeCosts {
    Real setup{};            //!< once, in the start month [£]
    Real annual{};           //!< while delivered [£ a year]
    Real per_worker_year{};  //!< while delivered, per eligible worker reached [£ per FTE-year]
    Real per_starter{};      //!< while delivered, per new starter reached [£]
};

//! One member of a strategy: its effect and its costs.
template <class Real> struct Member {
    InterventionEffect<Real> effect;
    ProgrammeCosts<Real> costs;
};

//! The comparator's months: flows as sums (vacancy, hires, …).
template <class Real> using FlowsByMonth = std::vector<FlowSums<Real>>;

//! How much of a strategy is kept: everything, or only the discounted money and the workers reached, which is faster
//! where the same strategy is run many times over (break-evens).
enum class Keep { everything, present_values };

//! What a strategy saves in one authority: comparator − strategy, before prices.
template <class Real> struct StrategySaving {
    FlowSums<Real> discounted{};           //!< present value weights (money)
    FlowSums<Real> discounted_outcomes{};  //!< present value weights (outcomes)
    FlowSums<Real> whole{};                //!< undiscounted, over the whole horizon
    std::vector<FlowSums<Real>> by_month;  //!< undiscounted
    std::vector<FlowSums<Real>> by_year;   //!< undiscounted, by financial year
    Real programme{};                      //!< present value of the programme's cost [£]
    std::vector<Real> programme_by_month;  //!< undiscounted [£]
    std::vector<Real> programme_by_year;   //!< undiscounted [£]
    Real workers_reached{};                //!< present value of FTE-years reached while delivered

    void reset(Timeline const& line, Keep keep)
    {
        discounted = discounted_outcomes = whole = {};
        programme = workers_reached = Real(0.0);
        if (keep == Keep::present_values) return;
        by_month.assign(static_cast<std::size_t>(line.months), {});
        by_year.assign(static_cast<std::size_t>(line.years()), {});
        programme_by_month.assign(static_cast<std::size_t>(line.months), Real(0.0));
        programme_by_year.assign(static_cast<std::size_t>(line.years()), Real(0.0));
    }
};

template <class Real> [[nodiscard]] FlowSums<Real> sums_of(MonthFlows<Real> const& flows)
{
    return {flows.permanent, flows.vacancy, flows.hires, flows.leavers, Real(flows.permanent * flows.absence_factor)};
}

//! The comparator: nothing new is done.
template <class Real>
void project_comparator(Workforce<Real> const& workforce, PerBand<Real> const& hazards,
                        Recruitment<Real> const& recruitment, EffectSchedule const& nothing, FlowsByMonth<Real>& into)
{
    into.resize(static_cast<std::size_t>(nothing.months()));
    project<Real>(workforce, hazards, recruitment, {}, nothing, [&into](int t, MonthFlows<Real> const& flows) {
        into[static_cast<std::size_t>(t)] = sums_of(flows);
    });
}

//! Cost of one member's programme in month t [£], undiscounted (M19), and the FTE it reaches.
template <class Real> struct ProgrammeMonth {
    Real cost{};
    Real reached{};
};

template <class Real>
[[nodiscard]] ProgrammeMonth<Real> programme_month(Member<Real> const& member, Delivery const& delivery,
                                                   MonthFlows<Real> const& flows, int bands, int month)
{
    ProgrammeMonth<Real> result{Real(0.0), Real(0.0)};
    Real eligible = 0.0;
    for (int k = 0; k < bands; ++k)
        if (contains(member.effect.eligible, k)) eligible = eligible + flows.opening[static_cast<std::size_t>(k)];
    result.reached = member.effect.coverage * eligible;
    result.cost = (member.costs.annual + member.costs.per_worker_year * result.reached) / 12.0;
    if (contains(member.effect.eligible, 0))
        result.cost = result.cost + member.costs.per_starter * member.effect.coverage * flows.hires;
    if (month == delivery.start) result.cost = result.cost + member.costs.setup;
    return result;
}

//! Projects the strategy and takes it from the comparator. `members`, `deliveries` and the schedule are in one order.
//! `effects` is scratch of the members' number. `into` is overwritten, as far as it is kept.
template <class Real, Keep keep = Keep::everything>
void save_against(FlowsByMonth<Real> const& comparator, Workforce<Real> const& workforce, PerBand<Real> const& hazards,
                  Recruitment<Real> const& recruitment, std::span<Member<Real> const> members,
                  std::span<Delivery const> deliveries, EffectSchedule const& schedule, double overlap,
                  Timeline const& line, std::span<InterventionEffect<Real>> effects, StrategySaving<Real>& into)
{
    into.reset(line, keep);
    for (std::size_t i = 0; i < members.size(); ++i) effects[i] = members[i].effect;
    weaken_by_overlap<Real>(effects, overlap);
    int const bands = workforce.bands;

    project<Real>(workforce, hazards, recruitment, std::span<InterventionEffect<Real> const>(effects), schedule,
                  [&](int month, MonthFlows<Real> const& flows) {
                      auto const t = static_cast<std::size_t>(month);
                      auto const year = static_cast<std::size_t>(line.year_of[t]);
                      FlowSums<Real> const saved = comparator[t] - sums_of(flows);
                      into.discounted.add(saved, line.discount[t]);
                      if constexpr (keep == Keep::everything) {
                          into.by_month[t] = saved;
                          into.by_year[year].add(saved, 1.0);
                          into.discounted_outcomes.add(saved, line.outcome_discount[t]);
                      }

                      for (std::size_t i = 0; i < members.size(); ++i) {
                          if (!schedule.is_delivered(static_cast<int>(i), month)) continue;
                          auto const paid = programme_month(members[i], deliveries[i], flows, bands, month);
                          if constexpr (keep == Keep::everything) {
                              into.programme_by_month[t] = into.programme_by_month[t] + paid.cost;
                              into.programme_by_year[year] = into.programme_by_year[year] + paid.cost;
                          }
                          into.programme = into.programme + paid.cost * line.discount[t];
                          into.workers_reached = into.workers_reached + paid.reached * (line.discount[t] / 12.0);
                      }
                  });
    if constexpr (keep == Keep::everything)
        for (auto const& year : into.by_year) into.whole.add(year, 1.0);
}

}  // namespace holdfast
