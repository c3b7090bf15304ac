//! Where a cash position comes back above zero and stays there (M24).
#pragma once

#include "holdfast/study/findings.hpp"

#include <span>

namespace holdfast {

//! Of cash by month: the first month from which the sum of all so far is never below 0 again.
[[nodiscard]] Maybe<Payback> payback_of(std::span<double const> cash_by_month);

}  // namespace holdfast
