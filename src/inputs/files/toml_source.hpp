//! TOML text into our own tree, or one located problem (a file with broken syntax cannot be read further).
#pragma once

#include "inputs/files/document.hpp"

#include <variant>

namespace holdfast {

[[nodiscard]] std::variant<Node, Problem> parse_toml(Source const&);
//! A single value, as after "key =". Places are those in the source, where the value begins at `offset` of line 1.
//! Nothing where it is no TOML value.
[[nodiscard]] std::optional<Node> parse_toml_value(Source const&, std::size_t offset);

}  // namespace holdfast
