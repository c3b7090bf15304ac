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

}  // namespace holdfast::report
