#include "holdfast/belief/pooling.hpp"

#include "base/decimal.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

using Studies = std::vector<StudyEstimate>;
constexpr auto fixed_effect = PoolingMethod::fixed_effect;
constexpr auto random_effects = PoolingMethod::random_effects;

Pooled pooled(Studies const& studies, PoolingMethod method = random_effects)
{
    auto const made = pool(studies, method);
    if (auto const* why = std::get_if<CannotPool>(&made)) ADD_FAILURE() << why->why;
    return std::get<Pooled>(made);
}

StudentT prediction(Pooled const& p) { return std::get<StudentT>(*p.prediction); }

//! Thirteen trials of the BCG vaccine (Colditz et al. 1994): ill of vaccinated, ill of the others, as log risk ratios.
//! metafor's dat.bcg; its documentation prints what `rma(yi, vi, test="knha")` makes of them.
Studies bcg()
{
    struct Trial {
        double ill, well, ill_without, well_without;
    };
    constexpr std::array<Trial, 13> trials{{{4, 119, 11, 128},
                                            {6, 300, 29, 274},
                                            {3, 228, 11, 209},
                                            {62, 13536, 248, 12619},
                                            {33, 5036, 47, 5761},
                                            {180, 1361, 372, 1079},
                                            {8, 2537, 10, 619},
                                            {505, 87886, 499, 87892},
                                            {29, 7470, 45, 7232},
                                            {17, 1699, 65, 1600},
                                            {186, 50448, 141, 27197},
                                            {5, 2493, 3, 2338},
                                            {27, 16886, 29, 17825}}};
    Studies studies;
    for (auto const& t : trials) {
        double const of = t.ill + t.well;
        double const of_others = t.ill_without + t.well_without;
        studies.push_back({std::log(t.ill / of / (t.ill_without / of_others)),
                           std::sqrt(1.0 / t.ill - 1.0 / of + 1.0 / t.ill_without - 1.0 / of_others)});
    }
    return studies;
}

Studies with_variances(std::vector<double> const& y, std::vector<double> const& v)
{
    Studies studies;
    for (std::size_t i = 0; i < y.size(); ++i) studies.push_back({y[i], std::sqrt(v[i])});
    return studies;
}

//! Data whose restricted likelihood has two maxima above 0, or one at 0 and one above it.
std::vector<Studies> const with_two_tops{
    with_variances({4.21, -0.5, -0.04}, {3.4, 0.054, 0.049}),
    with_variances({10.05, -0.08, -0.02, -0.26, 0.04, 0.03}, {1.8, 0.018, 0.0095, 0.0049, 0.0019, 0.00013}),
    with_variances({-0.01, -0.1, -0.01, 4.91, 0.01, -0.01}, {0.00018, 0.023, 0.00015, 0.33, 0.0001, 0.00016}),
    with_variances({2.65, 0.0, -0.09, 0.34}, {0.93, 0.00014, 0.0086, 2.4}),
    with_variances({0.07, 0.08, 0.81, 11.73}, {0.0045, 0.0049, 0.83, 6.0}),
    with_variances({-0.11, 13.22, 0.63, -0.18, -0.01}, {0.15, 9.4, 0.48, 0.068, 0.0069}),
    with_variances({-0.7, 0.12, -2.08, -0.03, -0.11, 0.0}, {0.058, 0.065, 0.51, 0.00067, 0.088, 0.00018}),
};

//! The slow twin: the restricted likelihood as it is defined, with the mean solved first, in 50 digits.
Decimal log_likelihood(Studies const& studies, Decimal const& between)
{
    Decimal weights = 0, weighted = 0, logs = 0;
    for (auto const& s : studies) {
        Decimal const variance = Decimal(s.standard_error) * Decimal(s.standard_error) + between;
        weights += 1 / variance;
        weighted += Decimal(s.estimate) / variance;
        logs += log(variance);
    }
    Decimal const mean = weighted / weights;
    Decimal squares = 0;
    for (auto const& s : studies) {
        Decimal const off = Decimal(s.estimate) - mean;
        squares += off * off / (Decimal(s.standard_error) * Decimal(s.standard_error) + between);
    }
    return -(logs + log(weights) + squares) / 2;
}

