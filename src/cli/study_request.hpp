//! From what was typed to a request for a study.
#pragma once

#include "commands.hpp"

#include "holdfast/inputs/read_study.hpp"

namespace holdfast::cli {

[[nodiscard]] StudyRequest request_from(StudyOptions const&);

//! Reads the study and shows every error. None where there is one.
[[nodiscard]] std::optional<Study> study_or_complaints(StudyOptions const&);

}  // namespace holdfast::cli
