// A belief in which what was published elsewhere may not apply here (M13a): laws, closed forms, and a slow twin that
// integrates prior times likelihood number by number.

#include "holdfast/belief/robust_prior.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

double mean_of(RobustBelief const& belief) { return mean(as_distribution(belief)); }
double sd_of(RobustBelief const& belief) { return sd(as_distribution(belief)); }

constexpr RobustPrior usual{{-0.35, 0.2}, 0.3, 0.5};

struct Moments {
    double mean{}, sd{}, does_not_apply{};
};

double density(Normal const& about, double u)
{
    double const z = (u - about.mean) / about.sd;
    return std::exp(-0.5 * z * z) / (about.sd * std::sqrt(2.0 * std::acos(-1.0)));
}

//! Bayes' rule summed over a fine grid, part by part: nothing of the closed forms is in it. The trapezoidal rule is exact to
//! rounding for such functions.
Moments by_integration(RobustPrior const& prior, StudyEstimate const& pilot)
{
    constexpr int points = 400'000;
    double const reach = 12.0 * std::max({prior.applies.sd, prior.spread_if_not, pilot.standard_error});
    double const low = std::min({prior.applies.mean, 0.0, pilot.estimate}) - reach;
    double const high = std::max({prior.applies.mean, 0.0, pilot.estimate}) + reach;
    long double all = 0.0L;
    long double not_here = 0.0L;
    long double first = 0.0L;
    long double second = 0.0L;
    for (int i = 0; i <= points; ++i) {
        double const u = low + (high - low) * i / points;
        double const likelihood = density({u, pilot.standard_error}, pilot.estimate);
        double const applies = (1.0 - prior.does_not_apply) * density(prior.applies, u) * likelihood;
        double const otherwise = prior.does_not_apply * density({0.0, prior.spread_if_not}, u) * likelihood;
        all += applies + otherwise;
        not_here += otherwise;
        first += static_cast<long double>(applies + otherwise) * u;
        second += static_cast<long double>(applies + otherwise) * u * u;
    }
    long double const mean = first / all;
    return {static_cast<double>(mean), static_cast<double>(std::sqrt(second / all - mean * mean)),
            static_cast<double>(not_here / all)};
}

TEST(robust_prior, agrees_with_a_slow_twin_by_integration)
{
    for (double const weight : {0.05, 0.3, 0.9})
        for (StudyEstimate const pilot : {StudyEstimate{-0.3, 0.25}, {0.4, 0.15}, {-1.2, 0.4}, {0.0, 0.05}}) {
            RobustPrior const prior{{-0.35, 0.2}, weight, 0.5};
            auto const made = robust_belief(prior, pilot);
            auto const twin = by_integration(prior, pilot);
            EXPECT_NEAR(made.does_not_apply, twin.does_not_apply, 1e-9);
            EXPECT_NEAR(mean_of(made), twin.mean, 1e-9);
            EXPECT_NEAR(sd_of(made), twin.sd, 1e-9);
        }
}

TEST(robust_prior, without_a_doubt_is_the_plain_update)
{
    StudyEstimate const pilot{-0.1, 0.3};
    auto const made = robust_belief({{-0.35, 0.2}, 0.0, 0.5}, pilot);
    // By precisions, as a pool of two would have it.
    double const precision = 1.0 / 0.04 + 1.0 / 0.09;
    EXPECT_NEAR(mean_of(made), (-0.35 / 0.04 - 0.1 / 0.09) / precision, 1e-15);
    EXPECT_NEAR(sd_of(made), 1.0 / std::sqrt(precision), 1e-15);
    EXPECT_EQ(made.does_not_apply, 0.0);
    auto const pooled =
        std::get<Pooled>(pool(std::vector<StudyEstimate>{{-0.35, 0.2}, pilot}, PoolingMethod::fixed_effect));
    EXPECT_NEAR(mean_of(made), pooled.mean, 1e-14);
    EXPECT_NEAR(sd_of(made), pooled.standard_error, 1e-14);
}

