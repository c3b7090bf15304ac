//! Every field of the input reference, at every place where a study that has them all says it. The rows of
//! src/inputs/fields/fields.cpp say what there is: a new row is walked as soon as it stands there.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "inputs/fields/fields.hpp"

#include <string>
#include <vector>

namespace holdfast::test {

//! A field where the study says it, or could.
struct FieldAt {
    Section const* section{};
    Field const* field{};
    std::vector<std::string> path;  //!< "interventions", "by-counts", "effect", "follow_up"
    [[nodiscard]] std::string name() const;
};

//! Two authorities, every kind of effect, a package: each section of the reference stands in it at least once.
[[nodiscard]] std::string const& study_with_everything();

//! All of them, in the order of the reference. Sections are found by the table in every_field.cpp, which has a row for each.
[[nodiscard]] std::vector<FieldAt> every_field();
//! Sections without a place in that table: the test that walks says so.
[[nodiscard]] std::vector<std::string> sections_without_a_place();

//! The ends of a field's range as written in TOML; none where it has no numbers or the end is infinite. What says a
//! distribution has the range of the quantity around it.
[[nodiscard]] std::vector<std::string> ends_of_range(FieldAt const&);
//! Values of the field's form and range, as written in TOML, that differ from one another.
[[nodiscard]] std::vector<std::string> samples_of(FieldAt const&);

//! The study with everything, and this value in place of what it says there. As the file's own, not as a local change.
[[nodiscard]] Read<Study> study_with(FieldAt const&, std::string const& value);
[[nodiscard]] Read<Study> study_as_it_is();

}  // namespace holdfast::test
