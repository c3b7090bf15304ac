//! The largest affordable cost per worker reached and year [£]: gross saving over discounted FTE-years reached.
//! It is the all-in cost (set-up spread over the workers too) at which the expected net saving is zero.
#pragma once

#include "holdfast/study/findings.hpp"

#include <span>

namespace holdfast {

//! Value: ratio of the two means, with its standard error by the delta method; interval: of the ratio draw by draw.
[[nodiscard]] Maybe<Estimate> affordable(std::span<double const> gross, std::span<double const> workers,
                                         std::span<double> scratch);

}  // namespace holdfast
