//! What the model comes to, line by line, to the penny; beside it what holdfast itself found when the workbook was written.
#pragma once

#include "report/workbook/model_sheet.hpp"

namespace holdfast::report {

//! Writes the sheet and returns what belongs into the panel of the inputs.
[[nodiscard]] std::vector<PanelFigure> write_result(Page&, SheetSubject const&, LiveModel const&);

}  // namespace holdfast::report
