//! An .xlsx file being written: sheets, looks, cells. All text goes through Page::text, which never makes a formula or a
//! link of it; formulas come from Formula alone, with the value that they have.
#pragma once

#include "report/workbook/formula.hpp"

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

namespace holdfast::report {

//! How a number is shown.
enum class Digits { general, pounds, pence, share, chance, whole, people, rate, factor, changes, rating, years_back };
//! What a cell is for.
enum class Face { plain, bold, title, heading, column, wrapped, aside, note, input, derived, total, panel };

//! A place on a sheet, counted from 0.
struct At {
    std::uint32_t row{};
    std::uint16_t column{};
};
[[nodiscard]] std::string name_of(At);            //!< "B7"
[[nodiscard]] std::string fixed_name_of(At);      //!< "$B$7"
[[nodiscard]] std::string column_name(unsigned);  //!< 0 → "A"

//! What an officer may type into an input.
enum class Allowed { share, not_negative, positive, whole, one_or_none, anything };

//! The text as a cell can hold it: characters that are visible, at most 32,767 of them, the cut marked. No blanks at its
//! ends: the library marks these with xml:space, which the schema of shared strings (ISO/IEC 29500) does not allow.
[[nodiscard]] std::string as_cell(std::string_view);

class Book;

class Page {
public:
    //! Where the face is a wrapped one, the row becomes as high as the text needs.
    void text(At, std::string_view, Face = Face::plain);
    void number(At, double, Digits, Face = Face::plain);
    //! Nothing, looking like its neighbours.
    void empty(At, Face);
    //! Writes the formula with its value; returns the cell, as it is called on this sheet.
    Formula formula(At, Formula const&, Digits, Face = Face::plain);
    //! One text over the columns up to `last`, wrapped, in a row as high as it needs.
    void paragraph(std::uint32_t row, std::string_view, Face = Face::wrapped, std::uint16_t last = 0);
    //! A heading over several columns.
    void across(At first, std::uint16_t last, std::string_view, Face);
    void may_hold(At, Allowed);

    //! In characters; to be said before anything is written. Wide sheets are printed on several pages side by side.
    void widths(std::vector<double> const& of_columns);
    //! The rows and columns that stay in sight; the rows are printed on every page.
    void freeze(std::uint32_t rows, std::uint16_t columns, std::uint32_t first_repeated);
    void filter(At first, At last);
    //! Only unlocked cells can be changed; there is no password.
    void protect();
    //! All from the first cell to this one, on one page of A4; to be said after the widths. What stands beyond is for the screen.
    enum class Orientation { landscape, portrait };
    void print_on_one_page(At last, Orientation = Orientation::landscape);
    //! Leaves the sheet out where the whole workbook is printed; to be said after the widths.
    void leave_unprinted();
    void chart(At, lxw_chart*, std::string const& description, double width, double height);
    [[nodiscard]] std::string const& name() const { return name_; }
    //! A cell as it is called from other sheets.
    [[nodiscard]] std::string from_outside(At) const;
    //! Cells of a column, from one row to another, as they are called from other sheets.
    [[nodiscard]] std::string range(std::uint16_t column, std::uint32_t first, std::uint32_t last) const;

private:
    friend class Book;
    Page(Book&, lxw_worksheet*, std::string name);
    void write(At, std::string_view, Face);
    //! Makes the row high enough for so many lines.
    void needs(std::uint32_t row, double lines, double of_height);
    Book& book_;
    lxw_worksheet* sheet_;
    std::string name_;
    std::uint16_t last_{};
    std::vector<double> widths_;
    std::map<std::uint32_t, double> heights_;
};

class Book {
public:
    explicit Book(std::string const& title);
    Book(Book const&) = delete;
    Book& operator=(Book const&) = delete;
    ~Book();

    //! Sheets stand in the order in which they are added. The name is ours: up to 31 letters and blanks.
    [[nodiscard]] Page& add(std::string const& name, std::string const& foot);
    //! Gives a cell a name for formulas on any sheet.
    Formula call(std::string const& name, Page const&, At, double value);
    [[nodiscard]] lxw_chart* chart(std::uint8_t type);
    [[nodiscard]] lxw_format* look(Face, Digits = Digits::general);
    //! The whole file. Throws std::runtime_error where the temporary folder cannot be written. The book is done with.
    [[nodiscard]] std::string bytes();

private:
    std::FILE* file_{};  //!< has no name and is gone when closed
    lxw_workbook* book_{};
    std::vector<std::unique_ptr<Page>> pages_;
    std::map<std::pair<Face, Digits>, lxw_format*> looks_;
};

//! A title that is text, whatever it begins with (of a chart, "=…" would be taken for the address of a cell).
void set_title(lxw_chart*, std::string const&);

}  // namespace holdfast::report
