//! Names that are too many for one sentence, told in several.
//! Tested in tests/report/long_lists_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! A sentence behind the first screen has at most so many words (docs/words.md).
inline constexpr std::size_t words_of_a_sentence = 45;

//! How a list is told: "Not so if: a; b." and then "Nor if: c."
struct ListWords {
    std::string_view lead;     //!< begins the first sentence: "Not so if:"
    std::string_view further;  //!< begins each of the others: "Nor if:"
    std::string_view between;  //!< "; " between two of a sentence; empty: commas, with "and" before the last
};

//! Each sentence takes as many items as it has words for, and ends in a full stop; empty where there is no item.
//! An item is never divided, so one that is too long by itself makes a sentence that is.
[[nodiscard]] std::string listed_in_sentences(ListWords const&, std::vector<std::string> const& items);

}  // namespace holdfast::report
