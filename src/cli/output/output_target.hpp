//! Where `--out` leads. What is there is replaced only where it is a plain file, or nothing:
//!   a link          stays a link: what it leads to is written
//!   a FIFO, a terminal, /dev/null, /dev/stdout   written through, as `>` would
//!   a disk, a socket, a folder   refused
//! Tested in tests/cli/output_target_test.cpp.
#pragma once

#include <optional>
#include <string>

namespace holdfast::cli {

//! Nothing where it went well; else what went wrong, in words.
[[nodiscard]] std::optional<std::string> write_out(std::string const& path, std::string const& text);

//! Whether anything is there, a link that leads nowhere among it.
[[nodiscard]] bool anything_at(std::string const& path);

}  // namespace holdfast::cli
