//! How a command's help is laid out: what it does, two examples, how it is written, then its options by heading.
//! Tested in tests/cli/help_test.cpp; that every example runs, in tests/cli/help_examples_test.cpp.
#pragma once

#include <array>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

struct Example {
    char const* typed;  //!< as in a shell, from "holdfast" on; at most 78 columns
    char const* shows;
};
using Examples = std::array<Example, 2>;

//! From now on the command's help is laid out so; those of its own commands have their own.
void lay_out_help(CLI::App& command, Examples const&);

}  // namespace holdfast::cli
