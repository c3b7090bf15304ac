//! Words that people type where they do not know yet: "TBC", "n/a", "?". Where somebody is to be named they name nobody, and are
//! never shown as a name or a source; where something has to say why they say nothing, and are refused. Tested in tests/inputs/stand_ins_test.cpp.
#pragma once

#include "base/text.hpp"
#include "inputs/fields/among.hpp"

#include <array>
#include <string>
#include <string_view>

namespace holdfast {

//! In any case of letters, with any dots, brackets and blanks around them; a blank text is one.
[[nodiscard]] inline bool is_stand_in(std::string_view text)
{
    constexpr std::array<std::string_view, 24> words{"",
                                                     "tbc",
                                                     "tba",
                                                     "tbd",
                                                     "t.b.c",
                                                     "n/a",
                                                     "na",
                                                     "none",
                                                     "nil",
                                                     "nobody",
                                                     "no one",
                                                     "not known",
                                                     "unknown",
                                                     "to be confirmed",
                                                     "to be named",
                                                     "to be decided",
                                                     "todo",
                                                     "to do",
                                                     "xx",
                                                     "xxx",
                                                     "fill in",
                                                     "vacant",
                                                     "name",
                                                     "name here"};
    constexpr std::string_view around = " .?!-_()[]<>*\t";
    auto const begin = text.find_first_not_of(around);
    if (begin == std::string_view::npos) return true;
    auto const end = text.find_last_not_of(around);
    return among(words, lower_case(text.substr(begin, end - begin + 1)));
}

}  // namespace holdfast
