#include "base/text.hpp"

#include <algorithm>
#include <numeric>

namespace holdfast {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

//! Bytes of the character that starts here; 0 where the bytes are not UTF-8.
std::size_t character_length(std::string_view text, std::size_t at)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const follows = [&](std::size_t count) {
        if (at + count >= text.size()) return false;
        for (std::size_t i = 1; i <= count; ++i)
            if ((byte(at + i) & 0xC0U) != 0x80U) return false;
        return true;
    };
    auto const first = byte(at);
    if (first < 0x80U) return 1;
    if (first >= 0xC2U && first <= 0xDFU) return follows(1) ? 2 : 0;
    // The second byte rules out longer writings of shorter characters, surrogates, and what lies beyond U+10FFFF.
    if (first >= 0xE0U && first <= 0xEFU) {
        if (!follows(2) || (first == 0xE0U && byte(at + 1) < 0xA0U) || (first == 0xEDU && byte(at + 1) > 0x9FU))
            return 0;
        return 3;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        if (!follows(3) || (first == 0xF0U && byte(at + 1) < 0x90U) || (first == 0xF4U && byte(at + 1) > 0x8FU))
            return 0;
        return 4;
    }
    return 0;
}

//! U+0080 … U+009F: control characters of two bytes, which some terminals obey.
bool is_two_byte_control(std::string_view character)
{
    return character.size() == 2 && character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0U;
}

//! U+FFFE and U+FFFF: UTF-8 can write them, and no XML document may hold them.
bool is_non_character(std::string_view character) { return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF"; }

//! Optimal string alignment distance: insert, delete, replace, swap neighbours.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const same = a[i - 1] == b[j - 1];
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower_case(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    for (;;) {
        auto const end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string in_words(std::span<std::string const> items, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 == items.size()) text.append(" ").append(last).append(" ");
        else if (i > 0) text += ", ";
        text += items[i];
    }
    return text;
}

std::vector<std::string> nearest_few(std::string_view word, std::span<std::string const> candidates, std::size_t most)
{
    auto const wanted = lower_case(trimmed(word).substr(0, 80));
    if (wanted.empty()) return {};
    std::vector<std::pair<std::size_t, std::string>> near;
    for (auto const& candidate : candidates) {
        auto const other = lower_case(candidate);
        auto gap = distance(wanted, other);
        if (wanted.size() >= 3 && other.find(wanted) != std::string::npos) gap = std::min<std::size_t>(gap, 1);
        auto const allowed = std::max<std::size_t>(1, std::min(wanted.size(), other.size()) / 3);
        // Two texts that share nothing are not near, however short they are.
        if (gap <= allowed && gap < std::max(wanted.size(), other.size())) near.emplace_back(gap, candidate);
    }
    std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> result;
    for (auto const& [gap, candidate] : near)
        if (result.size() < most) result.push_back(candidate);
    return result;
}

std::optional<std::string> nearest(std::string_view word, std::span<std::string const> candidates)
{
    auto few = nearest_few(word, candidates, 1);
    if (few.empty()) return std::nullopt;
    return few.front();
}

std::string visible(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        auto const length = character_length(text, at);
        auto const c = text[at];
        if (length == 0) {
            result += '.';
            ++at;
        } else if (length == 1) {
            auto const byte = static_cast<unsigned char>(c);
            result += c == '\t' ? ' ' : (byte < 0x20U || byte == 0x7FU) ? '.' : c;
            ++at;
        } else {
            auto const character = text.substr(at, length);
            if (is_two_byte_control(character) || is_non_character(character)) result.append(length, '.');
            else result += character;
            at += length;
        }
    }
    return result;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const length = character_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::size_t utf8_boundary(std::string_view text, std::size_t byte)
{
    if (byte >= text.size()) return text.size();
    while (byte > 0 && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) --byte;
    return byte;
}

std::size_t display_width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace holdfast
