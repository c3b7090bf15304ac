//! Which authorities are kept of DfE's panel, and which year's figures of each.
#pragma once

#include "inputs/published/dfe_workforce_rows.hpp"

#include <optional>
#include <string>

namespace holdfast {

[[nodiscard]] int latest_year(DfePanel const&);

//! The latest year with staff in post; none where there is no such year.
[[nodiscard]] DfeRow const* latest_with_staff(DfeHistory const&);

//! Why an authority is left out; nothing if it is kept.
[[nodiscard]] std::optional<std::string> why_dropped(std::string const& number, DfePanel const&, int latest);

}  // namespace holdfast
