//! [[beliefs.correlations]]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! Correlations between shared beliefs, all of them checked; the study gets those between beliefs that it uses. `interventions`:
//! an alias in a belief's path is answered with the id.
void read_correlations(Node const& beliefs, std::vector<Belief const*> const& all,
                       std::vector<Intervention> const& interventions, std::vector<std::string> const& used,
                       Study& into, Reading&);

}  // namespace holdfast
