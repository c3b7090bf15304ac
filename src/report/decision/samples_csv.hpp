//! Columns of draws as CSV: the first line names them, then one row a draw, as `holdfast decide` and other people's
//! software read them. Numbers are the shortest that read back as the same double; lines end with LF.
//! Columns of one length, as many as names, or ContractBroken.
//! Tested in tests/report/samples_csv_test.cpp: what is written is read back to the last bit.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <string>
#include <vector>

namespace holdfast {

[[nodiscard]] std::string samples_csv(std::vector<std::string> const& names, std::vector<Draws> const& columns);

}  // namespace holdfast
