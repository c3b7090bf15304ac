//! What every effect rests on.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

void write_evidence(Page&, SheetSubject const&);

}  // namespace holdfast::report
