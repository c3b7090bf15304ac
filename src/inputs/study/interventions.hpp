//! [interventions]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/evidence/effect.hpp"
#include "inputs/fields/reading.hpp"

#include <vector>

namespace holdfast {

[[nodiscard]] std::vector<Intervention> read_interventions(Node const& interventions, Around const&, Reading&);

}  // namespace holdfast
