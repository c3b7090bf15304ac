// (M2) the published check values, and a cohort that is followed year by year.
#include "holdfast/panel/new_staff.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! England, FTE: in post, starters, leavers (DfE, Children's social work workforce 2025).
std::map<int, StarterYear> const england{
    {2017, {28482.6, 5500.5, 3811.8}}, {2018, {29464.9, 5209.7, 4451.6}}, {2019, {30683.8, 5928.9, 4607.5}},
    {2020, {31852.3, 5202.4, 4294.2}}, {2021, {32502.0, 5518.7, 4994.5}}, {2022, {31634.1, 4825.6, 5422.0}},
    {2023, {33119.1, 6027.5, 5254.6}}, {2024, {34328.2, 5613.4, 4728.7}}, {2025, {36186.3, 5837.8, 4276.3}}};

}  // namespace

TEST(NewStaff, has_its_check_values)
{
    EXPECT_NEAR(*share_of_new_staff(england, 2025, 1.5), 0.526, 0.0005);
    std::map<int, double> const at_136{{2022, 0.553}, {2023, 0.545}, {2024, 0.532}, {2025, 0.534}};
    for (auto const& [year, share] : at_136)
        EXPECT_NEAR(*share_of_new_staff(england, year, 1.36), share, 0.0006) << year;
}

TEST(NewStaff, solves_its_own_equation)
{
    double const rho = 1.8;
    double const s = *share_of_new_staff(england, 2025, rho);
    double there = 0.0;
    for (int from = 2021; from <= 2025; ++from) {
        double staying = england.at(from).starters;
        for (int y = from; y <= 2025; ++y) {
            double const rate = england.at(y).leavers / (0.5 * (england.at(y - 1).in_post + england.at(y).in_post));
            double const hazard = rate * rho / (s * rho + 1.0 - s);
            staying *= std::exp(y == from ? -hazard / 2.0 : -hazard);
        }
        there += staying;
    }
    EXPECT_NEAR(there / england.at(2025).in_post, s, 1e-9);
}

TEST(NewStaff, by_year_adds_up_to_all_of_them_and_is_less_the_longer_ago_the_same_number_started)
{
    auto const by_year = *new_staff_by_year(england, 2025, 1.36);
    ASSERT_EQ(by_year.size(), 5U);
    double sum = 0.0;
    for (double const share : by_year) sum += share;
    EXPECT_DOUBLE_EQ(sum, *share_of_new_staff(england, 2025, 1.36));
    // MODEL.md has 15.1, 12.5, 11.4, 7.5 and 7.2%.
    std::vector<double> const expected{0.151, 0.125, 0.114, 0.075, 0.072};
    for (std::size_t j = 0; j < 5; ++j) EXPECT_NEAR(by_year[j], expected[j], 0.0015) << j;
}

TEST(NewStaff, is_less_where_they_leave_faster_and_unknown_where_a_year_is)
{
    EXPECT_LT(*share_of_new_staff(england, 2025, 2.5), *share_of_new_staff(england, 2025, 1.0));
    EXPECT_FALSE(share_of_new_staff(england, 2021, 1.5)) << "2016 opens 2017";
    auto hole = england;
    hole.erase(2023);
    EXPECT_FALSE(share_of_new_staff(hole, 2025, 1.5));
}
