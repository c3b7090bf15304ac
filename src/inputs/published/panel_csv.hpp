//! The published panel, tidied: one row an authority and year, FTE, a blank where nothing was published. `holdfast import dfe
//! --panel FILE` writes it; `holdfast backtest` reads it.
//! Tested in tests/inputs/panel_csv_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/panel/panel.hpp"
#include "inputs/files/csv.hpp"

#include <string>

namespace holdfast {

//! Authorities by DfE number, years ascending.
[[nodiscard]] std::string panel_csv(Panel const&);

//! Every cell that is neither blank nor a number from 0 up is a problem with its place, as are two rows of one authority and
//! year.
[[nodiscard]] Read<Panel> read_panel(CsvFile const&);

}  // namespace holdfast
