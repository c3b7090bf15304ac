//! Amounts of money that became a belief by being multiplied: prices of another year, optimism bias.
//! Tested in tests/belief/adjusting_test.cpp: moments and quantiles are multiplied, the words say what was stated.
#pragma once

#include "holdfast/belief/belief.hpp"

#include <string>

namespace holdfast {

//! The distribution of factor · x where x has the given one: every quantile is multiplied, the spread with it. The factor
//! is above 0 and finite (or ContractBroken). A beta cannot be multiplied by anything but 1, for it lies between 0 and 1
//! whatever its parameters (or ContractBroken): money is never believed to be one where it is multiplied.
[[nodiscard]] Distribution scaled(Distribution const&, double factor);

//! Can it be multiplied by anything?
[[nodiscard]] bool can_be_scaled(Distribution const&);

//! Multiplies the belief and keeps a record of it.
void adjust(Belief&, Adjustment);

//! The mean before any adjustment.
[[nodiscard]] double stated_mean(Belief const&);

//! "times 1.34 (HM Treasury GDP deflator, from 2014 to 2024 prices)", "plus 20% for optimism bias: the quotation is old".
[[nodiscard]] std::string in_words(Adjustment const&);
//! "stated as £971, plus 20% for optimism bias: the quotation is old"; empty where nothing was adjusted.
[[nodiscard]] std::string adjustments_in_words(Belief const&);

}  // namespace holdfast
