//! Every command's way into the parser; each lies in the source of its name.
#pragma once

#include "cli/command.hpp"

namespace holdfast::cli {

[[nodiscard]] Work add_run(CLI::App&);
[[nodiscard]] Work add_check(CLI::App&);
[[nodiscard]] Work add_list(CLI::App&);
[[nodiscard]] Work add_explain(CLI::App&);
[[nodiscard]] Work add_sensitivity(CLI::App&);
[[nodiscard]] Work add_neighbours(CLI::App&);
[[nodiscard]] Work add_compare(CLI::App&);
[[nodiscard]] Work add_impact(CLI::App&);
[[nodiscard]] Work add_import(CLI::App&);
[[nodiscard]] Work add_backtest(CLI::App&);
[[nodiscard]] Work add_look_back(CLI::App&);
[[nodiscard]] Work add_decide(CLI::App&);
[[nodiscard]] Work add_trial(CLI::App&);
[[nodiscard]] Work add_budget(CLI::App&);
[[nodiscard]] Work add_report(CLI::App&);
[[nodiscard]] Work add_init(CLI::App&);

}  // namespace holdfast::cli
