#include "numerics/binomial.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

double const nearest_to_0 = std::ldexp(1.0, -53);
double const nearest_to_1 = 1.0 - std::ldexp(1.0, -53);

double any_unit() { return (*rc::gen::inRange(0, 1'000'000) + 0.5) / 1e6; }

//! F(k) ≥ u > F(k − 1), but for the last digits.
template <class Distribution> void expect_quantile(Distribution const& about, int k, double u)
{
    constexpr double rounding = 1e-12;
    RC_ASSERT(cdf(about, k) >= u - rounding);
    if (k > 0) RC_ASSERT(cdf(about, k - 1) < u + rounding);
}

//! The chance of each count as the quantile gives it: the share of evenly spaced u.
template <class Quantile> std::vector<double> shares(int most, int points, Quantile const& quantile)
{
    std::vector<double> share(static_cast<std::size_t>(most) + 1, 0.0);
    for (int i = 0; i < points; ++i) share[static_cast<std::size_t>(quantile((i + 0.5) / points))] += 1.0 / points;
    return share;
}

double pascal(int n, int k)
{
    return k < 0 || k > n ? 0.0
                          : std::round(std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)));
}

}  // namespace

TEST(Binomial, counts_come_as_often_as_the_formula_says)
{
    constexpr int points = 100'000;
    for (double const p : {0.01, 0.15, 0.5, 0.93})
        for (int const n : {1, 2, 7, 30}) {
            auto const share = shares(n, points, [&](double u) { return binomial_quantile(n, p, u); });
            for (int k = 0; k <= n; ++k)
                EXPECT_NEAR(share[static_cast<std::size_t>(k)],
                            pascal(n, k) * std::pow(p, k) * std::pow(1.0 - p, n - k), 2.0 / points)
                    << n << " people at " << p << ", " << k << " of them";
        }
}

TEST(Hypergeometric, counts_come_as_often_as_the_formula_says)
{
    constexpr int points = 100'000;
    for (int all = 1; all <= 9; ++all)
        for (int marked = 0; marked <= all; ++marked)
            for (int chosen = 0; chosen <= all; ++chosen) {
                auto const share =
                    shares(all, points / 10, [&](double u) { return hypergeometric_quantile(all, marked, chosen, u); });
                for (int k = 0; k <= all; ++k)
                    ASSERT_NEAR(share[static_cast<std::size_t>(k)],
                                pascal(marked, k) * pascal(all - marked, chosen - k) / pascal(all, chosen),
                                20.0 / points)
                        << k << " of " << marked << " among " << chosen << " of " << all;
            }
}

