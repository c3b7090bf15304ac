//! [packages]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <vector>

namespace holdfast {

[[nodiscard]] std::vector<Package> read_packages(Node const& packages, Node const* interventions,
                                                 std::vector<Intervention> const&, Reading&);

}  // namespace holdfast
