//! What chance may bring, as JSON (M29).
#pragma once

#include "json_object.hpp"

#include "holdfast/study/chance.hpp"

namespace holdfast::report {

//! draws, years, horizon, first_year: docs/results.md says what they hold.
[[nodiscard]] Json chance_variation(ChanceVariation const&);

}  // namespace holdfast::report
