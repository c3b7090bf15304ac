//! Text as people write and read it: near-misses, lists in words, characters of UTF-8.
//! All functions are pure and know no locale. Tested in tests/base/text_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

[[nodiscard]] std::string_view trimmed(std::string_view);
[[nodiscard]] std::string lower_case(std::string_view);  //!< ASCII letters only
[[nodiscard]] std::vector<std::string> split(std::string_view, char at);

//! "a", "a and b", "a, b and c" (or with another last word).
[[nodiscard]] std::string in_words(std::span<std::string const>, std::string_view last = "and");

//! The nearest of the candidates, if near enough that a slip of the hand explains it:
//! edit distance (with swaps) at most a third of the shorter length and at least one, ignoring case; or the word is
//! three letters or more of the candidate. Ties go to the earlier candidate; words that share nothing are not near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<std::string const> candidates);
//! Up to `most` candidates in order of nearness.
[[nodiscard]] std::vector<std::string> nearest_few(std::string_view word, std::span<std::string const> candidates,
                                                   std::size_t most);

//! The text with every byte of a control character, of U+FFFE and U+FFFF, or of broken UTF-8 shown as '.', tabs as one space:
//! as many bytes as before, so that a place in the text stays where it was. Whatever writes XML or pages uses it.
[[nodiscard]] std::string visible(std::string_view);
//! Well-formed as RFC 3629 has it: no overlong writings, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view);
//! The last boundary between two characters at or before the byte.
[[nodiscard]] std::size_t utf8_boundary(std::string_view, std::size_t byte);
//! Characters (code points) in the text.
[[nodiscard]] std::size_t display_width(std::string_view);

}  // namespace holdfast
