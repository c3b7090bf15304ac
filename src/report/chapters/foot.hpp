//! What every page about a study ends with.
#pragma once

#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"

#include <optional>

namespace holdfast::report {

//! What to keep in mind of every member, each a paragraph.
void cautions(Paper&, Study const&, Strategy const&);
//! The publisher's marks on an authority's figures.
void figures_of(Paper&, Authority const&);
//! What was doubted on reading, with its file and line; nothing where nothing was.
void warnings_about_inputs(Paper&, Problems const&);
//! Children, warnings, local values, how the draws were made, attribution.
void foot(Paper&, Findings const&, std::optional<Standing> const& lead);

}  // namespace holdfast::report
