//! The sheets that show what was found: none of them changes when an input of the workbook does, but the live table of the
//! budget.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/chosen.hpp"
#include "report/workbook/model_sheet.hpp"

namespace holdfast::report {

void write_summary(Page&, Chosen const&);
//! The chosen intervention in every authority, with a chart of the first.
void write_savings(Book&, Page&, Chosen const&);
//! Every authority and every intervention.
void write_all_savings(Page&, Chosen const&);
void write_budget(Book&, Page&, Chosen const&, LiveModel const&);
void write_evidence(Page&, Chosen const&);
void write_about(Page&, Chosen const&);

}  // namespace holdfast::report
