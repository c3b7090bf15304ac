//! The workforce file as the project's own TOML.
#pragma once

#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/toml_text.hpp"

#include <span>
#include <string>

namespace holdfast {

//! The text of authorities.toml.
[[nodiscard]] std::string authorities_toml(DfeImport const&, std::span<ImportedFile const> = {});

}  // namespace holdfast
