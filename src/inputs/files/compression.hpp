//! Text in the Zstandard format (RFC 8878, files that end in .zst), and back.
//! `compressed` adds a checksum, and equal text gives equal bytes. `decompressed` takes one frame or several, whoever
//! made them; what is cut short, damaged or larger than allowed becomes a sentence, never half a text.
//! Tested in tests/inputs/compression_test.cpp.
#pragma once

#include "holdfast/inputs/file_source.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

//! Do the bytes begin as a Zstandard frame does?
[[nodiscard]] bool is_compressed(std::string_view bytes);
[[nodiscard]] std::string compressed(std::string_view text);
//! The text, at most so many bytes long; or why not.
[[nodiscard]] std::variant<std::string, CannotRead> decompressed(std::string_view bytes, std::size_t largest);

}  // namespace holdfast
