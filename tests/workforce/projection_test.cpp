#include "holdfast/workforce/projection.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

double const ln2 = std::log(2.0);

//! At this hazard a year, half of the staff leave in a month.
double const half_a_month = 12.0 * ln2;

Workforce<double> staff_of(std::vector<double> const& bands, double frictional = 0.0, double structural = 0.0)
{
    Workforce<double> w;
    w.bands = static_cast<int>(bands.size());
    for (std::size_t k = 0; k < bands.size(); ++k) w.staff[k] = bands[k];
    w.frictional = frictional;
    w.structural = structural;
    return w;
}

PerBand<double> per_band(std::vector<double> const& values)
{
    PerBand<double> result{};
    for (std::size_t k = 0; k < values.size(); ++k) result[k] = values[k];
    return result;
}

std::vector<MonthFlows<double>> months_of(Workforce<double> const& workforce, std::vector<double> const& hazards,
                                          Recruitment<double> const& recruitment, int months,
                                          std::vector<InterventionEffect<double>> const& effects = {},
                                          std::vector<Delivery> const& deliveries = {})
{
    std::vector<MonthFlows<double>> result;
    project<double>(workforce, per_band(hazards), recruitment, effects, EffectSchedule(deliveries, months),
                    [&result](int t, MonthFlows<double> const& flows) {
                        EXPECT_EQ(t, static_cast<int>(result.size()));
                        result.push_back(flows);
                    });
    return result;
}

Recruitment<double> const at_once{0.0, std::nullopt};

InterventionEffect<double> effect_on(BandSet bands, double hazard_ratio, double coverage)
{
    InterventionEffect<double> e;
    e.coverage = coverage;
    e.log_hazard_ratio = std::log(hazard_ratio);
    e.eligible = bands;
    return e;
}

}  // namespace

//! A hazard at which so large a share leaves within a month.
double hazard_of(double share) { return -12.0 * std::log1p(-share); }

TEST(Opening, splits_vacancies_by_littles_law)
{
    // 75 · 1% + 25 · 1% = 1 leaver in the first month; for 5 months: 5 of the 8 vacancies are being filled.
    std::array const shares{0.75, 0.25};
    std::array const moving_up{0.5, 0.0};
    std::array const hazards{hazard_of(0.01), hazard_of(0.01)};
    auto const opening = opening_of<double>(100.0, 8.0, shares, moving_up, hazards, 5.0, false);
    auto const& w = opening.workforce;
    EXPECT_EQ(opening.months_to_fill, 5.0);
    EXPECT_EQ(w.bands, 2);
    EXPECT_EQ(w.staff[0], 75.0);
    EXPECT_EQ(w.staff[1], 25.0);
    EXPECT_EQ(w.moving_up[0], 0.5);
    EXPECT_NEAR(w.frictional, 5.0, 1e-12);
    EXPECT_NEAR(w.structural, 3.0, 1e-12);
    EXPECT_DOUBLE_EQ(w.in_post(), 100.0);
    EXPECT_DOUBLE_EQ(w.posts(), 108.0);
}

TEST(Opening, has_no_more_frictional_vacancies_than_vacancies_and_no_longer_a_time_to_fill)
{
    std::array const shares{1.0};
    std::array const moving_up{0.0};
    std::array const hazards{hazard_of(0.01)};
    auto const opening = opening_of<double>(100.0, 4.0, shares, moving_up, hazards, 5.0, false);
    EXPECT_NEAR(opening.workforce.frictional, 4.0, 1e-12);
    EXPECT_GE(opening.workforce.structural, 0.0);
    EXPECT_NEAR(opening.months_to_fill, 4.0, 1e-12) << "one leaver a month";
    auto const implied = opening_of<double>(100.0, 4.0, shares, moving_up, hazards, 1.0, true);
    EXPECT_NEAR(implied.months_to_fill, 4.0, 1e-12);
    EXPECT_EQ(implied.workforce.structural, 0.0);
    auto const full = opening_of<double>(100.0, 0.0, shares, moving_up, hazards, 5.0, false);
    EXPECT_EQ(full.months_to_fill, 0.0) << "filled at once";
    EXPECT_EQ(full.workforce.posts(), 100.0);
}

