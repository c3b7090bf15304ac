//! What stands beside an amount of money and changes it: the year in whose prices it is stated, optimism about it, and whether a
//! share of salary counts towards the pension.
#pragma once

#include "belief/adjusting.hpp"
#include "inputs/tables/table_reader.hpp"

#include <vector>

namespace holdfast {

//! What the amount is multiplied by, in order. Complains of what does not go together.
[[nodiscard]] std::vector<Adjustment> adjustments_of(TableReader const& quantity, Field const&);

//! A share of salary that counts towards the pension carries what salary does: it is that share of pay.
[[nodiscard]] ShareOf share_with_pension(TableReader const& quantity, ShareOf said);

}  // namespace holdfast
