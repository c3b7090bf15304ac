//! What was found, first: the sentence for a budget report, the figures, and how each follows from the sheet Inputs.
#pragma once

#include "report/workbook/inputs_sheet.hpp"

#include <vector>

namespace holdfast::report {

//! `live` is what the sheet Result comes to, in the order in which it says it.
void write_summary(Page&, SheetSubject const&, LiveInputs const&, std::vector<PanelFigure> const& live);

}  // namespace holdfast::report
