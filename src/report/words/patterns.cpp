#include "report/words/patterns.hpp"

#include <algorithm>

namespace holdfast::report {

std::string filled(std::string_view pattern, Slots const& slots)
{
    std::string text;
    while (!pattern.empty()) {
        auto const open = std::min(pattern.find('{'), pattern.size());
        text += pattern.substr(0, open);
        pattern.remove_prefix(open);
        auto const close = pattern.find('}');
        if (close == std::string_view::npos) break;
        auto const slot = std::find_if(slots.begin(), slots.end(),
                                       [&](auto const& one) { return one.first == pattern.substr(1, close - 1); });
        if (slot == slots.end()) {
            text += pattern.front();
            pattern.remove_prefix(1);
            continue;
        }
        text += slot->second;
        pattern.remove_prefix(close + 1);
    }
    return text += pattern;
}

}  // namespace holdfast::report
