//! Chance made by hand, for the tests of the report: what it says is plain, and wrong about the world.
#pragma once

#include "holdfast/questions/chance.hpp"

namespace holdfast::sample {

//! For every result of the findings: none where there are no savings.
[[nodiscard]] ChanceFindings chance(Findings const&);

}  // namespace holdfast::sample
