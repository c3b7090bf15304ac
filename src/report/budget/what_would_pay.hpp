//! Where a budget buys nothing: what would make it pay, which condition stands in the way, and the highest chance to be had.
//! Where it buys what loses cash: why. And the worth of acting together. Each a list of sentences of its own, for the page and for JSON; none promises a saving.
//! Tested in tests/report/what_would_pay_test.cpp.
#pragma once

#include "holdfast/questions/budget.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! "Working with staff (ARC) would pay in Solihull below £573 a worker a year; it costs £929, our guess." For up to three
//! programmes, each where it comes nearest. Empty where something is bought, or nothing keeps to the conditions.
[[nodiscard]] std::vector<std::string> what_would_pay(BudgetFindings const&);

//! How many of the purchases are expected to lose cash, how much, and what they are bought for. Empty where none is.
[[nodiscard]] std::vector<std::string> why_cash_is_lost(BudgetFindings const&);

//! What it is worth to choose for England and not each authority for itself: one sentence. Empty where that was not asked.
[[nodiscard]] std::string acting_together_sentence(BudgetFindings const&);

}  // namespace holdfast
