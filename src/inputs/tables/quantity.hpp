//! A quantity: a bare number, or a table with a distribution, and what stands beside it.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string>

namespace holdfast {

//! A number with its distribution, basis and source.
[[nodiscard]] std::optional<Belief> read_quantity(Node const&, Field const&, std::string const& name, Provenance const&,
                                                  Identity, Reading&);

}  // namespace holdfast
