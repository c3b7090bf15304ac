//! How a command ends: what it found is printed or written, or what went wrong is said, and the exit code follows.
#pragma once

#include "cli/output/exit_code.hpp"
#include "cli/output/output_folder.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

//! Says on standard error what is wrong with what was typed.
[[nodiscard]] ExitCode wrong_usage(std::string const& says);

//! Writes the text into the file `out`, or to standard output where that is empty.
[[nodiscard]] ExitCode hand_over(std::string const& text, std::string const& out = "");

//! The style of a page that is handed over: a file has no colours.
[[nodiscard]] TextStyle style_of_page(std::string const& out = "");

//! Writes the files into the folder, which is made where it is missing; stops at the first that cannot be written. For files
//! that people then change: a run's own files go into OutputFolders.
[[nodiscard]] ExitCode write_files(std::string const& folder, std::vector<NamedText> const& files);

//! What one run writes into folders. A folder that is named twice (`--out x --report x`) is one, and has one list.
class OutputFolders {
public:
    void add(std::string const& folder, std::vector<NamedText> files);
    //! Folder by folder; stops at the first that cannot be written. What was found there is said on standard error.
    [[nodiscard]] ExitCode write(report::WrittenBy const&) const;

private:
    struct Folder {
        std::string path, canonical;
        std::vector<NamedText> files;
    };
    std::vector<Folder> folders_;
};
//! The same for one folder.
[[nodiscard]] ExitCode write_into(std::string const& folder, std::vector<NamedText> files, report::WrittenBy const&);

//! Says on standard error where these files, read from a folder that a run wrote, are not as that run wrote them.
void show_unfinished(std::vector<std::string> const& paths);

}  // namespace holdfast::cli
