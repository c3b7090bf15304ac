#include "holdfast/outcomes/strategy.hpp"

#include "base/decimal.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

double const ln2 = std::log(2.0);

//! 100 staff of whom half leave each month and are replaced at once, so that 100 start every month.
Workforce<double> hundred()
{
    Workforce<double> w;
    w.staff[0] = 100.0;
    return w;
}
PerBand<double> half_leave() { return {12.0 * ln2}; }
Recruitment<double> const at_once{0.0, std::nullopt};

//! A quarter instead of half leave each month: (¾) = (½)^θ.
double const to_a_quarter = std::log(std::log(0.75) / std::log(0.5));

//! Four months from March 2026, so that the first stands alone in its financial year; each is worth half of the last.
Timeline halving()
{
    Timeline line;
    line.months = 4;
    line.discount = {1.0, 0.5, 0.25, 0.125};
    line.outcome_discount = {1.0, 1.0, 0.5, 0.5};
    line.year_of = {0, 1, 1, 1};
    line.financial_years = {2025, 2026};
    return line;
}

//! Delivered in the second and third month.
Delivery in_the_middle()
{
    Delivery d;
    d.start = 1;
    d.duration = 2;
    return d;
}

Member<double> reaching_all(double log_hazard_ratio)
{
    Member<double> m;
    m.effect.coverage = 1.0;
    m.effect.log_hazard_ratio = log_hazard_ratio;
    m.costs = {1'000.0, 1'200.0, 24.0, 10.0};
    return m;
}

StrategySaving<double> saving_of(std::vector<Member<double>> const& members, std::vector<Delivery> const& deliveries,
                                 double overlap = 0.0)
{
    FlowsByMonth<double> comparator;
    project_comparator<double>(hundred(), half_leave(), at_once, EffectSchedule(std::span<Delivery const>{}, 4),
                               comparator);
    std::vector<InterventionEffect<double>> effects(members.size());
    StrategySaving<double> into;
    save_against<double>(comparator, hundred(), half_leave(), at_once, members, deliveries,
                         EffectSchedule(deliveries, 4), overlap, halving(), effects, into);
    return into;
}

}  // namespace

TEST(Comparator, keeps_the_flows_of_every_month)
{
    FlowsByMonth<double> months(17);  // what was there before does not matter
    project_comparator<double>(hundred(), half_leave(), at_once, EffectSchedule(std::span<Delivery const>{}, 4),
                               months);
    ASSERT_EQ(months.size(), 4U);
    for (auto const& month : months) {
        EXPECT_NEAR(month.leavers, 50.0, 1e-11);
        EXPECT_NEAR(month.hires, 50.0, 1e-11);
        EXPECT_NEAR(month.permanent, 100.0, 1e-11);
        EXPECT_NEAR(month.vacancy, 0.0, 1e-11);
        EXPECT_NEAR(month.absent, 100.0, 1e-11);
    }
}

// 25 leavers and 25 hires fewer in months 1 and 2. Month 1 is worth ½, month 2 ¼ in money, 1 and ½ in outcomes.
TEST(Saving, adds_up_months_years_and_present_values_as_worked_by_hand)
{
    auto const saved = saving_of({reaching_all(to_a_quarter)}, {in_the_middle()});
    std::vector const by_month{0.0, 25.0, 25.0, 0.0};
    ASSERT_EQ(saved.by_month.size(), 4U);
    for (std::size_t t = 0; t < 4; ++t) {
        EXPECT_NEAR(saved.by_month[t].leavers, by_month[t], 1e-11);
        EXPECT_NEAR(saved.by_month[t].hires, by_month[t], 1e-11);
    }
    ASSERT_EQ(saved.by_year.size(), 2U);
    EXPECT_NEAR(saved.by_year[0].leavers, 0.0, 1e-11);
    EXPECT_NEAR(saved.by_year[1].leavers, 50.0, 1e-11);
    EXPECT_NEAR(saved.whole.leavers, 50.0, 1e-11);
    EXPECT_NEAR(saved.discounted.leavers, 25.0 * 0.75, 1e-11);
    EXPECT_NEAR(saved.discounted_outcomes.leavers, 25.0 * 1.5, 1e-11);
}

