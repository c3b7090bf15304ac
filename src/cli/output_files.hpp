//! Writing without losing: a file is written beside its place and then renamed, so that what was there stays whole
//! until the new one is complete.
#pragma once

#include <optional>
#include <string>

namespace holdfast::cli {

//! Nothing where it went well; else what went wrong, in words.
[[nodiscard]] std::optional<std::string> write_file(std::string const& path, std::string const& text);
//! Makes the folder, and those above it, where they are missing.
[[nodiscard]] std::optional<std::string> make_folder(std::string const& path);
[[nodiscard]] bool exists(std::string const& path);

}  // namespace holdfast::cli
