//! A page's text without its folding, so that a sentence is found wherever its lines break.
#pragma once

#include "base/text.hpp"

#include <string>

namespace holdfast::test {

//! Each line that holds something, without its margins, parted by one space.
inline std::string flat(std::string const& text)
{
    std::string line;
    for (auto const& each : split(text, '\n'))
        if (!trimmed(each).empty()) line += (line.empty() ? "" : " ") + std::string(trimmed(each));
    return line;
}

//! What a terminal was told, with every run of white space as one blank. What is said is folded at 80 columns and may hold a path
//! of the checkout or of a temporary folder: where a phrase of several words breaks follows from how long that is.
inline std::string said(std::string const& text)
{
    std::string line;
    for (char const c : text) {
        bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) line += c;
        else if (line.empty() || line.back() != ' ') line += ' ';
    }
    return line;
}

}  // namespace holdfast::test
