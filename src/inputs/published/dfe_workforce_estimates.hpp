//! What an import says of an authority and of England: the figures of a year, the estimated leaving rate, and flags for what is
//! missing from either.
#pragma once

#include "holdfast/panel/cover_share.hpp"
#include "holdfast/panel/new_staff.hpp"
#include "holdfast/panel/panel.hpp"
#include "holdfast/panel/relative_leaving_rate.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/dfe_workforce_rows.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! Every year of every authority, under its latest name.
[[nodiscard]] Panel panel_of(DfePanel const&);

//! What is estimated from the whole panel.
struct DfeEstimates {
    LeavingRates leaving;
    CoverShares cover;
    std::vector<double> new_staff;  //!< shares of England's staff by year of service (M2); none without its starters
};

[[nodiscard]] ImportedAuthority authority_of(DfeHistory const&, int latest, DfeEstimates const&);
[[nodiscard]] ImportedEngland england_of(DfeRow const&, DfeEstimates const&, std::vector<std::string>& notes);
//! England's staff with under five years' service at the end of a year.
[[nodiscard]] std::vector<double> new_staff_of(DfeHistory const& england, int year);

}  // namespace holdfast
