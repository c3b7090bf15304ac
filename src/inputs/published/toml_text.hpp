//! Pieces of the TOML that the importers write.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! A file that went into the import, for the provenance; the sum may be empty.
struct ImportedFile {
    std::string name;    //!< folders are left out
    std::string sha256;  //!< lower case, hexadecimal
};

//! As TOML quotes it.
[[nodiscard]] std::string quoted(std::string_view);
//! A key: bare where it may be, else quoted.
[[nodiscard]] std::string toml_key(std::string_view);

//! Where a release came from that we took ourselves, known by its sum.
struct KnownRelease {
    std::string_view sha256;
    std::vector<std::string_view> from;
    std::string_view date;  //!< when, in words: "April 2026, as held in …"
};
//! Comment lines that name each file, with its sum and where it is known to come from; no folders.
[[nodiscard]] std::string provenance_of(std::span<ImportedFile const>, std::span<KnownRelease const>);
//! The same as tables, [published.<name>], so that every output can say which files its figures come from; the second is
//! called <name>-2.
[[nodiscard]] std::string published_tables(std::string_view name, std::string_view figures_of,
                                           std::span<ImportedFile const>, std::span<KnownRelease const>);

}  // namespace holdfast
