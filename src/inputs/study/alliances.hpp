//! [alliances]: who pays a set-up once between them (M19c).
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <vector>

namespace holdfast {

//! What the names in [alliances] may mean.
struct NamedInAlliances {
    std::vector<Authority> const& authorities;
    std::vector<Intervention> const& interventions;
    std::vector<Package> const& packages;
    bool authorities_known{true}, programmes_known{true};  //!< where not, what is missing has been told already
};

[[nodiscard]] std::vector<Alliance> read_alliances(Node const& alliances, NamedInAlliances const&, Reading&);

//! Warns of alliances typed here of which no member, or no intervention, is in this run: they change nothing in it.
void warn_of_alliances_not_in_this_run(Study const&, Node const& tree, Reading&);

}  // namespace holdfast
