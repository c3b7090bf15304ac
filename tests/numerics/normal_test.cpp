#include "numerics/normal.hpp"

#include "holdfast/base/contract.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <boost/math/distributions/normal.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

//! The quantile in 50 digits: from it, an error in our result is ours alone.
double exact_quantile(double u)
{
    using Wide = boost::multiprecision::cpp_bin_float_50;
    return static_cast<double>(quantile(boost::math::normal_distribution<Wide>(0, 1), Wide(u)));
}

}  // namespace

// Wichura 1988, Applied Statistics 37(3), 477-484: the three values given to check a copy of PPND16.
TEST(Normal, quantiles_are_those_printed_with_the_algorithm)
{
    EXPECT_DOUBLE_EQ(normal_quantile(0.25), -0.6744897501960817);
    EXPECT_DOUBLE_EQ(normal_quantile(0.001), -3.090232306167814);
    EXPECT_DOUBLE_EQ(normal_quantile(1e-20), -9.262340089798408);
}

TEST(Normal, quantiles_agree_with_boost_to_the_last_digits_from_1e_minus_300_up)
{
    double worst = 0.0;
    for (double exponent = -300.0; exponent < -0.31; exponent += 0.53) {
        double const u = std::pow(10.0, exponent);
        worst = std::max(worst, std::abs(normal_quantile(u) / exact_quantile(u) - 1.0));
    }
    EXPECT_LT(worst, 1.5e-15);
}

TEST(Normal, quantiles_agree_with_boost_up_to_the_last_number_below_one)
{
    double worst = 0.0;
    for (double exponent = -0.32; exponent > -15.9; exponent -= 0.071) {
        double const u = 1.0 - std::pow(10.0, exponent);
        worst = std::max(worst, std::abs(normal_quantile(u) / exact_quantile(u) - 1.0));
    }
    double const last = 1.0 - 0x1p-53;
    worst = std::max(worst, std::abs(normal_quantile(last) / exact_quantile(last) - 1.0));
    EXPECT_LT(worst, 1.5e-15);
}

TEST(Normal, the_three_pieces_of_the_quantile_meet)
{
    for (double const seam : {0.075, 0.925, std::exp(-25.0), 1.0 - std::exp(-25.0)}) {
        // Two neighbours of the seam are as far apart as the slope 1/φ(z) says, and a rounding on each side.
        double const before = std::nextafter(seam, 0.0);
        double const after = std::nextafter(seam, 1.0);
        double const z = normal_quantile(seam);
        double const slope = 2.5066282746310002 * std::exp(0.5 * z * z);
        EXPECT_NEAR(normal_quantile(after) - normal_quantile(before), slope * (after - before), 1e-15 * std::abs(z));
    }
}

RC_GTEST_PROP(Normal, the_quantile_is_odd_about_one_half, ())
{
    // k / 2^20, so that 1 − u is exact.
    double const u = *rc::gen::inRange(1, 1 << 20) * 0x1p-20;
    RC_ASSERT(normal_quantile(1.0 - u) == -normal_quantile(u));
}

RC_GTEST_PROP(Normal, the_probability_of_a_quantile_is_where_it_came_from, ())
{
    double const u = *rc::gen::inRange(1, 1 << 20) * 0x1p-20;
    RC_ASSERT(std::abs(normal_probability(normal_quantile(u)) / u - 1.0) < 1e-14);
}

// In every lane, with other pieces of the quantile in the lanes beside it.
TEST(Normal, quantiles_of_a_batch_are_those_of_single_numbers_to_the_last_bit)
{
    std::vector<double> u{
        0x1p-53, 1.0 - 0x1p-53, 0.075,   0.925, std::exp(-25.0), 1.0 - std::exp(-25.0), 0.5, 1e-300, 1e-12, 0.0751,
        0.3,     0.7,           0.99999, 1e-5};
    for (double const seam : {0.075, 0.925, std::exp(-25.0)}) {
        u.push_back(std::nextafter(seam, 0.0));
        u.push_back(std::nextafter(seam, 1.0));
    }
    for (int i = 1; i < 500; ++i) u.push_back(i / 500.0);
    for (std::size_t first = 0; first + 8 <= u.size(); ++first) {
        std::array<double, 8> z{};
        normal_quantile(BatchOf<4>::load(u.data() + first)).store(z.data());
        for (std::size_t lane = 0; lane < z.size(); ++lane)
            ASSERT_EQ(std::bit_cast<std::uint64_t>(z[lane]),
                      std::bit_cast<std::uint64_t>(normal_quantile(u[first + lane])))
                << u[first + lane];
    }
}

TEST(Normal, probabilities_agree_with_boost_in_both_tails)
{
    boost::math::normal_distribution<double> const standard;
    for (double z = -37.0; z < 9.0; z += 0.37)
        // z/√2 rounds once, and that rounding is worth z² times as much in the tail.
        EXPECT_NEAR(normal_probability(z) / cdf(standard, z), 1.0, 4e-16 * (1.0 + z * z)) << z;
    EXPECT_EQ(normal_probability(0.0), 0.5);
}

TEST(Normal, a_quantile_outside_zero_and_one_is_a_broken_promise)
{
    for (double const u : {0.0, 1.0, -0.1, 1.1, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW((void)normal_quantile(u), ContractBroken);
}
