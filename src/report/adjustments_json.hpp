//! What a stated amount was multiplied by, as JSON.
#pragma once

#include "report/json_object.hpp"

#include "holdfast/belief/belief.hpp"

namespace holdfast::report {

//! A list in the order in which they were made; empty where the belief is as it was stated.
[[nodiscard]] Json adjustments(Belief const&);

}  // namespace holdfast::report
