//! How the workbook was made, and of what.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

void write_about(Page&, SheetSubject const&);

}  // namespace holdfast::report
