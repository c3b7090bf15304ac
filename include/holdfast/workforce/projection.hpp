//! The workforce of one authority, month by month: leaving, ageing, vacancies, hires (M1–M9).
//! One text for the model: Real is a double, a batch of draws, or a 50-digit decimal.
//! The comparator is the same projection with no interventions.
//!
//! Laws, tested in tests/laws/: established posts never change, or grow as they are told to (1e-9 FTE); with one band and a constant hazard the
//! vacancies stay where Little's law puts them; a hazard ratio of 1 changes nothing; a random study equals the slow
//! twin of tests/support/ to 1e-9.
//! The kernel allocates nothing, calls nothing virtual and never branches on data. What holds for a whole phase of the
//! effect (chances of leaving, and with them every exponential) is worked out before the months are stepped through.
#pragma once

#include "holdfast/numerics/batch.hpp"
#include "holdfast/workforce/effect.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

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
    bool grows{};                 //!< do posts grow (M1a)? the same for every draw
    Real monthly_growth{};        //!< (1 + g)^(1/12) − 1: new posts of a month as a share of its posts

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
template <class Real> struct Flows {
    Real leavers{};    //!< ℓ (M4)
    Real hires{};      //!< N (M7)
    Real vacancy{};    //!< v: FTE-months vacant (M8)
    Real permanent{};  //!< w: FTE-months worked by permanent staff (M9)
};
//! The same with who was there.
template <class Real> struct MonthFlows : Flows<Real> {
    PerBand<Real> opening{};  //!< S_k at the month's start
};

//! Share of a band's survivors that moves up in one month; an open band (no width) keeps its people (M5).
[[nodiscard]] inline double moving_up_each_month(std::optional<double> width_months)
{
    return width_months ? -std::expm1(-1.0 / *width_months) : 0.0;
}

//! (1 + g)^(1/12) − 1 (M1a); `growth` g is a share a year.
template <class Real> [[nodiscard]] Real monthly_growth(Real const& growth)
{
    using std::exp;
    using std::log;
    return Real(exp(Real(log(Real(1.0 + growth)) / 12.0))) - 1.0;
}

//! h_k = λ ρ_k / Σ_j share_j ρ_j (M2) [per year].
template <class Real>
[[nodiscard]] PerBand<Real> leaving_hazards(Real const& rate, std::span<double const> shares,
                                            std::span<Real const> relative_rates)
{
    Real weighted = 0.0;
    for (std::size_t k = 0; k < shares.size(); ++k) weighted = weighted + shares[k] * relative_rates[k];
    Real const scale = rate / weighted;
    PerBand<Real> hazards{};
    for (std::size_t k = 0; k < shares.size(); ++k) hazards[k] = scale * relative_rates[k];
    return hazards;
}

//! An authority where it starts, and how long its posts take to fill.
template <class Real> struct Opening {
    Workforce<Real> workforce;
    Real months_to_fill{};  //!< τ_a
};

//! (M1, M3) With ℓ₀ = Σ S_k (1 − exp(−h_k/12)), the first month's leavers: τ_a = min(τ, vacancies / ℓ₀), or vacancies / ℓ₀ where
//! the time to fill is `implied`; F = ℓ₀ τ_a, U the rest. No more posts are ever being filled than stand empty: a longer τ
//! would have the comparator make vacancies that nobody counted. Where there are none, posts fill at once.
//! Law: without a programme vacancies stay as they are, with one band for ever, with several in the first month
//! (tests/laws/laws_test.cpp).
template <class Real>
[[nodiscard]] Opening<Real> opening_of(double in_post, double vacancies, std::span<double const> shares,
                                       std::span<double const> moving_up, std::span<Real const> hazards,
                                       Real const& months_to_fill, bool implied)
{
    Opening<Real> opening;
    auto& w = opening.workforce;
    w.bands = static_cast<int>(shares.size());
    Real leavers = 0.0;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        w.staff[k] = Real(in_post) * shares[k];
        w.moving_up[k] = moving_up[k];
        leavers = leavers + w.staff[k] * chance_at(Real(hazards[k] / 12.0));
    }
    if (vacancies > 0.0) {
        Real const of_vacancies = Real(vacancies) / leavers;
        opening.months_to_fill = implied ? of_vacancies : smaller(months_to_fill, of_vacancies);
        w.frictional = implied ? Real(vacancies) : smaller(Real(vacancies), Real(leavers * opening.months_to_fill));
    }
    w.structural = Real(vacancies) - w.frictional;
    return opening;
}

