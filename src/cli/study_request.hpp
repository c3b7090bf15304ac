//! From what was typed to a request for a study.
#pragma once

#include "cli/commands.hpp"
#include "holdfast/inputs/read_study.hpp"

namespace holdfast::cli {

[[nodiscard]] StudyRequest request_from(StudyOptions const&);

//! "--authority Leeds", where "Leeds" was typed in a study's place: there is no such file, and there is such an authority,
//! region or intervention in the inputs that come with holdfast.
[[nodiscard]] std::optional<std::string> choice_instead_of_file(std::string const& typed);

//! Reads the study and shows every error. None where there is one.
[[nodiscard]] std::optional<Study> study_or_complaints(StudyOptions const&);

//! The id of the only strategy of a study that was read with one intervention or package, by what was typed.
[[nodiscard]] std::string strategy_chosen(Study const& of_one_strategy, std::string const& typed);

//! One authority and one intervention or package of it.
struct StudyOfOne {
    Study study;
    std::string strategy;  //!< its id
};
[[nodiscard]] std::optional<StudyOfOne> study_of_one(StudyOptions const&, std::string const& authority,
                                                     std::string const& intervention);

}  // namespace holdfast::cli
