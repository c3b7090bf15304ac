//! A pilot and a doubt whether what was published applies here, for machines.
//! Tested in tests/report/json_test.cpp.
#pragma once

#include "report/forms/json_object.hpp"

namespace holdfast::report {

//! What was counted, and beside it, authority by authority, what was to be expected with nothing done.
[[nodiscard]] Json pilot_json(LeavingEffect const&, Study const&);
//! The prior and the belief of (M13a), logarithms of hazard ratios.
[[nodiscard]] Json doubt_json(RobustEffect const&);

}  // namespace holdfast::report