RC_GTEST_PROP(Binomial, is_the_smallest_count_that_reaches_u, ())
{
    int const people = *rc::gen::inRange(1, 2'000);
    double const p = std::pow(any_unit(), 3.0);
    double const u = any_unit();
    expect_quantile(boost::math::binomial_distribution<double>(people, p), binomial_quantile(people, p, u), u);
}

RC_GTEST_PROP(Hypergeometric, is_the_smallest_count_that_reaches_u, ())
{
    int const all = *rc::gen::inRange(1, 3'000);
    int const marked = *rc::gen::inRange(0, all + 1);
    int const chosen = *rc::gen::inRange(0, all + 1);
    double const u = any_unit();
    int const k = hypergeometric_quantile(all, marked, chosen, u);
    RC_ASSERT(k >= std::max(0, marked + chosen - all));
    RC_ASSERT(k <= std::min(marked, chosen));
    boost::math::hypergeometric_distribution<double> const about(
        static_cast<unsigned>(marked), static_cast<unsigned>(chosen), static_cast<unsigned>(all));
    constexpr double rounding = 1e-11;
    RC_ASSERT(cdf(about, static_cast<unsigned>(k)) >= u - rounding);
    if (k > std::max(0, marked + chosen - all)) RC_ASSERT(cdf(about, static_cast<unsigned>(k - 1)) < u + rounding);
}

RC_GTEST_PROP(Binomial, rises_with_u_and_with_the_chance, ())
{
    int const people = *rc::gen::inRange(0, 500);
    double const p = any_unit();
    double const u = any_unit();
    RC_ASSERT(binomial_quantile(people, p, u) <= binomial_quantile(people, p, u + (1.0 - u) * 0.3));
    RC_ASSERT(binomial_quantile(people, p, u) <= binomial_quantile(people, p + (1.0 - p) * 0.3, u));
    RC_ASSERT(binomial_quantile(people, p, u) <= binomial_quantile(people + 1, p, u));
}

TEST(Binomial, the_ends_of_u_stay_inside_and_certainties_are_certain)
{
    for (int const people : {1, 3, 40, 1'000, 1'000'000})
        for (double const p : {1e-300, 1e-9, 0.01, 0.5, 0.99, 1.0 - 1e-15}) {
            int const low = binomial_quantile(people, p, nearest_to_0);
            int const high = binomial_quantile(people, p, nearest_to_1);
            EXPECT_GE(low, 0);
            EXPECT_LE(low, high);
            EXPECT_LE(high, people);
            double const far = 10.0 * std::sqrt(people * p * (1.0 - p)) + 60.0;
            EXPECT_NEAR(high, people * p, far);
            EXPECT_NEAR(low, people * p, far);
        }
    for (double const u : {nearest_to_0, 0.5, nearest_to_1}) {
        EXPECT_EQ(binomial_quantile(17, 0.0, u), 0);
        EXPECT_EQ(binomial_quantile(17, 1.0, u), 17);
        EXPECT_EQ(binomial_quantile(0, 0.3, u), 0);
        EXPECT_EQ(hypergeometric_quantile(20, 20, 7, u), 7);
        EXPECT_EQ(hypergeometric_quantile(20, 6, 20, u), 6);
        EXPECT_EQ(hypergeometric_quantile(20, 0, 7, u), 0);
        EXPECT_EQ(hypergeometric_quantile(20, 7, 0, u), 0);
        EXPECT_EQ(hypergeometric_quantile(0, 0, 0, u), 0);
    }
}

TEST(Binomial, crowds_are_left_to_boost)
{
    for (double const u : {0.025, 0.5, 0.975}) {
        EXPECT_NEAR(binomial_quantile(100'000, 0.3, u), 30'000, 4.0 * std::sqrt(100'000 * 0.21));
        EXPECT_NEAR(hypergeometric_quantile(100'000, 50'000, 40'000, u), 20'000, 4.0 * std::sqrt(40'000 * 0.25 * 0.6));
    }
    EXPECT_LT(binomial_quantile(100'000, 0.3, 0.025), binomial_quantile(100'000, 0.3, 0.975));
}

TEST(Binomial, what_is_no_chance_breaks_the_promise)
{
    EXPECT_THROW((void)binomial_quantile(-1, 0.5, 0.5), ContractBroken);
    EXPECT_THROW((void)binomial_quantile(1, -0.1, 0.5), ContractBroken);
    EXPECT_THROW((void)binomial_quantile(1, 1.1, 0.5), ContractBroken);
    EXPECT_THROW((void)binomial_quantile(1, std::numeric_limits<double>::quiet_NaN(), 0.5), ContractBroken);
    EXPECT_THROW((void)binomial_quantile(1, 0.5, 0.0), ContractBroken);
    EXPECT_THROW((void)binomial_quantile(1, 0.5, 1.0), ContractBroken);
    EXPECT_THROW((void)hypergeometric_quantile(5, 6, 1, 0.5), ContractBroken);
    EXPECT_THROW((void)hypergeometric_quantile(5, 1, 6, 0.5), ContractBroken);
    EXPECT_THROW((void)hypergeometric_quantile(5, -1, 1, 0.5), ContractBroken);
}
