//! SHA-256 of the merged inputs: of what they say, not of comments, of order or of file names.
#pragma once

#include "document.hpp"

#include <string>

namespace holdfast {

//! One line a value, sorted by path: prices.pay.mean = 66560.
[[nodiscard]] std::string canonical_text(Node const& root);
[[nodiscard]] std::string sha256(std::string_view text);  //!< lower case, hexadecimal

}  // namespace holdfast
