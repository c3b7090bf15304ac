//! What a programme takes, one row at a time (M19a): laws, and a sum by hand.
#include "holdfast/outcomes/resources.hpp"

#include "base/decimal.hpp"

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr HoursAndTeams<double> with{66'560.0, 1'924.0, 7.0};
constexpr double an_hour = 66'560.0 / 1'924.0;

ResourceTerms priced(ResourcePer per) { return {per, ResourceKind::cash, false, false, CostPart::stated}; }
ResourceTerms time_of_staff(ResourcePer per = ResourcePer::worker_year)
{
    return {per, ResourceKind::time, true, false, CostPart::built};
}

double all_of(ByPart<ProgrammeCosts<double>> const& amounts, ProgrammePart part) { return at(whole(amounts), part); }

}  // namespace

TEST(Resources, a_price_and_a_quantity_are_the_plain_amount)
{
    for (auto const per : all_resource_pers) {
        auto const terms = priced(per);
        ResourceCosts<double> costs;
        add_resource(costs, terms, cost_of_resource<double>(terms, {12.0, 35.0, 0.0, 0.0, 0.0}, with));
        double const expected = per == ResourcePer::team_year ? 12.0 / 7.0 * 35.0 : 12.0 * 35.0;
        for (auto const part : all_programme_parts) {
            EXPECT_DOUBLE_EQ(at(at(costs.cash, CostPart::stated), part), part == amount_of(per) ? expected : 0.0);
            EXPECT_EQ(all_of(costs.time, part), 0.0);
        }
    }
}

TEST(Resources, time_moves_no_cash_and_all_of_it_where_it_is_backfilled)
{
    ResourceValues<double> values{12.0, 0.0, 2.5, 0.0, 0.0};
    auto const as_time = cost_of_resource(time_of_staff(), values, with);
    EXPECT_EQ(as_time.cash, 0.0);
    EXPECT_DOUBLE_EQ(as_time.time, 30.0 * an_hour);
    EXPECT_DOUBLE_EQ(as_time.hours, 30.0);

    values.backfilled = 1.0;
    auto const stood_in_for = cost_of_resource(time_of_staff(), values, with);
    EXPECT_EQ(stood_in_for.time, 0.0);
    EXPECT_EQ(stood_in_for.hours, 0.0);
    EXPECT_DOUBLE_EQ(stood_in_for.cash, as_time.time);

    values.backfilled = 0.25;
    auto const partly = cost_of_resource(time_of_staff(), values, with);
    EXPECT_DOUBLE_EQ(partly.cash + partly.time, as_time.time);
    EXPECT_DOUBLE_EQ(partly.cash, 0.25 * as_time.time);
}

TEST(Resources, who_stands_in_may_have_a_price_of_their_own)
{
    auto terms = time_of_staff();
    terms.has_backfill_price = true;
    auto const cost = cost_of_resource<double>(terms, {12.0, 0.0, 2.5, 0.5, 30.0}, with);
    EXPECT_DOUBLE_EQ(cost.cash, 15.0 * 30.0);
    EXPECT_DOUBLE_EQ(cost.time, 15.0 * an_hour);
}

TEST(Resources, cash_may_be_paid_at_pay)
{
    auto terms = priced(ResourcePer::authority_year);
    terms.paid_at_pay = true;
    auto const cost = cost_of_resource<double>(terms, {46.0, 1e9, 7.5, 0.9, 1e9}, with);
    EXPECT_DOUBLE_EQ(cost.cash, 46.0 * 7.5 * an_hour) << "its price and what is backfilled are no part of it";
    EXPECT_EQ(cost.time, 0.0);
}

TEST(Resources, twice_the_quantity_is_twice_the_cost)
{
    for (auto const per : all_resource_pers)
        for (auto const kind : all_resource_kinds) {
            ResourceTerms const terms{per, kind, true, false, CostPart::built};
            auto const once = cost_of_resource<double>(terms, {6.0, 0.0, 1.5, 0.3, 0.0}, with);
            auto const twice = cost_of_resource<double>(terms, {12.0, 0.0, 1.5, 0.3, 0.0}, with);
            EXPECT_DOUBLE_EQ(twice.cash, 2.0 * once.cash);
            EXPECT_DOUBLE_EQ(twice.time, 2.0 * once.time);
            EXPECT_DOUBLE_EQ(twice.hours, 2.0 * once.hours);
        }
}

// Twelve sessions of two and a half hours at £65,000 for 1,625 hours, which is £40 an hour: 30 hours, £1,200; a fifth of them
// backfilled: £240 and £960.
TEST(Resources, by_hand_in_decimals)
{
    HoursAndTeams<Decimal> const round{Decimal(65'000), Decimal(1'625), Decimal(8)};
    auto const cost = cost_of_resource<Decimal>(
        time_of_staff(), {Decimal(12), Decimal(0), Decimal("2.5"), Decimal("0.2"), Decimal(0)}, round);
    EXPECT_DOUBLE_EQ(cost.cash.convert_to<double>(), 240.0);
    EXPECT_DOUBLE_EQ(cost.time.convert_to<double>(), 960.0);
    EXPECT_DOUBLE_EQ(cost.hours.convert_to<double>(), 24.0);
}
