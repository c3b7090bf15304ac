// (M2) The steps through a band of tenure.
#include "holdfast/study/tenure.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

TenureBand band(char const* name, double share, std::optional<double> width, std::vector<double> step_shares = {})
{
    TenureBand band;
    band.name = name;
    band.share = share;
    band.width_months = width;
    band.step_shares = std::move(step_shares);
    return band;
}

}  // namespace

TEST(TenureSteps, of_whole_bands_are_the_bands)
{
    auto const steps = tenure_steps({band("new", 0.6, 60.0), band("old", 0.4, std::nullopt)});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].name, "new");
    EXPECT_EQ(steps[0].width_months, 60.0);
    EXPECT_EQ(steps[1].share, 0.4);
    EXPECT_FALSE(steps[1].width_months);
}

TEST(TenureSteps, part_a_band_and_its_width_and_say_whose_they_are)
{
    auto const steps = tenure_steps({band("new", 0.6, 60.0, {0.3, 0.2, 0.1}), band("old", 0.4, std::nullopt)});
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[1].name, "new, step 2 of 3");
    EXPECT_EQ(steps[1].share, 0.2);
    EXPECT_EQ(steps[2].band, 0U);
    EXPECT_EQ(steps[2].width_months, 20.0);
    EXPECT_EQ(steps[3].band, 1U);
    EXPECT_EQ(steps[3].name, "old");
}

// Of as many starters every year, those of j years ago are exp(−h) fewer than those of j − 1 years ago.
TEST(TenureSteps, steady_shares_fall_by_the_hazard_and_add_up)
{
    auto const shares = steady_step_shares(0.5, 60.0, 5, 0.2);
    ASSERT_EQ(shares.size(), 5U);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 0.5, 1e-15);
    for (std::size_t j = 1; j < shares.size(); ++j) EXPECT_NEAR(shares[j] / shares[j - 1], std::exp(-0.2), 1e-12);
}

TEST(TenureSteps, steady_shares_of_half_a_year_fall_by_half_as_much)
{
    auto const shares = steady_step_shares(0.5, 60.0, 10, 0.2);
    EXPECT_NEAR(shares[1] / shares[0], std::exp(-0.1), 1e-12);
}
