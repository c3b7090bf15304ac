//! What an import says of an authority and of England: the figures of a year, the estimated leaving rate, and flags for what is
//! missing from either.
#pragma once

#include "holdfast/panel/relative_leaving_rate.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/dfe_workforce_rows.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! What leaving rates are estimated from.
[[nodiscard]] StaffPanel staff_of(DfePanel const&);

[[nodiscard]] ImportedAuthority authority_of(DfeHistory const&, int latest, LeavingRates const&);
[[nodiscard]] ImportedEngland england_of(DfeRow const&, LeavingRates const&, std::vector<std::string>& notes);

}  // namespace holdfast