TEST(Hazards, average_to_the_leaving_rate_over_the_shares)
{
    // England's two bands (M2): 0.61 · 1.36 + 0.39 = 1.2196.
    std::array const shares{0.61, 0.39};
    std::array const relative{1.36, 1.0};
    auto const h = leaving_hazards<double>(0.1211, shares, relative);
    EXPECT_NEAR(h[0], 0.1211 * 1.36 / 1.2196, 1e-15);
    EXPECT_NEAR(h[1], 0.1211 / 1.2196, 1e-15);
    EXPECT_NEAR(0.61 * h[0] + 0.39 * h[1], 0.1211, 1e-15);
}

TEST(MovingUp, is_the_share_of_a_band_that_ages_out_in_a_month)
{
    EXPECT_NEAR(moving_up_each_month(1.0 / ln2), 0.5, 1e-15);
    EXPECT_NEAR(moving_up_each_month(60.0), 0.0165285, 1e-7);  // a little less than a sixtieth
    EXPECT_EQ(moving_up_each_month(std::nullopt), 0.0);
}

TEST(FilledWithinAMonth, is_the_share_of_vacancies_that_do_not_outlive_it)
{
    EXPECT_NEAR(filled_within_a_month(1.0 / ln2), 0.5, 1e-15);
    EXPECT_EQ(filled_within_a_month(0.0), 1.0);
    EXPECT_NEAR(filled_within_a_month(1e9), 1e-9, 1e-18);
    std::array const months{0.0, 1.0, 2.0, 0.0, 4.0, 0.25, 24.0, 0.0};
    auto const lanes = filled_within_a_month(Batch::load(months.data()));
    for (std::size_t i = 0; i < months.size(); ++i)
        EXPECT_DOUBLE_EQ(lanes.lane(static_cast<int>(i)), filled_within_a_month(months[i]));
}

// One band of 120, h = 0.12 a year, F = 4, U = 6, τ = 4 months:
//   ℓ  = 120 (1 − e^−0.01)             = 1.194019950
//   z  = e^−¼                          = 0.778800783
//   F' = 4 z + 4 ℓ (1 − z)             = 4.171668244
//   N  = 4 + ℓ − F'                    = 1.022351706
//   v  = 4 N + 6                       = 10.089406824
//   w  = 130 − v                       = 119.910593176
TEST(AMonth, leaves_fills_and_hires_as_worked_by_hand)
{
    auto const months = months_of(staff_of({120.0}, 4.0, 6.0), {0.12}, {4.0, std::nullopt}, 2);
    EXPECT_EQ(months[0].opening[0], 120.0);
    EXPECT_NEAR(months[0].leavers, 1.194019950, 1e-9);
    EXPECT_NEAR(months[0].hires, 1.022351706, 1e-9);
    EXPECT_NEAR(months[0].vacancy, 10.089406824, 1e-9);
    EXPECT_NEAR(months[0].permanent, 119.910593176, 1e-9);
    EXPECT_NEAR(months[1].opening[0], 120.0 - 1.194019950 + 1.022351706, 1e-9);
}

// The same with a capacity of one hire a month: F' = 4 + ℓ − 1 = 4.194019950; v = (4 + F')/2 + 6 = 10.097009975.
// In the second month F' grows by ℓ − 1 again.
TEST(AMonth, with_a_capacity_that_binds_averages_its_vacancies)
{
    auto const months = months_of(staff_of({120.0}, 4.0, 6.0), {0.12}, {4.0, 1.0}, 2);
    EXPECT_EQ(months[0].hires, 1.0);
    EXPECT_NEAR(months[0].vacancy, 10.097009975, 1e-9);
    EXPECT_NEAR(months[0].permanent, 119.902990025, 1e-9);
    EXPECT_EQ(months[1].hires, 1.0);
    EXPECT_NEAR(months[1].vacancy, 4.194019950 + (months[1].leavers - 1.0) / 2.0 + 6.0, 1e-9);
}

