//! From names to the groups of beliefs whose worth is asked for: a belief's id, the id of an intervention (all parts of its
//! effect on leaving), "effects", "prices", "baseline" or "recruitment" (all beliefs of a kind), several ids with "+"
//! between them, and "all": kinds, effects, and every belief alone. A name that is not there becomes a Problem, with
//! the nearest that is.
//! Tested in tests/inputs/belief_groups_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/questions/decisions.hpp"

#include <string>
#include <vector>

namespace holdfast {

[[nodiscard]] Read<std::vector<BeliefGroup>> read_belief_groups(std::vector<std::string> const& asked,
                                                                StudyDraws const&);

}  // namespace holdfast
