//! What [interventions.*.study] says of the study behind an effect: the facts that the rating needs (study/rating.hpp).
//! Tested in tests/inputs/study_facts_test.cpp and tests/bad_inputs.
#pragma once

#include "holdfast/study/intervention.hpp"
#include "inputs/tables/table_reader.hpp"

#include <cstddef>

namespace holdfast {

//! Read after the effect, which they must not contradict. A fact of a layer below one's own figures (`figures_rank`: of the
//! layer that changed them; 0: none) speaks of the study before them: it is left out, and named in `facts_left_out`. A design
//! or a developer_evaluated that a later layer says takes the place of the fact that it decides.
void read_study_facts(TableReader const& study, Node const* effect, std::size_t figures_rank, Intervention& into);

}  // namespace holdfast
