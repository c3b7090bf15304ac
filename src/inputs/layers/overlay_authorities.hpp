//! Authorities laid over authorities: known by their DfE number, or by a code of before.
#pragma once

#include "inputs/files/document.hpp"
#include "inputs/layers/overlay_record.hpp"

namespace holdfast {

//! A few figures under a code of before are laid over the authority that had it, as it is chosen by that code. A whole
//! authority says who it is, and give_way knows it by its number.
void call_by_its_code(Node const& below, Node const& above, Entry&, OverlayRecord&);

//! Another release of the same authorities replaces them: an authority is known by its DfE number, since ONS codes
//! and joint returns change. The figures of a whole authority are all its own: a cell that is blank in one release is
//! not filled from another.
void give_way(Node& below, Entry const&, OverlayRecord&);

}  // namespace holdfast
