#include "report/paper.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/base/text.hpp"

#include <algorithm>

namespace holdfast::report {

namespace {

constexpr char const* bold = "\033[1m";
constexpr char const* yellow = "\033[33m";
constexpr char const* plain = "\033[0m";

constexpr std::size_t gap_between_columns = 2;
constexpr std::size_t narrowest_name = 14;
constexpr int goes_from_a4 = 4;

//! Bytes of the first `characters` characters.
std::size_t bytes_of(std::string_view text, std::size_t characters)
{
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size() && seen < characters; ++seen) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
}

std::string padded(std::string_view text, std::size_t width, Column::Side side)
{
    auto const used = display_width(text);
    auto const blank = std::string(width > used ? width - used : 0, ' ');
    return side == Column::Side::right ? blank + std::string(text) : std::string(text) + blank;
}

void trim_end(std::string& text)
{
    while (!text.empty() && text.back() == ' ') text.pop_back();
}

//! A name in so many lines, the last cut where it must be.
std::vector<std::string> name_lines(std::string_view name, std::size_t width, std::size_t most)
{
    auto lines = wrapped(name, width);
    if (lines.size() <= most) return lines;
    auto rest = lines[most - 1];
    for (auto i = most; i < lines.size(); ++i) rest += " " + lines[i];
    lines.resize(most);
    lines.back() = cut_to(rest, width);
    return lines;
}

std::string one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::size_t natural_width(Table const& table, std::size_t column)
{
    std::size_t width = 0;
    for (auto const& line : split(table.columns[column].heading, '\n')) width = std::max(width, display_width(line));
    for (auto const& row : table.rows) width = std::max(width, display_width(visible(row[column])));
    return width;
}

//! The columns that fit and how wide each is; a name column gives way first, then columns go by rank.
struct Layout {
    std::vector<std::size_t> columns;
    std::vector<std::size_t> widths;
    std::vector<std::size_t> left_out;
};

Layout fitted(Table const& table, std::size_t width)
{
    Layout layout;
    for (std::size_t c = 0; c < table.columns.size(); ++c) layout.columns.push_back(c);
    for (;;) {
        layout.widths.clear();
        std::size_t total = 0;
        std::size_t smallest = 0;
        for (auto const c : layout.columns) {
            auto const wide = natural_width(table, c);
            layout.widths.push_back(wide);
            total += wide + (layout.widths.size() > 1 ? gap_between_columns : 0);
            if (table.columns[c].is_name) smallest += wide - std::min(wide, narrowest_name);
        }
        if (total <= width) return layout;
        auto const over = total - width;
        if (over <= smallest) {
            for (std::size_t i = 0; i < layout.columns.size(); ++i)
                if (table.columns[layout.columns[i]].is_name) layout.widths[i] -= over;
            return layout;
        }
        auto const goes =
            std::max_element(layout.columns.begin(), layout.columns.end(), [&](std::size_t a, std::size_t b) {
                return table.columns[a].may_go < table.columns[b].may_go;
            });
        if (table.columns[*goes].may_go ==
            0) {  // nothing may go: the name takes its least, and the table is as wide as it is
            for (std::size_t i = 0; i < layout.columns.size(); ++i)
                if (table.columns[layout.columns[i]].is_name)
                    layout.widths[i] = std::min(layout.widths[i], narrowest_name);
            return layout;
        }
        layout.left_out.push_back(*goes);
        layout.columns.erase(goes);
    }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    require(width > 0, "text is wrapped to a width");
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    auto const clean = visible(text);
    for (auto const& part : split(clean, ' ')) {
        std::string_view word = part;
        if (word.empty()) continue;
        auto length = display_width(word);
        if (used > 0 && used + 1 + length > width) {
            lines.push_back(line);
            line.clear();
            used = 0;
        }
        while (length > width) {
            auto const bytes = bytes_of(word, width);
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
            length -= width;
        }
        if (word.empty()) continue;
        if (used > 0) {
            line += ' ';
            ++used;
        }
        line += word;
        used += length;
    }
    if (used > 0) lines.push_back(line);
    return lines;
}

std::string cut_to(std::string_view text, std::size_t width)
{
    auto const clean = visible(text);
    if (display_width(clean) <= width) return clean;
    if (width == 0) return "";
    auto cut = clean.substr(0, bytes_of(clean, width - 1));
    trim_end(cut);
    return cut + "…";
}

std::vector<std::string> laid_out(Table const& table, std::size_t width)
{
    for (auto const& row : table.rows)
        require(row.size() == table.columns.size(), "a table's rows are as long as its head");
    auto const layout = fitted(table, width);
    std::vector<std::string> lines;
    auto const add = [&](std::vector<std::vector<std::string>> const& cells, bool at_bottom) {
        std::size_t height = 0;
        for (auto const& cell : cells) height = std::max(height, cell.size());
        for (std::size_t h = 0; h < height; ++h) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto const lead = at_bottom ? height - cells[i].size() : 0;
                auto const text = h >= lead && h - lead < cells[i].size() ? cells[i][h - lead] : std::string{};
                if (i > 0) line += std::string(gap_between_columns, ' ');
                line += padded(text, layout.widths[i], table.columns[layout.columns[i]].side);
            }
            trim_end(line);
            lines.push_back(line);
        }
    };
    auto const rule = [&] {
        std::string line;
        for (std::size_t i = 0; i < layout.widths.size(); ++i)
            line += std::string(i > 0 ? gap_between_columns : 0, ' ') + std::string(layout.widths[i], '-');
        lines.push_back(line);
    };

    std::vector<std::vector<std::string>> head;
    bool any_heading = false;
    for (auto const c : layout.columns) {
        head.push_back(split(table.columns[c].heading, '\n'));
        any_heading = any_heading || !table.columns[c].heading.empty();
    }
    if (any_heading) {
        add(head, true);
        rule();
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (std::find(table.rules.begin(), table.rules.end(), r) != table.rules.end()) rule();
        std::vector<std::vector<std::string>> cells;
        for (std::size_t i = 0; i < layout.columns.size(); ++i) {
            auto const c = layout.columns[i];
            if (table.columns[c].is_name)
                cells.push_back(name_lines(table.rows[r][c], std::max<std::size_t>(layout.widths[i], 1),
                                           table.columns[c].most_lines));
            else cells.push_back({visible(table.rows[r][c])});
        }
        add(cells, false);
    }
    if (!layout.left_out.empty()) {
        std::vector<std::string> names;
        for (auto const c : layout.left_out) names.push_back(one_line(table.columns[c].heading));
        for (auto const& line : wrapped("No room here for: " + in_words(names) + ".", width)) lines.push_back(line);
    }
    return lines;
}

