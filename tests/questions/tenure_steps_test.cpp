// (M1a, M2) What a study with steps in its bands and with growing posts comes to.
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Every figure of the base case and of the draws.
std::vector<double> figures_of(Study const& study)
{
    std::vector<double> figures;
    for (auto const& result : evaluate(study).results) {
        if (!result.saved) continue;
        figures.push_back(result.saved->savings.net_cash.mean);
        figures.push_back(result.saved->savings.net_cash.high);
        figures.push_back(result.saved->savings.net_total.mean);
        figures.push_back(result.saved->leavers_averted.mean);
    }
    EXPECT_FALSE(figures.empty());
    return figures;
}

Study with_fixed_rates()
{
    auto study = sample_study();
    for (auto& band : study.bands) band.relative_rate.about = Fixed{mean(band.relative_rate.about)};
    return study;
}

}  // namespace

// Steps are bands of their own that share a name, who is eligible, and one relative rate.
TEST(TenureSteps, are_as_many_bands_with_one_rate)
{
    auto stepped = with_fixed_rates();
    stepped.bands.front().step_shares = {0.25, 0.2, 0.16};
    auto banded = with_fixed_rates();
    auto const whole = banded.bands.front();
    banded.bands.erase(banded.bands.begin());
    for (int j = 2; j >= 0; --j) {
        auto part = whole;
        part.name = "part " + std::to_string(j);
        part.relative_rate.id += part.name;
        part.share = stepped.bands.front().step_shares[static_cast<std::size_t>(j)];
        part.width_months = *whole.width_months / 3.0;
        banded.bands.insert(banded.bands.begin(), part);
    }
    for (auto& intervention : banded.interventions) {
        auto& names = intervention.eligible_bands;
        auto const found = std::find(names.begin(), names.end(), whole.name);
        if (found == names.end()) continue;
        names.erase(found);
        for (int j = 0; j < 3; ++j) names.push_back("part " + std::to_string(j));
    }
    EXPECT_EQ(figures_of(stepped), figures_of(banded));
}

TEST(TenureSteps, keep_new_staff_new_for_longer)
{
    auto study = with_fixed_rates();
    auto const before = figures_of(study);
    auto& band = study.bands.front();
    band.step_shares = steady_step_shares(band.share, *band.width_months, 5, 0.15);
    EXPECT_NE(figures_of(study), before);
}

TEST(GrowingPosts, of_0_change_nothing_and_of_2_per_cent_a_little)
{
    auto study = sample_study();
    auto const before = figures_of(study);
    study.posts_growth.about = Uniform{0.0, 1e-13};
    auto const hardly = figures_of(study);
    study.posts_growth.about = Fixed{0.02};
    auto const after = figures_of(study);
    EXPECT_NE(after, before);
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_NEAR(hardly[i], before[i], 1e-6 * (std::abs(before[i]) + 1.0));
    // Savings are differences of what is paid for everybody; leavers are not.
    for (std::size_t leavers = 3; leavers < before.size(); leavers += 4)
        EXPECT_NEAR(after[leavers], before[leavers], 0.1 * std::abs(before[leavers]));
}
