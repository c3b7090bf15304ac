// The backtest on made panels whose truth is known. The published one: tests/inputs/panel_csv_test.cpp.
#include "holdfast/panel/backtest.hpp"

#include <cmath>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! So many authorities over 2015 … 2024, each with its own rate, the same every year; staff never change.
Panel steady(int authorities)
{
    Panel panel;
    for (int a = 0; a < authorities; ++a) {
        auto& authority = panel["A" + std::to_string(100 + a)];
        authority.name = "Authority " + std::to_string(a);
        double const staff = 60.0 + 20.0 * a;
        for (int year = 2015; year <= 2024; ++year)
            authority.years[year] = {staff, staff * (0.10 + 0.01 * (a % 7)), 20.0, 12.0};
    }
    return panel;
}

BacktestQuestion from(int origin)
{
    BacktestQuestion question;
    question.origin = origin;
    return question;
}

}  // namespace

TEST(Backtest, where_nothing_changes_own_years_are_right_and_the_model_is_near)
{
    auto const found = backtest(steady(20), from(2020));
    ASSERT_TRUE(found);
    auto const& leavers = found->leavers;
    EXPECT_EQ(leavers.authority_years, 20U * 4U);
    EXPECT_NEAR(leavers.mae.own_last_year, 0.0, 1e-9);
    EXPECT_NEAR(leavers.mae.own_five_years, 0.0, 1e-9);
    EXPECT_LT(leavers.mae.model, 0.05) << "years that never differ are believed";
    EXPECT_GT(leavers.mae.national, 1.0);
    EXPECT_NEAR(leavers.mae_at_origins_rate.model, leavers.mae.model, 1e-9) << "England's rate never changed";
    EXPECT_NEAR(leavers.coverage[2], 1.0, 1e-12);
    EXPECT_EQ(found->vacancies.mae.model, 0.0);
    EXPECT_EQ(found->cover.levels.mae.own_last_year, 0.0);
    EXPECT_NEAR(found->cover.levels.mae.model, 0.0, 1e-12) << "everybody covers as England does";
    EXPECT_EQ(found->cover.means_inside_95, 1.0);
    EXPECT_EQ(found->before_after.share_that_fell, 0.0);
}

// Nothing later than the origin is known: another future gives the same forecast.
TEST(Backtest, knows_nothing_later_than_its_origin)
{
    auto question = from(2020);
    question.authority = "A103";
    auto const before = backtest(steady(12), question);
    auto changed = steady(12);
    for (auto& [number, authority] : changed)
        for (auto& [year, row] : authority.years)
            if (year > 2020 && number != "A103") {
                *row.leavers *= 2.0;
                *row.vacancies *= 3.0;
            }
    auto const after = backtest(changed, question);
    ASSERT_TRUE(before && after);
    ASSERT_EQ(before->years.size(), 4U);
    for (std::size_t i = 0; i < before->years.size(); ++i) {
        // At England's rate, which is what it was, and so is another.
        double const scale = after->years[i].national / before->years[i].national;
        EXPECT_GT(scale, 1.5);
        EXPECT_NEAR(after->years[i].forecast, scale * before->years[i].forecast, 1e-9);
        EXPECT_NEAR(after->years[i].own_five_years, scale * before->years[i].own_five_years, 1e-9);
    }
}

TEST(Backtest, errors_are_those_of_a_sum_by_hand)
{
    auto panel = steady(4);
    for (auto& [number, authority] : panel) authority.years[2022] = authority.years.at(2021);
    panel.at("A100").years[2022].leavers = 12.0;  // 6 in every year before
    for (auto& [number, authority] : panel)
        for (int year : {2023, 2024}) authority.years.erase(year);
    auto const found = backtest(panel, from(2021));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->leavers.authority_years, 4U);
    // England's rate of 2022: 6 leavers more than in 2021, of 360 FTE.
    double const usual = 60 * 0.10 + 80 * 0.11 + 100 * 0.12 + 120 * 0.13;
    double const scale = (usual + 6.0) / usual;
    double error = 0.0;
    for (auto const& [staff, rate] : {std::pair{80.0, 0.11}, {100.0, 0.12}, {120.0, 0.13}})
        error += std::abs(staff * rate * scale - staff * rate);
    error += std::abs(6.0 * scale - 12.0);
    EXPECT_NEAR(found->leavers.mae.own_last_year, error / 4.0, 1e-9);
    EXPECT_NEAR(found->leavers.mae_at_origins_rate.own_last_year, 6.0 / 4.0, 1e-9);
}

TEST(Backtest, the_tenth_that_lost_most_is_followed_a_year_on)
{
    auto panel = steady(20);
    // One bad year of one authority, and it is over.
    panel.at("A110").years[2018].leavers = 200.0;
    auto const found = backtest(panel, from(2020))->before_after;
    EXPECT_EQ(found.cases, 2U * 8U);
    EXPECT_NEAR(found.share_that_fell, 1.0 / 16.0, 1e-12);
    EXPECT_GT(found.rate_before, found.rate_after);
}

TEST(Backtest, gives_the_same_bits_again_and_nothing_where_nothing_can_be_said)
{
    auto const panel = steady(10);
    auto const all = backtest_all(panel, from(2020));
    auto const again = backtest_all(panel, from(2020));
    EXPECT_EQ(all.coverage, again.coverage);
    EXPECT_EQ(all.variance_needed, again.variance_needed);
    EXPECT_EQ(all.by_origin.size(), origins_of(panel).size());
    EXPECT_FALSE(backtest(panel, from(2024))) << "no later year";
    EXPECT_FALSE(backtest(panel, from(2016))) << "two years say nothing of a year's scatter";
    EXPECT_FALSE(backtest({}, from(2020)));
}

TEST(Backtest, the_next_year_has_wider_ranges_where_englands_rate_is_less_known)
{
    auto const panel = steady(10);
    auto const known = forecast_next_year(panel, from(2024), Fixed{0.13});
    auto const unsure = forecast_next_year(panel, from(2024), LogNormal{std::log(0.13), 0.4});
    ASSERT_EQ(known.size(), 10U);
    for (std::size_t i = 0; i < known.size(); ++i) {
        EXPECT_GE(unsure[i].interval[2].second - unsure[i].interval[2].first,
                  known[i].interval[2].second - known[i].interval[2].first);
        EXPECT_LE(known[i].interval[2].first, known[i].interval[1].first);
        EXPECT_EQ(known[i].vacancies, 20.0);
        EXPECT_LT(known[i].cover_interval[2].first, known[i].cover);
    }
}
