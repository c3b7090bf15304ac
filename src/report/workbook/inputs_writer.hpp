//! Rows of the sheet Inputs: a value with its name, unit, range, basis, path and source, each a named cell.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "report/workbook/book.hpp"

#include <optional>
#include <string>

namespace holdfast::report {

namespace inputs_columns {
enum InputColumn : std::uint16_t { what, value, unit, low, high, basis, named, first, local, path, source };
}
inline constexpr std::uint32_t inputs_head_row = 6;  //!< above it stands what comes out

//! A row of the sheet, but for its value.
struct InputRow {
    std::string label;
    std::string unit;
    std::string name;  //!< in formulas
    Digits digits{Digits::general};
    Allowed allowed{Allowed::anything};
    std::string basis;
    std::string path;
    std::string source;
    bool local{};
};

//! Writes row after row, and hands back the cells by name.
class InputsWriter {
public:
    InputsWriter(Book& book, Page& page) : book_(book), page_(page) {}

    void heading(std::string const& text);
    //! Rows from here are of this programme, which their heading names: their labels need not. Empty: of none.
    void within(std::string programme) { programme_ = std::move(programme); }
    Formula input(InputRow const&, double is);
    //! A number that may be missing; the cell is then empty.
    Formula input_or_nothing(InputRow const&, std::optional<double> is);
    //! `path` is where it stands in the inputs, if that is not its id.
    Formula belief(Belief const&, std::string name, Allowed, std::string path = {});
    //! A belief about a logarithm, entered and shown as the ratio that it is the logarithm of.
    Formula ratio(Belief const&, std::string label, std::string name, std::string path);
    //! What follows from other cells; locked.
    Formula derived(std::string const& label, std::string const& unit, std::string const& name, Formula const& is,
                    Digits, std::string const& how);
    //! How many inputs, up to the row `last`, are no longer what they were.
    [[nodiscard]] static Formula changed(std::uint32_t last);
    [[nodiscard]] std::uint32_t row() const { return row_; }

private:
    void range(double from, double to, Digits);
    Formula finish(InputRow const&, double is);

    Book& book_;
    Page& page_;
    std::string programme_;
    std::uint32_t row_{inputs_head_row + 1};
};

}  // namespace holdfast::report