//! The highest of `points` places evenly spread over √τ² up to `farthest`, then narrowed by thirds.
Decimal twin_variance(Studies const& studies, double farthest, int points)
{
    auto const place = [&](int i) {
        Decimal const root = Decimal(std::sqrt(farthest)) * i / points;
        return Decimal(root * root);
    };
    int best = 0;
    Decimal highest = log_likelihood(studies, place(0));
    for (int i = 1; i <= points; ++i)
        if (auto const height = log_likelihood(studies, place(i)); height > highest) {
            highest = height;
            best = i;
        }
    Decimal from = place(std::max(best - 1, 0));
    Decimal to = place(best + 1);
    for (int i = 0; i < 110; ++i) {
        Decimal const third = (to - from) / 3;
        if (log_likelihood(studies, from + third) < log_likelihood(studies, to - third)) from += third;
        else to -= third;
    }
    return (from + to) / 2;
}

double sum_of_squares(Studies const& studies)
{
    double mean = 0.0;
    for (auto const& s : studies) mean += s.estimate / static_cast<double>(studies.size());
    double sum = 0.0;
    for (auto const& s : studies) sum += (s.estimate - mean) * (s.estimate - mean);
    return sum;
}

Studies any_studies(int least = 2)
{
    Studies studies(static_cast<std::size_t>(*rc::gen::inRange(least, 9)));
    for (auto& s : studies) {
        s.standard_error = std::pow(10.0, *rc::gen::inRange(-2000, 500) / 1000.0);
        s.estimate = *rc::gen::inRange(-3000, 3001) / 1000.0;
    }
    return studies;
}

bool near(double a, double b, double scale) { return std::abs(a - b) <= scale; }

}  // namespace

TEST(Pooling, gives_the_bcg_trials_as_published)
{
    auto const p = pooled(bcg());
    EXPECT_NEAR(p.mean, -0.7145, 5e-5);
    EXPECT_NEAR(p.between_variance, 0.3132, 5e-5);
    EXPECT_NEAR(p.i_squared, 0.9222, 5e-5);
    EXPECT_NEAR(p.q, 152.2330, 5e-5);
    EXPECT_EQ(p.q_degrees, 12.0);
    EXPECT_LT(p.q_p_value, 0.0001);
    EXPECT_NEAR(p.plain_standard_error, 0.1798, 5e-5);
    // By Knapp and Hartung.
    EXPECT_NEAR(p.standard_error, 0.1808, 5e-5);
    EXPECT_NEAR(p.low, -1.1084, 5e-5);
    EXPECT_NEAR(p.high, -0.3206, 5e-5);
}

// metafor takes k − 1 degrees where Higgins, Thompson and Spiegelhalter take k − 2: 0.14 to 1.76 by its, wider by ours.
TEST(Pooling, predicts_the_bcg_trials_on_the_published_scale)
{
    auto const t = prediction(pooled(bcg()));
    EXPECT_EQ(t.degrees_of_freedom, 11.0);
    auto const end = [&](double degrees, double side) {
        return std::exp(t.centre + side * quantile(boost::math::students_t_distribution<>(degrees), 0.975) * t.scale);
    };
    EXPECT_NEAR(end(12.0, -1.0), 0.14, 0.005);
    EXPECT_NEAR(end(12.0, 1.0), 1.76, 0.005);
    EXPECT_NEAR(std::exp(quantile(Distribution{t}, 0.025)), end(11.0, -1.0), 1e-12);
    EXPECT_NEAR(std::exp(quantile(Distribution{t}, 0.975)), end(11.0, 1.0), 1e-12);
    // Without Knapp and Hartung's part, and with a normal: 0.1546 to 1.5490.
    auto const p = pooled(bcg());
    double const plain = std::hypot(std::sqrt(p.between_variance), p.plain_standard_error);
    EXPECT_NEAR(std::exp(p.mean - 1.959964 * plain), 0.1546, 5e-5);
    EXPECT_NEAR(std::exp(p.mean + 1.959964 * plain), 1.5490, 5e-5);
}

// metafor's documentation, "Convergence problems with the rma() function", example 1: 12 iterations to 0.19878.
TEST(Pooling, finds_the_variance_that_metafor_documents)
{
    auto const p = pooled(with_variances({-0.47, -1.56, 0.18, 0.88, 0.74, 0.89, -0.05, 0.52, 2.08, 0.81},
                                         {0.663, 0.660, 0.125, 0.068, 0.971, 0.094, 0.509, 0.887, 0.704, 0.556}));
    EXPECT_NEAR(p.between_variance, 0.19878, 1e-5);
}

