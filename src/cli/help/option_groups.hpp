//! Under which heading of a command's help each option stands: one row an option, for all commands.
//! Tested in tests/cli/help_test.cpp.
#pragma once

#include <span>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! The headings, in the order in which they stand.
[[nodiscard]] std::span<char const* const> headings_of_options();

//! Puts every option of every command under its heading. One that has no row keeps CLI11's, "Options", which stands last; a test
//! says that there is none.
void group_options(CLI::App&);

}  // namespace holdfast::cli
