//! Findings as a sheet, `savings.csv`: one row a result (authority × intervention), one column a figure.
//! RFC 4180, UTF-8.
//! The columns are named as the keys of the JSON and described in docs/results.md. A figure that does not exist is an
//! empty cell, and the last column says why.
//! Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets a leading
//! apostrophe; numbers stay numbers. Throws ContractBroken for a number that is not finite.
//! Tested in tests/report/csv_test.cpp.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string savings_csv(Findings const&);

}  // namespace holdfast
