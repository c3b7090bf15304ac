#include "holdfast/base/money.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double largest_pounds = 9.0e16;

std::string with_commas(std::uint64_t whole)
{
    auto digits = std::to_string(whole);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

}  // namespace

Money Money::round(double pounds, Rounding)
{
    require(std::isfinite(pounds) && std::abs(pounds) < largest_pounds, "an amount of money must be finite and fit");
    return pence(std::llround(pounds * 100.0));
}

Money operator+(Money a, Money b)
{
    std::int64_t sum{};
    require(!__builtin_add_overflow(a.pence_, b.pence_, &sum), "a sum of money must fit");
    return Money(sum);
}

Money operator-(Money a, Money b)
{
    std::int64_t difference{};
    require(!__builtin_sub_overflow(a.pence_, b.pence_, &difference), "a difference of money must fit");
    return Money(difference);
}

Money operator-(Money a) { return Money{} - a; }

double operator*(Money money, double factor) { return money.in_pounds() * factor; }
double operator*(double factor, Money money) { return money * factor; }

std::string to_the_penny(Money money)
{
    auto const pence = magnitude(money.in_pence());
    return fmt::format("{}£{}.{:02}", money.in_pence() < 0 ? "−" : "", with_commas(pence / 100), pence % 100);
}

std::string to_the_pound(double pounds)
{
    require(std::isfinite(pounds) && std::abs(pounds) < largest_pounds, "an amount of money must be finite and fit");
    auto const whole = std::llround(pounds);
    return fmt::format("{}£{}", whole < 0 ? "−" : "", with_commas(magnitude(whole)));
}

std::string in_short(double pounds)
{
    require(std::isfinite(pounds), "an amount of money must be finite");
    auto const sign = pounds < 0 ? "−" : "";
    auto const size = std::abs(pounds);
    if (size < 0.5) return "£0";
    // Three significant figures first, so that 999,600 is "£1m", not "£1000k".
    auto const power = std::floor(std::log10(size));
    auto const unit = std::pow(10.0, power - 2.0);
    auto const rounded = unit < 1.0 ? std::round(size) : std::round(size / unit) * unit;
    auto const trimmed = [](double value) {
        auto text = fmt::format("{:.2f}", value);
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
        return text;
    };
    if (rounded >= 999.5e6) return fmt::format("{}£{}bn", sign, trimmed(rounded / 1e9));
    if (rounded >= 999.5e3) return fmt::format("{}£{}m", sign, trimmed(rounded / 1e6));
    return fmt::format("{}£{}", sign, with_commas(static_cast<std::uint64_t>(std::llround(rounded))));
}

}  // namespace holdfast
