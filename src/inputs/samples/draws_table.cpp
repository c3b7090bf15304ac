#include "inputs/samples/draws_table.hpp"

#include "base/text.hpp"
#include "inputs/samples/row_numbers.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace holdfast {

namespace {

bool is_empty(CsvCell const& cell) { return trimmed(cell.text).empty(); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Problem about(CsvTable const& table, CsvCell const& cell, Problem::Kind kind, std::string says, std::string hint)
{
    return {kind, place_of(table, cell), "", std::move(says), std::move(hint), {}};
}

// ---- What divides the cells. ----

//! The first line that is not blank, without what stands in quotes.
std::string header_outside_quotes(std::string_view text)
{
    auto const begins = text.find_first_not_of("\r\n\t ");
    if (begins == std::string_view::npos) return "";
    auto const line = trimmed(text.substr(begins, text.find_first_of("\r\n", begins) - begins));
    std::string outside;
    bool quoted = false;
    for (char const c : line) {
        if (c == '"') quoted = !quoted;
        else if (!quoted) outside.push_back(c);
    }
    return outside;
}

//! Has every row as many cells as the header, or one more (R's row names), and the header more than one?
bool divides_evenly(CsvFile const& file, char divider)
{
    auto const split = split_csv(file, divider);
    if (!split.value || split.value->rows.empty()) return false;
    auto const wanted = split.value->header.cells.size();
    auto const first = split.value->rows.front().cells.size();
    if (wanted < 2 || (first != wanted && first != wanted + 1)) return false;
    auto const& rows = split.value->rows;
    return std::all_of(rows.begin(), rows.end(), [&](CsvRow const& row) { return row.cells.size() == first; });
}

char divider_of(CsvFile const& file)
{
    auto const header = header_outside_quotes(file.text);
    auto const has = [&header](char c) { return header.find(c) != std::string::npos; };
    if (has(';') && has(',')) return divides_evenly(file, ';') && !divides_evenly(file, ',') ? ';' : ',';
    if (has(';')) return ';';
    if (has(',')) return ',';
    if (has('\t')) return '\t';
    return has(' ') && divides_evenly(file, ' ') ? ' ' : ',';
}

// ---- Rows and columns of nothing. ----

bool is_empty_row(CsvRow const& row) { return std::all_of(row.cells.begin(), row.cells.end(), is_empty); }

void drop_empty_rows(CsvTable& table, Problems& problems)
{
    while (!table.rows.empty() && is_empty_row(table.rows.back())) table.rows.pop_back();
    auto const first = std::find_if(table.rows.begin(), table.rows.end(), is_empty_row);
    if (first == table.rows.end()) return;
    auto const more = std::count_if(first + 1, table.rows.end(), is_empty_row);
    // Whether the draw is missing, or only the line is one too many, nobody can tell from here.
    problems.push_back(about(table, first->cells.front(), Problem::Kind::error,
                             more == 0 ? std::string("this row holds no numbers")
                                       : fmt::format("this row holds no numbers, nor do {} more", more),
                             "remove it, and the same draw in every file"));
    table.rows.erase(std::remove_if(first, table.rows.end(), is_empty_row), table.rows.end());
}

bool has_column(CsvRow const& row, std::size_t column) { return column < row.cells.size(); }

void drop_column(CsvTable& table, std::size_t column)
{
    auto const drop = [column](CsvRow& row) {
        if (has_column(row, column)) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
    };
    drop(table.header);
    std::for_each(table.rows.begin(), table.rows.end(), drop);
}

void drop_empty_columns(CsvTable& table)
{
    for (auto column = table.header.cells.size(); column-- > 1;) {
        bool const empty = is_empty(table.header.cells[column]) &&
                           std::all_of(table.rows.begin(), table.rows.end(), [column](CsvRow const& row) {
                               return !has_column(row, column) || is_empty(row.cells[column]);
                           });
        if (empty) drop_column(table, column);
    }
}

// ---- Row names. ----

std::optional<double> whole_number(std::string_view text)
{
    long long value{};
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return static_cast<double>(value);
}

//! Numbers of rows in a row or with gaps, or words: no draws of anything.
bool names_the_rows(CsvTable const& table)
{
    if (table.rows.empty()) return false;
    std::vector<double> numbers;
    std::size_t words = 0;
    for (auto const& row : table.rows) {
        if (row.cells.empty() || is_empty(row.cells.front())) return false;
        auto const text = trimmed(row.cells.front().text);
        if (auto const number = whole_number(text)) numbers.push_back(*number);
        else if (is_letter(text.front())) ++words;
        else return false;
    }
    if (words == table.rows.size()) return true;
    if (words > 0) return false;
    return row_numbers(numbers).has_value() || std::is_sorted(numbers.begin(), numbers.end(), std::less_equal<>());
}

bool one_cell_more(CsvTable const& table)
{
    auto const wanted = table.header.cells.size() + 1;
    return !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(),
                                              [wanted](CsvRow const& row) { return row.cells.size() == wanted; });
}

//! Under one name two cells of digits may be a number with a decimal comma; not where there are quotes or a point.
bool may_be_decimal(CsvTable const& table)
{
    return table.header.cells.size() == 1 && std::all_of(table.rows.begin(), table.rows.end(), [&](CsvRow const& row) {
               return table.text[row.cells.front().begins] != '"' &&
                      row.cells.back().text.find_first_not_of("0123456789") == std::string::npos;
           });
}

void drop_row_names(CsvTable& table, Problems& problems)
{
    bool const unnamed = !table.header.cells.empty() && is_empty(table.header.cells.front());
    // One row of one number more may as well be a slip.
    bool const before_header = one_cell_more(table) && table.rows.size() > 1 && !may_be_decimal(table);
    if ((!unnamed && !before_header) || !names_the_rows(table)) return;
    auto const& first = table.rows.front().cells.front();
    auto const& last = table.rows.back().cells.front();
    problems.push_back(about(table, unnamed ? table.header.cells.front() : first, Problem::Kind::warning,
                             fmt::format("the first column has no name and holds row names ({} to {}): it is left out",
                                         visible(trimmed(first.text)), visible(trimmed(last.text))),
                             "R writes none with row.names = FALSE"));
    if (unnamed) table.header.cells.erase(table.header.cells.begin());
    for (auto& row : table.rows)
        if (!row.cells.empty()) row.cells.erase(row.cells.begin());
}

//! One sentence where all rows are equally wrong. True where it was said.
bool all_of_another_length(CsvTable const& table, Problems& problems)
{
    if (table.rows.size() < 2 || table.header.cells.empty()) return false;
    auto const wanted = table.header.cells.size();
    auto const has = table.rows.front().cells.size();
    bool const alike =
        std::all_of(table.rows.begin(), table.rows.end(), [has](CsvRow const& row) { return row.cells.size() == has; });
    if (!alike || has == wanted) return false;
    bool const twice = has == 2 * wanted;
    problems.push_back(
        about(table, table.rows.front().cells.front(), Problem::Kind::error,
              fmt::format("every row has {} cell{}, and the header names {}", has, has == 1 ? "" : "s", wanted),
              twice ? "are these decimal commas? Write 1.5, or divide the columns by semicolons"
                    : "the first line names every column, and a row has a number for each"));
    return true;
}

// ---- Decimal commas. ----

//! Digits in groups of three: "1.234.567". The first group is of one to three.
bool is_grouped(std::string_view digits, char by)
{
    auto const groups = split(digits, by);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        bool const right_size = i == 0 ? !groups[i].empty() && groups[i].size() <= 3 : groups[i].size() == 3;
        if (!right_size || !std::all_of(groups[i].begin(), groups[i].end(), is_digit)) return false;
    }
    return groups.size() > 1;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

//! What a cell says of the file it stands in.
enum class Commas {
    none,     //!< neither comma nor point
    decimal,  //!< a decimal comma and nothing else
    either,   //!< "1,234" or "1.234": of thousands, or decimal
    neither,  //!< not a number with a decimal comma
};

Commas commas_of(std::string_view text)
{
    if (text.find_first_of(",.") == std::string_view::npos) return Commas::none;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    auto const power = text.find_first_of("eE");
    bool const has_power = power != std::string_view::npos;
    auto const number = text.substr(0, power);
    auto const comma = number.find(',');
    auto const before = number.substr(0, comma);
    bool const grouped = is_grouped(before, '.');
    if (!grouped && !all_digits(before)) return Commas::neither;
    if (comma == std::string_view::npos) return Commas::either;  // "1.234"
    auto const after = number.substr(comma + 1);
    if (after.empty() || !all_digits(after)) return Commas::neither;
    if (grouped || has_power) return Commas::decimal;
    bool const may_be_thousands = is_grouped(number, ',') && before.front() != '0';
    return may_be_thousands ? Commas::either : Commas::decimal;
}

bool has_decimal_commas(CsvTable const& table)
{
    bool sure = false;
    for (auto const& row : table.rows)
        for (auto const& cell : row.cells) {
            auto const says = commas_of(trimmed(cell.text));
            if (says == Commas::neither) return false;
            sure = sure || says == Commas::decimal;
        }
    return sure;
}

void write_decimal_points(CsvTable& table)
{
    for (auto& row : table.rows)
        for (auto& cell : row.cells) {
            std::erase(cell.text, '.');
            std::replace(cell.text.begin(), cell.text.end(), ',', '.');
        }
}

}  // namespace

std::optional<CsvTable> read_draws_table(CsvFile const& file, Problems& problems)
{
    auto read = split_csv(file, divider_of(file));
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    if (!read.value) return std::nullopt;
    auto& table = *read.value;
    drop_empty_rows(table, problems);
    drop_empty_columns(table);
    drop_row_names(table, problems);
    if (all_of_another_length(table, problems)) return std::nullopt;
    check_table(table, problems);
    if (has_decimal_commas(table)) write_decimal_points(table);
    return std::move(read.value);
}

}  // namespace holdfast
