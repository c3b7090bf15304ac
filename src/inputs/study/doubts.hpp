//! What may be meant, and hardly is. Slips of size are in sizes.hpp.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

//! What may be meant, and hardly is: a delivery that starts after the horizon, 4,000% who leave in a year. Warnings.
void warn_of_doubts(Node const& tree, Study const&, Reading&);

}  // namespace holdfast
