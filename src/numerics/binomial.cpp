#include "numerics/binomial.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/hypergeometric.hpp>

namespace holdfast {

namespace {

//! Up to so many expected, the chance of none is above the smallest double: 2^-800 at the least.
constexpr double most_expected = 200.0;

using RoundUp =
    boost::math::policies::policy<boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>,
                                  boost::math::policies::promote_double<false>>;

double power(double base, int exponent)
{
    double result = 1.0;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) result *= base;
        base *= base;
    }
    return result;
}

//! 1 − u, below 1 where u is lost beside 1.
double other_end(double u) { return std::min(1.0 - u, 1.0 - 0x1p-53); }

//! The smallest k with F(k) ≥ u, from the chance of none and the ratio of one chance to the one before.
template <class Ratio> int search(double none, int most, double u, Ratio const& ratio)
{
    double chance = none;
    double sum = none;
    int k = 0;
    while (sum < u && k < most) {
        chance *= ratio(k);
        if (sum > 0.5 && sum + chance == sum) break;  // the rest of the tail is lost to rounding
        ++k;
        sum += chance;
    }
    return k;
}

}  // namespace

int binomial_quantile(int people, double p, double u)
{
    require(people >= 0 && p >= 0.0 && p <= 1.0 && u > 0.0 && u < 1.0,
            "a binomial takes a number of people, and chances from 0 to 1");
    if (people == 0 || p == 0.0) return 0;
    if (p > 0.5) return people - binomial_quantile(people, 1.0 - p, other_end(u));
    if (people * p > most_expected) {
        boost::math::binomial_distribution<double, RoundUp> const binomial(people, p);
        return static_cast<int>(quantile(binomial, u));
    }
    double const odds = p / (1.0 - p);
    return search(power(1.0 - p, people), people, u, [&](int k) { return odds * (people - k) / (k + 1); });
}

int hypergeometric_quantile(int all, int marked, int chosen, double u)
{
    require(marked >= 0 && chosen >= 0 && marked <= all && chosen <= all && u > 0.0 && u < 1.0,
            "a hypergeometric takes parts of a whole, and a chance from 0 to 1");
    if (marked == 0 || chosen == 0) return 0;
    // The smaller part of each is counted, so that none is always possible.
    if (chosen > all - chosen) return marked - hypergeometric_quantile(all, marked, all - chosen, other_end(u));
    if (marked > all - marked) return chosen - hypergeometric_quantile(all, all - marked, chosen, 1.0 - u);
    int const few = std::min(marked, chosen);
    int const many = std::max(marked, chosen);
    if (static_cast<double>(few) * many > most_expected * all) {
        boost::math::hypergeometric_distribution<double, RoundUp> const hypergeometric(
            static_cast<unsigned>(marked), static_cast<unsigned>(chosen), static_cast<unsigned>(all));
        return static_cast<int>(quantile(hypergeometric, u));
    }
    double none = 1.0;
    for (int i = 0; i < few; ++i) none *= static_cast<double>(all - many - i) / (all - i);
    double const neither = static_cast<double>(all) - few - many;
    return search(none, few, u,
                  [&](int k) { return static_cast<double>(few - k) * (many - k) / ((k + 1) * (neither + k + 1)); });
}

}  // namespace holdfast