RC_GTEST_PROP(Pooling, of_equal_variances_has_a_closed_form, ())
{
    auto studies = any_studies();
    for (auto& s : studies) s.standard_error = studies.front().standard_error;
    auto const k = static_cast<double>(studies.size());
    double const variance = studies.front().standard_error * studies.front().standard_error;
    double const sample = sum_of_squares(studies) / (k - 1.0);
    auto const p = pooled(studies);
    RC_ASSERT(near(p.between_variance, std::max(0.0, sample - variance), 1e-12 * (sample + variance)));
    RC_ASSERT(near(p.plain_standard_error, std::sqrt(std::max(sample, variance) / k), 1e-12 * p.plain_standard_error));
    // Knapp and Hartung's factor is 1 where τ² > 0, and their safeguard makes it 1 where not.
    RC_ASSERT(near(p.standard_error, p.plain_standard_error, 1e-9 * p.standard_error));
    for (double const w : p.weights) RC_ASSERT(near(w, 1.0 / k, 1e-12));
}

RC_GTEST_PROP(Pooling, of_two_studies_has_a_closed_form, ())
{
    Studies studies = any_studies();
    studies.resize(2);
    auto const [a, b] = std::pair(studies[0], studies[1]);
    double const apart = a.estimate - b.estimate;
    double const variances = a.standard_error * a.standard_error + b.standard_error * b.standard_error;
    // 2 ℓ′ = d²/(V + 2τ²)² − 1/(V + 2τ²), apart from a factor of 2.
    double const closed = std::max(0.0, 0.5 * (apart * apart - variances));
    RC_ASSERT(near(pooled(studies).between_variance, closed, 1e-11 * (apart * apart + variances)));
}

TEST(Pooling, finds_the_higher_of_two_maxima)
{
    for (auto const& studies : with_two_tops) {
        double const found = pooled(studies).between_variance;
        auto const twin = twin_variance(studies, 1.5 * sum_of_squares(studies), 2000).convert_to<double>();
        EXPECT_NEAR(found, twin, 1e-9 * (found + 1e-3)) << "of " << studies.size();
    }
}

// So that the test above tests something: each of these has three stationary points, or a top at 0 and another.
TEST(Pooling, has_data_with_two_maxima_to_be_tested_with)
{
    for (auto const& studies : with_two_tops) {
        int turns = 0;
        bool rising = true;
        Decimal last = log_likelihood(studies, 0);
        for (int i = 1; i < 400; ++i) {
            double const root = std::sqrt(sum_of_squares(studies)) * std::pow(i / 400.0, 3.0);
            auto const here = log_likelihood(studies, Decimal(root * root));
            bool const up = here > last;
            if (i > 1 && up != rising) ++turns;
            rising = up;
            last = here;
        }
        EXPECT_GE(turns, 2) << "of " << studies.size();
    }
}

RC_GTEST_PROP(Pooling, is_where_the_twin_in_decimals_is, ())
{
    auto const studies = any_studies(3);
    auto const p = pooled(studies);
    // No place of a coarse grid is higher.
    auto const found = log_likelihood(studies, Decimal(p.between_variance));
    double const farthest = 1.5 * sum_of_squares(studies) + 1.0;
    for (int i = 0; i <= 40; ++i)
        RC_ASSERT(log_likelihood(studies, Decimal(farthest) * i * i * i / 64000) <= found + Decimal("1e-11"));
    // And the place itself is flat, or at 0 and falling.
    Decimal const step = Decimal("1e-6") * (Decimal(p.between_variance) + Decimal("1e-4"));
    RC_ASSERT(log_likelihood(studies, Decimal(p.between_variance) + step) <= found + Decimal("1e-13"));
    if (p.between_variance > 0.0)
        RC_ASSERT(log_likelihood(studies, Decimal(p.between_variance) - step) <= found + Decimal("1e-13"));
}

RC_GTEST_PROP(Pooling, does_not_depend_on_the_order_of_the_studies, ())
{
    auto const studies = any_studies();
    auto turned = studies;
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    for (auto const method : {fixed_effect, random_effects}) {
        auto const one = pooled(studies, method);
        auto const other = pooled(turned, method);
        RC_ASSERT(near(one.mean, other.mean, 1e-10));
        RC_ASSERT(near(one.standard_error, other.standard_error, 1e-9 * one.standard_error));
        RC_ASSERT(near(one.between_variance, other.between_variance, 1e-9 * (1.0 + one.between_variance)));
        RC_ASSERT(near(one.q, other.q, 1e-9 * (1.0 + one.q)));
        RC_ASSERT(near(one.weights.front(), other.weights.back(), 1e-9));
    }
}