//! 1 − z = 1 − exp(−1/τ), the share of a month's opening vacancies that is filled within it; 1 where posts are filled
//! at once.
template <class Real> [[nodiscard]] Real filled_within_a_month(Real const& months_to_fill)
{
    Real const none = 0.0;
    Real const all = 1.0;
    Real const safe = if_equal(months_to_fill, none, all, months_to_fill);
    return if_equal(months_to_fill, none, all, chance_at(Real(1.0 / safe)));
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

//! What is known of a projection before any number is: with it known to the compiler as well, the common study runs in
//! registers. One text serves both.
struct AnyShape {
    int bands;          //!< of tenure
    bool limits_hires;  //!< is there a most_hires?
    int members;        //!< interventions
    bool reaches_all;   //!< are all bands eligible for every member?
    bool grows{};       //!< do posts grow (M1a)?
};
//! Two bands, no limit to hiring, posts that never change, and so many members, for all staff or for some.
template <int members_, bool reaches_all_ = true> struct CommonShape {
    static constexpr int bands = 2;
    static constexpr bool limits_hires = false;
    static constexpr int members = members_;
    static constexpr bool reaches_all = reaches_all_;
    static constexpr bool grows = false;
};

//! θ_i^f of every member in every phase, asked for phase by phase. Where f rises in equal steps, so does its logarithm,
//! and a step is a multiplication; where it fades, a step is small, and needs a short series. `last` is scratch of two
//! numbers a member.
template <class Real> class PowersOfHazardRatios {
public:
    PowersOfHazardRatios(std::span<InterventionEffect<Real> const> interventions, EffectSchedule const& schedule,
                         std::span<Real> last)
        : interventions_(interventions), schedule_(schedule), last_(last)
    {
    }
    [[nodiscard]] Real operator()(std::size_t i, std::size_t phase)
    {
        using std::exp;
        auto const& log_ratio = interventions_[i].log_hazard_ratio;
        auto const& profile = schedule_.profile(i, phase);
        Real& power = last_[2 * i];
        Real& ratio = last_[2 * i + 1];
        if (profile.fades) {
            if (!schedule_.profile(i, phase - 1).fades) ratio = size_of(log_ratio);
            Real const step = profile.step * log_ratio;
            Real change = -short_chance_at(Real(-step));
            if (-profile.step * largest_lane(ratio) > most_of_short_series)
                change = if_less(Real(most_of_short_series), Real(-profile.step * ratio), Real(-chance_at(Real(-step))),
                                 change);
            return power = power + power * change;
        }
        if (!profile.repeats) return power = exp(Real(profile.share * log_ratio));
        if (!schedule_.profile(i, phase - 1).repeats) ratio = exp(Real(profile.step * log_ratio));
        return power = power * ratio;
    }
    //! The largest that θ_i^f can be.
    [[nodiscard]] Real most(std::size_t i) const
    {
        using std::exp;
        return larger(Real(1.0), Real(exp(interventions_[i].log_hazard_ratio)));
    }
    //! θ_i^f moves from one phase to the next by `reach` · `step` · `most` at most.
    [[nodiscard]] Real reach(std::size_t i) const { return size_of(interventions_[i].log_hazard_ratio); }
    [[nodiscard]] double step(std::size_t phase) const
    {
        double largest = 0.0;
        for (std::size_t i = 0; i < interventions_.size(); ++i)
            largest = std::max(largest, std::abs(schedule_.profile(i, phase).step));
        return largest;
    }

private:
    std::span<InterventionEffect<Real> const> interventions_;
    EffectSchedule const& schedule_;
    std::span<Real> last_;
};

//! The chances of leaving within a month in every phase of the schedule, `into[phase · bands + band]`: 1 − exp(−h_k m_k / 12)
//! (M4), m_k the product of the members' 1 − e_i (1 − θ_i^f_i) (M11). `powers(i, phase)` is θ_i^f_i, asked for phase by
//! phase. Without interventions there is one phase, with the hazards as they are.
//! From phase to phase the chance q changes with the hazard by d to q + (1 − q)(1 − exp(−d)), which is the same thing and
//! needs the shortest series only, unless d may be large. Then the chance is worked out afresh: where everybody leaves q is 1,
//! and 1 − q has lost what an effect that fades would have to be counted back from. What a lane holds does not depend on its neighbours: each has its
//! own bound on d, and takes the series where that is small.
template <class Real, class Shape, class Powers>
void leaving_by_phase(Shape shape, PerBand<Real> const& hazards,
                      std::span<InterventionEffect<Real> const> interventions, EffectSchedule const& schedule,
                      Powers&& powers, std::span<Real> into)
{
    auto const bands = static_cast<std::size_t>(shape.bands);
    Real const one = 1.0;
    auto const members = static_cast<std::size_t>(shape.members);
    PerBand<Real> a_month;
    PerBand<Real> chance;
    PerBand<Real> before;
    Real highest = 0.0;
    for (std::size_t k = 0; k < bands; ++k) {
        a_month[k] = hazards[k] * (one / 12.0);
        highest = larger(highest, a_month[k]);
    }
    // |d| is at most reach · step, for every band.
    Real reach = 0.0;
    Real most = highest;
    for (std::size_t i = 0; i < members; ++i) {
        reach = reach + interventions[i].coverage * powers.reach(i);
        most = most * powers.most(i);
    }
    reach = reach * most;
    double const largest_reach = largest_lane(reach);
    Real const small = most_of_shortest_series;

    for (std::size_t phase = 0; phase < schedule.phases().size(); ++phase) {
        PerBand<Real> multiplier;
        for (std::size_t k = 0; k < bands; ++k) multiplier[k] = one;
        for (std::size_t i = 0; i < members; ++i) {
            if (schedule.profile(i, phase).share == 0.0) continue;
            auto const& effect = interventions[i];
            Real const left = one - effect.coverage * (one - powers(i, phase));
            for (std::size_t k = 0; k < bands; ++k)
                if (shape.reaches_all || contains(effect.eligible, static_cast<int>(k)))
                    multiplier[k] = multiplier[k] * left;
        }
        double const step = phase == 0 ? 0.0 : powers.step(phase);
        bool const may_be_large = step * largest_reach > most_of_shortest_series;
        for (std::size_t k = 0; k < bands; ++k) {
            if (phase == 0) {
                chance[k] = chance_at(Real(a_month[k] * multiplier[k]));
            } else {
                Real const change = a_month[k] * (multiplier[k] - before[k]);
                Real next = chance[k] + (one - chance[k]) * shortest_chance_at(change);
                if (may_be_large) {
                    Real const afresh = chance_at(Real(a_month[k] * multiplier[k]));
                    next = if_less(small, Real(step * reach), afresh, next);
                }
                chance[k] = next;
            }
            before[k] = multiplier[k];
            into[phase * bands + k] = chance[k];
        }
    }
}

//! Steps the workforce through the schedule's months and hands each month to `each_month(t, opening, flows)`; `opening` is
//! the staff at the month's start, by band.
//! `leaving` is as leaving_by_phase gives it.
template <class Real, class Shape, class EachMonth>
void step_through(Shape shape, Workforce<Real> workforce, Recruitment<Real> const& recruitment,
                  std::span<Real const> leaving, EffectSchedule const& schedule, EachMonth&& each_month)
{
    auto const bands = static_cast<std::size_t>(shape.bands);
    Real posts = workforce.posts();
    Real const structural = workforce.structural;
    Real const tau = recruitment.months_to_fill;
    // (M6) F' = F z + ℓ τ (1 − z) and (M7) N = F + ℓ − F' say: N = F (1 − z) + ℓ (1 − τ (1 − z)).
    Real const filled = filled_within_a_month(tau);
    Real const replaced = 1.0 - tau * filled;

    Real frictional = workforce.frictional;
    PerBand<Real> staff;
    for (std::size_t k = 0; k < bands; ++k) staff[k] = workforce.staff[k];

    for (std::size_t number = 0; number < schedule.phases().size(); ++number) {
        auto const phase = schedule.phases()[number];
        PerBand<Real> chance;  // of leaving within the month
        PerBand<Real> stays;   // and of staying in the band
        PerBand<Real> rises;   // or moving up
        for (std::size_t k = 0; k < bands; ++k) {
            chance[k] = leaving[number * bands + k];
            Real const survives = 1.0 - chance[k];
            stays[k] = survives * (1.0 - workforce.moving_up[k]);
            rises[k] = survives * workforce.moving_up[k];
        }
        for (int t = phase.from; t < phase.until; ++t) {
            Real leavers = staff[0] * chance[0];  // (M4)
            for (std::size_t k = 1; k < bands; ++k) leavers = leavers + staff[k] * chance[k];
            Real opened = leavers;  // posts that fall vacant
            Real added = 0.0;
            if (shape.grows) {  // (M1a)
                added = posts * workforce.monthly_growth;
                opened = leavers + added;
            }
            Real hires = frictional * filled + opened * replaced;  // (M6, M7)
            Real closing = frictional + opened - hires;
            Real vacancy = tau * hires + structural;  // (M8)
            if (shape.limits_hires) {
                Real const limit = *recruitment.most_hires;
                Real const limited = frictional + opened - limit;
                Real const limited_vacancy = (frictional + limited) * 0.5 + structural;
                vacancy = if_less(limit, hires, limited_vacancy, vacancy);
                closing = if_less(limit, hires, limited, closing);
                hires = smaller(hires, limit);
            }
            Real permanent = posts - vacancy;  // (M9)
            if (shape.grows) {                 // new posts come evenly over the month
                permanent = permanent + added * 0.5;
                posts = posts + added;
            }
            each_month(t, staff, Flows<Real>{leavers, hires, vacancy, permanent});

            for (std::size_t k = bands; k-- > 1;)  // (M5): all bands at once, from the survivors
                staff[k] = staff[k] * stays[k] + staff[k - 1] * rises[k - 1];
            staff[0] = staff[0] * stays[0] + hires;
            frictional = closing;
        }
    }
}

//! The same from hazards [per year, by band] and interventions, in the schedule's order (none for the comparator), for
//! `each_month(t, flows)` with all that happened in the month.
template <class Real, class EachMonth>
void project(Workforce<Real> const& workforce, PerBand<Real> const& hazards, Recruitment<Real> const& recruitment,
             std::span<InterventionEffect<Real> const> interventions, EffectSchedule const& schedule,
             EachMonth&& each_month)
{
    AnyShape const shape{workforce.bands, recruitment.most_hires.has_value(), static_cast<int>(interventions.size()),
                         false, workforce.grows};
    std::vector<Real> leaving(schedule.phases().size() * static_cast<std::size_t>(workforce.bands));
    std::vector<Real> last(2 * interventions.size());
    leaving_by_phase<Real>(shape, hazards, interventions, schedule,
                           PowersOfHazardRatios<Real>(interventions, schedule, last), std::span(leaving));
    step_through<Real>(shape, workforce, recruitment, std::span<Real const>(leaving), schedule,
                       [&](int t, PerBand<Real> const& opening, Flows<Real> const& flows) {
                           each_month(t, MonthFlows<Real>{flows, opening});
                       });
}

}  // namespace holdfast
