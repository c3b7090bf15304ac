//! The caps of a [[scenario]]: beliefs that are held down, draw by draw.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

#include <vector>

namespace holdfast {

//! min(x, cap) for each belief named. A cap is read as the belief's own field is: a share may be a per cent. One that no value
//! that is believed reaches is warned of, and one of an authority or programme that is not in this run. Gives back what is held
//! down, for who asks what a scenario changes. `tree` is that of the scenario's inputs.
[[nodiscard]] std::vector<LocalValue> lay_caps(Node const& caps, Node const& tree, Study&, Reading&);

}  // namespace holdfast
