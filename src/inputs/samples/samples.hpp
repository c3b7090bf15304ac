//! Samples of any model from CSV files: costs and effects with one column a strategy and one row a draw, and perhaps the
//! parameters with one column each. The first line names the columns; a row is the same draw in every file.
//! Cells are plain numbers as programs write them: 1234.5, -3, 1.2e-4; other dividers and decimal commas where there is no
//! doubt. Strategies are matched by name, in the order of the costs; a word for cost or effect that stands before or
//! after every name is no part of it (c_…, e_…; …_Cost, …_QALY).
//! A column that numbers the rows is neither a strategy nor a parameter: it is left out, with a warning that names it.
//! What is wrong becomes a Problem, all of them at once: what the CSV reader finds, cells that are not finite numbers or
//! beyond 1e100, thousands separators, files of different lengths, or sorted differently, strategies that do not match, fewer
//! than two strategies, no draws.
//! Tested in tests/inputs/samples_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/decision/samples.hpp"
#include "inputs/files/csv.hpp"
#include "inputs/files/number_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast {

struct SampleFiles {
    CsvFile costs;
    CsvFile effects;
    std::optional<CsvFile> parameters;
};

struct SampleInputs {
    Samples samples;
    Parameters parameters;                 //!< none where there is no such file
    std::vector<std::size_t> row_numbers;  //!< parameters, by number, that number the rows and are none
};

[[nodiscard]] Read<SampleInputs> read_samples(SampleFiles const&);

inline constexpr std::size_t most_thresholds = 100'001;
inline constexpr double most_willingness_to_pay =
    1e15;  //!< [£ per unit of effect]; beyond it doubles no longer count pennies

//! Willingness to pay: "0:50000:100" (first, last, step), or "20000,30000". Rising, each once, none below 0.
[[nodiscard]] std::variant<std::vector<double>, NotANumber> read_willingness_to_pay(std::string_view);

//! Groups of parameters by name: "all" is each one alone, but for columns that number the rows; "a+b" is a and b together.
//! Which is what, and what is not there. A column asked for by its name is taken as it is.
[[nodiscard]] Read<std::vector<std::vector<std::size_t>>> read_groups(std::vector<std::string> const& asked,
                                                                      Parameters const&,
                                                                      std::vector<std::size_t> const& row_numbers = {});

}  // namespace holdfast
