//! An effect that experts were asked for: of so many workers, how many leave without the programme, and how many with it.
//! (M12a): each value that is said of leavers with it is one of ln θ, by (M12) at the expert's own number without it, with the
//! same probability: the map rises. A normal is fitted to those; several experts are pooled linearly.
//! Tested in tests/inputs/elicited_test.cpp and tests/bad_inputs.
#pragma once

#include "inputs/evidence/combined_figures.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>

namespace holdfast {

//! Nothing, and every problem, where some expert's table cannot be read.
[[nodiscard]] std::optional<EffectRead> read_elicited_effect(TableReader const& effect, Provenance const& from);

}  // namespace holdfast
