//! Comma-separated text (RFC 4180) into a header and rows, every cell with its place in the file.
//! Copes with a byte order mark, CRLF, LF or CR line ends, quoted cells that hold commas, quotes and line ends,
//! blank lines, and a missing last line end. Blanks around an unquoted cell are not part of it.
//! What is wrong becomes a located Problem: text that is not UTF-8, a quote out of place or never closed, no header,
//! a column without a name or with another's name, a row longer or shorter than the header.
//! Nothing is guessed about the meaning of a cell. Tested in tests/inputs/csv_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! A file as the caller read it.
struct CsvFile {
    std::string name;
    std::string text;
};

struct CsvCell {
    std::string text;      //!< without its quotes
    std::size_t begins{};  //!< byte of CsvTable::text where it begins (its opening quote, if it has one)
    std::size_t ends{};    //!< byte after its last
};

struct CsvRow {
    unsigned line{};  //!< where it begins, from 1
    std::vector<CsvCell> cells;
};

//! Rows all have as many cells as the header.
struct CsvTable {
    std::string name;
    std::string text;  //!< the file without its byte order mark
    CsvRow header;
    std::vector<CsvRow> rows;
};

//! The value is absent only where the text could not be split into cells at all;
//! rows of another length than the header are reported and left out.
[[nodiscard]] Read<CsvTable> read_csv(CsvFile const&);
//! Its two steps, for a reader that mends what stands between them: the cells as they stand, with rows of any length; then what
//! is wrong with the header and the rows' lengths. The cells may be divided by a tab, a semicolon or a blank instead.
[[nodiscard]] Read<CsvTable> split_csv(CsvFile const&, char divider = ',');
void check_table(CsvTable&, Problems&);

//! The same for files whose header may name two columns alike, or one not at all, as some that are published do.
[[nodiscard]] Read<CsvTable> read_csv_of_any_header(CsvFile const&);
//! What read_csv finds wrong with a header.
[[nodiscard]] Problems header_problems(CsvTable const&);

[[nodiscard]] std::optional<std::size_t> column_named(CsvTable const&, std::string_view name);
[[nodiscard]] Place place_of(CsvTable const&, CsvCell const&);

//! The same for a column that must be there: where it is not, a problem at what it may have been called instead (one of
//! `others`), or at the header.
[[nodiscard]] std::optional<std::size_t> needed_column(CsvTable const&, std::string_view name,
                                                       std::vector<std::string> const& others,
                                                       std::string_view what_file, Problems&);
//! Leaves the first `most` of the problems from `before` on; the last of them says how many more there are in this file.
void shorten(Problems&, std::size_t before, std::size_t most);

}  // namespace holdfast
