#include "report/workbook/book.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/forms/archive.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <ctime>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

// What a cell can hold, by the format's own rule.
constexpr std::size_t most_letters = 32'767;
constexpr std::string_view cut_mark = " … [cut: a cell holds no more]";
constexpr double line_height = 15.0;
constexpr double most_lines = 26.0;           // a row has 409 points at most
constexpr double a_page_of_columns = 255.0;   // characters side by side on A4, small but legible
constexpr std::time_t no_date = 315'532'800;  // 1 January 1980, as inside the archive: equal findings, equal bytes

constexpr lxw_color_t input_fill = 0xFFF2CC;
constexpr lxw_color_t input_ink = 0x1F3864;
constexpr lxw_color_t derived_fill = 0xF2F2F2;
constexpr lxw_color_t head_fill = 0xD9E2F3;
constexpr lxw_color_t panel_fill = 0xE2EFDA;

char const* number_format(Digits digits)
{
    switch (digits) {
    case Digits::general: return nullptr;
    case Digits::pounds: return "£#,##0;[Red]-£#,##0";
    case Digits::pence: return "£#,##0.00;[Red]-£#,##0.00";
    case Digits::share: return "0.0%";
    case Digits::chance: return R"([>=0.995]">99%";[<0.005]"<1%";0%)";  // a share of draws is never a certainty
    case Digits::whole: return "0";
    case Digits::people: return "#,##0.000";
    case Digits::rate: return "0.0000";
    case Digits::factor: return "0.000000";
    case Digits::rating: return R"([=2]"green";[=1]"amber";"red")";
    case Digits::years_back: return R"([=0]"not within the horizon";[=1]"by the end of year 1";"by the end of year "0)";
    case Digits::changes: return R"([=0]"none";[=1]"1 input";0" inputs")";
    }
    return nullptr;
}

void dress(lxw_format* look, Face face)
{
    switch (face) {
    case Face::plain: format_set_align(look, LXW_ALIGN_VERTICAL_TOP); break;
    case Face::bold: format_set_bold(look); break;
    case Face::title:
        format_set_bold(look);
        format_set_font_size(look, 14);
        format_set_text_wrap(look);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Face::heading:
        format_set_bold(look);
        format_set_font_size(look, 12);
        format_set_bottom(look, LXW_BORDER_THIN);
        break;
    case Face::column:
        format_set_bold(look);
        format_set_text_wrap(look);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(look, head_fill);
        format_set_border(look, LXW_BORDER_THIN);
        break;
    case Face::wrapped:
        format_set_text_wrap(look);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Face::aside:
        format_set_text_wrap(look);
        format_set_align(look, LXW_ALIGN_LEFT);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        format_set_indent(look, 1);
        break;
    case Face::note:
        format_set_text_wrap(look);
        format_set_italic(look);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Face::input:
        format_set_bg_color(look, input_fill);
        format_set_font_color(look, input_ink);
        format_set_border(look, LXW_BORDER_THIN);
        format_set_unlocked(look);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Face::derived:
        format_set_bg_color(look, derived_fill);
        format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Face::total:
        format_set_bold(look);
        format_set_top(look, LXW_BORDER_THIN);
        break;
    case Face::panel:
        format_set_bold(look);
        format_set_bg_color(look, panel_fill);
        format_set_border(look, LXW_BORDER_THIN);
        break;
    }
}

//! "_x0041_" would be read as the letter A: its first mark is written in the same way.
std::string without_codes(std::string text)
{
    auto const is_code = [&text](std::size_t at) {
        if (at + 7 > text.size() || text[at + 1] != 'x' || text[at + 6] != '_') return false;
        return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                           text.begin() + static_cast<std::ptrdiff_t>(at) + 6,
                           [](unsigned char c) { return std::isxdigit(c) != 0; });
    };
    for (auto at = text.find('_'); at != std::string::npos; at = text.find('_', at + 1))
        if (is_code(at)) {
            text.replace(at, 1, "_x005F_");
            at += 6;
        }
    return text;
}

//! How many lines a text takes in a column; a little more than its letters need, since words are not cut.
double lines_of(std::string_view text, double width)
{
    return std::ceil(static_cast<double>(display_width(text)) * 1.06 / std::max(width, 4.0));
}

//! How long a cell takes the beginning of a text to be: units of UTF-16, of which rare characters take two.
std::size_t cells_letters(std::string_view text, std::size_t until)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < until; ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U) letters += byte >= 0xF0U ? 2 : 1;
    }
    return letters;
}

void must(lxw_error error, std::string_view what)
{
    require(error == LXW_NO_ERROR, fmt::format("the workbook takes {}: {}", what, lxw_strerror(error)));
}

}  // namespace

