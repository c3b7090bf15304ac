//! The study in other circumstances: the strategies that lead, a row a scenario.
#pragma once

#include "holdfast/report/scenarios.hpp"
#include "report/workbook/book.hpp"
#include "report/workbook/sheet_subject.hpp"

namespace holdfast::report {

//! Of the authority of the workbook and, where there are several, of all together. There must be scenarios.
void write_scenarios(Page&, SheetSubject const&, WorkbookChoice, ReportScenarios const&);

}  // namespace holdfast::report
