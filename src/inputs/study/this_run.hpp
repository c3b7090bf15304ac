//! Inputs hold all authorities and programmes, and a run is about some: what is typed of the others is not its business.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

#include <vector>

namespace holdfast {

//! Figures typed of what this run is not about move nothing in it, however many they are: one line says so.
void warn_of_what_is_not_in_this_run(Study const&, Node const& tree, Reading&);

//! A doubt about a figure that moves nothing is none about this run's result. Errors stay: the file is wrong.
void forget_warnings_of_what_is_not_in_this_run(Study const&, Reading&);

[[nodiscard]] std::vector<LocalValue> local_values_of_this_run(Study const&, std::vector<LocalValue>);

}  // namespace holdfast