// Month 1: setup 1,000 + 1,200/12 + 24/12 · 100 workers + 10 · 25 starters = 1,550. Month 2: 550.
// Present value 1,550/2 + 550/4 = 912.50. Workers reached: 100/12 · (½ + ¼) = 6.25 years.
TEST(Saving, counts_what_the_programme_costs_as_worked_by_hand)
{
    auto const saved = saving_of({reaching_all(to_a_quarter)}, {in_the_middle()});
    EXPECT_EQ(saved.programme_by_month[0], 0.0);
    EXPECT_NEAR(saved.programme_by_month[1], 1'550.0, 1e-9);
    EXPECT_NEAR(saved.programme_by_month[2], 550.0, 1e-9);
    EXPECT_EQ(saved.programme_by_month[3], 0.0);
    EXPECT_EQ(saved.programme_by_year[0], 0.0);
    EXPECT_NEAR(saved.programme_by_year[1], 2'100.0, 1e-9);
    EXPECT_NEAR(saved.programme, 912.5, 1e-9);
    EXPECT_NEAR(saved.workers_reached, 6.25, 1e-12);
}

TEST(Saving, of_members_with_no_effect_is_their_costs_added_up)
{
    auto const one = saving_of({reaching_all(0.0)}, {in_the_middle()});
    auto const two = saving_of({reaching_all(0.0), reaching_all(0.0)}, {in_the_middle(), Delivery{}});
    // The second is delivered in all four months: 1,000 once, and 100 + 200 + 10 · 50 starters each month.
    EXPECT_EQ(two.whole.leavers, 0.0);
    EXPECT_NEAR(two.programme, one.programme + 1'000.0 + 800.0 * 1.875, 1e-9);
    EXPECT_NEAR(two.workers_reached, 6.25 + 100.0 / 12.0 * 1.875, 1e-12);
}

TEST(Saving, weakens_overlapping_members_but_not_the_callers)
{
    std::vector const members{reaching_all(-0.2), reaching_all(-0.5)};
    std::vector const deliveries{in_the_middle(), in_the_middle()};
    auto const overlapping = saving_of(members, deliveries, 0.5);
    auto const by_hand = saving_of({reaching_all(-0.1), reaching_all(-0.5)}, deliveries);
    EXPECT_EQ(overlapping.whole.leavers, by_hand.whole.leavers);
    EXPECT_EQ(members[0].effect.log_hazard_ratio, -0.2);
    EXPECT_EQ(saving_of(members, deliveries, 1.0).whole.leavers,
              saving_of({reaching_all(0.0), reaching_all(-0.5)}, deliveries).whole.leavers);
}

TEST(Saving, starts_afresh_in_a_buffer_that_was_used)
{
    std::vector const members{reaching_all(to_a_quarter)};
    std::vector const deliveries{in_the_middle()};
    FlowsByMonth<double> comparator;
    project_comparator<double>(hundred(), half_leave(), at_once, EffectSchedule(std::span<Delivery const>{}, 4),
                               comparator);
    std::vector<InterventionEffect<double>> effects(1);
    StrategySaving<double> into;
    for (int i = 0; i < 2; ++i)
        save_against<double>(comparator, hundred(), half_leave(), at_once, members, deliveries,
                             EffectSchedule(deliveries, 4), 0.0, halving(), effects, into);
    auto const once = saving_of(members, deliveries);
    EXPECT_EQ(into.programme, once.programme);
    EXPECT_EQ(into.workers_reached, once.workers_reached);
    EXPECT_EQ(into.whole.leavers, once.whole.leavers);
    EXPECT_EQ(into.discounted.hires, once.discounted.hires);
    EXPECT_EQ(into.programme_by_year[1], once.programme_by_year[1]);
}

TEST(ProgrammeMonth, reaches_eligible_bands_only)
{
    MonthFlows<double> flows;
    flows.opening[0] = 30.0;
    flows.opening[1] = 70.0;
    flows.hires = 8.0;
    auto member = reaching_all(0.0);
    member.effect.coverage = 0.5;
    member.effect.eligible = 0b01;
    // 15 reached: 100 + 2 · 15 + 10 · 0.5 · 8 starters.
    auto const first = programme_month(member, Delivery{}, flows, 2, 1);
    EXPECT_DOUBLE_EQ(first.reached, 15.0);
    EXPECT_DOUBLE_EQ(first.cost, 170.0);
    // Starters join the first band: a programme for the second never meets them.
    member.effect.eligible = 0b10;
    auto const second = programme_month(member, Delivery{}, flows, 2, 1);
    EXPECT_DOUBLE_EQ(second.reached, 35.0);
    EXPECT_DOUBLE_EQ(second.cost, 170.0);
    // The setup comes with the first month of delivery.
    EXPECT_DOUBLE_EQ(programme_month(member, Delivery{}, flows, 2, 0).cost, 1'170.0);
}

// In decimals a twelfth must be a twelfth, not the double nearest to it: £1,234.50 a year is 102.875 a month.
TEST(ProgrammeMonth, in_decimals_keeps_its_fifty_digits)
{
    MonthFlows<Decimal> flows;
    Member<Decimal> member;
    member.costs.annual = Decimal("1234.5");
    auto const cost = programme_month(member, Delivery{}, flows, 1, 1).cost;
    EXPECT_LT(boost::multiprecision::abs(cost - Decimal("102.875")), Decimal("1e-45"));
}
