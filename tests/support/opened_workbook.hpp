//! An .xlsx file taken apart, for tests: its files, its sheets cell by cell, and what a spreadsheet makes of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::test {

//! The files of an archive by name. Fails the test where the bytes are none.
[[nodiscard]] std::map<std::string, std::string> files_in(std::string const& archive);
//! An archive of these files, not compressed.
[[nodiscard]] std::string archive_of(std::map<std::string, std::string> const& files);

struct OpenedCell {
    std::string formula;  //!< without "="; empty where there is none
    std::string text;     //!< of a text cell
    std::optional<double> number;
    bool is_text{};
};

struct OpenedWorkbook {
    std::vector<std::string> names;                                      //!< of the sheets, in order
    std::map<std::string, std::map<std::string, OpenedCell>> sheets;     //!< by sheet and cell, "B7"
    std::map<std::string, std::pair<std::string, std::string>> defined;  //!< name → sheet and cell
    std::map<std::string, std::string> files;

    [[nodiscard]] OpenedCell const& at(std::string const& sheet, std::string const& cell) const;
    [[nodiscard]] OpenedCell const& named(std::string const& name) const;
    //! The cell to the right of the one that says `text`, so many columns on.
    [[nodiscard]] double beside(std::string const& sheet, std::string const& text, unsigned columns = 1) const;
};

[[nodiscard]] OpenedWorkbook opened(std::string const& bytes);

//! The workbook with other numbers in named cells, and a wrong number stored with every formula: who does not recalculate
//! will be found out.
[[nodiscard]] std::string changed(std::string const& bytes, std::map<std::string, double> const& named_cells);

//! Is there a spreadsheet on this machine that can recalculate? (LibreOffice; scripts/test installs it.)
[[nodiscard]] bool can_recalculate();
//! Every workbook recalculated from scratch, in one go; `folder` is for its files.
[[nodiscard]] std::vector<OpenedWorkbook> recalculated(std::vector<std::string> const& workbooks,
                                                       std::string const& folder);

}  // namespace holdfast::test
