//! What `holdfast init --pilot` leaves open: a value that is still "fill in". It is no figure, and is asked for where it stands.
//! Tested in tests/inputs/pilot_test.cpp.
#pragma once

#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

#include <string_view>

namespace holdfast {

//! As a starter study has it, in place of a value; quoted, whatever the value would be.
inline constexpr std::string_view to_fill_in = "fill in";

//! One error for each value of the tree that is still to be filled in. It takes the place of whatever was said at that value:
//! that it is no number, no known design, nobody's name.
void ask_to_fill_in(Node const& tree, Reading&);

}  // namespace holdfast
