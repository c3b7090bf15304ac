//! Samples of any model from CSV files: costs and effects with one column a strategy and one row a draw, and perhaps the
//! parameters with one column each. The first line names the columns; a row is the same draw in every file.
//! Cells are plain numbers as programs write them: 1234.5, -3, 1.2e-4. Strategies are matched by name, in the order of
//! the costs; where every cost column is called c_… and every effect column e_… the prefix is no part of the name.
//! What is wrong becomes a Problem, all of them at once: what the CSV reader finds, cells that are not finite numbers,
//! thousands separators, files of different lengths, strategies that do not match, fewer than two strategies, no draws.
//! Tested in tests/inputs/samples_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/decision/samples.hpp"
#include "holdfast/inputs/csv.hpp"
#include "holdfast/inputs/number_text.hpp"

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
    Parameters parameters;  //!< none where there is no such file
};

[[nodiscard]] Read<SampleInputs> read_samples(SampleFiles const&);

inline constexpr std::size_t most_thresholds = 100'001;

//! Willingness to pay: "0:50000:100" (first, last, step), or "20000,30000". Rising, each once, none below 0.
[[nodiscard]] std::variant<std::vector<double>, NotANumber> read_willingness_to_pay(std::string_view);

//! Groups of parameters by name: "all" is each one alone; "a+b" is a and b together. Which is what, and what is not there.
[[nodiscard]] Read<std::vector<std::vector<std::size_t>>> read_groups(std::vector<std::string> const& asked,
                                                                      Parameters const&);

}  // namespace holdfast
