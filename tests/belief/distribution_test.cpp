#include "holdfast/belief/distribution.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<Distribution> const examples{Fixed{0.26},
                                         Normal{-0.75, 0.2},
                                         LogNormal{10.8, 0.1},
                                         Beta{0.1, 49.9},
                                         Beta{12.5, 30.5},
                                         Beta{0.5, 0.5},
                                         Gamma{0.05, 2.0},
                                         Gamma{9.0, 0.5},
                                         Gamma{1e6, 1e-6},
                                         Uniform{-3.0, 5.0},
                                         Triangular{0.0, 0.2, 1.0},
                                         Triangular{1.0, 1.0, 4.0},
                                         Pert{3.0, 4.0, 12.0},
                                         Pert{0.0, 0.0, 1.0},
                                         Triangular{-2.0, 5.0, 5.0},
                                         LogNormal{-2.1, 1.5},
                                         StudentT{-0.2, 0.1, 1.0, 2.3},
                                         StudentT{0.4, 0.3, 2.0, 2.3},
                                         StudentT{-1.0, 2.0, 5.5, 100.0},
                                         StudentT{2.0, 1.0, 11.0, 0.5}};

std::vector<double> probabilities()
{
    std::vector<double> all{0x1p-53, 1.0 - 0x1p-53, 0.5};
    for (int exponent = 1; exponent < 16; ++exponent) {
        all.push_back(std::pow(10.0, -exponent));
        all.push_back(1.0 - std::pow(10.0, -exponent));
    }
    for (int i = 1; i < 40; ++i) all.push_back(i / 40.0);
    std::sort(all.begin(), all.end());
    return all;
}

//! A distribution with parameters over many orders of magnitude, all of them fine.
Distribution any_distribution()
{
    auto const part = [] { return *rc::gen::inRange(0, 10'001) / 10'000.0; };
    auto const power = [&](double from, double to) { return std::pow(10.0, from + (to - from) * part()); };
    auto const value = [&] { return (part() < 0.5 ? -1.0 : 1.0) * power(-6.0, 9.0); };
    double const low = value();
    double const high = low + power(-3.0, 9.0);
    double const mode = std::clamp(low + part() * (high - low), low, high);
    switch (*rc::gen::inRange(0, 9)) {
    case 0: return Fixed{value()};
    case 1: return Normal{value(), power(-6.0, 9.0)};
    case 2: return LogNormal{-20.0 + 40.0 * part(), 3.0 * part()};
    case 3: return Beta{power(-3.9, 7.9), power(-3.9, 7.9)};
    case 4: return Gamma{power(-3.9, 7.9), power(-9.0, 9.0)};
    case 5: return Uniform{low, high};
    case 6: return Triangular{low, mode, high};
    case 7: return StudentT{value(), power(-3.0, 3.0), power(0.0, 6.0), power(-3.0, 3.0)};
    default: return Pert{low, mode, high};
    }
}

// What a cap leaves: min(x, most), draw by draw.
TEST(Capped, has_the_moments_of_what_is_cut)
{
    // An exponential of mean 1, cut at 1: E min = 1 − 1/e, E min² = 2 − 4/e.
    auto const cut = capped(Gamma{1.0, 1.0}, 1.0);
    double const e = std::exp(1.0);
    EXPECT_NEAR(mean(cut), 1.0 - 1.0 / e, 1e-9);
    EXPECT_NEAR(sd(cut) * sd(cut), 2.0 - 4.0 / e - std::pow(1.0 - 1.0 / e, 2.0), 1e-8);
    EXPECT_EQ(highest(cut), 1.0);
    EXPECT_EQ(lowest(cut), 0.0);
    EXPECT_EQ(quantile(cut, 0.99), 1.0);
    EXPECT_DOUBLE_EQ(quantile(cut, 0.3), quantile(Gamma{1.0, 1.0}, 0.3));
    // Even numbers from 0 to 1, cut at 0.5.
    EXPECT_NEAR(mean(capped(Uniform{0.0, 1.0}, 0.5)), 0.375, 1e-12);
    EXPECT_EQ(capped(Fixed{0.4}, 0.25), Distribution(Fixed{0.25}));
    EXPECT_EQ(capped(capped(Gamma{2.0, 1.0}, 3.0), 5.0), capped(Gamma{2.0, 1.0}, 3.0)) << "the lower of two caps";
}

TEST(Capped, far_above_changes_nothing_and_far_below_leaves_the_cap)
{
    for (Distribution const& about :
         {Distribution(Gamma{9.0, 0.045}), Distribution(LogNormal{-1.0, 0.4}), Distribution(Beta{3.0, 5.0})}) {
        EXPECT_NEAR(mean(capped(about, 50.0)), mean(about), 1e-9);
        EXPECT_NEAR(sd(capped(about, 50.0)), sd(about), 1e-7);
        EXPECT_NEAR(mean(capped(about, 1e-9)), 1e-9, 1e-12);
    }
}

}  // namespace

