//! What was found, first.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

void write_summary(Page&, SheetSubject const&);

}  // namespace holdfast::report
