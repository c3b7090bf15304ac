//! How many months of its leavers an authority's vacancies come to (M3): no time to fill that is longer changes anything there.
#pragma once

#include "holdfast/study/study.hpp"

#include <optional>

namespace holdfast {

//! With every belief at its mean [months]. None where nobody has a limit: of an authority without vacancies or staff, or where the
//! study has no bands.
[[nodiscard]] std::optional<double> months_allowed(Study const&, Authority const&);

}  // namespace holdfast
