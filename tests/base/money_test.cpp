#include "holdfast/base/money.hpp"

#include "base/decimal.hpp"
#include "holdfast/base/contract.hpp"

#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr auto penny = Rounding::to_nearest_penny;
constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

//! What a reader of "−£1,234.56" would key into a calculator, in pence.
std::int64_t read_back(std::string const& written)
{
    std::uint64_t pence = 0;
    for (char const c : written)
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) pence = pence * 10 + static_cast<std::uint64_t>(c - '0');
    return static_cast<std::int64_t>(written.starts_with("−") ? std::uint64_t{0} - pence : pence);
}

template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};

}  // namespace

// Money and pounds in a double do not mix: the way back is Money::round, which names its rounding.
static_assert(!Addable<Money, double> && !Addable<double, Money>);
static_assert(!std::is_convertible_v<double, Money> && !std::is_convertible_v<Money, double>);
static_assert(std::is_same_v<decltype(Money{} * 1.035), double>);

RC_GTEST_PROP(Money, sums_and_differences_are_exact, (std::vector<std::int32_t> const& amounts))
{
    Money up;
    Money down;
    for (auto const a : amounts) {
        up += Money::pence(a);
        down -= Money::pence(a);
    }
    auto const pence = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
    RC_ASSERT(up.in_pence() == pence);
    RC_ASSERT(down == -up);
    RC_ASSERT((up + down) == Money{});
}

TEST(Money, ten_pence_ten_times_is_a_pound_as_a_double_is_not)
{
    double pounds = 0.0;
    Money money;
    for (int i = 0; i < 10; ++i) {
        pounds += 0.1;
        money += Money::pence(10);
    }
    EXPECT_EQ(money, Money::pence(100));
    EXPECT_NE(pounds, 1.0);
}

TEST(Money, an_amount_that_does_not_fit_is_refused)
{
    EXPECT_THROW(Money::pence(largest) + Money::pence(1), ContractBroken);
    EXPECT_THROW(Money::pence(smallest) - Money::pence(1), ContractBroken);
    EXPECT_THROW(-Money::pence(smallest), ContractBroken);
    for (double const wrong :
         {9.1e16, -9.1e16, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THROW((void)Money::round(wrong, penny), ContractBroken) << wrong;
        EXPECT_THROW((void)to_the_pound(wrong), ContractBroken) << wrong;
    }
    EXPECT_THROW((void)to_money(Decimal("9e16"), penny), ContractBroken);
}

TEST(Money, halves_round_away_from_zero)
{
    EXPECT_EQ(Money::round(0.125, penny), Money::pence(13));
    EXPECT_EQ(Money::round(-0.125, penny), Money::pence(-13));
    EXPECT_EQ(Money::round(0.124, penny), Money::pence(12));
    EXPECT_EQ(to_money(Decimal("0.125"), penny), Money::pence(13));
    EXPECT_EQ(to_money(Decimal("-0.125"), penny), Money::pence(-13));
    EXPECT_EQ(to_money(Decimal("1.005"), penny), Money::pence(101));  // exact, where a double is a hair below
}

RC_GTEST_PROP(Money, a_double_and_a_decimal_round_to_the_same_penny, ())
{
    // Eighths of a penny: halves among them, and all of them exact in a double.
    auto const eighths = *rc::gen::inRange<std::int64_t>(-80'000'000'000, 80'000'000'000);
    auto const in_decimal = to_money(Decimal(eighths) / 800, penny);
    auto const expected = std::llround(static_cast<double>(eighths) / 8.0);
    RC_ASSERT(in_decimal.in_pence() == expected);
}

RC_GTEST_PROP(Money, pounds_as_a_double_come_back_to_the_same_pence, ())
{
    auto const pence = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    RC_ASSERT(Money::round(Money::pence(pence).in_pounds(), penny).in_pence() == pence);
}

RC_GTEST_PROP(Money, what_is_written_to_the_penny_reads_back, (std::int64_t pence))
{
    RC_ASSERT(read_back(to_the_penny(Money::pence(pence))) == pence);
}

TEST(Money, is_written_to_the_penny)
{
    EXPECT_EQ(to_the_penny(Money::pence(123456)), "£1,234.56");
    EXPECT_EQ(to_the_penny(Money::pence(-5)), "−£0.05");
    EXPECT_EQ(to_the_penny(Money{}), "£0.00");
    EXPECT_EQ(to_the_penny(Money::pence(100'000'000)), "£1,000,000.00");
    EXPECT_EQ(to_the_penny(Money::pence(99'999)), "£999.99");
    EXPECT_EQ(to_the_penny(Money::pence(smallest)), "−£92,233,720,368,547,758.08");
}

TEST(Money, is_written_to_the_pound)
{
    EXPECT_EQ(to_the_pound(1234.5), "£1,235");
    EXPECT_EQ(to_the_pound(-12.4), "−£12");
    EXPECT_EQ(to_the_pound(-0.4), "£0");  // never "−£0"
    EXPECT_EQ(to_the_pound(999.5), "£1,000");
}

TEST(Money, is_said_in_short)
{
    EXPECT_EQ(in_short(0.0), "£0");
    EXPECT_EQ(in_short(0.4), "£0");
    EXPECT_EQ(in_short(-0.4), "£0");
    EXPECT_EQ(in_short(0.5), "£1");
    EXPECT_EQ(in_short(-0.6), "−£1");
    EXPECT_EQ(in_short(412.4), "£412");
    EXPECT_EQ(in_short(99.6), "£100");
    EXPECT_EQ(in_short(1234.0), "£1,230");
    EXPECT_EQ(in_short(41'249.0), "£41,200");
    EXPECT_EQ(in_short(999'400.0), "£999,000");
    EXPECT_EQ(in_short(999'600.0), "£1m");
    EXPECT_EQ(in_short(-1'234'567.0), "−£1.23m");
    EXPECT_EQ(in_short(12'345'678.0), "£12.3m");
    EXPECT_EQ(in_short(123'456'789.0), "£123m");
    EXPECT_EQ(in_short(999'600'000.0), "£1bn");
    EXPECT_EQ(in_short(4.56e9), "£4.56bn");
    EXPECT_THROW((void)in_short(std::numeric_limits<double>::infinity()), ContractBroken);
}

// From £100 on, three figures are within half a unit of the third; the sign is the amount's own.
RC_GTEST_PROP(Money, in_short_is_right_to_three_figures, ())
{
    auto const digits = *rc::gen::inRange(10'000, 100'000);
    auto const power = *rc::gen::inRange(-2, 7);
    bool const minus = *rc::gen::arbitrary<bool>();
    double const pounds = (minus ? -1.0 : 1.0) * digits * std::pow(10.0, power);
    auto const text = in_short(pounds);
    double value = 0.0;
    double place = 0.0;
    for (char const c : text) {
        if (c == '.') place = 1.0;
        if (std::isdigit(static_cast<unsigned char>(c)) == 0) continue;
        value = value * 10.0 + (c - '0');
        place *= 10.0;
    }
    value /= std::max(place, 1.0);
    if (text.ends_with("bn")) value *= 1e9;
    else if (text.ends_with("m")) value *= 1e6;
    RC_ASSERT(text.starts_with("−") == minus);
    RC_ASSERT(std::abs(value - std::abs(pounds)) <= 0.00501 * std::abs(pounds));
}
