//! The 50-digit decimal of the exact base case, and its one door to money.
#pragma once

#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace holdfast {

//! Without expression templates, so that the model's text means the same for it as for a double.
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>, boost::multiprecision::et_off>;

//! Rounded once, halves away from zero. The decimal's division ends a hair low, so a sum that is half a penny by hand may
//! stand 1e-48 below it: 1e-30 of a penny is added first.
[[nodiscard]] inline Money to_money(Decimal const& pounds, Rounding)
{
    Decimal const hair = Decimal("1e-30");
    Decimal const pence = boost::multiprecision::round(pounds * 100 + (pounds < 0 ? -hair : hair));
    require(boost::multiprecision::abs(pence) < Decimal(9.0e18), "an amount of money must be finite and fit");
    return Money::pence(pence.convert_to<std::int64_t>());
}

}  // namespace holdfast
