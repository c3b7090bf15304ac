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

}  // namespace holdfast::test
