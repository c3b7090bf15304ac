//! The budget by financial year: as drawn, and live.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/model_sheet.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

//! Returns the first row below all that it wrote.
[[nodiscard]] std::uint32_t write_budget(Book&, Page&, SheetSubject const&, LiveModel const&);

}  // namespace holdfast::report
