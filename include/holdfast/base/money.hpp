//! An amount of money [whole pence], exact.
//! Sums and differences are exact; anything else is a plain double in pounds, and the only way back
//! is Money::round, which names its rounding. Round the transaction, once.
//! Throws ContractBroken where an amount does not fit (beyond about £92 quadrillion, or not a number).
//! Tested in tests/base/money_test.cpp.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace holdfast {

enum class Rounding { to_nearest_penny };  //!< halves away from zero, as invoices are rounded

class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money pence(std::int64_t whole) { return Money(whole); }
    [[nodiscard]] static Money round(double pounds, Rounding);

    [[nodiscard]] constexpr std::int64_t in_pence() const { return pence_; }
    [[nodiscard]] constexpr double in_pounds() const { return static_cast<double>(pence_) / 100.0; }

    friend Money operator+(Money, Money);
    friend Money operator-(Money, Money);
    friend Money operator-(Money);
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    explicit constexpr Money(std::int64_t whole) : pence_(whole) {}
    std::int64_t pence_{};
};

[[nodiscard]] double operator*(Money, double);
[[nodiscard]] double operator*(double, Money);

//! "£1,234.56", "-£0.05".
[[nodiscard]] std::string to_the_penny(Money);
//! "£1,235", "-£12" : whole pounds, halves away from zero.
[[nodiscard]] std::string to_the_pound(double pounds);
//! Three significant figures, as a person says it: "£412", "£41,200", "£1.23m", "£4.56bn"; "-£1.23m"; "£0".
[[nodiscard]] std::string in_short(double pounds);

}  // namespace holdfast
