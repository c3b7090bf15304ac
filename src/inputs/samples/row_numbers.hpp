//! Columns that number the rows: an index, a count of the draws, R's row names. They are no draws of anything.
//! Whole numbers, each of n in a row once: 1 … n, 0 … n − 1, from any other number on, in any order.
//! By ten rows that is never chance: ten whole numbers drawn at random are ten in a row less than one time in two thousand.
//! With fewer rows the name has to say so, too, or a column of the same name and numbers in another file.
//! Tested in tests/inputs/row_numbers_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace holdfast {

struct RowNumbers {
    double first{};  //!< the lowest
    double last{};
};

inline constexpr std::size_t rows_that_are_no_chance = 10;

//! Nothing where the column does not number its rows, or has fewer than two.
[[nodiscard]] std::optional<RowNumbers> row_numbers(std::span<double const>);

//! "sim", "iteration", "Draw ID", "Unnamed: 0": what programs call a column of row numbers.
[[nodiscard]] bool is_name_of_row_numbers(std::string_view);

}  // namespace holdfast
