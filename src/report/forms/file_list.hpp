//! The list of what a run wrote into a folder, holdfast-files.json: its last file, so that a folder with it is whole.
//! Tested in tests/cli/output_folder_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

struct ListedFile {
    std::string name;    //!< below the folder: "pictures/plane.svg"
    std::string sha256;  //!< of its bytes
};

//! What wrote the files: its inputs, and how they were run.
struct WrittenBy {
    std::string version, command;  //!< "0.1.0", "report"
    std::string inputs_hash;
    std::uint64_t seed{}, draws{};
};

struct FileList {
    WrittenBy by;
    std::vector<ListedFile> files;
    std::string unfinished;  //!< of a list that is kept while files are written: how their temporary names end
};

[[nodiscard]] std::string file_list_json(FileList const&);
//! Nothing where the text is no such list. A name that leads out of the folder is left out: the files of a list may be deleted.
[[nodiscard]] std::optional<FileList> file_list_from(std::string_view json);

}  // namespace holdfast::report