RC_GTEST_PROP(Pooling, moves_with_its_studies, ())
{
    auto const studies = any_studies();
    auto moved = studies;
    for (auto& s : moved) s.estimate += 7.25;
    for (auto const method : {fixed_effect, random_effects}) {
        auto const one = pooled(studies, method);
        auto const other = pooled(moved, method);
        RC_ASSERT(near(one.mean + 7.25, other.mean, 1e-9));
        RC_ASSERT(near(one.low + 7.25, other.low, 1e-9 * (1.0 + std::abs(one.low))));
        RC_ASSERT(near(one.between_variance, other.between_variance, 1e-9 * (1.0 + one.between_variance)));
    }
}

// A change of units and of sign, to sizes whose squares do not overflow.
RC_GTEST_PROP(Pooling, scales_with_its_studies, ())
{
    auto const studies = any_studies();
    double const factor = -std::ldexp(1.0, *rc::gen::inRange(-300, 300));
    auto scaled = studies;
    for (auto& s : scaled) s = {s.estimate * factor, s.standard_error * -factor};
    auto const one = pooled(studies, fixed_effect);
    auto const other = pooled(scaled, fixed_effect);
    RC_ASSERT(near(one.mean * factor, other.mean, 1e-12 * std::abs(factor)));
    RC_ASSERT(near(one.low * factor, other.high, 1e-12 * std::abs(factor) * (1.0 + std::abs(one.low))));
    auto const made = pool(scaled, random_effects);
    if (auto const* random = std::get_if<Pooled>(&made)) {
        auto const before = pooled(studies, random_effects);
        RC_ASSERT(near(before.between_variance * factor * factor, random->between_variance,
                       1e-9 * factor * factor * (1.0 + before.between_variance)));
        RC_ASSERT(near(before.i_squared, random->i_squared, 1e-9));
    }
}

RC_GTEST_PROP(Pooling, has_weights_and_an_interval_that_hold_together, ())
{
    auto const studies = any_studies();
    for (auto const method : {fixed_effect, random_effects}) {
        auto const p = pooled(studies, method);
        double sum = 0.0;
        double mean = 0.0;
        for (std::size_t i = 0; i < studies.size(); ++i) {
            RC_ASSERT(p.weights[i] > 0.0);
            sum += p.weights[i];
            mean += p.weights[i] * studies[i].estimate;
        }
        RC_ASSERT(near(sum, 1.0, 1e-12));
        RC_ASSERT(near(mean, p.mean, 1e-11));
        RC_ASSERT(p.between_variance >= 0.0);
        RC_ASSERT(p.i_squared >= 0.0 && p.i_squared < 1.0);
        RC_ASSERT(p.q_p_value >= 0.0 && p.q_p_value <= 1.0);
        // Never narrower than the plain interval, nor the plain one than the fixed effect's.
        RC_ASSERT(p.high - p.mean >= 1.9599 * p.plain_standard_error);
        RC_ASSERT(p.plain_standard_error >= pooled(studies, fixed_effect).plain_standard_error * (1.0 - 1e-12));
        // A prediction is at least as wide as the interval of the mean (unless it is cut at its reach).
        if (p.prediction && quantile(*p.prediction, 0.975) < highest(*p.prediction))
            RC_ASSERT(quantile(*p.prediction, 0.975) >= p.high - 1e-12 * std::abs(p.high));
    }
}

TEST(Pooling, of_studies_that_agree_is_the_fixed_effect)
{
    Studies const studies{{-0.30, 0.2}, {-0.25, 0.1}, {-0.28, 0.3}, {-0.22, 0.15}};
    auto const random = pooled(studies);
    auto const fixed = pooled(studies, fixed_effect);
    EXPECT_EQ(random.between_variance, 0.0);
    EXPECT_EQ(random.i_squared, 0.0);
    EXPECT_EQ(random.mean, fixed.mean);
    EXPECT_EQ(random.weights, fixed.weights);
    // Knapp and Hartung alone would shrink the error by √(Q/(k − 1)), here to a quarter.
    EXPECT_LT(random.q / random.q_degrees, 0.1);
    EXPECT_EQ(random.standard_error, fixed.standard_error);
    EXPECT_GT(random.high - random.low, fixed.high - fixed.low) << "few studies: t, not normal";
}

TEST(Pooling, of_the_same_studies_twice_leaves_the_fixed_mean_and_halves_its_variance)
{
    auto twice = bcg();
    auto const once = twice;
    twice.insert(twice.end(), once.begin(), once.end());
    auto const one = pooled(once, fixed_effect);
    auto const two = pooled(twice, fixed_effect);
    EXPECT_NEAR(two.mean, one.mean, 1e-14);
    EXPECT_NEAR(two.standard_error, one.standard_error / std::sqrt(2.0), 1e-14);
    EXPECT_NEAR(two.q, 2.0 * one.q, 1e-10);
    EXPECT_LT(pooled(twice).standard_error, pooled(once).standard_error);
}

