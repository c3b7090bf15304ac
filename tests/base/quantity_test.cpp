#include "base/quantity.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept Comparable = requires(A a, B b)
{
    a < b;
};

constexpr double infinity = std::numeric_limits<double>::infinity();
double const not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// Two of one kind add and compare; two kinds do neither, and a bare number is of no kind.
static_assert(Addable<Probability, Probability> && Addable<AnnualRate, AnnualRate> && Addable<Months, Months>);
static_assert(!Addable<Probability, AnnualRate> && !Addable<AnnualRate, Probability>);
static_assert(!Addable<AnnualRate, Months> && !Addable<HazardRatio, Probability>);
static_assert(!Addable<Probability, double> && !Addable<double, Probability>);
static_assert(Comparable<Months, Months> && !Comparable<Months, AnnualRate> && !Comparable<HazardRatio, Probability>);
static_assert(!std::is_convertible_v<double, Probability> && !std::is_convertible_v<Probability, double>);
static_assert(!std::is_constructible_v<AnnualRate, Probability>);

TEST(Quantity, is_checked_where_it_is_made)
{
    EXPECT_NO_THROW(Probability(0.0));
    EXPECT_NO_THROW(Probability(1.0));
    EXPECT_NO_THROW(AnnualRate(0.0));
    EXPECT_NO_THROW(AnnualRate(7.5));  // a rate may exceed 1, a probability may not
    EXPECT_NO_THROW(Months(0.0));
    EXPECT_NO_THROW(HazardRatio(0.01));

    for (double const wrong : {-0.01, 1.01, infinity, not_a_number})
        EXPECT_THROW(Probability{wrong}, ContractBroken) << wrong;
    for (double const wrong : {-0.01, infinity, not_a_number}) {
        EXPECT_THROW(AnnualRate{wrong}, ContractBroken) << wrong;
        EXPECT_THROW(Months{wrong}, ContractBroken) << wrong;
    }
    for (double const wrong : {0.0, -1.0, infinity, not_a_number})
        EXPECT_THROW(HazardRatio{wrong}, ContractBroken) << wrong;
}

TEST(Quantity, a_sum_is_checked_too)
{
    EXPECT_DOUBLE_EQ((Months(3.0) + Months(4.5)).value(), 7.5);
    EXPECT_THROW((void)(Probability(0.6) + Probability(0.6)), ContractBroken);
}

TEST(Quantity, chance_within_a_year_of_a_rate_of_one_is_one_minus_one_over_e)
{
    EXPECT_DOUBLE_EQ(chance_within(AnnualRate(1.0), Months(12.0)).value(), 1.0 - std::exp(-1.0));
    EXPECT_EQ(chance_within(AnnualRate(0.0), Months(12.0)).value(), 0.0);
    EXPECT_EQ(chance_within(AnnualRate(0.2), Months(0.0)).value(), 0.0);
}

// Staying through a + b months is staying through a and then through b.
RC_GTEST_PROP(Quantity, chances_of_staying_multiply, ())
{
    AnnualRate const rate(*rc::gen::inRange(0, 3000) / 1000.0);
    Months const a(*rc::gen::inRange(0, 600) / 10.0);
    Months const b(*rc::gen::inRange(0, 600) / 10.0);
    auto const stay = [rate](Months m) { return 1.0 - chance_within(rate, m).value(); };
    RC_ASSERT(std::abs(stay(a + b) - stay(a) * stay(b)) <= 1e-15);
}
