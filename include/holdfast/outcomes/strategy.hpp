//! A strategy against the comparator, for one authority: the flows it saves, what its programme costs (M19, M24, M25).
//! Written once over the number type, as the projection is. The comparator is projected once and kept by month;
//! every strategy is then a difference, month by month, with the same draws. Where the months themselves are not
//! wanted, outcomes/month_sums.hpp does the same in sums.
//! Tested in tests/outcomes/strategy_test.cpp and against the slow twin in tests/laws/.
#pragma once

#include "holdfast/outcomes/discounting.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/outcomes/programme.hpp"
#include "holdfast/outcomes/resources.hpp"
#include "holdfast/workforce/projection.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast {

//! One member of a strategy: its effect and its costs.
template <class Real> struct Member {
    InterventionEffect<Real> effect;
    ProgrammeCosts<Real> costs;  //!< the amounts that are given as such
    PartsOfCosts parts{};
    std::optional<ResourceCosts<Real>> resources{};  //!< what is built from what it takes (M19a), beside them
};

//! What the programme costs in cash, all parts together or one of them.
template <class Real> [[nodiscard]] ProgrammeCosts<Real> cash_costs(Member<Real> const& member)
{
    if (!member.resources) return member.costs;
    return member.costs + whole(member.resources->cash);
}
template <class Real> [[nodiscard]] ProgrammeCosts<Real> cash_costs(Member<Real> const& member, CostPart part)
{
    auto const given = only(part, member.parts, member.costs);
    if (!member.resources) return given;
    return given + at(member.resources->cash, part);
}
//! Does all of its cost rest on the same?
template <class Real> [[nodiscard]] bool has_one_part(Member<Real> const& member)
{
    auto const& of = member.parts;
    return !member.resources && of == PartsOfCosts{of.setup, of.setup, of.setup, of.setup};
}

//! The comparator's months: flows as sums (vacancy, hires, …).
template <class Real> using FlowsByMonth = std::vector<FlowSums<Real>>;

//! What a strategy saves in one authority: comparator − strategy, before prices.
template <class Real> struct StrategySaving {
    FlowSums<Real> discounted{};               //!< present value weights (money)
    FlowSums<Real> discounted_outcomes{};      //!< present value weights (outcomes)
    FlowSums<Real> whole{};                    //!< undiscounted, over the whole horizon
    std::vector<FlowSums<Real>> by_month;      //!< undiscounted
    std::vector<FlowSums<Real>> by_year;       //!< undiscounted, by financial year
    Real programme{};                          //!< present value of the programme's cost [£]
    ByPart<Real> programme_parts{};            //!< the same, by what it rests on [£]
    std::vector<Real> programme_by_month;      //!< undiscounted [£]
    std::vector<Real> programme_by_year;       //!< undiscounted [£]
    Real workers_reached{};                    //!< present value of FTE-years reached while delivered
    std::vector<ByPart<Real>> parts_by_month;  //!< of the programme's cost, undiscounted [£]
    Real programme_time{};                     //!< present value of the time that it takes of staff [£] (M19a)
    ByPart<Real> programme_time_parts{};       //!< the same, by what it rests on [£]
    Real programme_hours{};                    //!< that time in hours, undiscounted
    std::vector<Real> time_by_month;           //!< its value, undiscounted [£]; empty where no time is taken

    void reset(Timeline const& line)
    {
        discounted = discounted_outcomes = whole = {};
        programme = workers_reached = programme_time = programme_hours = Real(0.0);
        programme_parts.fill(Real(0.0));
        programme_time_parts.fill(Real(0.0));
        time_by_month.clear();
        parts_by_month.assign(static_cast<std::size_t>(line.months), programme_parts);
        by_month.assign(static_cast<std::size_t>(line.months), {});
        by_year.assign(static_cast<std::size_t>(line.years()), {});
        programme_by_month.assign(static_cast<std::size_t>(line.months), Real(0.0));
        programme_by_year.assign(static_cast<std::size_t>(line.years()), Real(0.0));
    }
};

