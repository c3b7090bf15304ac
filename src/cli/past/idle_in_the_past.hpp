//! What is typed in a study and moves nothing of what happened: leaving, staff and cover are read from the published panel.
//! Tested in tests/cli/idle_in_the_past_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

//! "leaving rate of Leeds": the authorities' own figures, as a reader calls them, and an own rate of England's.
[[nodiscard]] std::vector<std::string> idle_in_look_back(Study const&);
//! The same, and prices of agency work where there is no spend to hold them against.
[[nodiscard]] std::vector<std::string> idle_in_backtest(Study const&);

//! What was doubted on reading and concerns a backtest: agency spend, and the prices that it is held against.
[[nodiscard]] Problems doubts_of_backtest(Problems const&);

}  // namespace holdfast::cli
