//! Files that tests write and read: below the build folder, in a place that nothing of an earlier run is left in.
#pragma once

#include <filesystem>
#include <string>

namespace holdfast::test {

//! Nothing is there, and its parent is: for what makes a file or folder itself. Of the same test and name the same path.
[[nodiscard]] std::filesystem::path scratch_path(std::string const& test, std::string const& name);
//! An empty folder.
[[nodiscard]] std::filesystem::path scratch_folder(std::string const& test, std::string const& name);
//! Every byte of a file; empty where there is none.
[[nodiscard]] std::string text_of(std::filesystem::path const&);

}  // namespace holdfast::test
