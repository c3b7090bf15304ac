//! The model's agency cover beside what a ledger says: each amount as it stands there, and in whose prices it is compared.
//! Tested in tests/report/backtest_test.cpp.
#pragma once

#include "holdfast/panel/agency_spend.hpp"
#include "report/forms/paper.hpp"

#include <string>

namespace holdfast::report {

//! Nothing where the study gives no year.
void agency_spend(Paper&, AgencySpendCheck const&);
//! "no cover was published for Leeds on 30 September 2019", without a full stop: why it is not compared.
[[nodiscard]] std::string not_compared_words(AgencySpendYear const&);

}  // namespace holdfast::report
