//! Numbers that carry their kind: a probability is not a yearly rate, and neither is a number of months.
//! Construction checks the range and throws ContractBroken, so nothing inside re-checks.
//! Adding two different kinds does not compile (tested in tests/base/quantity_test.cpp).
#pragma once

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <compare>

namespace holdfast {

template <class Kind> class Quantity {
public:
    explicit Quantity(double value) : value_(value) { require(Kind::allows(value), Kind::rule); }
    [[nodiscard]] double value() const { return value_; }
    friend auto operator<=>(Quantity, Quantity) = default;

private:
    double value_;
};

namespace kind {
struct Probability {
    static bool allows(double v) { return v >= 0.0 && v <= 1.0; }
    static constexpr char const* rule = "a probability lies between 0 and 1";
};
struct AnnualRate {
    static bool allows(double v) { return v >= 0.0 && std::isfinite(v); }
    static constexpr char const* rule = "a yearly rate is finite and not negative";
};
struct HazardRatio {
    static bool allows(double v) { return v > 0.0 && std::isfinite(v); }
    static constexpr char const* rule = "a hazard ratio is finite and above 0";
};
struct Months {
    static bool allows(double v) { return v >= 0.0 && std::isfinite(v); }
    static constexpr char const* rule = "a number of months is finite and not negative";
};
}  // namespace kind

using Probability = Quantity<kind::Probability>;
using AnnualRate = Quantity<kind::AnnualRate>;  //!< events per person-year
using HazardRatio = Quantity<kind::HazardRatio>;
using Months = Quantity<kind::Months>;

//! Two quantities of one kind may be added; of two kinds may not.
template <class Kind> [[nodiscard]] Quantity<Kind> operator+(Quantity<Kind> a, Quantity<Kind> b)
{
    return Quantity<Kind>(a.value() + b.value());
}

//! Chance of leaving within the months at a constant yearly rate: 1 − exp(−rate · months / 12).
[[nodiscard]] inline Probability chance_within(AnnualRate rate, Months months)
{
    return Probability(-std::expm1(-rate.value() * months.value() / 12.0));
}

}  // namespace holdfast
