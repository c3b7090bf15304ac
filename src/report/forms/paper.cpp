#include "report/forms/paper.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace holdfast::report {

namespace {

constexpr char const* bold = "\033[1m";
constexpr char const* yellow = "\033[33m";
constexpr char const* plain = "\033[0m";

constexpr std::size_t gap_between_columns = 2;
constexpr std::size_t narrowest_name = 14;
constexpr int goes_from_a4 = 4;
constexpr std::size_t a4_columns =
    84;  // digits side by side in the small print of a table, between the paper's margins

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

//! Broken at spaces it needs no more than this.
std::size_t longest_word(Table const& table, std::size_t column)
{
    std::size_t width = 1;
    auto const look_at = [&](std::string const& text) {
        for (auto const& word : split(text, ' ')) width = std::max(width, display_width(word));
    };
    for (auto const& line : split(table.columns[column].heading, '\n')) look_at(line);
    for (auto const& row : table.rows) look_at(visible(row[column]));
    return width;
}

//! A column, how wide it would like to be, and how narrow it may become.
struct Room {
    std::size_t column{}, natural{}, least{};
};

std::size_t least_of(std::vector<Room> const& rooms)
{
    std::size_t sum = rooms.empty() ? 0 : gap_between_columns * (rooms.size() - 1);
    for (auto const& room : rooms) sum += room.least;
    return sum;
}

//! Columns side by side, and how wide each is.
struct Layout {
    std::vector<std::size_t> columns;
    std::vector<std::size_t> widths;
};

//! The room is shared out: the widest column that may still give way does, of equals the later, until all fit. The least
//! that they need must fit.
Layout shared_out(std::vector<Room> const& rooms, std::size_t width)
{
    Layout layout;
    std::size_t total = rooms.empty() ? 0 : gap_between_columns * (rooms.size() - 1);
    for (auto const& room : rooms) {
        layout.columns.push_back(room.column);
        layout.widths.push_back(room.natural);
        total += room.natural;
    }
    for (; total > width; --total) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < rooms.size(); ++i)
            if (layout.widths[i] > rooms[i].least && (!widest || layout.widths[i] >= layout.widths[*widest]))
                widest = i;
        require(widest.has_value(), "columns fit where they take their least");
        --layout.widths[*widest];
    }
    return layout;
}

//! A table as it fits: mostly one layout. Where even that is too wide, columns follow below, each part with what names
//! its rows, so that nothing is lost.
struct Fitted {
    std::vector<Layout> parts;
    std::vector<std::size_t> left_out;
};

//! Columns that name a row: all up to the first name, or the first.
std::size_t naming_columns(Table const& table, std::vector<Room> const& rooms)
{
    for (std::size_t i = 0; i < rooms.size(); ++i)
        if (table.columns[rooms[i].column].is_name) return i + 1;
    return 1;
}

std::vector<Layout> in_parts(Table const& table, std::vector<Room> const& rooms, std::size_t width)
{
    auto const names = naming_columns(table, rooms);
    std::vector<Room> const lead(rooms.begin(), rooms.begin() + static_cast<std::ptrdiff_t>(names));
    if (names == rooms.size() || least_of(lead) + gap_between_columns >= width) {
        // No room beside the names: what is as wide as the page is broken, each column by itself.
        std::vector<Layout> parts;
        for (auto const& room : rooms) parts.push_back({{room.column}, {std::min(room.natural, width)}});
        return parts;
    }
    auto const beside = width - least_of(lead) - gap_between_columns;
    std::vector<Layout> parts;
    auto part = lead;
    for (auto i = names; i < rooms.size(); ++i) {
        auto room = rooms[i];
        room.least = std::min(room.least, beside);
        room.natural = std::max(room.least, std::min(room.natural, beside));
        part.push_back(room);
        if (least_of(part) <= width) continue;
        part.pop_back();
        parts.push_back(shared_out(part, width));
        part = lead;
        part.push_back(room);
    }
    parts.push_back(shared_out(part, width));
    return parts;
}

//! What gives way, in this order: names, down to a few letters; columns that may go, by rank; every other column,
//! broken at spaces; and then the last columns, which follow below. So no table is wider than the page.
Fitted fitted(Table const& table, std::size_t width)
{
    Fitted fitted;
    std::vector<Room> rooms;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto const natural = natural_width(table, c);
        rooms.push_back({c, natural, table.columns[c].is_name ? std::min(natural, narrowest_name) : natural});
    }
    while (least_of(rooms) > width) {
        auto const goes = std::max_element(rooms.begin(), rooms.end(), [&](Room const& a, Room const& b) {
            return table.columns[a.column].may_go < table.columns[b.column].may_go;
        });
        if (table.columns[goes->column].may_go == 0) break;
        fitted.left_out.push_back(goes->column);
        rooms.erase(goes);
    }
    if (least_of(rooms) > width)
        for (auto& room : rooms)
            if (!table.columns[room.column].is_name)
                room.least = std::min(room.least, longest_word(table, room.column));
    if (least_of(rooms) > width) fitted.parts = in_parts(table, rooms, width);
    else fitted.parts = {shared_out(rooms, width)};
    return fitted;
}

