//! What is said where the command line was mistyped: the nearest command or option, or what the command takes.
//! Tested in tests/cli/command_line_test.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! The command that was named, down to the last; the parser itself where none was.
[[nodiscard]] CLI::App const& command_named(CLI::App const& parsed);

//! One sentence or more, a line each, without "holdfast:".
[[nodiscard]] std::vector<std::string> what_is_wrong(CLI::App const& parsed, CLI::ParseError const&);

//! Where there is no such command, as in "help rnu"; empty where there is.
[[nodiscard]] std::string no_such_command(CLI::App const&, std::span<std::string const> names);

}  // namespace holdfast::cli
