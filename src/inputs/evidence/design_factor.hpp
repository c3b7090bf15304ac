//! The factor of a design that a figure or a pilot names (M14).
//! Tested in tests/inputs/local_effect_test.cpp and pilot_test.cpp.
#pragma once

#include "inputs/evidence/bias.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string>

namespace holdfast {

//! The design in which a lot is drawn among teams, as beliefs.bias.factors names it.
inline constexpr char const* cluster_design = "cluster randomised";
//! Counts of teams that take each worker by himself: their range is too narrow, and only whoever counted knows by how much.
//! At the table's `design`, where it says no design_effect.
void warn_of_clustering_left_out(TableReader const&);

//! Nothing, and a problem at the table's `design`, where the factors do not hold it. Only where they are known.
[[nodiscard]] std::optional<double> factor_of_design(TableReader const&, std::string const& design,
                                                     bool developer_evaluated, BiasFactors const&);

}  // namespace holdfast
