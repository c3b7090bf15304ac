//! The sentences of a text that a person reads, and how long they are. A text may be folded to a width, in Markdown, or one
//! line. What is no sentence ends one: an empty line, a heading, the start of an item, a row of a table, a line that stands
//! further left than the one before.
//! A line that breaks before it has to ends what stands on it: a paragraph is folded as late as its width allows, and the
//! longest line of the text is taken for that width.
//! Tested in tests/report/plain_words_test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::test {

struct LongSentence {
    std::string text;
    std::size_t words{};
};

namespace in_sentences {

inline std::string_view without_margins(std::string_view line)
{
    auto const first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

inline bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

inline std::vector<std::string_view> split_at_spaces(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        auto const first = text.find_first_not_of(' ');
        if (first == std::string_view::npos) break;
        text.remove_prefix(first);
        auto const end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

//! A dot between two columns, a dash and a bar are no words.
inline std::size_t count_words(std::string_view sentence)
{
    auto const words = split_at_spaces(sentence);
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](std::string_view word) {
        return std::any_of(word.begin(), word.end(), is_letter_or_digit);
    }));
}

//! Columns, not bytes.
inline std::size_t width_of(std::string_view line)
{
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

//! Two spaces inside a line, a bar, or nothing to read.
inline bool is_row_of_table(std::string_view line)
{
    if (line.find("  ") != std::string_view::npos || line.front() == '|') return true;
    return std::none_of(line.begin(), line.end(), is_letter_or_digit);
}

inline std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

//! "source: " and its like, below a figure.
inline bool is_label(std::string_view word)
{
    return word == "source:" || word == "note:" || word == "why:" || word == "how:";
}

//! "- ", "* ", "• ", "# ", "1. ", "source: " and, where it stands out from the line before, "1 ": an item or a heading.
inline bool opens_a_block(std::string_view line, bool stands_out)
{
    auto const mark = line.substr(0, std::min(line.find(' '), line.size()));
    if (mark.size() == line.size()) return false;
    if (is_label(mark)) return true;
    if (mark == "-" || mark == "*" || mark == "•" || mark == "–") return true;
    if (mark.find_first_not_of('#') == std::string_view::npos) return true;
    bool const full_stop = mark.back() == '.';
    auto const digits = full_stop ? mark.substr(0, mark.size() - 1) : mark;
    return (full_stop || stands_out) && !digits.empty() && digits.size() <= 2 &&
           std::all_of(digits.begin(), digits.end(),
                       [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

inline bool is_abbreviation(std::string_view word)
{
    static constexpr std::array<std::string_view, 9> all{"e.g.", "i.e.", "ch.", "p.", "pp.",
                                                         "al.",  "vs.",  "no.", "No."};
    while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
    return std::find(all.begin(), all.end(), word) != all.end();
}

inline bool ends_a_sentence(std::string_view word)
{
    while (!word.empty() && std::string_view(")]\"'*").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return !word.empty() && (word.back() == '.' || word.back() == '!' || word.back() == '?') && !is_abbreviation(word);
}

//! What belongs together, each in one line.
inline std::vector<std::string> blocks_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t width = 0;
    while (true) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        while (!lines.back().empty() && (lines.back().back() == ' ' || lines.back().back() == '\r'))
            lines.back().remove_suffix(1);
        width = std::max(width, width_of(lines.back()));
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    std::vector<std::string> blocks;
    std::string block;
    auto const close = [&] {
        if (!block.empty()) blocks.push_back(block);
        block.clear();
    };
    std::string_view before;
    for (auto const line : lines) {
        auto const said = without_margins(line);
        auto const first_word = said.substr(0, std::min(said.find(' '), said.size()));
        bool const row = !said.empty() && is_row_of_table(said);
        bool const breaks_early = width_of(before) + 1 + width_of(first_word) <= width;
        bool const steps_back = !said.empty() && !before.empty() && indent_of(line) < indent_of(before);
        if (said.empty() || row || opens_a_block(said, indent_of(line) != indent_of(before)) || breaks_early ||
            steps_back)
            close();
        if (!said.empty()) block += (block.empty() ? "" : " ") + std::string(said);
        if (row) block.clear();
        before = line;
    }
    close();
    return blocks;
}

}  // namespace in_sentences

//! Every sentence of the text, in order, without the rows of its tables.
inline std::vector<LongSentence> sentences_of(std::string_view text)
{
    std::vector<LongSentence> sentences;
    for (auto const& block : in_sentences::blocks_of(text)) {
        std::string sentence;
        auto const close = [&] {
            auto const words = in_sentences::count_words(sentence);
            if (words > 0) sentences.push_back({sentence, words});
            sentence.clear();
        };
        auto const words = in_sentences::split_at_spaces(block);
        for (std::size_t at = 0; at < words.size(); ++at) {
            sentence += (sentence.empty() ? "" : " ") + std::string(words[at]);
            bool const small_letter_follows =
                at + 1 < words.size() && std::islower(static_cast<unsigned char>(words[at + 1].front())) != 0;
            if (in_sentences::ends_a_sentence(words[at]) && !small_letter_follows) close();
        }
        close();
    }
    return sentences;
}

//! Those of more than so many words.
inline std::vector<LongSentence> sentences_longer_than(std::size_t words, std::string_view text)
{
    auto sentences = sentences_of(text);
    sentences.erase(std::remove_if(sentences.begin(), sentences.end(),
                                   [words](LongSentence const& sentence) { return sentence.words <= words; }),
                    sentences.end());
    return sentences;
}

}  // namespace holdfast::test
