//! What can be typed: the table of commands, and what is answered where one was mistyped.
//! Tested in tests/cli/command_line_test.cpp.
#pragma once

#include "cli/command.hpp"

namespace holdfast::cli {

//! Describes every command to the parser; the work is that of the one that was typed.
[[nodiscard]] Work add_holdfast(CLI::App&);

//! Reads what was typed, and does it or says what is wrong with it. The exit code.
[[nodiscard]] ExitCode command_line(int argc, char const* const* argv);

}  // namespace holdfast::cli
