//! Savings in every authority. No input of the workbook changes these sheets.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

//! The chosen intervention in every authority.
void write_savings(Page&, SheetSubject const&);
//! Is there anything to compare in a chart?
[[nodiscard]] bool has_chart(SheetSubject const&);
//! The first authorities of that table, with their ranges.
void write_savings_chart(Book&, Page&, Page const& table, SheetSubject const&);
//! Every authority and every intervention.
void write_all_savings(Page&, SheetSubject const&);

}  // namespace holdfast::report
