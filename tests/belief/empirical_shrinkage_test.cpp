#include "holdfast/belief/empirical_shrinkage.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr double just_significant = 1.959963984540054;

double normal_density(double x, double mean, double sd)
{
    double const z = (x - mean) / sd;
    return std::exp(-0.5 * z * z) / (sd * boost::math::constants::root_two_pi<double>());
}

double normal_below(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

//! The twin: Bayes' rule as it is written, prior times likelihood, integrated numerically. It knows no conjugate normals.
class ByIntegration {
public:
    ByIntegration(double estimate, double error) : estimate_(estimate), error_(error)
    {
        whole_ = integral(lowest(), highest(), [](double) { return 1.0; });
    }
    [[nodiscard]] double mean() const
    {
        return integral(lowest(), highest(), [](double beta) { return beta; }) / whole_;
    }
    [[nodiscard]] double below(double x) const
    {
        return integral(lowest(), x, [](double) { return 1.0; }) / whole_;
    }

private:
    [[nodiscard]] double lowest() const { return std::min(estimate_, 0.0) - 12.0 * error_; }
    [[nodiscard]] double highest() const { return std::max(estimate_, 0.0) + 12.0 * error_; }
    [[nodiscard]] double density(double beta) const
    {
        double prior = 0.0;
        for (auto const& part : signals_of_trials)
            prior += part.weight * normal_density(beta / error_, 0.0, part.sd) / error_;
        return prior * normal_density(estimate_, beta, error_);
    }
    //! In pieces of half a standard error, so that no peak lies between two points.
    template <class Weight> [[nodiscard]] double integral(double from, double to, Weight const& weight) const
    {
        using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
        double sum = 0.0;
        auto const pieces = static_cast<int>(std::ceil((to - from) / (0.5 * error_)));
        double const width = (to - from) / pieces;
        for (int i = 0; i < pieces; ++i)
            sum += Rule::integrate([&](double beta) { return weight(beta) * density(beta); }, from + i * width,
                                   from + (i + 1) * width, 0, 0);
        return sum;
    }

    double estimate_, error_, whole_{};
};

//! The chance that |β| ≤ x · s over all trials, or that β ≤ x after one estimate: x where it is a half.
template <class Chance> double median(Chance const& chance, double low, double high)
{
    for (int i = 0; i < 200; ++i) {
        double const middle = 0.5 * (low + high);
        (chance(middle) < 0.5 ? low : high) = middle;
    }
    return low;
}

double weights_of(ShrunkEffect const& effect)
{
    double sum = 0.0;
    for (auto const& part : effect.parts) sum += part.weight;
    return sum;
}

}  // namespace

// --- What was published -------------------------------------------------------------------------------------------------

// The abstract: "We estimate the median achieved power to be 0.13." Of all its numbers this one rests on the mixture alone.
TEST(EmpiricalShrinkage, the_mixture_gives_the_published_median_power)
{
    auto const as_small = [](double x) {
        double chance = 0.0;
        for (auto const& part : signals_of_trials) chance += part.weight * (2.0 * normal_below(x / part.sd) - 1.0);
        return chance;
    };
    double const signal = median(as_small, 0.0, 10.0);
    double const power = normal_below(-just_significant - signal) + normal_below(signal - just_significant);
    EXPECT_NEAR(power, 0.13, 0.005);
}

// The abstract: "if the estimate is just significant at the 5% level, we would expect it to overestimate the true effect by a
// factor of 1.7". The mean of |b|/|β| does not exist (β may be anywhere near 0); the factor is its median.
TEST(EmpiricalShrinkage, a_just_significant_effect_is_published_1_7_times_too_large)
{
    auto const effect = shrunk(just_significant, 1.0);
    auto const as_small = [&](double x) { return chance_below(effect, x) - chance_below(effect, -x); };
    EXPECT_NEAR(just_significant / median(as_small, 0.0, 10.0), 1.7, 0.05);
}

TEST(EmpiricalShrinkage, the_mixture_is_one)
{
    double sum = 0.0;
    for (auto const& part : signals_of_trials) sum += part.weight;
    EXPECT_NEAR(sum, 1.0, 1e-15);
}

// --- Laws ---------------------------------------------------------------------------------------------------------------

TEST(EmpiricalShrinkage, weights_add_up_to_one_however_far_out)
{
    for (double const z : {0.0, 1e-300, 0.3, 1.96, 5.0, 40.0, 1e4, 1e150})
        EXPECT_NEAR(weights_of(shrunk(z, 1.0)), 1.0, 1e-14) << z;
}

TEST(EmpiricalShrinkage, fewer_and_more_leavers_are_shrunk_alike)
{
    for (double const b : {0.01, 0.2, 0.75, 2.0}) {
        auto const less = shrunk(-b, 0.3);
        auto const more = shrunk(b, 0.3);
        EXPECT_EQ(mean(less), -mean(more));
        for (double const x : {-1.0, -0.1, 0.0, 0.4})
            EXPECT_NEAR(chance_below(less, x), 1.0 - chance_below(more, -x), 1e-15);
    }
}

