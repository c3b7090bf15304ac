#include "holdfast/outcomes/lines.hpp"

#include <set>
#include <string_view>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Pay of £4,000 a month, half as much again for agency staff, who cover three posts in five.
Prices<double> round_prices()
{
    Prices<double> p;
    p.pay = 48'000.0;
    p.agency_premium = 0.5;
    p.cover_share = 0.6;
    p.recruitment = 1'000.0;
    p.induction = 500.0;
    p.exit = 200.0;
    p.months_to_full_productivity = 6.0;
    p.starting_productivity = 0.5;
    p.uncovered_value = 0.8;
    p.absence_rate = 0.05;
    return p;
}

//! 90 FTE-months worked, 10 vacant, 3 hires, 2 leavers; a tenth of sickness absence is spared.
FlowSums<double> const flows{90.0, 10.0, 3.0, 2.0, 81.0};

}  // namespace

TEST(Lines, are_these_by_hand)
{
    auto const lines = price(flows, round_prices());
    EXPECT_DOUBLE_EQ(at(lines, Line::pay), 360'000.0);    // 90 · 4,000
    EXPECT_DOUBLE_EQ(at(lines, Line::agency), 36'000.0);  // 10 · 0.6 · 6,000
    EXPECT_DOUBLE_EQ(at(lines, Line::recruitment), 3'000.0);
    EXPECT_DOUBLE_EQ(at(lines, Line::induction), 1'500.0);
    EXPECT_DOUBLE_EQ(at(lines, Line::exit), 400.0);
    EXPECT_EQ(at(lines, Line::programme), 0.0);              // no flow of staff
    EXPECT_DOUBLE_EQ(at(lines, Line::uncovered), 12'800.0);  // 0.8 · 10 · 0.4 · 4,000
    EXPECT_DOUBLE_EQ(at(lines, Line::ramp_up), 18'000.0);    // 3 · 6 months at a quarter of 4,000 lost on average
    EXPECT_DOUBLE_EQ(at(lines, Line::absence), 16'200.0);    // 81 · 0.05 · 4,000
    EXPECT_DOUBLE_EQ(cash(lines), 400'900.0);
    EXPECT_DOUBLE_EQ(capacity(lines), 47'000.0);
}

TEST(Lines, of_a_difference_are_the_difference_of_the_lines)
{
    FlowSums<double> const fewer{94.0, 6.0, 2.0, 1.0, 84.0};
    auto const saved = price(flows - fewer, round_prices());
    auto const before = price(flows, round_prices());
    auto const after = price(fewer, round_prices());
    for (auto const line : all_lines) EXPECT_NEAR(at(saved, line), at(before, line) - at(after, line), 1e-9);
}

// (M22) The published check: with cover c = 0.736 and a premium of 40.6%, a vacancy month avoided costs a month's pay
// and saves c · 1.406 of it: 0.736 · 1.406 − 1 = 3.5% of pay in cash. The capacity gained is 1 − c = 26.4%.
TEST(Lines, show_that_a_vacancy_month_avoided_gains_little_cash_and_much_capacity)
{
    Prices<double> p;
    p.pay = 12'000.0;
    p.agency_premium = 0.406;
    p.cover_share = 0.736;
    FlowSums<double> const avoided{-1.0, 1.0, 0.0, 0.0, 0.0};  // comparator − strategy
    auto const saved = price(avoided, p);
    EXPECT_NEAR(cash(saved) / 1'000.0, 0.034816, 1e-12);
    EXPECT_NEAR(capacity(saved) / 1'000.0, 0.264, 1e-12);
}

TEST(Lines, are_each_in_cash_or_in_capacity_and_in_no_sum_twice)
{
    auto lines = price(flows, round_prices());
    at(lines, Line::programme) = 7.0;
    double all = 0.0;
    for (auto const line : all_lines) all += at(lines, line);
    EXPECT_DOUBLE_EQ(cash(lines) + capacity(lines), all);
    std::set<Line> not_cash;
    for (auto const line : all_lines)
        if (!is_cash(line)) not_cash.insert(line);
    EXPECT_EQ(not_cash, (std::set{Line::uncovered, Line::ramp_up, Line::absence, Line::programme_time}));
}

// (M26) Three leavers in ten move to a neighbour.
TEST(Lines, that_follow_vacancies_count_less_for_england)
{
    auto const lines = price(flows, round_prices());
    auto const england = for_england(lines, 0.3);
    EXPECT_DOUBLE_EQ(at(england, Line::pay), 252'000.0);
    EXPECT_DOUBLE_EQ(at(england, Line::agency), 25'200.0);
    EXPECT_DOUBLE_EQ(at(england, Line::uncovered), 8'960.0);
    for (auto const line : {Line::recruitment, Line::induction, Line::exit, Line::programme, Line::ramp_up,
                            Line::absence, Line::programme_time})
        EXPECT_EQ(at(england, line), at(lines, line));
}

TEST(Lines, have_names_and_labels_of_their_own)
{
    std::set<std::string_view> names, labels;
    for (auto const line : all_lines) {
        names.insert(name(line));
        labels.insert(label(line));
    }
    EXPECT_EQ(names.size(), line_count);
    EXPECT_EQ(labels.size(), line_count);
    EXPECT_FALSE(names.contains(""));
    EXPECT_FALSE(labels.contains(""));
    EXPECT_EQ(name(Line::ramp_up), "ramp_up");
}

TEST(FlowSums, add_with_a_weight)
{
    FlowSums<double> sum{1.0, 2.0, 3.0, 4.0, 5.0};
    sum.add(flows, 0.5);
    EXPECT_EQ(sum.permanent, 46.0);
    EXPECT_EQ(sum.vacancy, 7.0);
    EXPECT_EQ(sum.hires, 4.5);
    EXPECT_EQ(sum.leavers, 5.0);
    EXPECT_EQ(sum.absent, 45.5);
}