void Paper::line(std::string_view text, char const* colour)
{
    if (colour_ && colour != nullptr && !text.empty()) {
        text_ += colour;
        text_ += text;
        text_ += plain;
    } else {
        text_ += text;
    }
    text_ += '\n';
}

void Paper::gap()
{
    if (!text_.empty() && !(text_.size() > 1 && text_[text_.size() - 2] == '\n')) text_ += '\n';
}

std::string markdown_text(std::string_view text)
{
    std::string escaped;
    for (char const c : visible(text)) {
        if (std::string_view("\\`*_{}[]<>#|~$^@&").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    // What would begin a list or a heading.
    bool const marker = !escaped.empty() && (escaped[0] == '-' || escaped[0] == '+' || escaped[0] == '=');
    if (marker) escaped.insert(0, 1, '\\');
    auto const digits = escaped.find_first_not_of("0123456789");
    bool const numbered =
        digits != 0 && digits != std::string::npos && (escaped[digits] == '.' || escaped[digits] == ')');
    if (numbered && (digits + 1 == escaped.size() || escaped[digits + 1] == ' ')) escaped.insert(digits, 1, '\\');
    return escaped;
}

Paper Paper::in_markdown()
{
    Paper paper(1, false);
    paper.markdown_ = true;
    return paper;
}

void Paper::headline(std::string_view sentence)
{
    if (markdown_) {
        gap();
        line("**" + markdown_text(sentence) + "**");
        return;
    }
    for (auto const& each : wrapped(sentence, width_)) line(each, bold);
    gap();
}

void Paper::heading(std::string_view text)
{
    gap();
    if (markdown_) {
        in_list_ = false;
        line("## " + markdown_text(text));
        return;
    }
    for (auto const& each : wrapped(text, width_)) line(each, bold);
}

void Paper::paragraph(std::string_view text, std::size_t indent)
{
    if (markdown_) {
        if (text.empty()) return;
        gap();
        in_list_ = false;
        line(markdown_text(text));
        return;
    }
    for (auto const& each : wrapped(text, width_ - indent)) line(std::string(indent, ' ') + each);
}

void Paper::item(std::string_view mark, std::string_view text)
{
    if (markdown_) {
        if (!in_list_) gap();
        in_list_ = true;
        line((mark == "-" ? std::string("- ") : std::string(mark) + ". ") + markdown_text(text));
        return;
    }
    auto const indent = display_width(mark) + 3;
    bool first = true;
    for (auto const& each : wrapped(text, width_ - indent)) {
        line(first ? "  " + std::string(mark) + " " + each : std::string(indent, ' ') + each);
        first = false;
    }
}

void Paper::warning(std::string_view text)
{
    if (markdown_) return paragraph(text);
    for (auto const& each : wrapped(text, width_)) line(each, yellow);
}

void Paper::table(Table const& table)
{
    if (markdown_) return markdown_table(table);
    for (auto const& each : laid_out(table, width_ - 2)) line(each.empty() ? each : "  " + each);
}

void Paper::markdown_table(Table const& table)
{
    gap();
    in_list_ = false;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].may_go < goes_from_a4) columns.push_back(c);
    auto const row = [&](auto const& cell) {
        std::string text = "|";
        for (auto const c : columns) text += " " + cell(c) + " |";
        line(text);
    };
    row([&](std::size_t c) { return markdown_text(one_line(table.columns[c].heading)); });
    // The share of dashes is the share of the width: names need more of it.
    std::string rule = "|";
    for (auto const c : columns) {
        std::string const dashes(table.columns[c].is_name ? 30 : 14, '-');
        rule += table.columns[c].side == Column::Side::left ? ":" + dashes + "|" : dashes + ":|";
    }
    line(rule);
    for (auto const& cells : table.rows) row([&](std::size_t c) { return markdown_text(cells[c]); });
}

}  // namespace holdfast::report
