#include "inputs/files/csv.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <csv.h>
#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_uneven_rows_shown = 20;

std::string_view without_byte_order_mark(std::string_view text)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    return text;
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

Place place_between(CsvTable const& table, std::size_t begins, std::size_t ends)
{
    std::string_view const text = table.text;
    begins = std::min(begins, text.size());
    unsigned line = 1;
    std::size_t line_begins = 0;
    for (std::size_t i = 0; i < begins; ++i) {
        if (!ends_line(text[i])) continue;
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;  // counted at its LF
        ++line;
        line_begins = i + 1;
    }
    auto const line_ends = std::min(text.find_first_of("\r\n", begins), text.size());
    auto const shown = text.substr(begins, std::min(ends, line_ends) - std::min(begins, line_ends));
    return {table.name, line, static_cast<unsigned>(begins - line_begins + 1),
            static_cast<unsigned>(display_width(shown)),
            std::string(text.substr(line_begins, line_ends - line_begins))};
}

Problem error_between(CsvTable const& table, std::size_t begins, std::size_t ends, std::string says, std::string hint)
{
    return {Problem::Kind::error, place_between(table, begins, ends), "", std::move(says), std::move(hint), {}};
}

//! The first byte that no text file holds: broken UTF-8, or a control character.
std::optional<std::size_t> first_rubbish(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = static_cast<unsigned char>(text[at]);
        bool const control = byte < 0x20U && text[at] != '\t' && !ends_line(text[at]);
        if (control || byte == 0x7FU) return at;
        std::size_t length = 1;
        while (length <= 4 && !is_utf8(text.substr(at, length))) ++length;
        if (length > 4) return at;
        at += length;
    }
    return std::nullopt;
}

//! Walks the text through libcsv byte by byte: the library tells what a cell holds but not where it stood,
//! and a cell always ends at the byte that was just given.
class Splitter {
public:
    Splitter(CsvTable const& table, char divider) : table_(table), divider_(divider)
    {
        require(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0, "libcsv starts");
        csv_set_delim(&parser_, static_cast<unsigned char>(divider));
    }
    Splitter(Splitter const&) = delete;
    Splitter& operator=(Splitter const&) = delete;
    ~Splitter() { csv_free(&parser_); }

    [[nodiscard]] std::optional<Problem> split()
    {
        std::string_view const text = table_.text;
        for (at_ = 0; at_ < text.size(); ++at_) {
            if (csv_parse(&parser_, &text[at_], 1, cell_ended, row_ended, this) != 1) return stray_quote();
            if (ends_line(text[at_]) && open_.cells.empty() && blank(cell_begins_, at_)) cell_begins_ = at_ + 1;
            count_line(text);
        }
        if (csv_fini(&parser_, cell_ended, row_ended, this) != 0) return never_closed();
        return std::nullopt;
    }

    [[nodiscard]] std::vector<CsvRow> rows() && { return std::move(rows_); }

private:
    static void cell_ended(void* bytes, std::size_t size, void* self)
    {
        static_cast<Splitter*>(self)->end_cell({static_cast<char const*>(bytes), size});
    }
    static void row_ended(int, void* self) { static_cast<Splitter*>(self)->end_row(); }

    void end_cell(std::string_view content)
    {
        std::string_view const text = table_.text;
        auto begins = cell_begins_;
        auto ends = at_;
        while (begins < ends && (text[begins] == ' ' || text[begins] == '\t')) ++begins;
        while (ends > begins && (text[ends - 1] == ' ' || text[ends - 1] == '\t')) --ends;
        if (open_.cells.empty()) open_.line = cell_line_;
        open_.cells.push_back({std::string(content), begins, ends});
        cell_begins_ = at_ + 1;
        cell_line_ = line_;
    }

    void end_row()
    {
        rows_.push_back(std::move(open_));
        open_ = {};
    }

    void count_line(std::string_view text)
    {
        if (!ends_line(text[at_])) return;
        if (text[at_] == '\r' && at_ + 1 < text.size() && text[at_ + 1] == '\n') return;
        ++line_;
        if (cell_begins_ == at_ + 1) cell_line_ = line_;
    }

    [[nodiscard]] bool blank(std::size_t from, std::size_t to) const
    {
        return from <= to && trimmed(std::string_view(table_.text).substr(from, to - from)).empty();
    }

    [[nodiscard]] Problem stray_quote()
    {
        require(csv_error(&parser_) == CSV_EPARSE, "memory for one cell");
        std::string_view const text = table_.text;
        auto const first = text.find_first_not_of(" \t", cell_begins_);
        if (first < at_ && text[first] == '"')
            return error_between(
                table_, first, at_,
                fmt::format("this quoted cell is followed by more text on line {}, before any {}", line_,
                            divider_name()),
                fmt::format("close it with a quote just before the {}; a quote inside a cell is written twice",
                            divider_name()));
        return error_between(table_, at_, at_ + 1, "a quote stands inside a cell that does not begin with one",
                             "put the whole cell in quotes, and write the quote inside it twice");
    }

    [[nodiscard]] Problem never_closed() const
    {
        return error_between(table_, std::min(cell_begins_, table_.text.size()), table_.text.size(),
                             "the quote that begins this cell is never closed",
                             fmt::format("close it with a quote just before the {}", divider_name()));
    }

    [[nodiscard]] char const* divider_name() const
    {
        return divider_ == ';' ? "semicolon" : divider_ == '\t' ? "tab" : divider_ == ' ' ? "blank" : "comma";
    }

