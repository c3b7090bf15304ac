//! [[interventions.<id>.costs.resources]]: what a programme takes (M19a).
#pragma once

#include "holdfast/study/intervention.hpp"
#include "inputs/tables/table_reader.hpp"

#include <vector>

namespace holdfast {

//! Those of one intervention, whose id and name are known; `costs` is its table. One that is wrong is left out and complained
//! about.
[[nodiscard]] std::vector<Resource> read_resources(TableReader const& costs, Intervention const& of);

}  // namespace holdfast
