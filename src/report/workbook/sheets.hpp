//! The sheets that show what was found: none of them changes when an input of the workbook does, but the live table of the
//! budget.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/model_sheet.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

void write_summary(Page&, SheetSubject const&);
//! The chosen intervention in every authority.
void write_savings(Page&, SheetSubject const&);
//! Is there anything to compare in a chart?
[[nodiscard]] bool has_chart(SheetSubject const&);
//! The first authorities of that table, with their ranges.
void write_savings_chart(Book&, Page&, Page const& table, SheetSubject const&);
//! Every authority and every intervention.
void write_all_savings(Page&, SheetSubject const&);
void write_budget(Book&, Page&, SheetSubject const&, LiveModel const&);
void write_evidence(Page&, SheetSubject const&);
void write_about(Page&, SheetSubject const&);

}  // namespace holdfast::report
