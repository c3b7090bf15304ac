//! A table of draws as programs and spreadsheets write it, made into plain cells. The rule: what can be read in one way
//! only is read in that way; what could be two things is said in one sentence for the file, not one for each cell.
//! Read without a word: cells divided by tabs, semicolons or blanks; decimal commas (1,5 or 1.234,5) where no cell of the
//! file could be told otherwise; rows of empty cells at the end, and columns of empty cells without a name.
//! Left out with a warning: row names as R writes them, a first column without a name, or cells before the header's.
//! Tested in tests/inputs/draws_table_test.cpp.
#pragma once

#include "inputs/files/csv.hpp"

#include <optional>

namespace holdfast {

//! Every row as long as the header, every number that can be read with its decimal point. Nothing where there are no
//! cells to speak of; the problems say why.
[[nodiscard]] std::optional<CsvTable> read_draws_table(CsvFile const&, Problems&);

}  // namespace holdfast
