//! The workforce of one authority, month by month: leaving, ageing, vacancies, hires (M1–M9).
//! One text for the model: Real is a double, a Batch of eight draws, or a 50-digit decimal.
//! The comparator is the same projection with no interventions.
//!
//! Laws, tested in tests/laws/: established posts never change (1e-9 FTE); with one band and a constant hazard the
//! vacancies stay where Little's law puts them; a hazard ratio of 1 changes nothing; a random study equals the slow
//! twin of tests/support/ to 1e-9.
//! The kernel allocates nothing, calls nothing virtual and never branches on data.
#pragma once

#include "holdfast/numerics/batch.hpp"
#include "holdfast/workforce/effect.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace holdfast {

inline constexpr int most_bands = 8;

template <class Real> using PerBand = std::array<Real, most_bands>;

//! The state at the start of a month [FTE].
template <class Real> struct Workforce {
    int bands{1};
    PerBand<Real> staff{};        //!< S_k: permanent staff by band of tenure
    PerBand<double> moving_up{};  //!< share of the survivors of band k that moves to band k + 1 in a month (M5)
    Real frictional{};            //!< F: vacancies being filled
    Real structural{};            //!< U: vacancies that stay

    [[nodiscard]] Real in_post() const
    {
        Real sum = staff[0];
        for (int k = 1; k < bands; ++k) sum = sum + staff[static_cast<std::size_t>(k)];
        return sum;
    }
    [[nodiscard]] Real posts() const { return in_post() + frictional + structural; }
};

//! How vacancies are filled.
template <class Real> struct Recruitment {
    Real months_to_fill{};             //!< τ: mean months from a leaver to the next starter; 0: at once
    std::optional<double> most_hires;  //!< C: hires a month that the authority can manage; none: no limit
};

//! What happened in one month [FTE or FTE-months].
template <class Real> struct MonthFlows {
    PerBand<Real> opening{};   //!< S_k at the month's start
    Real leavers{};            //!< ℓ (M4)
    Real hires{};              //!< N (M7)
    Real vacancy{};            //!< v: FTE-months vacant (M8)
    Real permanent{};          //!< w: FTE-months worked by permanent staff (M9)
    Real absence_factor{1.0};  //!< Π [1 − e r f (1 − α)], r = eligible share of staff (M21a)
};

//! Share of a band's survivors that moves up in one month; an open band (no width) keeps its people (M5).
[[nodiscard]] inline double moving_up_each_month(std::optional<double> width_months)
{
    return width_months ? -std::expm1(-1.0 / *width_months) : 0.0;
}

//! h_k = λ ρ_k / Σ_j share_j ρ_j (M2) [per year].
template <class Real>
[[nodiscard]] PerBand<Real> leaving_hazards(Real const& rate, std::span<double const> shares,
                                            std::span<Real const> relative_rates)
{
    Real weighted = 0.0;
    for (std::size_t k = 0; k < shares.size(); ++k) weighted = weighted + shares[k] * relative_rates[k];
    PerBand<Real> hazards{};
    for (std::size_t k = 0; k < shares.size(); ++k) hazards[k] = rate * relative_rates[k] / weighted;
    return hazards;
}

//! F = min(vacancies, λ · in post · τ / 12), U the rest (M1, M3).
template <class Real>
[[nodiscard]] Workforce<Real> opening_workforce(double in_post, double vacancies, std::span<double const> shares,
                                                std::span<double const> moving_up, Real const& leaving_rate,
                                                Real const& months_to_fill)
{
    Workforce<Real> w;
    w.bands = static_cast<int>(shares.size());
    for (std::size_t k = 0; k < shares.size(); ++k) {
        w.staff[k] = Real(in_post) * shares[k];
        w.moving_up[k] = moving_up[k];
    }
    w.frictional = smaller(Real(vacancies), Real(leaving_rate * in_post * months_to_fill / 12.0));
    w.structural = vacancies - w.frictional;
    return w;
}

//! z = exp(−1/τ), the share of a month's opening vacancies still open at its end; 0 where posts are filled at once.
template <class Real> [[nodiscard]] Real still_open_after_a_month(Real const& months_to_fill)
{
    using std::exp;
    Real const none = 0.0;
    Real const safe = if_equal(months_to_fill, none, Real(1.0), months_to_fill);
    return if_equal(months_to_fill, none, none, Real(exp(Real(-1.0 / safe))));
}

