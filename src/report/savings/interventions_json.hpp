//! The interventions of a run as JSON: what their studies found, how their effects were made, how they are delivered.
#pragma once

#include "report/forms/json_object.hpp"

namespace holdfast::report {

//! The strategies, and then the interventions that are in this run as part of a package only.
[[nodiscard]] Json interventions(Findings const&);

}  // namespace holdfast::report
