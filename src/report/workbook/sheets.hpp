//! The sheets that show what was found: none of them changes when an input of the workbook does, but the live table of the
//! budget.
#pragma once

#include "report/workbook/book.hpp"
#include "report/workbook/chosen.hpp"
#include "report/workbook/model_sheet.hpp"

namespace holdfast::report {

void write_summary(Page&, Chosen const&);
//! The chosen intervention in every authority.
void write_savings(Page&, Chosen const&);
//! Is there anything to compare in a chart?
[[nodiscard]] bool has_chart(Chosen const&);
//! The first authorities of that table, with their ranges.
void write_savings_chart(Book&, Page&, Page const& table, Chosen const&);
//! Every authority and every intervention.
void write_all_savings(Page&, Chosen const&);
void write_budget(Book&, Page&, Chosen const&, LiveModel const&);
void write_evidence(Page&, Chosen const&);
void write_about(Page&, Chosen const&);

}  // namespace holdfast::report
