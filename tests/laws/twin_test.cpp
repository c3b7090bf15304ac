// The twin has no twin of its own: it is held to the laws, to cases small enough for a pencil,
// and to a numerical solution of the equations whose closed forms it uses.

#include "support/twin.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace holdfast::twin;

double const ln2 = std::log(2.0);
constexpr double epsilon = std::numeric_limits<double>::epsilon();

bool close(double a, double b, double relative)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

// ---- A case for the pencil: every head count below is a whole number. ----
// Two bands of 64, relative rates 2 and 1, λ = 18 ln 2: per month three quarters of the first band leave and half of
// the second. Half of the survivors move up a band in a month. The time to fill is such that half of the vacancies
// would be filled in a month, were it not for the capacity of 40 hires.

Study pencil_study()
{
    Study study{};
    study.bands = {{0.5, 2, 1 / ln2}, {0.5, 1, 0}};
    study.months = 2;
    study.discounting = {{0, 0}};
    study.first_month_of_year = 4;
    study.moves_between_authorities = 0.25;
    return study;
}

Authority pencil_authority() { return {128, 200, 10, 0.1}; }

Beliefs pencil_beliefs() { return {18 * ln2, 1 / ln2, false, 40}; }

Prices pencil_prices() { return {12'000, 0.5, 0.5, 100, 10, 1, 4, 0.5, 1}; }

// Halves the hazard and the absence of the first band from the first day.
Intervention pencil_intervention()
{
    Intervention i{};
    i.log_hazard_ratio = -ln2;
    i.coverage = 1;
    i.eligible = {true, false};
    i.absence_ratio = 0.5;
    i.setup = 1'000;
    i.annual = 1'200;
    i.per_worker_year = 12;
    i.per_starter = 2;
    return i;
}

void expect_lines(Lines const& actual, std::array<double, 9> const& expected)
{
    static constexpr std::array names{"pay",       "agency",    "recruitment", "induction", "exit",
                                      "programme", "uncovered", "ramp_up",     "absence"};
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(in_order(actual)[i], expected[i], 1e-6) << names[i];
}

TEST(pencil, the_opening_splits_the_vacancies_by_littles_law)
{
    // 80 leave in the first month, and a post takes 1/ln 2 months to fill.
    auto const result = run(pencil_study(), pencil_authority(), pencil_beliefs(), pencil_prices(), {});
    EXPECT_NEAR(result.opening_frictional, 80 / ln2, 1e-9);
    EXPECT_NEAR(result.opening_structural, 200 - 80 / ln2, 1e-9);
    EXPECT_EQ(result.opening_posts, 328);
}

TEST(pencil, without_an_intervention_the_two_months_are_these)
{
    auto const result = run(pencil_study(), pencil_authority(), pencil_beliefs(), pencil_prices(), {});
    // 48 + 32 leave; 16 and 32 survive; 8 move up; 40 join, so that 40 more stand empty; v = 200 + 40/2.
    auto const& first = result.months[0];
    EXPECT_NEAR(first.leavers, 80, 1e-9);
    EXPECT_NEAR(first.hires, 40, 1e-9);
    EXPECT_NEAR(first.staff_at_end[0], 48, 1e-9);
    EXPECT_NEAR(first.staff_at_end[1], 40, 1e-9);
    EXPECT_NEAR(first.frictional_at_end, 80 / ln2 + 40, 1e-9);
    EXPECT_NEAR(first.vacancy_fte_months, 220, 1e-9);
    EXPECT_NEAR(first.permanent_fte_months, 108, 1e-9);
    EXPECT_NEAR(first.sickness_days, 227.7, 1e-9);  // 108/12 · 0.1 · 253
    EXPECT_NEAR(first.handovers, 800, 1e-9);
    EXPECT_NEAR(first.agency_fte_months, 110, 1e-9);
    expect_lines(first.lines, {108'000, 165'000, 4'000, 400, 80, 0, 110'000, 40'000, 10'800});
    // 36 + 20 leave; 12 and 20 survive; 6 move up; 40 join, so that 16 more stand empty; v = 240 + 16/2.
    auto const& second = result.months[1];
    EXPECT_NEAR(second.leavers, 56, 1e-9);
    EXPECT_NEAR(second.staff_at_end[0], 46, 1e-9);
    EXPECT_NEAR(second.staff_at_end[1], 26, 1e-9);
    EXPECT_NEAR(second.vacancy_fte_months, 248, 1e-9);
    expect_lines(second.lines, {80'000, 186'000, 4'000, 400, 56, 0, 124'000, 40'000, 8'000});
    expect_lines(result.undiscounted, {188'000, 351'000, 8'000, 800, 136, 0, 234'000, 80'000, 18'800});
    EXPECT_NEAR(result.agency_fte_years, 234.0 / 12, 1e-9);
}

TEST(pencil, with_the_intervention_the_two_months_are_these)
{
    auto const result =
        run(pencil_study(), pencil_authority(), pencil_beliefs(), pencil_prices(), {pencil_intervention()});
    // 32 + 32 leave; 32 and 32 survive; 16 move up; 40 join, so that 24 more stand empty; v = 200 + 24/2.
    // Programme: 1,000 + 100 + 64 reached + 2 · 40.
    EXPECT_NEAR(result.months[0].leavers, 64, 1e-9);
    EXPECT_NEAR(result.months[0].vacancy_fte_months, 212, 1e-9);
    EXPECT_NEAR(result.months[0].lines.programme, 1'244, 1e-9);
    // 28 + 24 leave; 28 and 24 survive; 14 move up; 12 more stand empty; v = 224 + 12/2.  Programme: 100 + 56 + 80.
    EXPECT_NEAR(result.months[1].leavers, 52, 1e-9);
    EXPECT_NEAR(result.months[1].vacancy_fte_months, 230, 1e-9);
    EXPECT_NEAR(result.months[1].staff_at_end[0], 54, 1e-9);
    EXPECT_NEAR(result.months[1].staff_at_end[1], 38, 1e-9);
    EXPECT_NEAR(result.months[1].lines.programme, 236, 1e-9);
    EXPECT_NEAR(result.discounted_worker_years_reached, 10, 1e-9);  // (64 + 56) / 12
    // Half of 128 staff are reached, then 56 of 104: a quarter of the absence is spared, then 7/26 of it.
    EXPECT_NEAR(result.months[0].lines.absence, 100 * 116 * 0.75, 1e-9);
    EXPECT_NEAR(result.months[1].lines.absence, 100 * 98 * 19.0 / 26, 1e-9);
}

TEST(pencil, the_saving_is_this_for_the_authority_and_this_for_england)
{
    auto const study = pencil_study();
    auto const without = run(study, pencil_authority(), pencil_beliefs(), pencil_prices(), {});
    auto const with = run(study, pencil_authority(), pencil_beliefs(), pencil_prices(), {pencil_intervention()});
    auto const saved = saving(study, without, with);
    double const absence = 38'200.0 / 13;  // 18,800 − 8,700 − 9,800 · 19/26
    expect_lines(saved.undiscounted, {-26'000, 19'500, 0, 0, 20, -1'480, 13'000, 0, absence});
    EXPECT_NEAR(saved.authority.gross_cash, -6'480, 1e-6);
    EXPECT_NEAR(saved.authority.net_cash, -7'960, 1e-6);
    EXPECT_NEAR(saved.authority.gross_total, 6'520 + absence, 1e-6);
    EXPECT_NEAR(saved.authority.net_total, 5'040 + absence, 1e-6);
    // (M26) A quarter of leavers moves between authorities: −19,500 pay, 14,625 agency, 9,750 uncovered.
    EXPECT_NEAR(saved.england.gross_cash, -4'855, 1e-6);
    EXPECT_NEAR(saved.england.net_cash, -6'335, 1e-6);
    EXPECT_NEAR(saved.england.gross_total, 4'895 + absence, 1e-6);
    EXPECT_NEAR(saved.england.net_total, 3'415 + absence, 1e-6);
    EXPECT_NEAR(saved.leavers_averted, 20, 1e-9);
    EXPECT_NEAR(saved.handovers_averted, 200, 1e-9);
    EXPECT_NEAR(saved.fte_years_kept, 26.0 / 12, 1e-9);
    EXPECT_NEAR(saved.sickness_days_averted, absence / 1'000 * 253 / 12, 1e-9);  // a month of pay is £1,000
}

// ---- A month, against the differential equation it solves. ----

struct Filled {
    double frictional_at_end;
    double vacancy_months;
};

// dF/dt = ℓ − F/τ over one month and the integral of F, by the midpoint rule in small steps.
Filled solve_filling(double frictional, double leavers, double tau)
{
    constexpr int steps = 20'000;
    constexpr double dt = 1.0 / steps;
    double f = frictional;
    double area = 0;
    for (int i = 0; i < steps; ++i) {
        double const half_way = f + dt / 2 * (leavers - f / tau);
        area += dt * half_way;
        f += dt * (leavers - half_way / tau);
    }
    return {f, area};
}

TEST(a_month, fills_vacancies_as_the_differential_equation_does)
{
    for (double tau : {0.5, 1.0, 3.0, 5.5, 24.0})
        for (double frictional : {0.0, 4.0, 40.0}) {
            // One band of 100; about 1.2 leave. U = 7.
            auto const step = one_month({100}, frictional, 7, {0.144}, {0}, tau, std::nullopt);
            auto const solved = solve_filling(frictional, step.leavers[0], tau);
            EXPECT_NEAR(step.frictional, solved.frictional_at_end, 1e-7);
            EXPECT_NEAR(step.vacancy_months, solved.vacancy_months + 7, 1e-7);
        }
}

TEST(a_month, fills_at_once_where_filling_takes_no_time)
{
    auto const step = one_month({100}, 5, 2, {12 * ln2}, {0}, 0, std::nullopt);
    EXPECT_NEAR(step.hires, 55, 1e-12);
    EXPECT_EQ(step.frictional, 0);
    EXPECT_NEAR(step.vacancy_months, 2, 1e-12);
    EXPECT_NEAR(step.permanent_months, 105, 1e-12);
}

TEST(a_month, moves_all_bands_up_at_once)
{
    // Nobody leaves. Half of each closed band moves one band up, nobody two.
    auto const step = one_month({8, 4, 2}, 0, 0, {0, 0, 0}, {1 / ln2, 1 / ln2, 0}, 1, std::nullopt);
    EXPECT_NEAR(step.staff[0], 4, 1e-12);
    EXPECT_NEAR(step.staff[1], 6, 1e-12);
    EXPECT_NEAR(step.staff[2], 4, 1e-12);
}

TEST(a_month, ignores_a_capacity_that_is_not_exceeded)
{
    auto const free = one_month({100}, 5, 0, {0.12}, {0}, 4, std::nullopt);
    auto const just_enough = one_month({100}, 5, 0, {0.12}, {0}, 4, free.hires);
    EXPECT_EQ(just_enough.vacancy_months, free.vacancy_months);
    auto const too_little = one_month({100}, 5, 0, {0.12}, {0}, 4, 0.5 * free.hires);
    EXPECT_EQ(too_little.hires, 0.5 * free.hires);
    EXPECT_GT(too_little.vacancy_months, free.vacancy_months);
}

// ---- The opening. ----

TEST(opening, hazards_average_to_the_leaving_rate)
{
    Study study = pencil_study();
    study.bands = {{0.61, 1.36, 60}, {0.39, 1, 0}};
    auto const h = leaving_hazards(study, {0.1211, 4, false, {}});
    EXPECT_NEAR(0.61 * h[0] + 0.39 * h[1], 0.1211, 1e-15);
    EXPECT_NEAR(h[0] / h[1], 1.36, 1e-14);
}

Study one_band(int months)
{
    Study study{};
    study.bands = {{1, 1, 0}};
    study.months = months;
    study.discounting = {{0, 0.035}};
    study.first_month_of_year = 4;
    return study;
}

TEST(opening, implied_fill_leaves_no_structural_vacancies)
{
    auto const study = one_band(12);
    Beliefs const beliefs{0.12, 99, true, {}};
    double const leavers = 100 * (1 - std::exp(-0.01));
    EXPECT_NEAR(months_to_fill(study, {100, 20, 0, 0}, beliefs), 20 / leavers, 1e-12);
    EXPECT_EQ(opening_frictional(study, {100, 20, 0, 0}, beliefs), 20);
    auto const result = run(study, {100, 20, 0, 0}, beliefs, pencil_prices(), {});
    EXPECT_EQ(result.opening_structural, 0);
    // Were the time to fill given as what is implied, or longer, nothing would differ.
    for (double const months : {20 / leavers, 99.0}) {
        auto const given = run(study, {100, 20, 0, 0}, {0.12, months, false, {}}, pencil_prices(), {});
        EXPECT_NEAR(total(result.undiscounted), total(given.undiscounted), 1e-6) << months;
    }
}

TEST(opening, without_vacancies_posts_fill_at_once)
{
    for (bool const implied : {false, true}) {
        Beliefs const beliefs{0.12, 99, implied, {}};
        EXPECT_EQ(months_to_fill(one_band(12), {100, 0, 0, 0}, beliefs), 0);
        auto const result = run(pencil_study(), {100, 0, 0, 0}, beliefs, pencil_prices(), {});
        EXPECT_EQ(result.vacancy_fte_months, 0);
        EXPECT_NEAR(result.hires, result.leavers, 1e-12);
    }
}

TEST(opening, vacancies_without_leavers_imply_no_time_to_fill)
{
    EXPECT_THROW(months_to_fill(one_band(12), {100, 5, 0, 0}, {0, 99, true, {}}), std::invalid_argument);
}

// ---- The steady state. ----

TEST(steady_state, vacancies_obey_littles_law_exactly)
{
    // In the steady state the month's hires are its leavers, so F = τ·ℓ: vacancies are inflow times duration.
    double const lambda = 0.15;
    double const tau = 5;
    auto const result = run(one_band(1'200), {100, 30, 0, 0}, {lambda, tau, false, {}}, pencil_prices(), {});
    auto const& last = result.months.back();
    EXPECT_NEAR(last.hires, last.leavers, 1e-10);
    EXPECT_NEAR(last.frictional_at_end, tau * last.leavers, 1e-9);
    // S + τ·S·(1 − exp(−λ/12)) = P − U.
    double const posts = 100 + tau * 100 * (1 - std::exp(-lambda / 12));
    EXPECT_NEAR(last.staff_at_end[0], posts / (1 + tau * (1 - std::exp(-lambda / 12))), 1e-9);
}

TEST(steady_state, vacancies_stay_where_they_are)
{
    for (double lambda : {0.05, 0.12, 0.30})
        for (double tau : {3.0, 6.0, 60.0}) {
            auto const result = run(one_band(240), {100, 10, 0, 0}, {lambda, tau, false, {}}, pencil_prices(), {});
            for (auto const& month : result.months)
                EXPECT_NEAR(month.frictional_at_end + result.opening_structural, 10, 1e-9);
        }
}

TEST(steady_state, structural_vacancies_never_move)
{
    auto const result = run(one_band(60), {100, 50, 0, 0}, {0.12, 6, false, {}}, pencil_prices(), {});
    double const first_leavers = 100 * (1 - std::exp(-0.12 / 12));
    for (auto const& month : result.months) EXPECT_DOUBLE_EQ(month.structural, 50 - first_leavers * 6);
}

// ---- What interventions do. ----

Intervention plain_intervention(std::size_t bands)
{
    Intervention i{};
    i.coverage = 1;
    i.eligible.assign(bands, true);
    i.absence_ratio = 1;
    return i;
}

TEST(profile, waits_rises_holds_and_decays)
{
    auto i = plain_intervention(1);
    i.start_month = 2;
    i.lag = 3;
    i.ramp = 4;
    i.half_life = 2;
    EXPECT_EQ(effect_profile(i, 4.5), 0);
    EXPECT_EQ(effect_profile(i, 5), 0);
    EXPECT_EQ(effect_profile(i, 7), 0.5);
    EXPECT_EQ(effect_profile(i, 9), 1);
    EXPECT_EQ(effect_profile(i, 500), 1);  // never stops
    i.duration_months = 6;                 // stops at 8, on the way up at 0.75
    EXPECT_EQ(effect_profile(i, 7), 0.5);
    EXPECT_EQ(effect_profile(i, 8), 0.75);
    EXPECT_EQ(effect_profile(i, 10), 0.375);
    EXPECT_EQ(effect_profile(i, 12), 0.1875);
    i.half_life = 0;
    EXPECT_EQ(effect_profile(i, 8.5), 0);
}

TEST(profile, without_a_ramp_is_a_step)
{
    auto i = plain_intervention(1);
    i.start_month = 2;
    i.lag = 1;
    EXPECT_EQ(effect_profile(i, 2.5), 0);
    EXPECT_EQ(effect_profile(i, 3), 1);
    EXPECT_EQ(effect_profile(i, 3.5), 1);
}

TEST(multiplier, is_a_mean_over_reached_and_unreached_staff)
{
    auto i = plain_intervention(2);
    i.log_hazard_ratio = std::log(0.25);
    i.coverage = 0.6;
    i.ramp = 2;
    i.eligible = {true, false};
    // Half way up, the hazard of those reached is 0.25^½ = 0.5 of what it was: 0.4 + 0.6 · 0.5.
    EXPECT_NEAR(hazard_multiplier({i}, 0, 0, 1), 0.7, 1e-15);
    EXPECT_NEAR(hazard_multiplier({i}, 0, 0, 9), 0.55, 1e-15);
    EXPECT_EQ(hazard_multiplier({i}, 0, 1, 9), 1);
}

TEST(multiplier, of_a_package_is_the_product_of_its_members)
{
    auto a = plain_intervention(1);
    a.log_hazard_ratio = std::log(0.5);
    auto b = a;
    b.log_hazard_ratio = std::log(0.8);
    EXPECT_NEAR(hazard_multiplier({a, b}, 0, 0, 1), 0.4, 1e-15);
    EXPECT_NEAR(hazard_multiplier({b, a}, 0, 0, 1), 0.4, 1e-15);
    b.coverage = 0.5;
    EXPECT_NEAR(hazard_multiplier({a, b}, 0, 0, 1), 0.45, 1e-15);
    EXPECT_EQ(hazard_multiplier({}, 0, 0, 1), 1);
}

TEST(overlap, spares_the_strongest_and_of_equals_the_first)
{
    auto a = plain_intervention(1);
    auto b = a;
    auto c = a;
    a.log_hazard_ratio = -0.2;
    b.log_hazard_ratio = 0.4;  // the strongest may well be the harmful one
    c.log_hazard_ratio = -0.4;
    auto const weakened = log_hazard_ratios_in_package({a, b, c}, 0.25);
    EXPECT_DOUBLE_EQ(weakened[0], -0.15);
    EXPECT_DOUBLE_EQ(weakened[1], 0.4);
    EXPECT_DOUBLE_EQ(weakened[2], -0.3);
    EXPECT_EQ(log_hazard_ratios_in_package({a, b, c}, 0), (std::vector<double>{-0.2, 0.4, -0.4}));
    EXPECT_EQ(log_hazard_ratios_in_package({a}, 1), std::vector<double>{-0.2});
}

TEST(overlap, complete_leaves_only_the_strongest_members_leavers)
{
    auto strong = plain_intervention(1);
    strong.log_hazard_ratio = -0.5;
    auto weak = strong;
    weak.log_hazard_ratio = -0.3;
    auto study = one_band(36);
    study.overlap = 1;
    Beliefs const beliefs{0.15, 5, false, {}};
    auto const both = run(study, {100, 10, 0, 0}, beliefs, pencil_prices(), {weak, strong});
    auto const alone = run(study, {100, 10, 0, 0}, beliefs, pencil_prices(), {strong});
    EXPECT_DOUBLE_EQ(both.leavers, alone.leavers);
}

TEST(absence, falls_with_coverage_and_profile_among_those_eligible)
{
    auto i = plain_intervention(2);
    i.absence_ratio = 0.8;
    i.coverage = 0.5;
    i.ramp = 2;
    EXPECT_NEAR(absence_multiplier({i}, {30, 70}, 1), 0.95, 1e-15);
    EXPECT_NEAR(absence_multiplier({i}, {30, 70}, 5), 0.9, 1e-15);
    EXPECT_NEAR(absence_multiplier({i, i}, {30, 70}, 5), 0.81, 1e-15);
    i.eligible = {true, false};  // docs/decisions/0003: three in ten staff can be reached
    EXPECT_NEAR(absence_multiplier({i}, {30, 70}, 5), 0.97, 1e-15);
    i.eligible = {false, true};
    EXPECT_NEAR(absence_multiplier({i}, {30, 70}, 5), 0.93, 1e-15);
    i.eligible = {false, false};
    EXPECT_EQ(absence_multiplier({i}, {30, 70}, 5), 1);
    i.eligible = {true, true};
    i.absence_ratio = 1;
    EXPECT_EQ(absence_multiplier({i}, {30, 70}, 5), 1);
}

TEST(programme, is_paid_while_delivered_and_for_those_reached)
{
    // Half of the staff leave and are replaced each month: 100 in post, 50 hires.
    auto i = plain_intervention(1);
    i.coverage = 0.5;
    i.start_month = 1;
    i.duration_months = 2;
    i.setup = 7;
    i.annual = 12;
    i.per_worker_year = 24;
    i.per_starter = 10;
    auto const result = run(one_band(4), {100, 0, 0, 0}, {12 * ln2, 0, false, {}}, pencil_prices(), {i});
    EXPECT_EQ(result.months[0].lines.programme, 0);
    EXPECT_NEAR(result.months[1].lines.programme, 7 + 1 + 100 + 250, 1e-9);
    EXPECT_NEAR(result.months[2].lines.programme, 1 + 100 + 250, 1e-9);
    EXPECT_EQ(result.months[3].lines.programme, 0);
    EXPECT_EQ(result.months[3].reached_fte, 0);
}

TEST(programme, pays_nothing_per_starter_where_starters_are_not_eligible)
{
    auto study = pencil_study();
    auto i = plain_intervention(2);
    i.eligible = {false, true};
    i.per_starter = 10;
    auto const result = run(study, pencil_authority(), pencil_beliefs(), pencil_prices(), {i});
    EXPECT_EQ(result.undiscounted.programme, 0);
}

// ---- Time. ----

TEST(discounting, multiplies_the_years_of_each_step)
{
    EXPECT_DOUBLE_EQ(discount_factor({{0, 0.035}}, 12), 1 / 1.035);
    EXPECT_DOUBLE_EQ(discount_factor({{0, 3}}, 6), 0.5);
    EXPECT_DOUBLE_EQ(discount_factor({{0, 3}, {1, 15}}, 6), 0.5);
    EXPECT_DOUBLE_EQ(discount_factor({{0, 3}, {1, 0}}, 24), 0.25);
    EXPECT_DOUBLE_EQ(discount_factor({{0, 3}, {1, 15}}, 15), 0.125);  // 4^−1 · 16^−¼
    EXPECT_DOUBLE_EQ(discount_factor({{0, 3}, {1, 15}, {1.25, 0}}, 600), 0.125);
    EXPECT_EQ(discount_factor({{0, 0}}, 100), 1);
}

TEST(discounting, takes_outcomes_at_their_own_rate_if_they_have_one)
{
    auto study = one_band(24);
    Beliefs const beliefs{0.15, 5, false, {}};
    auto const as_money = run(study, {100, 10, 0, 0}, beliefs, pencil_prices(), {});
    EXPECT_LT(as_money.leavers_discounted, as_money.leavers);
    study.outcome_discount_rate = 0;
    auto const undiscounted = run(study, {100, 10, 0, 0}, beliefs, pencil_prices(), {});
    EXPECT_EQ(undiscounted.leavers_discounted, undiscounted.leavers);
    EXPECT_EQ(in_order(undiscounted.discounted), in_order(as_money.discounted));
}

TEST(financial_years, run_from_april_to_march)
{
    auto study = one_band(30);
    study.first_month_of_year = 4;
    EXPECT_EQ(financial_year_index(study, 11), 0);
    EXPECT_EQ(financial_year_index(study, 12), 1);
    study.first_month_of_year = 1;  // January to March are the rest of the first year
    EXPECT_EQ(financial_year_index(study, 2), 0);
    EXPECT_EQ(financial_year_index(study, 3), 1);
    EXPECT_EQ(financial_year_index(study, 14), 1);
    EXPECT_EQ(financial_year_index(study, 15), 2);
    study.first_month_of_year = 12;
    EXPECT_EQ(financial_year_index(study, 3), 0);
    EXPECT_EQ(financial_year_index(study, 4), 1);
}

// 75 leavers a month become 50 of 100 in post, all replaced at once. Only leaving costs, £10: £250 saved a month.
std::optional<int> payback_of(int months, std::vector<Intervention> const& package)
{
    auto study = one_band(months);
    study.discounting = {{0, 0}};
    Prices prices{};
    prices.exit = 10;
    Authority const authority{100, 0, 0, 0};
    Beliefs const beliefs{24 * ln2, 0, false, {}};
    return saving(study, run(study, authority, beliefs, prices, {}), run(study, authority, beliefs, prices, package))
        .payback_month;
}

TEST(payback, is_the_first_month_that_stays_in_credit)
{
    auto first = plain_intervention(1);
    first.log_hazard_ratio = -ln2;
    first.setup = 900;  // −650, −400, −150, +100
    EXPECT_EQ(payback_of(12, {first}), 3);
    EXPECT_EQ(payback_of(3, {first}), std::nullopt);
    auto second = plain_intervention(1);
    second.start_month = 6;
    second.setup = 2'000;  // 600 after month 5, −1,150 after month 6, +100 after month 11
    EXPECT_EQ(payback_of(12, {first, second}), 11);
    EXPECT_EQ(payback_of(11, {first, second}), std::nullopt);
    EXPECT_EQ(payback_of(12, {}), 0);
}

TEST(payback, counts_discounted_pounds)
{
    // Money that halves every month (1 + r = 2^12): £250 a month comes to 2^−½ · 250 · (1 + ½ + ¼ + …), always short
    // of the setup's 2^−½ · 900.
    auto study = one_band(48);
    study.discounting = {{0, 4'095}};
    Prices prices{};
    prices.exit = 10;
    auto i = plain_intervention(1);
    i.log_hazard_ratio = -ln2;
    i.setup = 900;
    Beliefs const beliefs{24 * ln2, 0, false, {}};
    auto const saved = saving(study, run(study, {100, 0, 0, 0}, beliefs, prices, {}),
                              run(study, {100, 0, 0, 0}, beliefs, prices, {i}));
    EXPECT_NEAR(saved.authority.net_cash, (500 - 900) * std::sqrt(0.5), 1e-6);
    EXPECT_EQ(saved.payback_month, std::nullopt);
}

// ---- A figure of the method page. ----

TEST(money, a_vacancy_month_avoided_gains_little_cash_and_much_capacity)
{
    // (M22) c = 0.736, premium 40.6%: cash 3.5% of pay, capacity 26.4%.
    // Nobody leaves and no vacancy is ever filled, so one vacancy less is one post filled more.
    Prices prices{};
    prices.pay = 12'000;
    prices.agency_premium = 0.406;
    prices.cover_share = 0.736;
    prices.uncovered_value = 1;
    auto const study = one_band(1);
    Beliefs const beliefs{0, 5, false, {}};
    auto const vacant = run(study, {99, 1, 0, 0}, beliefs, prices, {}).undiscounted;
    auto const filled = run(study, {100, 0, 0, 0}, beliefs, prices, {}).undiscounted;
    auto const saved = minus(vacant, filled);
    EXPECT_NEAR(cash(saved) / 1'000, 0.035, 0.0005);
    EXPECT_NEAR(cash(saved) / 1'000, 0.736 * 1.406 - 1, 1e-9);
    EXPECT_NEAR(capacity(saved) / 1'000, 0.264, 1e-9);
}

// ---- Laws, for any case. ----

double between(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 10'001) / 10'000.0; }

int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }

bool either() { return whole(0, 1) == 1; }

struct Case {
    Study study;
    Authority authority;
    Beliefs beliefs;
    Prices prices;
    std::vector<Intervention> package;
};

Intervention any_intervention(std::size_t bands)
{
    Intervention i{};
    i.log_hazard_ratio = between(-1.5, 0.5);
    i.coverage = between(0, 1);
    for (std::size_t k = 0; k < bands; ++k) i.eligible.push_back(either());
    i.start_month = whole(0, 20);
    i.lag = whole(0, 6);
    i.ramp = whole(0, 12);
    if (either()) i.duration_months = whole(1, 40);
    i.half_life = either() ? 0 : between(1, 24);
    i.absence_ratio = between(0.7, 1.1);
    i.setup = between(0, 50'000);
    i.annual = between(0, 100'000);
    i.per_worker_year = between(0, 3'000);
    i.per_starter = between(0, 5'000);
    return i;
}

Case any_case()
{
    Case c{};
    auto const bands = static_cast<std::size_t>(whole(1, 3));
    double shares = 0;
    for (std::size_t k = 0; k < bands; ++k) {
        c.study.bands.push_back({between(0.1, 1), between(0.3, 3), k + 1 < bands ? between(6, 120) : 0});
        shares += c.study.bands.back().share;
    }
    for (auto& band : c.study.bands) band.share /= shares;
    c.study.months = whole(1, 72);
    c.study.discounting = {{0, between(0, 0.08)}, {between(0.5, 4), between(0, 0.08)}};
    if (either()) c.study.outcome_discount_rate = between(0, 0.08);
    c.study.first_month_of_year = whole(1, 12);
    c.study.moves_between_authorities = between(0, 1);
    c.study.overlap = between(0, 1);
    c.authority = {between(5, 900), between(0, 200), between(5, 25), between(0, 0.1)};
    c.beliefs = {between(0.02, 0.6), between(0, 14), either(), {}};
    if (either()) c.beliefs.hires_capacity_per_month = between(0, 20);
    c.prices = {between(30'000, 80'000), between(0, 0.8), between(0, 1), between(0, 9'000), between(0, 9'000),
                between(0, 2'000),       between(0, 12),  between(0, 1), between(0, 2)};
    for (int i = whole(0, 3); i > 0; --i) c.package.push_back(any_intervention(bands));
    return c;
}

Result run(Case const& c) { return run(c.study, c.authority, c.beliefs, c.prices, c.package); }

Saving saving(Case const& c) { return saving(c.study, run(c.study, c.authority, c.beliefs, c.prices, {}), run(c)); }

RC_GTEST_PROP(laws, posts_never_change, ())
{
    auto const result = run(any_case());
    for (auto const& month : result.months) {
        RC_ASSERT(std::abs(month.posts_at_end - result.opening_posts) <= 1e-9);
        RC_ASSERT(std::abs(month.vacancy_fte_months + month.permanent_fte_months - result.opening_posts) <= 1e-9);
    }
}

RC_GTEST_PROP(laws, nothing_countable_is_negative, ())
{
    auto const result = run(any_case());
    for (auto const& month : result.months) {
        RC_ASSERT(month.leavers >= 0);
        RC_ASSERT(month.hires >= -1e-12);
        RC_ASSERT(month.frictional_at_end >= -1e-12);
        RC_ASSERT(month.structural >= -1e-12);
        RC_ASSERT(month.permanent_fte_months >= 0);
        for (double staff : month.staff_at_end) RC_ASSERT(staff >= 0);
    }
}

RC_GTEST_PROP(laws, who_left_and_was_not_replaced_is_a_vacancy, ())
{
    auto const result = run(any_case());
    double const opened = result.months.back().frictional_at_end - result.opening_frictional;
    RC_ASSERT(std::abs(result.leavers - result.hires - opened) <= 1e-8);
}

RC_GTEST_PROP(laws, hires_never_exceed_the_capacity, ())
{
    auto c = any_case();
    c.beliefs.hires_capacity_per_month = between(0, 5);
    for (auto const& month : run(c).months) RC_ASSERT(month.hires <= *c.beliefs.hires_capacity_per_month);
}

RC_GTEST_PROP(laws, a_hazard_ratio_of_one_saves_exactly_minus_the_programme, ())
{
    auto c = any_case();
    for (auto& i : c.package) {
        i.log_hazard_ratio = 0;
        i.absence_ratio = 1;
    }
    auto const saved = saving(c);
    auto const cost = run(c).discounted.programme;
    RC_ASSERT(saved.authority.gross_cash == 0);
    RC_ASSERT(saved.authority.gross_total == 0);
    RC_ASSERT(saved.authority.net_cash == -cost);
    RC_ASSERT(saved.authority.net_total == -cost);
    RC_ASSERT(saved.england.net_total == -cost);
    RC_ASSERT(saved.leavers_averted == 0);
}

RC_GTEST_PROP(laws, reaching_nobody_averts_nothing, ())
{
    auto c = any_case();
    for (auto& i : c.package) i.coverage = 0;
    RC_ASSERT(saving(c).authority.gross_total == 0);
}

// Powers of two lose nothing in binary, so this holds to the last bit.
RC_GTEST_PROP(laws, twice_the_staff_cost_twice_the_money, ())
{
    auto const once = any_case();
    auto twice = once;
    twice.authority.in_post *= 2;
    twice.authority.vacancies *= 2;
    if (twice.beliefs.hires_capacity_per_month) *twice.beliefs.hires_capacity_per_month *= 2;
    for (auto& i : twice.package) {
        i.setup *= 2;
        i.annual *= 2;
    }
    auto const small = run(once);
    auto const large = run(twice);
    RC_ASSERT(in_order(large.discounted) == in_order(times(small.discounted, 2)));
    RC_ASSERT(large.leavers == 2 * small.leavers);
    RC_ASSERT(large.sickness_days == 2 * small.sickness_days);
    RC_ASSERT(saving(twice).payback_month == saving(once).payback_month);
}

RC_GTEST_PROP(laws, at_no_discount_rate_the_present_value_is_the_sum, ())
{
    auto c = any_case();
    c.study.discounting = {{0, 0}, {2, 0}};
    c.study.outcome_discount_rate.reset();
    auto const result = run(c);
    RC_ASSERT(in_order(result.discounted) == in_order(result.undiscounted));
    RC_ASSERT(result.leavers_discounted == result.leavers);
    RC_ASSERT(result.permanent_fte_years_discounted == result.permanent_fte_years);
}

RC_GTEST_PROP(laws, financial_years_add_up_to_the_whole, ())
{
    auto const result = run(any_case());
    Lines sum;
    for (auto const& year : result.by_financial_year) sum = plus(sum, year);
    for (std::size_t i = 0; i < 9; ++i) RC_ASSERT(close(in_order(sum)[i], in_order(result.undiscounted)[i], 1e-12));
}

RC_GTEST_PROP(laws, two_steps_at_one_rate_are_one_step, ())
{
    double const rate = between(0, 0.1);
    double const s = between(0, 240);
    RC_ASSERT(
        close(discount_factor({{0, rate}, {between(0.1, 19), rate}}, s), discount_factor({{0, rate}}, s), 8 * epsilon));
}

RC_GTEST_PROP(laws, log_hazard_ratios_of_universal_members_add_up, ())
{
    auto c = any_case();
    c.study.overlap = 0;
    auto a = any_intervention(c.study.bands.size());
    a.coverage = 1;
    auto b = a;
    b.log_hazard_ratio = between(-1, 0.5);
    auto sum = a;
    sum.log_hazard_ratio += b.log_hazard_ratio;
    c.package = {a, b};
    auto const both = run(c);
    c.package = {sum};
    auto const one = run(c);
    RC_ASSERT(close(both.leavers, one.leavers, 1e-12));
    RC_ASSERT(close(both.discounted.agency, one.discounted.agency, 1e-11));
}

RC_GTEST_PROP(laws, an_effect_that_has_not_begun_changes_nothing, ())
{
    auto c = any_case();
    c.study.months = 12;
    for (auto& i : c.package) {
        i.start_month = 6;
        i.lag = 6;
    }
    auto const saved = saving(c);
    RC_ASSERT(saved.authority.gross_total == 0);
    RC_ASSERT(saved.leavers_averted == 0);
}

RC_GTEST_PROP(laws, england_without_moves_sees_what_the_authority_sees, ())
{
    auto c = any_case();
    c.study.moves_between_authorities = 0;
    auto const saved = saving(c);
    RC_ASSERT(saved.england.net_cash == saved.authority.net_cash);
    RC_ASSERT(saved.england.gross_total == saved.authority.gross_total);
    c.study.moves_between_authorities = 1;  // then only what is paid per leaver, per hire and for absence is left
    auto const moved = saving(c);
    Lines const d = moved.discounted;
    RC_ASSERT(close(moved.england.gross_cash, d.recruitment + d.induction + d.exit, 1e-12));
    RC_ASSERT(close(moved.england.gross_total, d.recruitment + d.induction + d.exit + d.ramp_up + d.absence, 1e-11));
}

RC_GTEST_PROP(laws, the_largest_affordable_cost_per_worker_breaks_even, ())
{
    // What the discounted worker-years are for: gross saving over them is the price at which nothing is left.
    auto c = any_case();
    auto i = any_intervention(c.study.bands.size());
    i.coverage = between(0.1, 1);
    i.start_month = 0;
    i.eligible[0] = true;
    i.setup = i.annual = i.per_starter = i.per_worker_year = 0;
    c.package = {i};
    auto const gross = saving(c).authority.gross_total;
    c.package[0].per_worker_year = gross / run(c).discounted_worker_years_reached;
    RC_ASSERT(std::abs(saving(c).authority.net_total) <= 1e-10 * total(run(c).discounted));
}

RC_GTEST_PROP(laws, in_one_band_a_lower_hazard_never_adds_leavers, ())
{
    // Cumulatively: staff who were kept may leave later, but never more of them than were kept.
    auto c = any_case();
    c.study.bands = {{1, 1, 0}};
    c.package.clear();
    auto i = any_intervention(1);
    i.log_hazard_ratio = between(-1.5, 0);
    c.package.push_back(i);
    auto const without = run(c.study, c.authority, c.beliefs, c.prices, {});
    auto const with = run(c);
    double averted = 0;
    for (std::size_t t = 0; t < with.months.size(); ++t) {
        averted += without.months[t].leavers - with.months[t].leavers;
        RC_ASSERT(averted >= -1e-9);
    }
}

}  // namespace
