//! [[interventions.*.adopters]]: who adopted it, and when. Whether the years are published is for what_adopters_saw.
//! Tested in tests/inputs/adopters_test.cpp and tests/bad_inputs/adopters_*.toml.
#pragma once

#include "holdfast/study/adopters.hpp"
#include "inputs/evidence/effect.hpp"
#include "inputs/tables/table_reader.hpp"

#include <vector>

namespace holdfast {

//! Of the intervention that the table is.
[[nodiscard]] std::vector<Adopters> read_adopters(TableReader const& intervention, Around const&);

}  // namespace holdfast
