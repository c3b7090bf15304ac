//! Several authorities: by region, and one by one for the leading strategy.
#pragma once

#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"

namespace holdfast::report {

//! Several authorities: by region, and one by one for the leading intervention.
void authorities(Paper&, Findings const&, Standing const& lead);

}  // namespace holdfast::report
