//! Pieces of the TOML that the importers write.
#pragma once

#include "holdfast/inputs/dfe_workforce.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! As TOML quotes it.
[[nodiscard]] std::string quoted(std::string_view);
//! A key: bare where it may be, else quoted.
[[nodiscard]] std::string toml_key(std::string_view);

//! Where a release came from that we took ourselves, known by its sum.
struct KnownRelease {
    std::string_view sha256;
    std::vector<std::string_view> from;
};
//! Comment lines that name each file, with its sum and where it is known to come from; no folders.
[[nodiscard]] std::string provenance_of(std::span<ImportedFile const>, std::span<KnownRelease const>);

}  // namespace holdfast