RC_GTEST_PROP(Distribution, quantiles_are_finite_inside_the_support_and_rise, ())
{
    auto const d = any_distribution();
    RC_ASSERT(!problem_with(d));
    double last = lowest(d);
    for (double const u : probabilities()) {
        double const q = quantile(d, u);
        RC_ASSERT(std::isfinite(q));
        RC_ASSERT(q >= lowest(d));
        RC_ASSERT(q <= highest(d));
        RC_ASSERT(q >= last - 1e-12 * std::abs(last));
        last = q;
    }
}

RC_GTEST_PROP(Distribution, the_beta_quantile_gives_its_probability_back, ())
{
    auto const shape = [] { return std::pow(10.0, *rc::gen::inRange(-300, 500) / 100.0); };
    Beta const d{shape(), shape()};
    double const u = *rc::gen::inRange(1, 1000) / 1000.0;
    double const q = quantile(d, u);
    RC_PRE(q > 1e-290 && q < 1.0);
    boost::math::beta_distribution<> const boost(d.alpha, d.beta);
    // What one rounding of q is worth in probability, and the incomplete beta's own last digits.
    double const slack = 1e-11 + pdf(boost, q) * q * 1e-12;
    RC_ASSERT(std::abs(cdf(boost, q) - u) <= slack);
}

RC_GTEST_PROP(Distribution, the_gamma_quantile_gives_its_probability_back, ())
{
    Gamma const d{std::pow(10.0, *rc::gen::inRange(-300, 500) / 100.0), 2.5};
    double const u = *rc::gen::inRange(1, 1000) / 1000.0;
    double const q = quantile(d, u);
    RC_PRE(q > 1e-290);
    boost::math::gamma_distribution<> const boost(d.shape, d.scale);
    double const slack = 1e-11 + pdf(boost, q) * q * 1e-12;
    RC_ASSERT(std::abs(cdf(boost, q) - u) <= slack);
}

TEST(Distribution, quantiles_agree_with_boost)
{
    for (double const u : probabilities()) {
        EXPECT_NEAR(quantile(Normal{2.0, 3.0}, u), quantile(boost::math::normal_distribution<>(2.0, 3.0), u),
                    1e-14 * 30);
        EXPECT_NEAR(quantile(LogNormal{10.8, 0.1}, u) / quantile(boost::math::lognormal_distribution<>(10.8, 0.1), u),
                    1.0, 1e-14);
        EXPECT_NEAR(quantile(Triangular{-1.0, 0.5, 7.0}, u),
                    quantile(boost::math::triangular_distribution<>(-1.0, 0.5, 7.0), u), 1e-13);
        // Mean (0 + 4·4 + 12)/6 and shapes 1 + 4·4/12 and 1 + 4·8/12.
        EXPECT_NEAR(quantile(Pert{0.0, 4.0, 12.0}, u),
                    12.0 * quantile(boost::math::beta_distribution<>(1.0 + 4.0 / 3.0, 1.0 + 8.0 / 3.0), u), 1e-12);
    }
}

