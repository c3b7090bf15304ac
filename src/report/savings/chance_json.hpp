//! What chance may bring, as JSON (M29).
#pragma once

#include "holdfast/questions/chance.hpp"
#include "report/forms/json_object.hpp"

namespace holdfast::report {

//! draws, years, horizon, first_year: docs/results.md says what they hold.
[[nodiscard]] Json chance_variation(ChanceVariation const&);

}  // namespace holdfast::report
