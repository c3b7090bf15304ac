//! The budget by financial year: as drawn, and live.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/model_sheet.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

void write_budget(Book&, Page&, SheetSubject const&, LiveModel const&);

}  // namespace holdfast::report