//! Rows of cells, each of several lines, in the columns of a layout.
class Rows {
public:
    Rows(Table const& table, Layout const& layout, std::vector<std::string>& lines)
        : table_(table), layout_(layout), lines_(lines)
    {
    }

    void head()
    {
        std::vector<std::vector<std::string>> cells;
        bool any = false;
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
            auto const& heading = table_.columns[layout_.columns[i]].heading;
            any = any || !heading.empty();
            cells.emplace_back();
            for (auto const& line : split(heading, '\n'))
                for (auto& each : broken(line, layout_.widths[i])) cells.back().push_back(std::move(each));
        }
        if (!any) return;
        add(cells, true);
        rule();
    }

    void row(Row const& row)
    {
        std::vector<std::vector<std::string>> cells;
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
            auto const& column = table_.columns[layout_.columns[i]];
            auto const& text = row[layout_.columns[i]];
            auto const width = std::max<std::size_t>(layout_.widths[i], 1);
            cells.push_back(column.is_name ? name_lines(text, width, column.most_lines) : broken(text, width));
        }
        add(cells, false);
    }

    void rule()
    {
        std::string line;
        for (std::size_t i = 0; i < layout_.widths.size(); ++i)
            line += std::string(i > 0 ? gap_between_columns : 0, ' ') + std::string(layout_.widths[i], '-');
        lines_.push_back(line);
    }

private:
    //! As it is where it fits: spaces in it may mean something.
    static std::vector<std::string> broken(std::string const& text, std::size_t width)
    {
        auto clean = visible(text);
        if (display_width(clean) <= width) return {std::move(clean)};
        return wrapped(clean, std::max<std::size_t>(width, 1));
    }

    void add(std::vector<std::vector<std::string>> const& cells, bool at_bottom)
    {
        std::size_t height = 0;
        for (auto const& cell : cells) height = std::max(height, cell.size());
        for (std::size_t h = 0; h < height; ++h) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto const lead = at_bottom ? height - cells[i].size() : 0;
                auto const text = h >= lead && h - lead < cells[i].size() ? cells[i][h - lead] : std::string{};
                if (i > 0) line += std::string(gap_between_columns, ' ');
                line += padded(text, layout_.widths[i], table_.columns[layout_.columns[i]].side);
            }
            trim_end(line);
            lines_.push_back(line);
        }
    }

    Table const& table_;
    Layout const& layout_;
    std::vector<std::string>& lines_;
};

//! How wide each of these columns is on A4, as on a terminal of that width: no word is broken where there is room for all, and
//! what is left goes to the names.
std::vector<std::size_t> widths_on_a4(Table const& table, std::vector<std::size_t> const& columns)
{
    std::vector<Room> rooms;
    for (auto const c : columns) {
        auto const natural = natural_width(table, c);
        auto const word = longest_word(table, c);
        rooms.push_back(
            {c, natural, std::min(natural, table.columns[c].is_name ? std::max(word, narrowest_name) : word)});
    }
    if (least_of(rooms) > a4_columns) {
        std::vector<std::size_t> widths;
        for (auto const& room : rooms) widths.push_back(room.least + gap_between_columns);
        return widths;
    }
    auto widths = shared_out(rooms, a4_columns).widths;
    for (auto& width : widths) width += gap_between_columns;
    std::size_t used = 0;
    for (auto const width : widths) used += width;
    auto const name = std::find_if(columns.begin(), columns.end(), [&](auto c) { return table.columns[c].is_name; });
    if (name != columns.end() && used < a4_columns)
        widths[static_cast<std::size_t>(name - columns.begin())] += a4_columns - used;
    return widths;
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
            auto const fits = word.substr(0, bytes_of(word, width));
            // An id is broken after a hyphen, where it has one.
            auto const hyphen = fits.rfind('-');
            auto const taken = hyphen == std::string_view::npos || hyphen == 0 ? fits : fits.substr(0, hyphen + 1);
            lines.emplace_back(taken);
            word.remove_prefix(taken.size());
            length -= display_width(taken);
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
    for (auto const& part : layout.parts) {
        if (!lines.empty()) {
            lines.emplace_back();
            for (auto const& line : wrapped("The same rows, further columns:", width)) lines.push_back(line);
        }
        Rows rows(table, part, lines);
        rows.head();
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (std::find(table.rules.begin(), table.rules.end(), r) != table.rules.end()) rows.rule();
            rows.row(table.rows[r]);
        }
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
    // The share of dashes is the share of the width.
    auto const widths = widths_on_a4(table, columns);
    std::string rule = "|";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string const dashes(widths[i], '-');
        rule += table.columns[columns[i]].side == Column::Side::left ? ":" + dashes + "|" : dashes + ":|";
    }
    line(rule);
    for (auto const& cells : table.rows) row([&](std::size_t c) { return markdown_text(cells[c]); });
}

}  // namespace holdfast::report