TEST(EmpiricalShrinkage, an_effect_is_drawn_towards_none_and_never_past_it)
{
    for (double z = 0.05; z < 60.0; z *= 1.3) {
        double const left = mean(shrunk(z, 1.0)) / z;
        EXPECT_GT(left, 0.5) << z;
        EXPECT_LT(left, 1.0) << z;
        EXPECT_NEAR(left, share_left(z), 1e-14);
        EXPECT_EQ(share_left(z), share_left(-z));
    }
    EXPECT_EQ(mean(shrunk(0.0, 0.2)), 0.0);
}

TEST(EmpiricalShrinkage, the_surer_the_study_the_less_is_taken)
{
    double before = share_left(0.0);
    for (double z = 0.1; z < 12.0; z += 0.1) {
        EXPECT_GT(share_left(z), before) << z;
        before = share_left(z);
    }
}

//! The prior is normal in its widest part, so that even a study without doubt keeps no more than that part's share.
TEST(EmpiricalShrinkage, some_is_taken_from_the_surest_study)
{
    double const widest = 5.64 * 5.64 / (1.0 + 5.64 * 5.64);
    EXPECT_NEAR(share_left(1e6), widest, 1e-12);
    auto const sure = shrunk(-0.4, 1e-9);
    EXPECT_NEAR(mean(sure), -0.4 * widest, 1e-12);
    EXPECT_NEAR(chance_below(sure, -0.4 * widest + 1e-8), 1.0, 1e-12);
}

//! What makes it one matter whether a study is first shrunk and then weakened for its design, or the other way round.
TEST(EmpiricalShrinkage, shrinkage_follows_the_unit)
{
    for (double const factor : {0.25, 0.5, 3.0}) {
        auto const plain = shrunk(-0.6, 0.25);
        auto const scaled = shrunk(-0.6 * factor, 0.25 * factor);
        for (std::size_t k = 0; k < plain.parts.size(); ++k) {
            EXPECT_NEAR(scaled.parts[k].weight, plain.parts[k].weight, 1e-15);
            EXPECT_NEAR(scaled.parts[k].mean, factor * plain.parts[k].mean, 1e-15);
            EXPECT_NEAR(scaled.parts[k].sd, factor * plain.parts[k].sd, 1e-15);
        }
    }
}

//! Over trials as the prior has them, the beliefs average to the prior: by sums over z, exact to 1e-9.
TEST(EmpiricalShrinkage, beliefs_are_right_as_often_as_they_say)
{
    double below_one = 0.0;
    double whole = 0.0;
    double const step = 0.02;
    for (double z = -40.0; z < 40.0; z += step) {
        double density = 0.0;
        for (auto const& part : signals_of_trials)
            density += part.weight * normal_density(z, 0.0, std::sqrt(1.0 + part.sd * part.sd));
        // The chance that β ≤ 1, over all z, must be the prior's.
        below_one += step * density * chance_below(shrunk(z, 1.0), 1.0);
        whole += step * density;
    }
    double prior = 0.0;
    for (auto const& part : signals_of_trials) prior += part.weight * normal_below(1.0 / part.sd);
    EXPECT_NEAR(whole, 1.0, 1e-9);
    EXPECT_NEAR(below_one, prior, 1e-9);
}

// --- A slow twin --------------------------------------------------------------------------------------------------------

TEST(EmpiricalShrinkage, the_twin_by_integration_agrees)
{
    struct Study {
        double estimate, error;
    };
    for (auto const& [estimate, error] :
         std::vector<Study>{{-0.754, 0.318}, {1.96, 1.0}, {0.0, 0.2}, {-0.05, 0.3}, {0.9, 0.15}, {-3.0, 0.25}}) {
        auto const effect = shrunk(estimate, error);
        ByIntegration const twin(estimate, error);
        EXPECT_NEAR(mean(effect), twin.mean(), 1e-9) << estimate;
        for (double const x : {estimate - error, estimate * 0.5, 0.0, estimate, estimate + 2.0 * error})
            EXPECT_NEAR(chance_below(effect, x), twin.below(x), 1e-9) << estimate << " at " << x;
    }
}

// --- What is refused ----------------------------------------------------------------------------------------------------

TEST(EmpiricalShrinkage, an_estimate_without_doubt_or_number_is_refused)
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)shrunk(0.5, 0.0), ContractBroken);
    EXPECT_THROW((void)shrunk(0.5, -1.0), ContractBroken);
    EXPECT_THROW((void)shrunk(nan, 1.0), ContractBroken);
    EXPECT_THROW((void)shrunk(0.5, std::numeric_limits<double>::infinity()), ContractBroken);
}
