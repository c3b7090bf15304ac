//! The closed workforce: another model than holdfast's own, on holdfast's batches of draws.
//! A cohort of 1,000 people in five bands of tenure (under 1 year, 1–2, 2–5, 5–10, 10 and more) and nobody hired: sixty
//! months, as things are and under an intervention. Written after the specification of the case workforce_bench, which
//! seven other programs agree on; it serves to measure the batches against them, and to show that they serve any model.
//!     q = 1 − exp(ln(1 − p) h / 12)                    chance of leaving in a month; h is 1, or the hazard ratio
//!     s_i ← s_i (1 − q_i)(1 − g_i) + s_{i−1} (1 − q_{i−1}) g_{i−1}          g: moves up a band in a month
//!     v_k = 1.035^(−k/12), from the start of month k; no half-cycle correction
//! Every month of every draw is stepped for both strategies, with s and v as above; only what no month changes is worked
//! out beforehand, and the discounted time in each band, D_i = Σ v_k s_i(k), is priced at the end.
//! One text for a double, a batch, or a 50-digit decimal. Nothing throws; 0 ≤ p < 1, or no promise is made.
//! Tested in tests/laws/closed_workforce_test.cpp: conservation, the case's base case and 2,000 draws, decimals, a slow
//! twin. Timed in bench/closed_workforce_bench.cpp.
#pragma once

#include "holdfast/numerics/batch.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace holdfast::closed_workforce {

inline constexpr std::size_t bands = 5;
inline constexpr std::size_t months = 60;

//! What is uncertain, in the order of the case's files.
template <class Real> struct Parameters {
    std::array<Real, bands> leaving_probability;  //!< p, a year
    Real hazard_ratio;                            //!< on leaving, under the intervention
    Real recruitment;                             //!< a leaver [£]
    Real agency_premium;                          //!< over pay, a covered month [£]
    Real agency_share;                            //!< of vacancies covered
    Real months_to_fill;                          //!< a vacancy
    Real programme;                               //!< a head in post and year, under the intervention [£]
    Real starting_productivity;                   //!< of the first band, relative to the others
};
inline constexpr std::size_t parameter_count = bands + 7;

//! `column(i)` is the case's i-th parameter.
template <class Real, class Column> Parameters<Real> parameters_from(Column const& column)
{
    return {{column(0), column(1), column(2), column(3), column(4)},
            column(5),
            column(6),
            column(7),
            column(8),
            column(9),
            column(10),
            column(11)};
}

template <class Real> struct Outcome {
    Real cost;     //!< of leavers and the programme, discounted [£]
    Real leavers;  //!< over the sixty months, not discounted
    Real fte;      //!< effective full-time years, discounted
};
template <class Real> struct Outcomes {
    Outcome<Real> status_quo;
    Outcome<Real> intervention;
    Real net_saving;  //!< cost of the status quo less that of the intervention [£]
};
inline constexpr std::size_t output_count = 7;

//! The outputs in the order of the case's files.
template <class Real> std::array<Real, output_count> in_order(Outcomes<Real> const& of)
{
    return {of.status_quo.cost, of.intervention.cost, of.status_quo.leavers, of.intervention.leavers,
            of.status_quo.fte,  of.intervention.fte,  of.net_saving};
}

//! What is the same in every draw.
template <class Real> struct Setting {
    std::array<Real, bands> people{Real(200.0), Real(150.0), Real(250.0), Real(200.0), Real(200.0)};
    std::array<Real, bands - 1> moves_up{Real(1.0) / Real(12.0), Real(1.0) / Real(12.0), Real(1.0) / Real(36.0),
                                         Real(1.0) / Real(60.0)};
    std::array<Real, months> discount;

    Setting()
    {
        using std::exp;
        using std::log;
        Real const a_month = log(Real(1035.0) / Real(1000.0)) / Real(12.0);
        for (std::size_t k = 0; k < months; ++k) discount[k] = exp(Real(-a_month * Real(static_cast<double>(k))));
    }
};

//! Shares of a band's people that stay in it, and that move up, in a month. Who neither stays nor moves has left.
template <class Real> struct Transition {
    std::array<Real, bands> stay;
    std::array<Real, bands - 1> move;
};

template <class Real> struct Course {
    std::array<Real, bands> time{Real(0.0), Real(0.0), Real(0.0), Real(0.0), Real(0.0)};  //!< Σ v_k s_i(k) [months]
    std::array<Real, bands> people;                                                       //!< at the end
};

//! Steps the sixty months: the hot loop, 14 multiplications and 9 additions a month that none of the 10 running numbers
//! leaves the registers for.
template <class Real> Course<Real> course(Setting<Real> const& setting, Transition<Real> const& change)
{
    Course<Real> c;
    c.people = setting.people;
    for (auto const& discount : setting.discount) {
        for (std::size_t i = 0; i < bands; ++i) c.time[i] += discount * c.people[i];
        for (std::size_t i = bands - 1; i > 0; --i)
            c.people[i] = c.people[i] * change.stay[i] + c.people[i - 1] * change.move[i - 1];
        c.people[0] = c.people[0] * change.stay[0];
    }
    return c;
}

template <class Real> Real sum(std::array<Real, bands> const& of) { return of[0] + of[1] + of[2] + of[3] + of[4]; }

//! `hazard`: of leaving, a month, in each band. `programme`: a head and month [£].
template <class Real>
Outcome<Real> outcome(Setting<Real> const& setting, Parameters<Real> const& p, std::array<Real, bands> const& hazard,
                      Real const& programme)
{
    std::array<Real, bands> leaving;
    Transition<Real> change;
    for (std::size_t i = 0; i < bands; ++i) {
        leaving[i] = chance_at(hazard[i]);
        Real const remain = Real(1.0) - leaving[i];
        change.stay[i] = remain;
        if (i + 1 == bands) break;
        change.stay[i] = remain * (Real(1.0) - setting.moves_up[i]);
        change.move[i] = remain * setting.moves_up[i];
    }
    auto const [time, people] = course(setting, change);

    Real const a_leaver = p.recruitment + p.agency_share * p.months_to_fill * p.agency_premium;
    Real leavers_discounted(0.0);
    for (std::size_t i = 0; i < bands; ++i) leavers_discounted += leaving[i] * time[i];
    Real const experienced = time[1] + time[2] + time[3] + time[4];
    return {a_leaver * leavers_discounted + programme * sum(time), sum(setting.people) - sum(people),
            (p.starting_productivity * time[0] + experienced) / Real(12.0)};
}

//! Both strategies.
template <class Real> Outcomes<Real> run(Setting<Real> const& setting, Parameters<Real> const& p)
{
    using std::log;
    std::array<Real, bands> usual;
    std::array<Real, bands> lowered;
    for (std::size_t i = 0; i < bands; ++i) {
        usual[i] = -log(Real(Real(1.0) - p.leaving_probability[i])) / Real(12.0);
        lowered[i] = usual[i] * p.hazard_ratio;
    }
    Outcomes<Real> result;
    result.status_quo = outcome(setting, p, usual, Real(0.0));
    result.intervention = outcome(setting, p, lowered, Real(p.programme / Real(12.0)));
    result.net_saving = result.status_quo.cost - result.intervention.cost;
    return result;
}

}  // namespace holdfast::closed_workforce