TEST(robust_prior, where_nothing_published_applies_the_pilot_speaks_alone)
{
    StudyEstimate const pilot{-0.4, 0.3};
    auto const one = robust_belief({{-0.35, 0.2}, 1.0, 0.5}, pilot);
    auto const other = robust_belief({{2.0, 0.01}, 1.0, 0.5}, pilot);
    EXPECT_EQ(mean_of(one), mean_of(other)) << "what was published has no say";
    EXPECT_EQ(one.does_not_apply, 1.0);
    EXPECT_NEAR(mean_of(one), -0.4 * 0.25 / (0.25 + 0.09), 1e-15) << "drawn towards no effect, as v has it";
    auto const vague = robust_belief({{-0.35, 0.2}, 1.0, 3000.0}, pilot);
    EXPECT_NEAR(mean_of(vague), pilot.estimate, 1e-7);
    EXPECT_NEAR(sd_of(vague), pilot.standard_error, 1e-7);
}

TEST(robust_prior, a_pilot_that_contradicts_moves_weight_to_does_not_apply_and_one_that_agrees_away)
{
    EXPECT_LT(robust_belief(usual, {-0.35, 0.2}).does_not_apply, 0.3);
    EXPECT_GT(robust_belief(usual, {0.4, 0.2}).does_not_apply, 0.3);
    double last = 0.0;
    for (double y = -0.35; y < 1.5; y += 0.05) {
        auto const weight = robust_belief(usual, {y, 0.2}).does_not_apply;
        EXPECT_GT(weight, last) << "the further away, the more: " << y;
        last = weight;
    }
    EXPECT_GT(last, 0.99);
}

TEST(robust_prior, a_pilot_that_saw_nearly_nothing_changes_nearly_nothing)
{
    auto const before = robust_belief(usual);
    auto const after = robust_belief(usual, {1.0, 1e6});
    EXPECT_NEAR(after.does_not_apply, 0.3, 1e-9);
    EXPECT_NEAR(mean_of(after), mean_of(before), 1e-9);
    EXPECT_NEAR(mean_of(before), 0.7 * -0.35, 1e-15);
}

TEST(robust_prior, stays_sure_of_what_had_no_spread_and_bears_pilots_from_far_away)
{
    auto const sure = robust_belief({{0.0, 0.0}, 0.3, 0.5}, {-0.3, 0.2});
    EXPECT_EQ(sure.applies.mean, 0.0);
    EXPECT_EQ(sure.applies.sd, 0.0);
    for (double const y : {-40.0, 40.0}) {
        auto const far = robust_belief(usual, {y, 0.01});
        EXPECT_TRUE(std::isfinite(mean_of(far)) && std::isfinite(sd_of(far))) << y;
        EXPECT_NEAR(far.does_not_apply, 1.0, 1e-12);
    }
}

TEST(robust_prior, is_drawn_from_as_the_mixture_of_its_parts)
{
    auto const made = robust_belief(usual, {0.1, 0.2});
    auto const about = as_distribution(made);
    ASSERT_TRUE(std::holds_alternative<Mixture>(about));
    for (double const u : {-0.8, -0.3, 0.0, 0.2})
        EXPECT_NEAR(cumulative(about, u),
                    (1.0 - made.does_not_apply) * cumulative(Distribution{made.applies}, u) +
                        made.does_not_apply * cumulative(Distribution{made.otherwise}, u),
                    1e-14);
    EXPECT_EQ(as_distribution(robust_belief({{-0.35, 0.2}, 0.0, 0.5})), Distribution(Normal{-0.35, 0.2}));
    EXPECT_EQ(as_distribution(robust_belief({{-0.35, 0.2}, 1.0, 0.5})), Distribution(Normal{0.0, 0.5}));
}

TEST(robust_prior, outside_its_ranges_is_a_broken_promise)
{
    EXPECT_THROW((void)robust_belief({{0.0, -1.0}, 0.3, 0.5}), ContractBroken);
    EXPECT_THROW((void)robust_belief({{0.0, 1.0}, 1.1, 0.5}), ContractBroken);
    EXPECT_THROW((void)robust_belief({{0.0, 1.0}, 0.3, 0.0}), ContractBroken);
    EXPECT_THROW((void)robust_belief(usual, {0.0, 0.0}), ContractBroken);
    EXPECT_THROW((void)robust_belief(usual, {std::numeric_limits<double>::quiet_NaN(), 1.0}), ContractBroken);
}

}  // namespace
