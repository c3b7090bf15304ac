//! A folder of files that belong to one run, and whether it is whole. What docs/command.md promises, and no more:
//!
//! - Every file is whole by itself (output_files.hpp). Nothing is replaced before all are on the disk under names of their own:
//!   where one cannot be written, the folder stays as it was.
//! - Then the list, holdfast-files.json, is taken away; the files take their places; files of the list before that the new run
//!   did not write are deleted; the new list comes last. A folder whose list is missing, or does not match, is unfinished.
//! - Nothing else is touched: no file that no list names, and none that was changed after it was written.
//! - While this goes on, and after it was stopped, holdfast-files.unfinished.json names what the run may leave behind, for the
//!   next run to take away.
//!
//! Two runs into one folder at a time are not kept apart; their lists tell, since hashes then differ.
//! Tested in tests/cli/output_folder_test.cpp, by stopping it after every step.
#pragma once

#include "report/forms/file_list.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::cli {

inline constexpr char const* list_name = "holdfast-files.json";
inline constexpr char const* unfinished_name = "holdfast-files.unfinished.json";

struct NamedText {
    std::string name;  //!< below the folder; may have one folder in front
    std::string text;
};

struct WrittenFolder {
    std::optional<std::string> failure;  //!< what went wrong, in words
    std::vector<std::string> notes;      //!< what was found there, and what was left alone
};

//! `after_each_step` is for tests, which stop there.
[[nodiscard]] WrittenFolder write_folder(std::string const& folder, std::vector<NamedText> const& files,
                                         report::WrittenBy const& by,
                                         std::function<void()> const& after_each_step = {});

//! What is to be said of a folder before its files are read or replaced: nothing where it is whole, or where `names` (all of
//! the list, where none are given) are no work of ours.
[[nodiscard]] std::optional<std::string> why_unfinished(std::string const& folder,
                                                        std::vector<std::string> const& names = {});

//! The same for files by their paths, each in whatever folder it lies: a sentence a folder.
[[nodiscard]] std::vector<std::string> unfinished_among(std::vector<std::string> const& paths);

}  // namespace holdfast::cli