std::string column_name(unsigned column)
{
    std::string name;
    for (unsigned left = column + 1; left > 0; left = (left - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
}
std::string name_of(At at) { return column_name(at.column) + std::to_string(at.row + 1); }
std::string fixed_name_of(At at) { return "$" + column_name(at.column) + "$" + std::to_string(at.row + 1); }

std::string as_cell(std::string_view text)
{
    auto shown = without_codes(visible(trimmed(text)));
    auto const whole = cells_letters(shown, shown.size());
    if (whole <= most_letters) return shown;
    auto end = shown.size();
    while (cells_letters(shown, end) + cells_letters(cut_mark, cut_mark.size()) > most_letters)
        end = utf8_boundary(shown, end - 1);
    return shown.substr(0, end) + std::string(cut_mark);
}

Page::Page(Book& book, lxw_worksheet* sheet, std::string name) : book_(book), sheet_(sheet), name_(std::move(name)) {}

void Page::write(At at, std::string_view text, Face face)
{
    must(worksheet_write_string(sheet_, at.row, at.column, as_cell(text).c_str(), book_.look(face)), "a text");
}

void Page::text(At at, std::string_view text, Face face)
{
    write(at, text, face);
    bool const wraps = face == Face::column || face == Face::wrapped || face == Face::aside || face == Face::note;
    if (wraps && at.column < widths_.size()) needs(at.row, lines_of(text, widths_[at.column]), line_height);
}

void Page::needs(std::uint32_t row, double lines, double of_height)
{
    auto const height = of_height * std::clamp(lines, 1.0, most_lines);
    auto& now = heights_[row];
    if (height <= now) return;
    now = height;
    must(worksheet_set_row(sheet_, row, height, nullptr), "a row");
}

void Page::number(At at, double value, Digits digits, Face face)
{
    require(std::isfinite(value), "every number in the workbook is finite");
    must(worksheet_write_number(sheet_, at.row, at.column, value, book_.look(face, digits)), "a number");
}

void Page::empty(At at, Face face)
{
    must(worksheet_write_blank(sheet_, at.row, at.column, book_.look(face)), "an empty cell");
}

Formula Page::formula(At at, Formula const& says, Digits digits, Face face)
{
    require(std::isfinite(says.value), "every formula in the workbook has a finite value: " + says.text);
    must(worksheet_write_formula_num(sheet_, at.row, at.column, ("=" + says.text).c_str(), book_.look(face, digits),
                                     says.value),
         "a formula");
    return Formula::whole(name_of(at), says.value);
}

void Page::across(At first, std::uint16_t last, std::string_view text, Face face)
{
    if (last > first.column)
        must(worksheet_merge_range(sheet_, first.row, first.column, first.row, last, "", book_.look(face)),
             "a heading");
    write(first, text, face);
}

void Page::paragraph(std::uint32_t row, std::string_view text, Face face, std::uint16_t last)
{
    if (last == 0) last = last_;
    double room = 0.0;
    for (std::size_t i = 0; i <= last && i < widths_.size(); ++i) room += widths_[i];
    across({row, 0}, last, text, face);
    double const scale = face == Face::title ? 1.4 : 1.0;
    needs(row, lines_of(text, room / scale), line_height * scale);
}

void Page::may_hold(At at, Allowed allowed)
{
    if (allowed == Allowed::anything) return;
    bool const whole = allowed == Allowed::whole || allowed == Allowed::one_or_none;
    lxw_data_validation rule{};
    rule.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    rule.ignore_blank = LXW_VALIDATION_ON;
    std::string title = "This number cannot stand here";
    std::string message;
    if (allowed == Allowed::share || allowed == Allowed::one_or_none) {
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = 0.0;
        rule.maximum_number = 1.0;
        message =
            whole ? "Write 1 for yes or 0 for no." : "A share lies between 0% and 100%: write 80% or 0.8, not 80.";
    } else {
        bool const positive = allowed == Allowed::positive;
        rule.criteria =
            positive ? LXW_VALIDATION_CRITERIA_GREATER_THAN : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        rule.value_number = 0.0;
        message = whole      ? "Write a whole number of months, 0 or more."
                  : positive ? "Write a number above 0."
                             : "Write a number of 0 or more.";
    }
    rule.error_title = title.data();
    rule.error_message = message.data();
    must(worksheet_data_validation_cell(sheet_, at.row, at.column, &rule), "a rule for a cell");
}

void Page::widths(std::vector<double> const& of_columns)
{
    widths_ = of_columns;
    for (std::size_t i = 0; i < of_columns.size(); ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        must(worksheet_set_column(sheet_, column, column, of_columns[i], nullptr), "a width");
    }
    if (!of_columns.empty()) last_ = static_cast<std::uint16_t>(of_columns.size() - 1);
    auto const all = std::accumulate(of_columns.begin(), of_columns.end(), 0.0);
    worksheet_fit_to_pages(sheet_, static_cast<std::uint16_t>(std::max(1.0, std::ceil(all / a_page_of_columns))), 0);
}

void Page::freeze(std::uint32_t rows, std::uint16_t columns, std::uint32_t first_repeated)
{
    worksheet_freeze_panes(sheet_, rows, columns);
    if (rows > 0) must(worksheet_repeat_rows(sheet_, first_repeated, rows - 1), "rows to repeat");
    if (columns > 0)
        must(worksheet_repeat_columns(sheet_, 0, static_cast<lxw_col_t>(columns - 1)), "columns to repeat");
}

void Page::filter(At first, At last)
{
    must(worksheet_autofilter(sheet_, first.row, first.column, last.row, last.column), "a filter");
}

void Page::protect()
{
    lxw_protection may{};
    may.format_cells = may.format_columns = may.format_rows = may.sort = may.autofilter = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &may);
}

void Page::print_on_one_page(At last, Orientation way)
{
    if (way == Orientation::portrait) worksheet_set_portrait(sheet_);
    must(worksheet_print_area(sheet_, 0, 0, last.row, last.column), "what is printed");
    worksheet_fit_to_pages(sheet_, 1, 1);
}

//! A sheet without anything to print can only be hidden, or print a cell that is empty: spreadsheets leave empty pages out.
void Page::leave_unprinted()
{
    constexpr std::uint16_t far_away = 40;  // columns: no text flows over so far
    auto const column = static_cast<lxw_col_t>(last_ + far_away);
    must(worksheet_print_area(sheet_, 0, column, 0, column), "that nothing is printed");
    worksheet_fit_to_pages(sheet_, 1, 1);
}

void Page::chart(At at, lxw_chart* chart, std::string const& description, double width, double height)
{
    lxw_chart_options options{};
    options.x_scale = width;
    options.y_scale = height;
    auto text = as_cell(description);
    options.description = text.data();
    must(worksheet_insert_chart_opt(sheet_, at.row, at.column, chart, &options), "a chart");
}

std::string Page::from_outside(At at) const { return "'" + name_ + "'!" + fixed_name_of(at); }

std::string Page::range(std::uint16_t column, std::uint32_t first, std::uint32_t last) const
{
    return from_outside({first, column}) + ":" + fixed_name_of({last, column});
}

Book::Book(std::string const& title)
{
    file_ = std::tmpfile();
    if (file_ == nullptr) throw std::runtime_error("no temporary file for the workbook can be made");
    book_ = workbook_new(fmt::format("/dev/fd/{}", fileno(file_)).c_str());
    if (book_ == nullptr) throw std::runtime_error("the workbook cannot be begun");
    auto heading = as_cell(title);
    std::string author = "holdfast";
    lxw_doc_properties properties{};
    properties.title = heading.data();
    properties.author = author.data();
    properties.created = no_date;
    must(workbook_set_properties(book_, &properties), "its properties");
}

Book::~Book()
{
    if (book_ != nullptr) lxw_workbook_free(book_);
    if (file_ != nullptr) std::fclose(file_);
}

Page& Book::add(std::string const& name, std::string const& foot)
{
    auto* const sheet = workbook_add_worksheet(book_, name.c_str());
    require(sheet != nullptr, "a sheet has a name of its own: " + name);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    must(worksheet_set_footer(sheet, ("&L" + foot + "&C&A&Rpage &P of &N").c_str()), "a foot");
    pages_.push_back(std::unique_ptr<Page>(new Page(*this, sheet, name)));
    return *pages_.back();
}

Formula Book::call(std::string const& name, Page const& page, At at, double value)
{
    must(workbook_define_name(book_, name.c_str(), ("=" + page.from_outside(at)).c_str()), "the name " + name);
    return Formula::whole(name, value);
}

lxw_chart* Book::chart(std::uint8_t type)
{
    auto* const made = workbook_add_chart(book_, type);
    require(made != nullptr, "the workbook takes a chart");
    return made;
}

lxw_format* Book::look(Face face, Digits digits)
{
    auto& made = looks_[{face, digits}];
    if (made == nullptr) {
        made = workbook_add_format(book_);
        dress(made, face);
        if (auto const* format = number_format(digits)) format_set_num_format(made, format);
    }
    return made;
}

std::string Book::bytes()
{
    auto const error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR)
        throw std::runtime_error(fmt::format("the workbook could not be written: {}", lxw_strerror(error)));
    std::string bytes;
    char buffer[65'536];
    std::rewind(file_);
    while (auto const read = std::fread(buffer, 1, sizeof buffer, file_)) bytes.append(buffer, read);
    if (!holds_whole_documents(bytes))
        throw std::runtime_error("the workbook could not be written: a temporary file was cut short");
    return bytes;
}

void set_title(lxw_chart* chart, std::string const& text)
{
    auto shown = as_cell(text);
    if (!shown.empty() && shown.front() == '=') shown.insert(0, " ");
    chart_title_set_name(chart, shown.c_str());
}

}  // namespace holdfast::report
