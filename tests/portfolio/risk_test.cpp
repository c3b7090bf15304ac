// Worst parts by hand, by the formula of Rockafellar and Uryasev, and at their ends.

#include "holdfast/portfolio/risk.hpp"

#include "holdfast/base/contract.hpp"
#include "support/made_market.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;

TEST(MeanOfWorst, counts_a_scenario_that_straddles_the_share_in_part)
{
    std::array const savings{10.0, -40.0, 30.0, -20.0};
    EXPECT_DOUBLE_EQ(mean_of_worst(savings, 0.25), -40.0);
    EXPECT_DOUBLE_EQ(mean_of_worst(savings, 0.5), -30.0);
    EXPECT_DOUBLE_EQ(mean_of_worst(savings, 0.375), (-40.0 - 20.0 * 0.5) / 1.5);
    EXPECT_DOUBLE_EQ(mean_of_worst(savings, 1.0), -5.0) << "the mean of all";
    EXPECT_DOUBLE_EQ(mean_of_worst(savings, 0.01), -40.0) << "less than one scenario: the worst";
}

TEST(MeanOfWorst, is_the_largest_value_of_rockafellar_and_uryasevs_programme)
{
    // max over t of t − E[(t − S)+] / share; the maximum is at one of the scenarios.
    test::Dice dice(1);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> savings;
        for (int i = 0; i < 17; ++i) savings.push_back(static_cast<double>(dice(-100, 100)));
        double const share = static_cast<double>(dice(1, 100)) / 100.0;
        double best = -1e9;
        for (double const t : savings) {
            double below = 0.0;
            for (double const s : savings) below += std::max(0.0, t - s);
            best = std::max(best, t - below / static_cast<double>(savings.size()) / share);
        }
        EXPECT_NEAR(mean_of_worst(savings, share), best, 1e-9);
    }
}

TEST(MeanOfWorst, weighs_the_worst_with_weights_that_add_up_to_one)
{
    std::array const savings{10.0, -40.0, -40.0, -20.0};
    EXPECT_THAT(weights_of_worst(savings, 0.25), ElementsAre(0.0, 1.0, 0.0, 0.0)) << "of equals the earlier";
    auto const weights = weights_of_worst(savings, 0.6);
    EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 1.0, 1e-15);
}

TEST(ChanceOfNoLoss, counts_what_is_not_below_zero)
{
    std::array const savings{0.0, -1.0, 5.0, -0.004};
    EXPECT_DOUBLE_EQ(chance_of_no_loss(savings), 0.75) << "less than half a penny is no loss";
    EXPECT_EQ(losses_allowed({0.8}, 500), 100U);
    EXPECT_EQ(losses_allowed({0.801}, 500), 99U);
    EXPECT_EQ(losses_allowed({1.0}, 500), 0U);
    EXPECT_EQ(losses_allowed({0.0}, 500), 500U);
    EXPECT_EQ(losses_allowed({0.7}, 10), 3U) << "0.7 times 10 is 7, not 7.000000000000001";
}

TEST(Scenarios, of_a_choice_are_added_up_one_by_one)
{
    Scenarios const scenarios{3, {1, 2, 3, 10, 20, 30, 100, 200, 300}};
    EXPECT_THAT(savings_of(std::array<std::size_t, 2>{0, 2}, scenarios), ElementsAre(101, 202, 303));
    EXPECT_THAT(savings_of(std::span<std::size_t const>{}, scenarios), ElementsAre(0, 0, 0));
}

TEST(Risk, of_nothing_is_a_broken_promise)
{
    std::vector<double> const none;
    std::array const one{1.0};
    EXPECT_THROW(static_cast<void>(mean_of_worst(none, 0.5)), ContractBroken);
    EXPECT_THROW(static_cast<void>(mean_of_worst(one, 0.0)), ContractBroken);
    EXPECT_THROW(static_cast<void>(mean_of_worst(one, 1.5)), ContractBroken);
    EXPECT_THROW(static_cast<void>(chance_of_no_loss(none)), ContractBroken);
}

}  // namespace
}  // namespace holdfast
