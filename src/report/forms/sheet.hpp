//! Cells of a CSV sheet: RFC 4180, and safe to open in a spreadsheet.
#pragma once

#include "holdfast/numerics/summary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::report {

//! Text, quoted where it must be. A spreadsheet runs what begins like a formula (= + - @, a tab, a carriage return):
//! an apostrophe in front makes it text again.
[[nodiscard]] std::string sheet_text(std::string_view);
//! Text that a program reads back letter by letter, the head of a column: quoted where it must be, and nothing in front.
//! In both, what is not UTF-8 or no character of a text becomes dots: other programs refuse a whole file for one such byte.
[[nodiscard]] std::string sheet_name(std::string_view);
//! The shortest digits that read back as the same double. Throws ContractBroken where it is not finite.
[[nodiscard]] std::string sheet_number(double);

//! One row, column by column; the head is the names under which the first row was written. A figure that does not exist is
//! an empty cell, and the last column, why_empty, says why.
class Sheet {
public:
    void text(char const* column, std::string_view value) { put(column, sheet_text(value)); }
    void number(std::string const& column, std::optional<double> value, std::string const& reason);
    //! Four columns: the mean, then its range and its Monte Carlo standard error.
    void estimate(std::string const& column, std::optional<Estimate> const& value, std::string const& reason);
    void end_row();

    [[nodiscard]] std::string finished() const { return head_ + "\r\n" + rows_; }

private:
    void put(std::string const& column, std::string const& cell);
    void missing(std::string const& column, std::string const& reason);

    std::string head_;
    std::string rows_;
    std::string row_;
    bool row_begun_{};
    bool head_is_done_{};
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons_;
};

}  // namespace holdfast::report
