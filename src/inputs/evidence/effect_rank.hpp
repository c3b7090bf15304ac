//! Which local layer says what of an effect. A layer may overlay one line of it; the rest is still what the layer below says.
//! Tested in tests/inputs/study_facts_test.cpp and tests/inputs/local_effect_test.cpp.
#pragma once

#include "inputs/tables/table_reader.hpp"

#include <cstddef>
#include <string_view>

namespace holdfast {

//! What makes up the effect itself; a design or a note is no number of it.
[[nodiscard]] bool is_number_of_effect(std::string_view key);

//! The highest local layer that says something of the effect beside its basis and its words. How far it is carried here has
//! a basis and a source of its own, and how bias is dealt with is no finding of the study; a pilot, and how it goes together
//! with what was published, leaves the latter as it was.
[[nodiscard]] std::size_t rank_of_change(TableReader const& effect);

//! The highest local layer that says the figures themselves: what was found, and how uncertain it is. What describes them (the
//! study's facts, its citation, a review, a caution) is of these figures, whatever a later layer says of their design, their
//! follow-up, bias, transport or a note. 0: no local layer.
[[nodiscard]] std::size_t rank_of_figures(Node const& effect);

}  // namespace holdfast
