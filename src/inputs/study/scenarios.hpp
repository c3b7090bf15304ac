//! [[scenario]]: other inputs laid over a study, and beliefs that are held down.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

namespace holdfast {

//! What can be said of the scenarios of a tree without running them: ids, names, whys, and nothing twice.
void check_scenarios(Node const& tree, Reading&);

//! Each scenario's study, of the study's tree: its own inputs over it, its caps upon it. An error of one says whose it is.
[[nodiscard]] std::vector<Scenario> scenarios_of(Node const& tree, Reading&);

}  // namespace holdfast