TEST(AMonth, with_a_capacity_that_does_not_bind_is_as_without)
{
    auto const free = months_of(staff_of({120.0}, 4.0, 6.0), {0.12}, {4.0, std::nullopt}, 3);
    auto const roomy = months_of(staff_of({120.0}, 4.0, 6.0), {0.12}, {4.0, 1.2}, 3);
    for (std::size_t t = 0; t < 3; ++t) {
        EXPECT_EQ(roomy[t].hires, free[t].hires);
        EXPECT_EQ(roomy[t].vacancy, free[t].vacancy);
    }
}

TEST(AMonth, fills_at_once_where_filling_takes_no_time)
{
    // 50 of 100 leave; the 5 open posts and the 50 are filled; the 2 structural vacancies stay.
    auto const months = months_of(staff_of({100.0}, 5.0, 2.0), {half_a_month}, at_once, 1);
    EXPECT_NEAR(months[0].leavers, 50.0, 1e-12);
    EXPECT_NEAR(months[0].hires, 55.0, 1e-12);
    EXPECT_EQ(months[0].vacancy, 2.0);
    EXPECT_EQ(months[0].permanent, 105.0);
}

TEST(AMonth, moves_all_bands_up_at_once_and_hires_into_the_first)
{
    // Of 64, 32, 16 half leave: 32, 16, 8 survive, 56 leave. Half of 32 and a quarter of 16 move up:
    // 16, 16 + 12, 4 + 8, and 56 join the first.
    auto w = staff_of({64.0, 32.0, 16.0});
    w.moving_up = {0.5, 0.25, 0.0};
    auto const months = months_of(w, {half_a_month, half_a_month, half_a_month}, at_once, 2);
    EXPECT_NEAR(months[0].leavers, 56.0, 1e-12);
    EXPECT_NEAR(months[1].opening[0], 16.0 + 56.0, 1e-12);
    EXPECT_NEAR(months[1].opening[1], 28.0, 1e-12);
    EXPECT_NEAR(months[1].opening[2], 12.0, 1e-12);
}

TEST(AMonth, gives_the_same_in_every_lane_as_in_doubles)
{
    std::array const taus{0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0};
    Workforce<Batch> w;
    w.staff[0] = 120.0;
    w.frictional = 4.0;
    w.structural = 6.0;
    PerBand<Batch> hazards{};
    hazards[0] = 0.12;
    Recruitment<Batch> const recruitment{Batch::load(taus.data()), 1.0};  // binds in some lanes only
    std::vector<MonthFlows<Batch>> batch;
    EffectSchedule const nothing(std::span<Delivery const>{}, 6);
    project<Batch>(w, hazards, recruitment, {}, nothing,
                   [&batch](int, MonthFlows<Batch> const& flows) { batch.push_back(flows); });
    for (std::size_t i = 0; i < taus.size(); ++i) {
        auto const alone = months_of(staff_of({120.0}, 4.0, 6.0), {0.12}, {taus[i], 1.0}, 6);
        for (std::size_t t = 0; t < alone.size(); ++t) {
            EXPECT_NEAR(batch[t].leavers.lane(static_cast<int>(i)), alone[t].leavers, 1e-13);
            EXPECT_NEAR(batch[t].hires.lane(static_cast<int>(i)), alone[t].hires, 1e-13);
            EXPECT_NEAR(batch[t].vacancy.lane(static_cast<int>(i)), alone[t].vacancy, 1e-12);
        }
    }
}

TEST(AnEffect, lowers_the_hazard_of_eligible_bands_by_its_coverage)
{
    // 1 − 0.6 (1 − 0.25) = 0.55 of the first band's hazard is left: with half_a_month / 0.55, half of the 64 leave.
    // The second band keeps its hazard: half of its 32 leave as before.
    auto const months = months_of(staff_of({64.0, 32.0}), {half_a_month / 0.55, half_a_month}, at_once, 1,
                                  {effect_on(0b01, 0.25, 0.6)}, {Delivery{}});
    EXPECT_NEAR(months[0].leavers, 48.0, 1e-12);
}

