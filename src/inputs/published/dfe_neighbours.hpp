//! The Department for Education's statistical neighbours: for every authority the ten that DfE's model counts among the
//! most alike, read into what inputs/neighbours.toml says.
//!
//! Layouts, each file in one of them:
//! - a row a pair, with la_number, la_name, rank (1: the most alike), neighbour_la_number, neighbour_name and closeness
//!   ("Very close");
//! - a row an authority, as DfE publishes it: its number (old_la_code, LA num or LA number) and la_name, then by rank the
//!   neighbour's number (SN1, SN_1) and closeness (SNP1, SN_1P, or SNP right behind).
//! Columns are found by name, rows may stand in any order, several files are read as one. Rows of empty cells are skipped.
//! A problem, with its place: a column that is missing; a number that is not three digits; a rank that is given twice or
//! left out; a closeness that DfE does not use; an authority that is its own neighbour or has a neighbour twice; a
//! neighbour whose name is not that of its number. Numbers are kept as published: what a joint return does with them is
//! decided where a study is read (docs/decisions/0021-neighbours-by-number.md).
//! Source: DfE, Open Government Licence v3.0. Tested in tests/inputs/dfe_neighbours_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/study/authority.hpp"
#include "inputs/files/csv.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/toml_text.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! DfE's words, the closest first.
inline constexpr std::array<std::string_view, 5> closeness_words{"Extremely close", "Very close", "Close",
                                                                 "Somewhat close", "Not close"};
[[nodiscard]] bool is_closeness(std::string_view);

//! A number of DfE's: three digits.
[[nodiscard]] bool is_dfe_number(std::string_view);

struct NeighboursOf {
    std::string dfe_number;
    std::string name;
    std::vector<Neighbour> neighbours;  //!< by rank
};

//! Every authority of the files, by DfE number.
[[nodiscard]] Read<std::vector<NeighboursOf>> import_neighbours(std::span<CsvFile const>);

//! The text of neighbours.toml.
[[nodiscard]] std::string neighbours_toml(std::span<NeighboursOf const>, std::span<ImportedFile const> = {});

}  // namespace holdfast