template <class Real> [[nodiscard]] FlowSums<Real> sums_of(MonthFlows<Real> const& flows, Real const& absence_factor)
{
    return {flows.permanent, flows.vacancy, flows.hires, flows.leavers, Real(flows.permanent * absence_factor)};
}

//! The comparator: nothing new is done.
template <class Real>
void project_comparator(Workforce<Real> const& workforce, PerBand<Real> const& hazards,
                        Recruitment<Real> const& recruitment, EffectSchedule const& nothing, FlowsByMonth<Real>& into)
{
    into.resize(static_cast<std::size_t>(nothing.months()));
    project<Real>(workforce, hazards, recruitment, {}, nothing, [&into](int t, MonthFlows<Real> const& flows) {
        into[static_cast<std::size_t>(t)] = sums_of(flows, Real(1.0));
    });
}

//! Of one member with its coverage; starters join the first band.
template <class Real>
[[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member, ProgrammeCosts<Real> const& costs)
{
    return rates_of(costs, member.effect.coverage, contains(member.effect.eligible, 0));
}

template <class Real> [[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member)
{
    return programme_rates(member, cash_costs(member));
}
//! Of one part of the cost.
template <class Real> [[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member, CostPart part)
{
    return programme_rates(member, cash_costs(member, part));
}

//! Whom a programme meets while it is delivered, summed over some months with their weights (present value or 1).
template <class Real> struct Met {
    double starts{};  //!< weight of the start month, if it is among them
    double months{};  //!< delivered
    Real eligible{};  //!< FTE-months, at the month's start
    Real hires{};
};

template <class Real> [[nodiscard]] Real programme_cost(ProgrammeRates<Real> const& rates, Met<Real> const& met)
{
    return rates.setup * met.starts + rates.a_month * met.months + rates.per_eligible * met.eligible +
           rates.per_hire * met.hires;
}

//! The FTE that an intervention may reach at a month's start.
template <class Real> [[nodiscard]] Real eligible_staff(int bands, PerBand<Real> const& staff, BandSet eligible)
{
    if (eligible == all_bands) {
        Real everybody = staff[0];
        for (int k = 1; k < bands; ++k) everybody = everybody + staff[static_cast<std::size_t>(k)];
        return everybody;
    }
    Real sum = 0.0;
    for (int k = 0; k < bands; ++k)
        if (contains(eligible, k)) sum = sum + staff[static_cast<std::size_t>(k)];
    return sum;
}

//! One member's programme in one month, undiscounted: its cost [£] and the FTE it reaches.
template <class Real> struct ProgrammeMonth {
    Real cost{};
    Real reached{};
};

template <class Real>
[[nodiscard]] ProgrammeMonth<Real> programme_month(Member<Real> const& member, Delivery const& delivery,
                                                   MonthFlows<Real> const& flows, int bands, int month)
{
    Real const eligible = eligible_staff(bands, flows.opening, member.effect.eligible);
    Met<Real> const met{month == delivery.start ? 1.0 : 0.0, 1.0, eligible, flows.hires};
    return {programme_cost(programme_rates(member), met), Real(member.effect.coverage * eligible)};
}

//! What that cost rests on. Where all amounts rest on the same, it is the whole.
template <class Real>
[[nodiscard]] ByPart<Real> programme_parts(Member<Real> const& member, Delivery const& delivery,
                                           MonthFlows<Real> const& flows, int bands, int month, Real const& whole)
{
    ByPart<Real> parts;
    parts.fill(Real(0.0));
    if (has_one_part(member)) {
        at(parts, member.parts.setup) = whole;
        return parts;
    }
    auto alone = member;
    alone.resources.reset();
    for (auto const part : all_cost_parts) {
        alone.costs = cash_costs(member, part);
        at(parts, part) = programme_month(alone, delivery, flows, bands, month).cost;
    }
    return parts;
}

//! The time that a member's programme takes of staff in one month, undiscounted (M19a).
template <class Real> struct TimeMonth {
    ByPart<Real> cost{};  //!< [£]
    Real hours{};
};
template <class Real>
[[nodiscard]] TimeMonth<Real> time_month(Member<Real> const& member, Delivery const& delivery,
                                         MonthFlows<Real> const& flows, int bands, int month)
{
    auto alone = member;
    alone.resources.reset();
    auto const of = [&](ProgrammeCosts<Real> const& amounts) {
        alone.costs = amounts;
        return programme_month(alone, delivery, flows, bands, month).cost;
    };
    TimeMonth<Real> time;
    for (auto const part : all_cost_parts) at(time.cost, part) = of(at(member.resources->time, part));
    time.hours = of(member.resources->hours);
    return time;
}

//! Adds a member's month to what the programme takes of staff's time.
template <class Real>
void add_time(StrategySaving<Real>& into, Timeline const& line, int month, TimeMonth<Real> const& time)
{
    auto const t = static_cast<std::size_t>(month);
    if (into.time_by_month.empty()) into.time_by_month.assign(into.by_month.size(), Real(0.0));
    for (auto const part : all_cost_parts) {
        Real const discounted = at(time.cost, part) * line.discount[t];
        into.time_by_month[t] = into.time_by_month[t] + at(time.cost, part);
        at(into.programme_time_parts, part) = at(into.programme_time_parts, part) + discounted;
        into.programme_time = into.programme_time + discounted;
    }
    into.programme_hours = into.programme_hours + time.hours;
}

//! Projects the strategy and takes it from the comparator, month by month. `members`, `deliveries` and the schedule are
//! in one order. `effects` is scratch of the members' number. `into` is overwritten.
template <class Real>
void save_against(FlowsByMonth<Real> const& comparator, Workforce<Real> const& workforce, PerBand<Real> const& hazards,
                  Recruitment<Real> const& recruitment, std::span<Member<Real> const> members,
                  std::span<Delivery const> deliveries, EffectSchedule const& schedule, double overlap,
                  Timeline const& line, std::span<InterventionEffect<Real>> effects, StrategySaving<Real>& into)
{
    into.reset(line);
    for (std::size_t i = 0; i < members.size(); ++i) effects[i] = members[i].effect;
    weaken_by_overlap<Real>(effects, overlap);
    int const bands = workforce.bands;
    std::span<InterventionEffect<Real> const> const weakened(effects);

    project<Real>(workforce, hazards, recruitment, weakened, schedule, [&](int month, MonthFlows<Real> const& flows) {
        auto const t = static_cast<std::size_t>(month);
        auto const year = static_cast<std::size_t>(line.year_of[t]);
        Real const absence = absence_factor<Real>(bands, flows.opening, weakened, schedule, month);
        FlowSums<Real> const saved = comparator[t] - sums_of(flows, absence);
        into.discounted.add(saved, line.discount[t]);
        into.by_month[t] = saved;
        into.by_year[year].add(saved, 1.0);
        into.discounted_outcomes.add(saved, line.outcome_discount[t]);

        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!schedule.is_delivered(static_cast<int>(i), month)) continue;
            auto const paid = programme_month(members[i], deliveries[i], flows, bands, month);
            into.programme_by_month[t] = into.programme_by_month[t] + paid.cost;
            into.programme_by_year[year] = into.programme_by_year[year] + paid.cost;
            into.programme = into.programme + paid.cost * line.discount[t];
            auto const parts = programme_parts(members[i], deliveries[i], flows, bands, month, paid.cost);
            for (auto const part : all_cost_parts) {
                at(into.parts_by_month[t], part) = at(into.parts_by_month[t], part) + at(parts, part);
                at(into.programme_parts, part) = at(into.programme_parts, part) + at(parts, part) * line.discount[t];
            }
            into.workers_reached = into.workers_reached + paid.reached * (line.discount[t] / 12.0);
            if (members[i].resources)
                add_time(into, line, month, time_month(members[i], deliveries[i], flows, bands, month));
        }
    });
    for (auto const& year : into.by_year) into.whole.add(year, 1.0);
}

}  // namespace holdfast