TEST(Distribution, quantiles_of_students_t_have_a_closed_form_for_one_and_two_degrees)
{
    constexpr double pi = 3.14159265358979323846;
    for (double const u : probabilities()) {
        // Mirrored, so that u near 1 is as exact as u near 0.
        double const p = std::min(u, 1.0 - u);
        double const side = u < 0.5 ? 1.0 : -1.0;
        double const one = p == 0.5 ? 0.0 : -side / std::tan(pi * p);
        double const two = side * (2.0 * p - 1.0) / std::sqrt(2.0 * p * (1.0 - p));
        double const reach = 1e12;
        auto const folded = [&](double t) { return std::clamp(3.0 + 2.0 * t, 3.0 - reach, 3.0 + reach); };
        EXPECT_NEAR(quantile(StudentT{3.0, 2.0, 1.0, reach}, u), folded(one), 1e-13 * (3.0 + std::abs(folded(one))));
        EXPECT_NEAR(quantile(StudentT{3.0, 2.0, 2.0, reach}, u), folded(two), 1e-13 * (3.0 + std::abs(folded(two))));
        EXPECT_NEAR(quantile(StudentT{3.0, 2.0, 11.0, reach}, u),
                    3.0 + 2.0 * quantile(boost::math::students_t_distribution<>(11.0), u), 1e-12 * reach);
    }
}

TEST(Distribution, the_spread_of_students_t_by_hand)
{
    constexpr double pi = 3.14159265358979323846;
    // One degree: E[min(t², c²)] = 2/π (c − atan c) + c² (1 − 2/π atan c).
    for (double const c : {0.01, 1.0, 23.0, 1e6}) {
        double const squares = 2.0 / pi * (c - std::atan(c)) + c * c * 2.0 / pi * std::atan(1.0 / c);
        EXPECT_NEAR(sd(StudentT{7.0, 3.0, 1.0, 3.0 * c}) / (3.0 * std::sqrt(squares)), 1.0, 1e-10) << c;
    }
    // Where the reach is far, ν/(ν − 2); where there are many degrees, a normal's.
    EXPECT_NEAR(sd(StudentT{7.0, 3.0, 10.0, 3e4}), 3.0 * std::sqrt(10.0 / 8.0), 1e-10);
    EXPECT_NEAR(sd(StudentT{7.0, 3.0, 1e6, 300.0}), 3.0, 1e-5);
    EXPECT_EQ(mean(StudentT{7.0, 3.0, 1.0, 20.0}), 7.0);
    EXPECT_EQ(lowest(StudentT{7.0, 3.0, 1.0, 20.0}), -13.0);
    EXPECT_EQ(highest(StudentT{7.0, 3.0, 1.0, 20.0}), 27.0);
}

TEST(Distribution, a_beta_with_a_tiny_shape_has_nearly_all_its_draws_near_zero)
{
    // By hand: for small x, F(x) ≈ x^0.1 / (0.1 B(0.1, 49.9)).
    Beta const d{0.1, 49.9};
    double const b = std::exp(std::lgamma(0.1) + std::lgamma(49.9) - std::lgamma(50.0));
    for (double const u : {1e-15, 1e-6, 0.001, 0.1, 0.3})
        EXPECT_NEAR(quantile(d, u) / std::pow(u * 0.1 * b, 10.0), 1.0, 1e-3) << u;
    EXPECT_DOUBLE_EQ(mean(d), 0.002);
}

TEST(Distribution, mean_and_sd_are_the_integrals_of_the_quantile)
{
    // ∫ F⁻¹(u) du and ∫ (F⁻¹(u) − mean)² du over (0, 1).
    boost::math::quadrature::tanh_sinh<double> integrate(12);
    for (auto const& d : examples) {
        double const size = std::max(std::abs(mean(d)), sd(d));
        auto const first = integrate.integrate([&](double u) { return quantile(d, u); }, 1e-15, 1.0 - 1e-15, 1e-9);
        EXPECT_NEAR(first, mean(d), 1e-6 * size) << name(d);
        auto const second = integrate.integrate(
            [&](double u) {
                double const off = quantile(d, u) - mean(d);
                return off * off;
            },
            1e-15, 1.0 - 1e-15, 1e-9);
        EXPECT_NEAR(std::sqrt(second), sd(d), 1e-4 * sd(d) + 1e-7 * size) << name(d);
    }
}