//! Π [1 − e_i r_i f_i (1 − α_i)] in month t: what remains of sickness absence (M21a). r_i is the share of staff whom
//! intervention i may reach; without it a programme for one band would spare everybody's sickness.
template <class Real>
[[nodiscard]] Real absence_factor(int bands, PerBand<Real> const& staff,
                                  std::span<InterventionEffect<Real> const> interventions,
                                  EffectSchedule const& schedule, int t)
{
    Real factor = 1.0;
    for (std::size_t i = 0; i < interventions.size(); ++i) {
        auto const& effect = interventions[i];
        if (!effect.changes_absence) continue;
        Real eligible = 0.0;
        Real everybody = 0.0;
        for (int k = 0; k < bands; ++k) {
            auto const& band = staff[static_cast<std::size_t>(k)];
            everybody = everybody + band;
            if (contains(effect.eligible, k)) eligible = eligible + band;
        }
        double const f = schedule.share(static_cast<int>(i), t);
        factor = factor * (1.0 - effect.coverage * (eligible / everybody) * f * (1.0 - effect.absence_ratio));
    }
    return factor;
}

//! Projects the workforce over the schedule's months and hands each month's flows to `each_month(t, flows)`.
//! `hazards` per year by band; `interventions` in the schedule's order (none for the comparator).
template <class Real, class EachMonth>
void project(Workforce<Real> workforce, PerBand<Real> const& hazards, Recruitment<Real> const& recruitment,
             std::span<InterventionEffect<Real> const> interventions, EffectSchedule const& schedule,
             EachMonth&& each_month)
{
    using std::exp;
    auto const bands = static_cast<std::size_t>(workforce.bands);
    Real const posts = workforce.posts();
    Real const tau = recruitment.months_to_fill;
    Real const still_open = still_open_after_a_month(tau);
    Real const filled = 1.0 - still_open;

    PerBand<Real> leaving{};  // 1 − exp(−h_k m_k / 12): chance of leaving within the month
    MonthFlows<Real> flows;

    for (int t = 0; t < schedule.months(); ++t) {
        if (schedule.changes(t)) {  // profiles depend on the month alone, never on the draw
            PerBand<Real> multiplier;
            for (std::size_t k = 0; k < bands; ++k) multiplier[k] = 1.0;
            for (std::size_t i = 0; i < interventions.size(); ++i) {
                auto const& effect = interventions[i];
                double const f = schedule.share(static_cast<int>(i), t);
                Real const reduction = effect.coverage * (1.0 - exp(Real(f * effect.log_hazard_ratio)));
                for (std::size_t k = 0; k < bands; ++k)
                    if (contains(effect.eligible, static_cast<int>(k)))
                        multiplier[k] = multiplier[k] * (1.0 - reduction);  // (M11)
            }
            for (std::size_t k = 0; k < bands; ++k) leaving[k] = 1.0 - exp(Real(-hazards[k] * multiplier[k] / 12.0));
        }

        Real leavers = 0.0;
        PerBand<Real> survivors;
        for (std::size_t k = 0; k < bands; ++k) {
            flows.opening[k] = workforce.staff[k];
            Real const left = workforce.staff[k] * leaving[k];  // (M4)
            survivors[k] = workforce.staff[k] - left;
            leavers = leavers + left;
        }
        for (std::size_t k = bands; k-- > 1;)  // (M5): all bands at once, from the survivors
            workforce.staff[k] =
                survivors[k] * (1.0 - workforce.moving_up[k]) + survivors[k - 1] * workforce.moving_up[k - 1];
        workforce.staff[0] = survivors[0] * (1.0 - workforce.moving_up[0]);

        Real const open = workforce.frictional * still_open + leavers * tau * filled;  // (M6)
        Real hires = workforce.frictional + leavers - open;                            // (M7)
        Real closing = open;
        Real vacancy = tau * hires + workforce.structural;  // (M8)
        if (recruitment.most_hires) {
            Real const limit = *recruitment.most_hires;
            Real const limited = workforce.frictional + leavers - limit;
            Real const limited_vacancy = (workforce.frictional + limited) * 0.5 + workforce.structural;
            vacancy = if_less(limit, hires, limited_vacancy, vacancy);
            closing = if_less(limit, hires, limited, closing);
            hires = smaller(hires, limit);
        }
        workforce.frictional = closing;
        workforce.staff[0] = workforce.staff[0] + hires;

        flows.leavers = leavers;
        flows.hires = hires;
        flows.vacancy = vacancy;
        flows.permanent = posts - vacancy;  // (M9)
        flows.absence_factor = absence_factor<Real>(workforce.bands, flows.opening, interventions, schedule, t);
        each_month(t, flows);
    }
}

}  // namespace holdfast
