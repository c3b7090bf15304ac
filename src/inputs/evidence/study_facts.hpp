//! What [interventions.*.study] says of the study behind an effect: the facts that the rating needs (study/rating.hpp).
//! Tested in tests/inputs/study_facts_test.cpp and tests/bad_inputs.
#pragma once

#include "holdfast/study/intervention.hpp"
#include "inputs/tables/table_reader.hpp"

#include <cstddef>

namespace holdfast {

//! Read after the effect, which they must not contradict. A fact of a layer below one's own effect (`effect_rank`: of the
//! layer that changed it; 0: none) speaks of the study before it, and is left out.
void read_study_facts(TableReader const& study, Node const* effect, std::size_t effect_rank, Intervention& into);

}  // namespace holdfast
