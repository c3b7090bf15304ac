//! [neighbours]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <vector>

namespace holdfast {

//! [neighbours], given to the authorities: a part of a joint return ("314" of "314 / 318") counts as that return, the
//! return has the list of the first of its numbers that has one, nobody is a neighbour of itself, and nobody stands
//! twice in a list. Lists of authorities that are not there are checked and not used.
void read_neighbours(Node const& neighbours, std::vector<Authority>&, Reading&);

}  // namespace holdfast
