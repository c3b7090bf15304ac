//! What a strategy saves, in sums over the months: what the draws are made of. Nothing is kept of a month, so a batch of
//! draws runs through five years in registers.
//! The sums of the comparator are taken once; a strategy's saving is their difference. Both are summed in the same order,
//! so a strategy that changes nothing saves exactly nothing.
//! Tested in tests/outcomes/month_sums_test.cpp against the month by month account of outcomes/strategy.hpp, for random
//! cases, and against the slow twin in tests/laws/.
#pragma once

#include "holdfast/outcomes/strategy.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace holdfast {

//! How much is summed: everything, or only the present values of money, which is faster where a strategy is run many
//! times over (break-evens, effects as published).
enum class Keep { everything, present_values };

//! Sums over some months, with their weights. What is not needed stays 0, see AnySums.
template <class Real> struct MonthSums {
    Real leavers{};
    Real hires{};
    Real vacancy{};  //!< only where hiring is limited; else it follows from the hires (M8)
    Real spared{};  //!< Σ w · (1 − absence factor): FTE-months counted as without sickness; only where it is measured
};

//! Sums of one member's programme: eligible FTE-months and hires while it is delivered.
template <class Real> struct MemberSums {
    Real eligible{};
    Real hires{};
};

//! All sums of one projection. Buffers keep their size.
template <class Real> struct ProjectionSums {
    MonthSums<Real> discounted;
    Real outcome_leavers{};                         //!< leavers at the outcomes' discount
    std::vector<MonthSums<Real>> by_year;           //!< undiscounted
    std::vector<MemberSums<Real>> members;          //!< discounted
    std::vector<MemberSums<Real>> members_by_year;  //!< undiscounted, year by year; in a year, member by member

    void resize(std::size_t years, std::size_t of_members)
    {
        by_year.resize(years);
        members.resize(of_members);
        members_by_year.resize(years * of_members);
    }
};

//! What the months must be asked for, known before any number is.
struct AnySums : AnyShape {
    bool outcomes_apart;   //!< are outcomes discounted otherwise than money?
    bool changes_absence;  //!< has any member a measured effect on sickness?
    bool meets_hires;      //!< does any member cost something per starter?
};
//! The common study: the common shape, without costs per starter, measured effects on sickness or other discounting.
template <int members, bool reaches_all = true> struct CommonSums : CommonShape<members, reaches_all> {
    static constexpr bool outcomes_apart = false;
    static constexpr bool changes_absence = false;
    static constexpr bool meets_hires = false;
};

//! Nobody watches the months go by. What may watch them instead is told, month by month, of the flows, then of each
//! programme that is delivered, then that the month is over.
struct Unwatched {
    template <class Shape, class Real> void month(Shape, Flows<Real> const&) {}
    template <class Shape, class Real> void delivered(Shape, std::size_t, Real const&, Real const&) {}
    void over(std::size_t) {}
};

//! Sums one projection. `leaving` is as leaving_by_phase gives it; `effects` and the schedule are in one order.
template <Keep keep, class Real, class Shape, class Watch>
void sum_months(Shape shape, Workforce<Real> const& workforce, Recruitment<Real> const& recruitment,
                std::span<Real const> leaving, std::span<InterventionEffect<Real> const> effects,
                EffectSchedule const& schedule, Timeline const& line, Watch watch, ProjectionSums<Real>& into)
{
    Real const none = 0.0;
    auto const members = static_cast<std::size_t>(shape.members);
    MonthSums<Real> discounted{none, none, none, none};
    MonthSums<Real> in_year = discounted;
    Real outcome_leavers = none;
    int year = 0;
    for (std::size_t i = 0; i < members; ++i) into.members[i] = {none, none};
    if constexpr (keep == Keep::everything)
        for (auto& sums : into.members_by_year) sums = {none, none};

    step_through<Real>(shape, workforce, recruitment, leaving, schedule,
                       [&](int t, PerBand<Real> const& opening, Flows<Real> const& flows) {
                           auto const month = static_cast<std::size_t>(t);
                           Real const weight = line.discount[month];
                           if constexpr (keep == Keep::everything)
                               if (line.year_of[month] != year) {
                                   into.by_year[static_cast<std::size_t>(year)] = in_year;
                                   in_year = {none, none, none, none};
                                   year = line.year_of[month];
                               }

                           discounted.leavers = discounted.leavers + flows.leavers * weight;
                           discounted.hires = discounted.hires + flows.hires * weight;
                           in_year.leavers = in_year.leavers + flows.leavers;
                           in_year.hires = in_year.hires + flows.hires;
                           if (shape.outcomes_apart)
                               outcome_leavers = outcome_leavers + flows.leavers * line.outcome_discount[month];
                           if (shape.limits_hires) {
                               discounted.vacancy = discounted.vacancy + flows.vacancy * weight;
                               in_year.vacancy = in_year.vacancy + flows.vacancy;
                           }
                           if (shape.changes_absence) {
                               Real const factor = absence_factor<Real>(shape.bands, opening, effects, schedule, t);
                               Real const spared = flows.permanent * (1.0 - factor);
                               discounted.spared = discounted.spared + spared * weight;
                               in_year.spared = in_year.spared + spared;
                           }
                           watch.month(shape, flows);
                           for (std::size_t i = 0; i < members; ++i) {
                               if (!schedule.is_delivered(static_cast<int>(i), t)) continue;
                               Real const eligible = eligible_staff(
                                   shape.bands, opening, shape.reaches_all ? all_bands : effects[i].eligible);
                               Real const hires = shape.meets_hires ? flows.hires : none;
                               auto& sums = into.members[i];
                               sums.eligible = sums.eligible + eligible * weight;
                               if (shape.meets_hires) sums.hires = sums.hires + hires * weight;
                               if constexpr (keep == Keep::everything) {
                                   auto& of_year = into.members_by_year[static_cast<std::size_t>(year) * members + i];
                                   of_year.eligible = of_year.eligible + eligible;
                                   if (shape.meets_hires) of_year.hires = of_year.hires + hires;
                               }
                               watch.delivered(shape, i, eligible, hires);
                           }
                           watch.over(month);
                       });
    if constexpr (keep == Keep::everything) into.by_year[static_cast<std::size_t>(year)] = in_year;
    into.discounted = discounted;
    into.outcome_leavers = shape.outcomes_apart ? outcome_leavers : discounted.leavers;
}

//! What is saved between two sums over the same months: vacancies follow from the hires where hiring is not limited
//! (M8), and time worked from the vacancies, since posts never change (M9).
template <class Real>
[[nodiscard]] FlowSums<Real> saved(bool limits_hires, Real const& months_to_fill, MonthSums<Real> const& without,
                                   MonthSums<Real> const& with)
{
    FlowSums<Real> flows;
    flows.leavers = without.leavers - with.leavers;
    flows.hires = without.hires - with.hires;
    flows.vacancy = limits_hires ? Real(without.vacancy - with.vacancy) : Real(months_to_fill * flows.hires);
    flows.permanent = -flows.vacancy;
    flows.absent = flows.permanent + with.spared;
    return flows;
}

}  // namespace holdfast