TEST(Pooling, of_one_study_is_that_study)
{
    for (auto const method : {fixed_effect, random_effects}) {
        auto const p = pooled({{-0.4, 0.2}}, method);
        EXPECT_EQ(p.mean, -0.4);
        EXPECT_DOUBLE_EQ(p.standard_error, 0.2);
        EXPECT_NEAR(p.low, -0.4 - 1.959964 * 0.2, 1e-7);
        EXPECT_EQ(p.between_variance, 0.0);
        EXPECT_EQ(p.q, 0.0);
        EXPECT_EQ(p.q_p_value, 1.0);
        EXPECT_EQ(p.weights, std::vector<double>{1.0});
        EXPECT_EQ(p.prediction.has_value(), method == fixed_effect);
    }
}

TEST(Pooling, predicts_from_three_studies_on_and_not_from_two)
{
    Studies studies{{-0.4, 0.2}, {0.1, 0.1}};
    EXPECT_FALSE(pooled(studies).prediction);
    EXPECT_GT(pooled(studies).high - pooled(studies).mean, 12.7 * pooled(studies).plain_standard_error)
        << "t with one degree of freedom";
    EXPECT_TRUE(pooled(studies, fixed_effect).prediction);
    studies.push_back({-0.2, 0.3});
    EXPECT_EQ(prediction(pooled(studies)).degrees_of_freedom, 1.0);
    EXPECT_EQ(prediction(pooled(studies)).reach, std::log(10.0));
}

TEST(Pooling, tests_heterogeneity_with_chi_squared)
{
    // Two studies two plain standard errors apart: Q = 4 with one degree, p = P(|z| > 2).
    auto const p = pooled({{0.0, 1.0}, {2.0 * std::sqrt(2.0), 1.0}}, fixed_effect);
    EXPECT_NEAR(p.q, 4.0, 1e-12);
    EXPECT_NEAR(p.q_p_value, 0.04550026, 1e-8);
    EXPECT_NEAR(p.i_squared, 0.75, 1e-12);
}

TEST(Pooling, leaves_out_each_study_in_turn)
{
    auto const studies = bcg();
    auto const without = leave_one_out(studies, random_effects);
    ASSERT_EQ(without.size(), studies.size());
    for (std::size_t i = 0; i < studies.size(); ++i) {
        auto rest = studies;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(without[i], pooled(rest)) << i;
    }
    EXPECT_THROW((void)leave_one_out(std::vector<StudyEstimate>{{0.1, 0.2}}, random_effects), ContractBroken);
}

TEST(Pooling, refuses_what_cannot_be_pooled)
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    double const infinity = std::numeric_limits<double>::infinity();
    auto const refused = [](Studies const& studies) {
        auto const made = pool(studies, random_effects);
        auto const* why = std::get_if<CannotPool>(&made);
        return why == nullptr ? CannotPool{} : *why;
    };
    EXPECT_EQ(refused({}).why, "there are no studies to pool");
    EXPECT_EQ(refused({{0.1, 0.2}, {0.1, 0.0}}).why,
              "its standard error is 0: beside a study without error no other would count");
    EXPECT_EQ(refused({{0.1, 0.2}, {0.1, 0.0}}).study, 1U);
    EXPECT_EQ(refused({{0.1, nan}}).study, 0U);
    EXPECT_EQ(refused({{0.1, 1.0}, {infinity, 1.0}}).why, "its estimate is not a number to compute with");
    EXPECT_EQ(refused({{0.1, 1.0}, {0.1, 1e-7}}).study, 1U);
    EXPECT_NE(refused({{0.1, 1e-20}, {0.1, 1e-20}, {0.1, 1e-20}}).why, "") << "not a million-millionth of the reach";
}

// The widest spread of errors that is taken, for which sums of differences keep their digits.
TEST(Pooling, keeps_its_digits_where_one_study_is_a_million_times_as_certain)
{
    Studies const studies{{0.25, 1e-6}, {0.75, 1.0}, {-0.5, 0.9}};
    auto const p = pooled(studies);
    auto const twin = twin_variance(studies, 4.0, 4000).convert_to<double>();
    EXPECT_NEAR(p.between_variance, twin, 1e-9 * (twin + 1e-12));
    auto const fixed = pooled(studies, fixed_effect);
    EXPECT_NEAR(fixed.q, 0.25 + 0.5625 / 0.81, 1e-9);
}
