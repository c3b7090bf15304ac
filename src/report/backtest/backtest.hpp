//! What the model would have said, beside what happened: a page, JSON and a CSV sheet (both described in docs/results.md).
//! Tested in tests/report/backtest_test.cpp.
#pragma once

#include "holdfast/panel/backtest.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>

namespace holdfast {

//! All origins are needed for the page and the sheet; of one authority only its years are shown.
[[nodiscard]] std::string backtest_text(Backtest const&, Origins const&, TextStyle = {});
[[nodiscard]] std::string backtest_json(Backtest const&, Origins const&);
[[nodiscard]] std::string backtest_csv(Backtest const&, Origins const&);

//! What will be held against the year after the panel's last, a row an authority.
[[nodiscard]] std::string forecast_csv(std::vector<NextYear> const&, int year);

}  // namespace holdfast
