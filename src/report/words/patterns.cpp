#include "report/words/patterns.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace holdfast::report {

namespace {

constexpr std::string_view pound = "\xC2\xA3";
constexpr std::array<std::string_view, 2> signs{"minus ", "\xE2\x88\x92"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

//! How many bytes of a figure stand at the start: "minus £1.2m", "12,300", "64%"; 0 where none does.
std::size_t figure_at_start(std::string_view text)
{
    std::size_t at = 0;
    for (auto const sign : signs)
        if (text.starts_with(sign)) at = sign.size();
    if (text.substr(at).starts_with(pound)) at += pound.size();
    auto const digit_at = [text](std::size_t place) { return place < text.size() && is_digit(text[place]); };
    if (!digit_at(at)) return 0;
    while (digit_at(at) || (at < text.size() && (text[at] == ',' || text[at] == '.') && digit_at(at + 1))) ++at;
    for (std::string_view const unit : {"m", "bn", "%"}) {
        auto const end = at + unit.size();
        bool const ends_there = end >= text.size() || !is_letter(text[end]);
        if (text.substr(at).starts_with(unit) && ends_there) return end;
    }
    return at;
}

//! How many bytes of a name stand at the start, of the longest; 0 where none does.
std::size_t name_at_start(std::string_view text, std::vector<std::string> const& names)
{
    std::size_t longest = 0;
    for (auto const& name : names)
        if (text.starts_with(name)) longest = std::max(longest, name.size());
    return longest;
}

}  // namespace

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

Slotted slotted(std::string_view text, std::vector<std::string> const& names)
{
    // What looks like a slot already would be filled by mistake.
    if (text.find('{') != std::string_view::npos) return {"{0}", {std::string(text)}};
    Slotted apart;
    while (!text.empty()) {
        auto const name = name_at_start(text, names);
        auto const size = name > 0 ? name : figure_at_start(text);
        if (size == 0) {
            apart.pattern += text.front();
            text.remove_prefix(1);
            continue;
        }
        apart.pattern += "{" + std::to_string(apart.figures.size()) + "}";
        apart.figures.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return apart;
}

std::string filled(Slotted const& apart)
{
    std::vector<std::string> numbers;
    for (std::size_t n = 0; n < apart.figures.size(); ++n) numbers.push_back(std::to_string(n));
    Slots slots;
    for (std::size_t n = 0; n < apart.figures.size(); ++n) slots.emplace_back(numbers[n], apart.figures[n]);
    return filled(apart.pattern, slots);
}

}  // namespace holdfast::report
