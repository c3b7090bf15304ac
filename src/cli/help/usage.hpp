//! How a command is written, for its help and for what is said where it was mistyped.
//! Tested in tests/cli/help_test.cpp and tests/cli/command_line_test.cpp.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! "holdfast import dfe".
[[nodiscard]] std::string full_name(CLI::App const&);

//! The positional that holds names by their places; its type is how they are written.
inline constexpr char const* names_by_place = "name";

//! "holdfast explain AUTHORITY INTERVENTION".
[[nodiscard]] std::string usage_of(CLI::App const& command);
//! What is typed for its value: "NAME", or the words to choose from, "text|json".
[[nodiscard]] std::string typed_as(CLI::Option const&);
//! As usage has it: "[STUDY]", "DIR".
[[nodiscard]] std::string in_usage(CLI::Option const& positional);

}  // namespace holdfast::cli
