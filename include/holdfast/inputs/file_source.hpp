//! Where input files come from: a disk, a test's memory, a browser. Readers of inputs see nothing else of the outside.
//! What cannot be read says why in words: a missing file, a folder in place of a file, a file that may not be read,
//! one that is too large, and one that is not text are told apart.
//! Tested in tests/inputs/disk_files_test.cpp and tests/inputs/memory_files_test.cpp.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast {

//! A sentence without its subject: "does not exist", "is a folder, not a file".
struct CannotRead {
    std::string why;
    std::string hint;  //!< what to do about it; may be empty
};

inline constexpr std::size_t largest_input_file = 20'000'000;  //!< [bytes]

class FileSource {
public:
    FileSource() = default;
    FileSource(FileSource const&) = default;
    FileSource& operator=(FileSource const&) = default;
    virtual ~FileSource() = default;

    //! The text of a file, as it stands.
    [[nodiscard]] virtual std::variant<std::string, CannotRead> read(std::string const& path) const = 0;
    //! The .toml files right inside a folder, sorted by name, each with the folder in front.
    [[nodiscard]] virtual std::variant<std::vector<std::string>, CannotRead> list(std::string const& folder) const = 0;
    [[nodiscard]] virtual bool is_folder(std::string const& path) const = 0;
};

//! Files of this machine, up to a size in bytes.
class DiskFiles : public FileSource {
public:
    explicit DiskFiles(std::size_t largest = largest_input_file) : largest_(largest) {}
    [[nodiscard]] std::variant<std::string, CannotRead> read(std::string const& path) const override;
    [[nodiscard]] std::variant<std::vector<std::string>, CannotRead> list(std::string const& folder) const override;
    [[nodiscard]] bool is_folder(std::string const& path) const override;

private:
    std::size_t largest_;
};

//! Files by path, in memory. A folder is there when a file is in it. Behind it, perhaps, other files.
class MemoryFiles : public FileSource {
public:
    explicit MemoryFiles(std::map<std::string, std::string> texts, FileSource const* behind = nullptr)
        : texts_(std::move(texts)), behind_(behind)
    {
    }
    [[nodiscard]] std::variant<std::string, CannotRead> read(std::string const& path) const override;
    [[nodiscard]] std::variant<std::vector<std::string>, CannotRead> list(std::string const& folder) const override;
    [[nodiscard]] bool is_folder(std::string const& path) const override;

private:
    std::map<std::string, std::string> texts_;
    FileSource const* behind_;
};

//! Why these bytes are no text that we read: too long, NUL bytes, not UTF-8. Nothing where they are fine.
[[nodiscard]] std::optional<CannotRead> not_text(std::string_view bytes);

//! "a/b.toml" → "a"; "b.toml" → "".
[[nodiscard]] std::string parent_folder(std::string_view path);
//! The path as seen from the folder, without "." and needless "..": ("a/b", "../c") → "a/c". Absolute paths stay.
[[nodiscard]] std::string path_from(std::string_view folder, std::string_view path);

}  // namespace holdfast
