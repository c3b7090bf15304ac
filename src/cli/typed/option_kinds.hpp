//! Kinds of option that more than one command has.
//! Tested in tests/cli/command_line_test.cpp.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! An option that may be given again takes one value each time: it never swallows the study's path or what belongs to
//! another option, wherever it stands. A test asks this of every option of every command.
CLI::Option* add_repeated(CLI::App&, char const* flag, std::vector<std::string>& values, std::string const& help,
                          char const* type);

//! Decimal digits, as read_number of the library has them, within the range: what CLI11 makes of "-1", "0100" or "" is
//! another number than what was meant. Without a range, whatever else is said of such a number the study's reader says.
CLI::Option* whole(CLI::Option*, std::uint64_t low = 0, std::uint64_t high = std::numeric_limits<std::uint64_t>::max());

//! --threads
void add_threads(CLI::App&, unsigned& threads);

}  // namespace holdfast::cli
