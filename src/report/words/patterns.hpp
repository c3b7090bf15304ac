//! Sentences with slots, "… up to a cost of {mean}": made here once, filled here for a page of text, and on the report's
//! page with the figures that its data hold anyway. So a sentence that stands for hundreds of places is carried once.
//! Tested in tests/report/patterns_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::report {

using Slots = std::vector<std::pair<std::string_view, std::string>>;

//! Every "{name}" that has a text is replaced by it, once: what the texts themselves hold stays as it is, and so does a
//! brace that opens no slot.
[[nodiscard]] std::string filled(std::string_view pattern, Slots const&);

//! A sentence apart: what it says anywhere, and what is said here. "{0} would save {1}", and "Leeds", "£1.2m".
struct Slotted {
    std::string pattern;
    std::vector<std::string> figures;  //!< for the slots "{0}", "{1}", …
};
//! Takes names (of places) and figures out. Filled again it is the text, whatever that holds.
[[nodiscard]] Slotted slotted(std::string_view text, std::vector<std::string> const& names);

//! Fills "{0}", "{1}", …
[[nodiscard]] std::string filled(Slotted const&);

}  // namespace holdfast::report
