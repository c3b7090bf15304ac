#include "holdfast/outcomes/discounting.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! HM Treasury, The Green Book: 3.5% for the first 30 years, 3.0% for years 31 to 75, 2.5% after.
std::vector<DiscountStep> const green_book{{0.0, 0.035}, {30.0, 0.03}, {75.0, 0.025}};
std::vector<DiscountStep> const flat{{0.0, 0.035}};

}  // namespace

TEST(DiscountFactor, is_one_at_the_start_and_falls_by_the_rate_each_year)
{
    EXPECT_EQ(discount_factor(flat, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(discount_factor(flat, 1.0), 1.0 / 1.035);
    EXPECT_DOUBLE_EQ(discount_factor(flat, 0.5), 1.0 / std::sqrt(1.035));
    EXPECT_NEAR(discount_factor(flat, 10.0), 0.708919, 1e-6);
}

// 1.035^−30 = 0.356278; one year at 3.0% more: 0.345901; 1.035^−30 · 1.03^−45 = 0.094214; one year at 2.5% more:
// 0.091916; after 100 years 1.035^−30 · 1.03^−45 · 1.025^−25 = 0.050818.
TEST(DiscountFactor, takes_the_treasurys_steps_after_30_and_75_years)
{
    EXPECT_NEAR(discount_factor(green_book, 30.0), 0.356278, 1e-6);
    EXPECT_NEAR(discount_factor(green_book, 31.0), 0.345901, 1e-6);
    EXPECT_NEAR(discount_factor(green_book, 75.0), 0.094214, 1e-6);
    EXPECT_NEAR(discount_factor(green_book, 76.0), 0.091916, 1e-6);
    EXPECT_NEAR(discount_factor(green_book, 100.0), 0.050818, 1e-6);
}

TEST(DiscountFactor, has_no_jump_where_the_rate_steps)
{
    for (double const year : {30.0, 75.0}) {
        double const before = discount_factor(green_book, year - 1e-9);
        double const after = discount_factor(green_book, year + 1e-9);
        EXPECT_NEAR(before, after, 1e-10);
        EXPECT_GT(before, after);
    }
}

TEST(DiscountFactor, knows_only_the_first_rate_within_its_years)
{
    for (double const year : {0.1, 1.0, 5.0, 29.9})
        EXPECT_EQ(discount_factor(green_book, year), discount_factor(flat, year));
}

TEST(DiscountFactor, needs_steps_in_order_from_year_zero)
{
    EXPECT_THROW(static_cast<void>(discount_factor({}, 1.0)), ContractBroken);
    EXPECT_THROW(static_cast<void>(discount_factor(std::vector<DiscountStep>{{1.0, 0.035}}, 1.0)), ContractBroken);
    EXPECT_THROW(
        static_cast<void>(discount_factor(std::vector<DiscountStep>{{0.0, 0.035}, {5.0, 0.03}, {5.0, 0.02}}, 1.0)),
        ContractBroken);
}

TEST(Timeline, discounts_every_month_to_its_middle)
{
    auto const line = timeline({2026, 4}, 24, flat, std::nullopt);
    EXPECT_EQ(line.months, 24);
    ASSERT_EQ(line.discount.size(), 24U);
    EXPECT_DOUBLE_EQ(line.discount[0], std::pow(1.035, -0.5 / 12.0));
    EXPECT_DOUBLE_EQ(line.discount[23], std::pow(1.035, -23.5 / 12.0));
    EXPECT_EQ(line.outcome_discount, line.discount);
}

TEST(Timeline, discounts_outcomes_at_their_own_rate_if_they_have_one)
{
    auto const line = timeline({2026, 4}, 13, green_book, 0.015);
    EXPECT_DOUBLE_EQ(line.discount[12], std::pow(1.035, -12.5 / 12.0));
    EXPECT_DOUBLE_EQ(line.outcome_discount[12], std::pow(1.015, -12.5 / 12.0));
    for (double const factor : timeline({2026, 4}, 13, green_book, 0.0).outcome_discount) EXPECT_EQ(factor, 1.0);
}

TEST(Timeline, from_april_has_whole_financial_years)
{
    auto const line = timeline({2026, 4}, 25, flat, std::nullopt);
    EXPECT_EQ(line.financial_years, (std::vector<int>{2026, 2027, 2028}));
    EXPECT_EQ(line.years(), 3);
    EXPECT_EQ(line.year_of[0], 0);
    EXPECT_EQ(line.year_of[11], 0);
    EXPECT_EQ(line.year_of[12], 1);
    EXPECT_EQ(line.year_of[23], 1);
    EXPECT_EQ(line.year_of[24], 2);
}

TEST(Timeline, from_october_has_half_a_financial_year_first)
{
    auto const line = timeline({2026, 10}, 24, flat, std::nullopt);
    EXPECT_EQ(line.financial_years, (std::vector<int>{2026, 2027, 2028}));
    EXPECT_EQ(line.year_of[5], 0);   // March 2027
    EXPECT_EQ(line.year_of[6], 1);   // April 2027
    EXPECT_EQ(line.year_of[17], 1);  // March 2028
    EXPECT_EQ(line.year_of[18], 2);  // April 2028
    EXPECT_EQ(line.year_of[23], 2);  // September 2028
}

TEST(Timeline, before_april_belongs_to_the_financial_year_before)
{
    auto const line = timeline({2026, 1}, 4, flat, std::nullopt);
    EXPECT_EQ(line.financial_years, (std::vector<int>{2025, 2026}));
    EXPECT_EQ(line.year_of, (std::vector<int>{0, 0, 0, 1}));
}

TEST(Timeline, needs_a_month)
{
    EXPECT_THROW(static_cast<void>(timeline({2026, 4}, 0, flat, std::nullopt)), ContractBroken);
}
