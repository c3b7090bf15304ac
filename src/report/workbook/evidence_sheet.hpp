//! What every effect rests on, and what happened where an intervention was adopted.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

#include <vector>

namespace holdfast::report {

void write_evidence(Page&, SheetSubject const&, std::vector<AdoptersFound> const&);

}  // namespace holdfast::report
