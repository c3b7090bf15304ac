//! What is typed and moves nothing.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

//! What is typed and moves nothing in this run, each with the reason: a time to fill beside fill = "implied". Warnings.
void warn_of_idle_inputs(Node const& tree, Study const&, Reading&);

}  // namespace holdfast
