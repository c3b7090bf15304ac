//! The rows of DfE's workforce files, as read: what is published of each authority in each year. Every cell that is neither a
//! number nor a mark of DfE's is a problem with its place.
#pragma once

#include "holdfast/base/problem.hpp"
#include "inputs/files/csv.hpp"
#include "inputs/published/dfe_workforce_layout.hpp"
#include "inputs/published/published_number.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace holdfast {

struct PublishedCell {
    std::optional<PublishedNumber> number;
    std::string mark;  //!< where there is no number
};

struct DfeRow {
    int year{};
    std::string number, code, name, region, subregion;
    std::array<PublishedCell, dfe_figure_columns.size()> figures;
    std::size_t file{};
    CsvCell const* at{};  //!< the cell of the year, for places

    [[nodiscard]] PublishedCell const& operator[](DfeFigure f) const { return figures[static_cast<std::size_t>(f)]; }
};

using DfeHistory = std::map<int, DfeRow>;  //!< by year

struct DfePanel {
    std::map<std::string, DfeHistory> authorities;  //!< by DfE number
    DfeHistory england;
};

//! Reads one file; `file` is its number, for places.
[[nodiscard]] DfePanel read_rows(CsvTable const&, std::size_t file, Problems&);

//! Rows of a later file take the place of those of the same authority and year.
void lay_over(DfePanel& below, DfePanel const& over);

//! The parts of a joint return's number or code: "314 / 318" → 314, 318.
[[nodiscard]] std::set<std::string> members(std::string const& joint);

}  // namespace holdfast
