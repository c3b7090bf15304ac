//! Head to heads as parts of a page or a document, for every page and document that has them.
#pragma once

#include "holdfast/questions/head_to_heads.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/paper.hpp"

#include <span>
#include <vector>

namespace holdfast::report {

//! The study's strategies for a table of them.
struct Contestants {
    Study const& study;
    StudyDraws const& draws;
    double willingness_to_pay{};
    std::span<Perspective const> perspectives;
};

//! A table for each strategy that others are set against, in the order of the pairs.
void head_to_head_tables(Paper&, Contestants const&, std::vector<StudyHeadToHead> const&);
//! How many more leavers each averts than the one that all are set against.
void leavers_averted_table(Paper&, Contestants const&, std::vector<StudyHeadToHead> const&);
//! What the tables mean, and what they do not.
void head_to_head_notes(Paper&, Contestants const&, std::vector<StudyHeadToHead> const&);

[[nodiscard]] Json head_to_head_objects(Contestants const&, std::vector<StudyHeadToHead> const&);

//! Who may be chosen: id, name, basis, placeholder_cost.
[[nodiscard]] Json choices_object(Study const&, StudyDraws const&);
[[nodiscard]] Json left_out_object(StudyDraws const&);

}  // namespace holdfast::report
