//! A strategy against the comparator, for one authority: the flows it saves, what its programme costs (M19, M24, M25).
//! Written once over the number type, as the projection is. The comparator is projected once and kept by month;
//! every strategy is then a difference, month by month, with the same draws. Where the months themselves are not
//! wanted, outcomes/month_sums.hpp does the same in sums.
//! Tested in tests/outcomes/strategy_test.cpp and against the slow twin in tests/laws/.
#pragma once

#include "holdfast/outcomes/discounting.hpp"
#include "holdfast/outcomes/lines.hpp"
#include "holdfast/workforce/projection.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast {

//! What a programme costs, beside what it saves. Of anything that each of its amounts has: numbers, what they rest on, what
//! they are shares of.
template <class Real> struct ProgrammeCosts {
    Real setup{};            //!< once, in the start month [£]
    Real annual{};           //!< while delivered [£ a year]
    Real per_worker_year{};  //!< while delivered, per eligible worker reached [£ per FTE-year]
    Real per_starter{};      //!< while delivered, per new starter reached [£]
    friend bool operator==(ProgrammeCosts const&, ProgrammeCosts const&) = default;
};
//! Its amounts, in their order.
enum class ProgrammePart : std::size_t { setup, annual, per_worker_year, per_starter };
template <class Real>
inline constexpr std::array programme_amounts{&ProgrammeCosts<Real>::setup, &ProgrammeCosts<Real>::annual,
                                              &ProgrammeCosts<Real>::per_worker_year,
                                              &ProgrammeCosts<Real>::per_starter};
template <class Real> [[nodiscard]] Real& at(ProgrammeCosts<Real>& costs, ProgrammePart part)
{
    return costs.*programme_amounts<Real>[static_cast<std::size_t>(part)];
}
template <class Real> [[nodiscard]] Real const& at(ProgrammeCosts<Real> const& costs, ProgrammePart part)
{
    return costs.*programme_amounts<Real>[static_cast<std::size_t>(part)];
}
inline constexpr std::array all_programme_parts{ProgrammePart::setup, ProgrammePart::annual,
                                                ProgrammePart::per_worker_year, ProgrammePart::per_starter};
inline constexpr std::size_t programme_part_count = all_programme_parts.size();

//! What an amount of a programme's cost rests on. The parts are kept apart from the start, because a placeholder of 1% of
//! a cost must not hide what is known of the other 99%.
//!   stated   somebody's figure: published, official, local, derived from such
//!   built    assumed quantities at prices with a source; no inputs can say one yet, so that this part is 0
//!   guessed  everything else: a placeholder, an assumption, an amount whose basis nobody says
enum class CostPart : std::size_t { stated, built, guessed };
inline constexpr std::array all_cost_parts{CostPart::stated, CostPart::built, CostPart::guessed};
inline constexpr std::size_t cost_part_count = all_cost_parts.size();
[[nodiscard]] std::string_view name(CostPart);  //!< "stated", "built", "guessed"

template <class T> using ByPart = std::array<T, cost_part_count>;
template <class T> [[nodiscard]] T& at(ByPart<T>& by_part, CostPart part)
{
    return by_part[static_cast<std::size_t>(part)];
}
template <class T> [[nodiscard]] T const& at(ByPart<T> const& by_part, CostPart part)
{
    return by_part[static_cast<std::size_t>(part)];
}

//! The part that each amount belongs to.
using PartsOfCosts = ProgrammeCosts<CostPart>;
//! The amounts of one part alone, all others being 0. The programme's cost is linear in its amounts (M19), so that the costs
//! of the parts add up to the whole.
template <class Real>
[[nodiscard]] ProgrammeCosts<Real> only(CostPart part, PartsOfCosts const& parts, ProgrammeCosts<Real> const& costs)
{
    auto const if_of = [part](CostPart its, Real const& cost) { return its == part ? cost : Real(0.0); };
    return {if_of(parts.setup, costs.setup), if_of(parts.annual, costs.annual),
            if_of(parts.per_worker_year, costs.per_worker_year), if_of(parts.per_starter, costs.per_starter)};
}

//! One member of a strategy: its effect and its costs.
template <class Real> struct Member {
    InterventionEffect<Real> effect;
    ProgrammeCosts<Real> costs;
    PartsOfCosts parts{};
};

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

    void reset(Timeline const& line)
    {
        discounted = discounted_outcomes = whole = {};
        programme = workers_reached = Real(0.0);
        programme_parts.fill(Real(0.0));
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

//! What a programme costs while it is delivered, of one member with its coverage (M19).
template <class Real> struct ProgrammeRates {
    Real setup{};         //!< in the start month [£]
    Real a_month{};       //!< [£ a month]
    Real per_eligible{};  //!< [£ per eligible FTE-month]
    Real per_hire{};      //!< [£ per hire of the authority]; starters join the first band
};

template <class Real>
[[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member, ProgrammeCosts<Real> const& costs)
{
    Real const coverage = member.effect.coverage;
    return {costs.setup, Real(costs.annual / 12.0), Real(costs.per_worker_year * coverage / 12.0),
            contains(member.effect.eligible, 0) ? Real(costs.per_starter * coverage) : Real(0.0)};
}

template <class Real> [[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member)
{
    return programme_rates(member, member.costs);
}
//! Of one part of the cost.
template <class Real> [[nodiscard]] ProgrammeRates<Real> programme_rates(Member<Real> const& member, CostPart part)
{
    return programme_rates(member, only(part, member.parts, member.costs));
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
    auto const& of = member.parts;
    if (of == PartsOfCosts{of.setup, of.setup, of.setup, of.setup}) {
        at(parts, of.setup) = whole;
        return parts;
    }
    auto alone = member;
    for (auto const part : all_cost_parts) {
        alone.costs = only(part, of, member.costs);
        at(parts, part) = programme_month(alone, delivery, flows, bands, month).cost;
    }
    return parts;
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
        }
    });
    for (auto const& year : into.by_year) into.whole.add(year, 1.0);
}

}  // namespace holdfast
