//! What a stated amount was multiplied by, as JSON.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "report/forms/json_object.hpp"

namespace holdfast::report {

//! A list in the order in which they were made; empty where the belief is as it was stated.
[[nodiscard]] Json adjustments(Belief const&);

}  // namespace holdfast::report
