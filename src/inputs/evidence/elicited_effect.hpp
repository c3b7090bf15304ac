//! An effect that experts were asked for: of so many workers, how many leave without the programme, and how many with it.
//! (M12a): each value that is said of leavers with it is one of ln θ, by (M12) at the expert's own number without it, with the
//! same probability: the map rises. A normal is fitted to those; several experts are pooled linearly.
//! Tested in tests/inputs/elicited_test.cpp and tests/bad_inputs.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/evidence/combined_figures.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string>

namespace holdfast {

//! Nothing, and every problem, where some expert's table cannot be read. `intervention` is its id.
[[nodiscard]] std::optional<EffectRead> read_elicited_effect(TableReader const& effect, Provenance const& from,
                                                             std::string const& intervention);

//! Sets what each expert says of leaving without the programme beside the rate that is used of the authorities here (of several,
//! by the staff of each). Warns of one who is off by more than a factor of one and a half, either way: the ratio that is made of
//! the answer is then of other staff.
void warn_of_experts_leaving(Study const&, Reading&);

}  // namespace holdfast
