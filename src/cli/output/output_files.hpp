//! Writing without losing: a file is written under a name of its own beside its place and then renamed, so that what was
//! there stays whole until the new one is complete. Each step is a function of its own; a folder of files that belong
//! together is made of them in output_folder.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace holdfast::cli {

//! All of the text into an open file, however often a signal cuts a write short. 0, or the number of the error.
[[nodiscard]] int write_all(int file, std::string_view text);
//! Nothing where it went well; else what went wrong, in words.
[[nodiscard]] std::optional<std::string> write_file(std::string const& path, std::string const& text);
//! Makes the folder, and those above it, where they are missing.
[[nodiscard]] std::optional<std::string> make_folder(std::string const& path);
[[nodiscard]] bool exists(std::string const& path);

//! What stands at the path, a link not followed.
enum class PathKind { nothing, plain_file, folder, something_else };
[[nodiscard]] PathKind kind_at(std::string const& path);

//! The mode that a file written in place of this one keeps; nothing where there is none, and the new one gets the usual.
[[nodiscard]] std::optional<mode_t> mode_of(std::string const& path);

//! A new file, complete and on the disk. It is an error where something of the name is there already; where anything goes
//! wrong, nothing is. Complaints name `place`, where the file is to go.
[[nodiscard]] std::optional<std::string> write_new(std::string const& path, std::string const& text,
                                                   std::optional<mode_t> mode, std::string const& place);
[[nodiscard]] std::optional<std::string> rename_to(std::string const& from, std::string const& to);
//! Makes sure that what was renamed or deleted in the folder is so after a power cut, too.
void settle(std::string const& folder);

//! ".<process>.part" or ".<process>-<number>.part": what, put behind any of the paths, names nothing that is there.
[[nodiscard]] std::string free_ending(std::vector<std::string> const& paths);

}  // namespace holdfast::cli
