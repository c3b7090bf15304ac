//! What can be typed: every command with what it takes, and what is answered where it was mistyped.
//! Tested in tests/cli/command_line_test.cpp.
#pragma once

#include "cli/commands.hpp"

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! What was typed for each command; the parser writes into it.
struct EveryOption {
    RunOptions run;
    std::vector<std::string> files_to_check;
    ListOptions list;
    ExplainOptions explain;
    SensitivityOptions sensitivity;
    NeighboursOptions neighbours;
    CompareOptions compare;
    ImpactOptions impact;
    ImportOptions dfe, dfe_neighbours;
    DecideOptions decide;
    TrialOptions trial;
    BudgetOptions budget;
    ReportOptions report;
    InitOptions init;
};

struct Command {
    CLI::App* parser;
    std::function<ExitCode()> carry_out;
};
//! Describes every command to the parser.
[[nodiscard]] std::vector<Command> add_commands(CLI::App&, EveryOption&);

//! Reads what was typed, and does it or says what is wrong with it. The exit code.
[[nodiscard]] ExitCode command_line(int argc, char const* const* argv);

}  // namespace holdfast::cli
