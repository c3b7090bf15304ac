#include "holdfast/base/problem.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace holdfast {

bool has_errors(Problems const& problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](Problem const& p) { return p.kind == Problem::Kind::error; });
}

namespace {

std::string where(Place const& at)
{
    if (at.line == 0) return at.file;
    return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

//! The line, and below it a caret under the place. Long lines are cut around the place.
std::string excerpt(Place const& at, std::string_view hint)
{
    if (at.line == 0 || at.line_text.empty()) return hint.empty() ? std::string{} : fmt::format("     = {}\n", hint);
    constexpr std::size_t longest = 120;
    std::string shown = visible(at.line_text);
    std::size_t column = at.column > 0 ? at.column - 1 : 0;
    column = std::min(column, shown.size());
    if (shown.size() > longest) {
        std::size_t const from = column > longest / 2 ? utf8_boundary(shown, column - longest / 2) : 0;
        std::size_t const to = utf8_boundary(shown, std::min(shown.size(), from + longest));
        bool const cut_head = from > 0;
        bool const cut_tail = to < shown.size();
        shown = (cut_head ? "..." : "") + shown.substr(from, to - from) + (cut_tail ? "..." : "");
        column = column - from + (cut_head ? 3 : 0);
    }
    auto const number = std::to_string(at.line);
    auto const blank = std::string(number.size(), ' ');
    std::size_t const indent = display_width(std::string_view(shown).substr(0, column));
    std::size_t const room = display_width(shown) > indent ? display_width(shown) - indent : 1;
    std::size_t const width = std::clamp<std::size_t>(at.width, 1, std::max<std::size_t>(room, 1));
    return fmt::format("   {} | {}\n   {} | {}{}{}{}\n", number, shown, blank, std::string(indent, ' '),
                       std::string(width, '^'), hint.empty() ? "" : "  ", hint);
}

}  // namespace

std::string describe(Problem const& problem)
{
    auto const kind = problem.kind == Problem::Kind::error ? "error" : "warning";
    auto text = fmt::format("{}: {}: {}\n{}", where(problem.at), kind, problem.says, excerpt(problem.at, problem.hint));
    if (problem.clash)
        text += fmt::format("{}: the other place\n{}", where(*problem.clash), excerpt(*problem.clash, ""));
    return text;
}

Problems in_file_order(Problems problems)
{
    std::vector<std::string> files;
    auto const rank = [&files](std::string const& file) {
        auto const found = std::find(files.begin(), files.end(), file);
        return static_cast<std::size_t>(found - files.begin());
    };
    for (auto const& p : problems)
        if (rank(p.at.file) == files.size()) files.push_back(p.at.file);
    std::stable_sort(problems.begin(), problems.end(), [&](Problem const& a, Problem const& b) {
        return std::tuple(rank(a.at.file), a.at.line, a.at.column) <
               std::tuple(rank(b.at.file), b.at.line, b.at.column);
    });
    return problems;
}

}  // namespace holdfast
