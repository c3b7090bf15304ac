#include "cli/output/folding.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr std::size_t width = 80;
//! What goes on is set in by so much where the line has no second column.
constexpr std::size_t set_in = 4;
//! A second column farther right leaves too little room beside it.
constexpr std::size_t farthest_column = 40;

//! Where a line's words begin that may go on below, and how far that is set in.
struct Fold {
    std::size_t from{}, indent{};
};

//! Of help: two blanks or more part an option from what it does; where there was no room beside a long option, CLI11 leaves
//! the first column empty.
Fold fold_of(std::string_view line)
{
    auto const text = std::min(line.find_first_not_of(' '), line.size());
    if (text > set_in) return {text, text};
    auto const gap = line.find("  ", text);
    auto const second = gap == std::string_view::npos ? gap : line.find_first_not_of(' ', gap);
    if (second == std::string_view::npos || second > farthest_column) return {text, text + set_in};
    return {second, second};
}

std::string fold_line(std::string_view line, Fold fold)
{
    if (display_width(line) <= width) return std::string(line);
    std::string all;
    std::string current(line.substr(0, fold.from));
    bool first = true;
    for (auto const& word : split(line.substr(fold.from), ' ')) {
        if (!first && display_width(current) + 1 + display_width(word) > width) {
            all += current + "\n";
            current = std::string(fold.indent, ' ');
            first = true;
        }
        current += (first ? "" : " ") + std::string(word);
        first = false;
    }
    return all + current;
}

std::string fold_hint(std::string_view blanks, std::string_view hint)
{
    return fold_line(fmt::format("{}= {}", blanks, hint), {blanks.size() + 2, blanks.size() + 2});
}

//! The caret's line holds the hint, too; nothing where this is no such line.
std::optional<std::string> fold_caret(std::string_view line)
{
    auto const bar = line.find_first_not_of(' ');
    if (bar == std::string_view::npos || line[bar] != '|') return std::nullopt;
    auto const caret = line.find('^', bar);
    if (caret == std::string_view::npos || line.find_first_not_of(' ', bar + 1) != caret) return std::nullopt;
    auto const end = std::min(line.find_first_not_of('^', caret), line.size());
    if (end == line.size() || display_width(line) <= width) return std::string(line);
    auto const hint = line.substr(line.find_first_not_of(' ', end));
    return fmt::format("{}\n{}", line.substr(0, end), fold_hint(line.substr(0, bar), hint));
}

//! "   12 | premium = 40.6", a line of somebody's file.
bool is_quoted(std::string_view line)
{
    auto const number = line.find_first_not_of(' ');
    if (number == 0 || number == std::string_view::npos) return false;
    auto const end = line.find_first_not_of("0123456789", number);
    return end != std::string_view::npos && end > number && line.substr(end).starts_with(" | ");
}

std::string fold_line_of_problem(std::string_view line)
{
    if (is_quoted(line)) return std::string(line);
    if (auto caret = fold_caret(line)) return *std::move(caret);
    auto const text = std::min(line.find_first_not_of(' '), line.size());
    if (line.substr(text).starts_with("= ")) return fold_hint(line.substr(0, text), line.substr(text + 2));
    return fold_line(line, {0, set_in});
}

template <class Each> std::string line_by_line(std::string_view text, Each const& each)
{
    std::string all;
    for (auto const& line : split(text, '\n')) all += each(line) + "\n";
    all.pop_back();
    return all;
}

}  // namespace

std::string folded(std::string_view text)
{
    return line_by_line(text, [](std::string_view line) { return fold_line(line, fold_of(line)); });
}

std::string folded(Problem const& problem) { return line_by_line(describe(problem), fold_line_of_problem); }

}  // namespace holdfast::cli
