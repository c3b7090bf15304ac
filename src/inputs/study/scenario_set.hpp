//! What a [[scenario]] may set: what is believed, and nothing of what is asked.
#pragma once

#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"
#include "inputs/layers/overlay_record.hpp"

#include <deque>

namespace holdfast {

//! Beliefs, prices and figures of the authorities and programmes that the study has. Whatever decides what is asked is refused,
//! each with its place and what to write instead: all of [study], scenarios within a scenario, who an authority is, which
//! programmes there are and what a package is made of. So a scenario has the study's authorities and strategies, in its order.
//! What is refused is not in the answer: nobody is told of its consequences.
//! `tree` is the study's, for the members of its registers.
[[nodiscard]] Node what_may_be_set(Node set, Node const& tree, Reading&);

//! Lays `set` over the tree as a file of --with is: over every layer there is, and as somebody's own. A key with dots in it is a
//! path, as --set has it: "beliefs.bands.1.width". `kept` holds what the tree then points at.
void lay_set(Node& tree, Node set, std::deque<Source>& kept, OverlayRecord&, Reading&);

}  // namespace holdfast
