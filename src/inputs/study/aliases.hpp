//! Short names of interventions: each means one thing, in any case of letters.
//! Tested in tests/inputs/aliases_test.cpp.
#pragma once

#include "inputs/fields/reading.hpp"

#include <string_view>

namespace holdfast {

//! Small letters, digits and hyphens: what an id, and an alias, may be made of.
[[nodiscard]] bool is_plain_id(std::string_view);

//! Complains of every interventions.X.alias that is no plain word, that means something else, or that another has, too: the id,
//! name or alias of an intervention or package, its own included. Of a clash both places are shown.
void check_aliases(Node const& tree, Reading&);

}  // namespace holdfast
