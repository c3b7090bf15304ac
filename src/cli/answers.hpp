//! How a command ends: what it found is printed or written, or what went wrong is said, and the exit code follows.
#pragma once

#include "exit_code.hpp"

#include "holdfast/report/summary_text.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

//! Says on standard error what is wrong with what was typed.
[[nodiscard]] ExitCode wrong_usage(std::string const& says);

//! Writes the text into the file `out`, or to standard output where that is empty.
[[nodiscard]] ExitCode hand_over(std::string const& text, std::string const& out = "");

//! The style of a page that is handed over: a file has no colours.
[[nodiscard]] TextStyle style_of_page(std::string const& out = "");

struct NamedText {
    std::string name;
    std::string text;
};
//! Writes the files into the folder, which is made where it is missing; stops at the first that cannot be written.
[[nodiscard]] ExitCode write_files(std::string const& folder, std::vector<NamedText> const& files);

}  // namespace holdfast::cli