TEST(AnEffect, comes_as_a_power_of_the_hazard_ratio)
{
    // θ = 1/16 over a ramp of two months: f = ¼, ¾, 1 leaves ½, ⅛, 1/16 of the hazard. With twice half_a_month,
    // 2^−1, 2^−¼, 2^−⅛ of 100 survive each month.
    Delivery ramp;
    ramp.ramp = 2.0;
    auto const months =
        months_of(staff_of({100.0}), {2.0 * half_a_month}, at_once, 3, {effect_on(all_bands, 1.0 / 16.0, 1.0)}, {ramp});
    EXPECT_NEAR(months[0].leavers, 50.0, 1e-11);
    EXPECT_NEAR(months[1].leavers, 100.0 * (1.0 - std::exp2(-0.25)), 1e-11);
    EXPECT_NEAR(months[2].leavers, 100.0 * (1.0 - std::exp2(-0.125)), 1e-11);
}

TEST(AnEffect, multiplies_with_those_of_other_members)
{
    // ½ and 1 − 0.5 (1 − ½) = ¾ of the hazard: together ⅜.
    auto const months =
        months_of(staff_of({100.0}), {half_a_month / 0.375}, at_once, 1,
                  {effect_on(all_bands, 0.5, 1.0), effect_on(all_bands, 0.5, 0.5)}, {Delivery{}, Delivery{}});
    EXPECT_NEAR(months[0].leavers, 50.0, 1e-11);
}

TEST(AnEffect, ends_when_its_delivery_ends)
{
    Delivery two_months;
    two_months.start = 1;
    two_months.duration = 2;
    auto const months =
        months_of(staff_of({100.0}), {half_a_month}, at_once, 4, {effect_on(all_bands, 0.5, 1.0)}, {two_months});
    double const halved = 100.0 * (1.0 - std::sqrt(0.5));
    EXPECT_NEAR(months[0].leavers, 50.0, 1e-11);
    EXPECT_NEAR(months[1].leavers, halved, 1e-11);
    EXPECT_NEAR(months[2].leavers, halved, 1e-11);
    EXPECT_NEAR(months[3].leavers, 50.0, 1e-11);
}

// docs/decisions/0003: 30 of 100 staff may be reached, half of them are, and have half of the absence:
// 1 − 0.5 · 0.3 · (1 − 0.5) = 0.925.
TEST(AbsenceFactor, counts_those_eligible_at_the_months_start)
{
    auto effect = effect_on(0b01, 1.0, 0.5);
    effect.absence_ratio = 0.5;
    EffectSchedule const schedule(std::vector{Delivery{}}, 1);
    auto const staff = per_band({30.0, 70.0});
    auto const factor = [&] {
        return absence_factor<double>(2, staff, std::span(&std::as_const(effect), 1), schedule, 0);
    };
    EXPECT_EQ(factor(), 1.0);  // not measured: α is not used
    effect.changes_absence = true;
    EXPECT_DOUBLE_EQ(factor(), 0.925);
    effect.eligible = 0b10;
    EXPECT_DOUBLE_EQ(factor(), 0.825);
    effect.eligible = all_bands;
    EXPECT_DOUBLE_EQ(factor(), 0.75);
    effect.eligible = 0;
    EXPECT_EQ(factor(), 1.0);
}

TEST(AbsenceFactor, follows_the_profile_and_multiplies_over_members)
{
    Delivery ramp;
    ramp.ramp = 2.0;
    auto effect = effect_on(all_bands, 1.0, 1.0);
    effect.absence_ratio = 0.6;
    effect.changes_absence = true;
    auto const factor = [&](std::vector<InterventionEffect<double>> const& effects, int month) {
        std::vector const deliveries(effects.size(), ramp);
        return absence_factor<double>(1, per_band({100.0}), effects, EffectSchedule(deliveries, 3), month);
    };
    EXPECT_DOUBLE_EQ(factor({effect}, 0), 0.9);  // f = ¼
    EXPECT_DOUBLE_EQ(factor({effect}, 1), 0.7);
    EXPECT_DOUBLE_EQ(factor({effect}, 2), 0.6);
    EXPECT_DOUBLE_EQ(factor({effect, effect}, 2), 0.36);
}