    CsvTable const& table_;
    char divider_;
    csv_parser parser_{};
    std::vector<CsvRow> rows_;
    CsvRow open_;
    std::size_t at_{};
    std::size_t cell_begins_{};
    unsigned line_{1};
    unsigned cell_line_{1};
};

}  // namespace

Problems header_problems(CsvTable const& table)
{
    Problems problems;
    std::map<std::string_view, CsvCell const*> seen;
    for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
        auto const& cell = table.header.cells[i];
        auto const name = trimmed(cell.text);
        if (name.empty()) {
            problems.push_back(error_between(table, cell.begins, cell.ends,
                                             fmt::format("column {} of the header has no name", i + 1),
                                             "the first line names every column"));
            continue;
        }
        auto const [earlier, is_new] = seen.emplace(name, &cell);
        if (is_new) continue;
        auto problem = error_between(table, cell.begins, cell.ends, fmt::format("two columns are called {}", name),
                                     "rename or remove one of them");
        problem.clash = place_of(table, *earlier->second);
        problems.push_back(std::move(problem));
    }
    return problems;
}

namespace {

//! Leaves only rows as long as the header.
void check_lengths(CsvTable& table, Problems& problems)
{
    auto const wanted = table.header.cells.size();
    std::size_t uneven = 0;
    std::optional<Problem> last;
    for (auto const& row : table.rows) {
        if (row.cells.size() == wanted) continue;
        ++uneven;
        if (uneven > most_uneven_rows_shown + 1) continue;
        auto const has = row.cells.size();
        auto problem = error_between(
            table, row.cells.front().begins, row.cells.back().ends,
            fmt::format("this row has {} cell{}, and the header has {}", has, has == 1 ? "" : "s", wanted),
            has > wanted ? "a cell that holds a comma needs quotes around it" : "");
        if (uneven <= most_uneven_rows_shown) problems.push_back(std::move(problem));
        else last = std::move(problem);
    }
    if (last) {
        if (uneven > most_uneven_rows_shown + 1)
            last->says += fmt::format("; and so on for {} more rows", uneven - most_uneven_rows_shown - 1);
        problems.push_back(*std::move(last));
    }
    std::erase_if(table.rows, [wanted](CsvRow const& row) { return row.cells.size() != wanted; });
}

}  // namespace

Place place_of(CsvTable const& table, CsvCell const& cell) { return place_between(table, cell.begins, cell.ends); }

std::optional<std::size_t> column_named(CsvTable const& table, std::string_view name)
{
    for (std::size_t i = 0; i < table.header.cells.size(); ++i)
        if (trimmed(table.header.cells[i].text) == name) return i;
    return std::nullopt;
}

std::optional<std::size_t> needed_column(CsvTable const& table, std::string_view name,
                                         std::vector<std::string> const& others, std::string_view what_file,
                                         Problems& problems)
{
    if (auto const found = column_named(table, name)) return found;
    auto const close = nearest(name, others);
    auto const at = close ? column_named(table, *close) : std::nullopt;
    problems.push_back({Problem::Kind::error,
                        place_of(table, at ? table.header.cells[*at] : table.header.cells.front()),
                        std::string(name),
                        fmt::format("the column {} is missing", name),
                        close ? fmt::format("is it {}? Its name must be {}", *close, name)
                              : fmt::format("give {}, with all its columns", what_file),
                        {}});
    return std::nullopt;
}

void shorten(Problems& problems, std::size_t before, std::size_t most)
{
    if (problems.size() <= before + most) return;
    auto const more = problems.size() - before - most;
    problems.resize(before + most);
    auto const from = problems.begin() + static_cast<std::ptrdiff_t>(before);
    auto kept = in_file_order({from, problems.end()});  // so that the last is the last to be read
    std::move(kept.begin(), kept.end(), from);
    problems.back().says += fmt::format("; and {} more problem{} in this file", more, more == 1 ? "" : "s");
}

Read<CsvTable> split_csv(CsvFile const& file, char divider)
{
    CsvTable table{file.name, std::string(without_byte_order_mark(file.text)), {}, {}};
    if (auto const rubbish = first_rubbish(table.text)) {
        auto const byte = static_cast<unsigned char>(table.text[*rubbish]);
        return {std::nullopt,
                {error_between(table, *rubbish, *rubbish + 1,
                               fmt::format("byte 0x{:02X} is not text, so this is not a CSV file in UTF-8", byte),
                               "save the sheet as \"CSV UTF-8\"")}};
    }
    Splitter splitter(table, divider);
    if (auto problem = splitter.split()) return {std::nullopt, {*std::move(problem)}};
    auto rows = std::move(splitter).rows();
    if (rows.empty()) {
        Problem empty{
            Problem::Kind::error, {file.name, 0, 0, 0, ""}, "", "the file is empty: it has no header", "", {}};
        return {std::nullopt, {std::move(empty)}};
    }
    table.header = std::move(rows.front());
    rows.erase(rows.begin());
    table.rows = std::move(rows);
    return {std::move(table), {}};
}

void check_table(CsvTable& table, Problems& problems)
{
    auto of_header = header_problems(table);
    std::move(of_header.begin(), of_header.end(), std::back_inserter(problems));
    check_lengths(table, problems);
}

Read<CsvTable> read_csv(CsvFile const& file)
{
    auto read = split_csv(file);
    if (read.value) check_table(*read.value, read.problems);
    return read;
}

Read<CsvTable> read_csv_of_any_header(CsvFile const& file)
{
    auto read = split_csv(file);
    if (read.value) check_lengths(*read.value, read.problems);
    return read;
}

}  // namespace holdfast