TEST(Distribution, draws_have_the_mean_they_should)
{
    constexpr std::size_t n = 20'000;
    for (auto const& d : examples) {
        std::vector<double> draws(n);
        uniforms(3, 0, belief_key("mean"), draws);
        double sum = 0.0;
        for (double const u : draws) sum += quantile(d, u);
        EXPECT_NEAR(sum / n, mean(d), 4.0 * sd(d) / std::sqrt(static_cast<double>(n)) + 1e-12 * std::abs(mean(d)))
            << name(d);
    }
}

TEST(Distribution, means_and_sds_by_hand)
{
    EXPECT_DOUBLE_EQ(sd(Fixed{3.0}), 0.0);
    EXPECT_DOUBLE_EQ(mean(LogNormal{0.0, 2.0}), std::exp(2.0));
    EXPECT_DOUBLE_EQ(sd(LogNormal{0.0, 1.0}), std::sqrt((std::exp(1.0) - 1.0) * std::exp(1.0)));
    EXPECT_DOUBLE_EQ(mean(Beta{2.0, 3.0}), 0.4);
    EXPECT_DOUBLE_EQ(sd(Beta{2.0, 3.0}), 0.2);
    EXPECT_DOUBLE_EQ(mean(Gamma{4.0, 0.5}), 2.0);
    EXPECT_DOUBLE_EQ(sd(Gamma{4.0, 0.5}), 1.0);
    EXPECT_DOUBLE_EQ(mean(Uniform{2.0, 8.0}), 5.0);
    EXPECT_DOUBLE_EQ(sd(Uniform{2.0, 8.0}), std::sqrt(3.0));
    EXPECT_DOUBLE_EQ(mean(Triangular{0.0, 3.0, 6.0}), 3.0);
    EXPECT_DOUBLE_EQ(sd(Triangular{0.0, 3.0, 6.0}), std::sqrt(1.5));
    EXPECT_DOUBLE_EQ(mean(Pert{0.0, 4.0, 12.0}), 28.0 / 6.0);
    EXPECT_DOUBLE_EQ(sd(Pert{-1.0, 0.0, 1.0}), std::sqrt(1.0 / 7.0));
}

TEST(Distribution, without_spread_every_quantile_is_the_value)
{
    for (Distribution const& d :
         std::vector<Distribution>{Fixed{1.5}, Normal{1.5, 0.0}, Uniform{1.5, 1.5}, Triangular{1.5, 1.5, 1.5},
                                   Pert{1.5, 1.5, 1.5}, StudentT{1.5, 0.0, 3.0, 1.0}}) {
        EXPECT_FALSE(problem_with(d));
        EXPECT_EQ(lowest(d), 1.5);
        EXPECT_EQ(highest(d), 1.5);
        EXPECT_EQ(mean(d), 1.5);
        EXPECT_EQ(sd(d), 0.0);
        for (double const u : probabilities()) EXPECT_EQ(quantile(d, u), 1.5) << name(d);
    }
    EXPECT_DOUBLE_EQ(quantile(LogNormal{1.0, 0.0}, 0.1), std::exp(1.0));
}

TEST(Distribution, supports_end_where_they_should)
{
    EXPECT_EQ(lowest(Normal{0.0, 1.0}), -infinity);
    EXPECT_EQ(highest(Normal{0.0, 1.0}), infinity);
    EXPECT_EQ(lowest(LogNormal{0.0, 1.0}), 0.0);
    EXPECT_EQ(highest(Gamma{1.0, 1.0}), infinity);
    EXPECT_EQ(highest(Beta{1.0, 1.0}), 1.0);
    EXPECT_EQ(lowest(Pert{-2.0, 0.0, 3.0}), -2.0);
    EXPECT_EQ(highest(Triangular{-2.0, 0.0, 3.0}), 3.0);
}

TEST(Distribution, names_are_those_of_the_inputs)
{
    std::vector<std::string> found;
    for (Distribution const& d : std::vector<Distribution>{Fixed{}, Normal{}, LogNormal{}, Beta{}, Gamma{}, Uniform{},
                                                           Triangular{}, Pert{}, StudentT{}})
        found.emplace_back(name(d));
    EXPECT_EQ(found, (std::vector<std::string>{"fixed", "normal", "log-normal", "beta", "gamma", "uniform",
                                               "triangular", "pert", "student-t"}));
}

