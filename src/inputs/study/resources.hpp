//! [[interventions.<id>.costs.resources]]: what a programme takes (M19a).
#pragma once

#include "holdfast/study/intervention.hpp"
#include "inputs/tables/table_reader.hpp"

#include <vector>

namespace holdfast {

//! Those of one intervention, whose id and name are known; `costs` is its table. One that is wrong is left out and complained
//! about; one of which the reader says that none is taken (quantity = 0) is left out, too.
[[nodiscard]] std::vector<Resource> read_resources(TableReader const& costs, Intervention const& of);

//! What is the reader's own of a cost, beside what is shipped. An amount of the reader's own is what they pay: it stands for the
//! cash of every shipped row that adds to it, as it would for a placeholder, and a warning names them. Time of staff is not in a
//! quotation, and stays. Shipped cash that still counts beside something of the reader's own may be in it already: a warning
//! names both, and how to take one out.
void put_own_costs_in_place(TableReader const& costs, Intervention&);

}  // namespace holdfast
