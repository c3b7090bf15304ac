//! Is the word in the list? Of keys and names, which stand in short arrays.
#pragma once

#include <algorithm>
#include <string_view>

namespace holdfast {

template <class List> [[nodiscard]] bool among(List const& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace holdfast
