//! A request's inputs merged into one tree, and the study that a tree makes.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/layers/layers.hpp"

#include <optional>

namespace holdfast {

//! Lays the request's files, settings and choices.
void lay(StudyRequest const&, Layers&, Reading&);

//! The study that a tree makes, without what only its layers know (warnings, local values, hash). None where the reading
//! has an error or is partial.
[[nodiscard]] std::optional<Study> study_of(Node const& tree, Reading&);

//! The study of laid layers, with every problem in reading order.
[[nodiscard]] Read<Study> study_of(Layers&, Reading&);

//! Puts the warnings that wait for a table to be right among the problems, where it is.
void settle_warnings(Reading&);

[[nodiscard]] Problems without_repeats(Problems);

}  // namespace holdfast