TEST(Distribution, says_in_words_what_is_wrong_with_its_parameters)
{
    auto const says = [](Distribution const& d) { return problem_with(d).value_or("nothing"); };
    EXPECT_EQ(says(Fixed{not_a_number}), "a fixed value must be a finite number, not nan");
    EXPECT_EQ(says(Normal{0.0, -1.0}), "the standard deviation of a normal must be finite and not below 0, not -1");
    EXPECT_EQ(says(Beta{0.0, 2.0}), "the alpha of a beta must lie between 0.0001 and 1e8, not 0");
    EXPECT_EQ(says(Gamma{-1.0, 1.0}), "the shape of a gamma must lie between 0.0001 and 1e8, not -1");
    EXPECT_EQ(says(Gamma{1.0, not_a_number}), "the scale of a gamma must be finite and above 0, not nan");
    EXPECT_EQ(says(Uniform{2.0, 1.0}), "the low end of a uniform, 2, lies above its high end, 1");
    EXPECT_EQ(says(Triangular{0.0, 1.5, 1.0}), "the mode of a triangular must lie between 0 and 1, not at 1.5");
    EXPECT_EQ(says(Pert{0.0, not_a_number, 1.0}), "the mode of a PERT must lie between 0 and 1, not at nan");
    EXPECT_EQ(says(Uniform{-1.7e308, 1.7e308}),
              "the ends of a uniform, -1.7e+308 and 1.7e+308, are too far apart to compute with");
    EXPECT_EQ(says(LogNormal{47'000.0, 2'000.0}),
              "a log-normal with log-mean 47000 and log-sd 2000 runs past the largest numbers; "
              "are these the mean and standard deviation of the logarithm?");
    EXPECT_EQ(says(StudentT{0.0, 1.0, 0.0, 1.0}),
              "the degrees of freedom of a Student's t must lie between 1 and 1e6, not 0");
    EXPECT_EQ(says(StudentT{0.0, 1.0, 1.0, infinity}),
              "the reach of a Student's t must be finite and not below 0, not inf");
    EXPECT_EQ(says(StudentT{0.0, 1e-13, 1.0, 1.0}),
              "the reach of a Student's t must be at most 1e12 of its scales, not 1 with a scale of 1e-13");
    for (auto const& d : examples) EXPECT_EQ(says(d), "nothing") << name(d);
}

RC_GTEST_PROP(Distribution, whatever_is_not_complained_about_can_be_computed_with, ())
{
    auto const junk = [] {
        switch (*rc::gen::inRange(0, 8)) {
        case 0: return 0.0;
        case 1: return not_a_number;
        case 2: return infinity;
        case 3: return -infinity;
        case 4: return std::ldexp(1.0, *rc::gen::inRange(-1074, 1024));
        case 5: return -std::ldexp(1.0, *rc::gen::inRange(-1074, 1024));
        default: return *rc::gen::inRange(-1000, 1000) / 100.0;
        }
    };
    double const a = junk();
    double const b = junk();
    double const c = junk();
    double const e = junk();
    for (Distribution const& d :
         std::vector<Distribution>{Fixed{a}, Normal{a, b}, LogNormal{a, b}, Beta{a, b}, Gamma{a, b}, Uniform{a, b},
                                   Triangular{a, b, c}, Pert{a, b, c}, StudentT{a, b, c, e}}) {
        if (problem_with(d)) continue;
        RC_ASSERT(std::isfinite(mean(d)));
        RC_ASSERT(std::isfinite(sd(d)));
        RC_ASSERT(sd(d) >= 0.0);
        for (double const u : {0x1p-53, 0.025, 0.5, 0.975, 1.0 - 0x1p-53}) {
            RC_ASSERT(std::isfinite(quantile(d, u)));
            RC_ASSERT(quantile(d, u) >= lowest(d));
            RC_ASSERT(quantile(d, u) <= highest(d));
        }
    }
}

TEST(Distribution, a_quantile_outside_zero_and_one_is_a_broken_promise)
{
    for (auto const& d : examples)
        for (double const u : {0.0, 1.0, -1.0, not_a_number})
            EXPECT_THROW((void)quantile(d, u), ContractBroken) << name(d);
}
