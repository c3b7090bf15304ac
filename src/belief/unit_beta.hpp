//! PERT as a beta on [0, 1]; its two shapes add up to 6.
#pragma once

#include "holdfast/belief/distribution.hpp"

namespace holdfast {

struct UnitBeta {
    double alpha{};
    double beta{};
};
//! low < high.
[[nodiscard]] inline UnitBeta unit_beta(Pert const& d)
{
    double const mode = (d.mode - d.low) / (d.high - d.low);
    return {1.0 + 4.0 * mode, 1.0 + 4.0 * (1.0 - mode)};
}

}  // namespace holdfast
