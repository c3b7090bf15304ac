//! What was found, first: of a region all of it together and who loses; the sentence for a budget report, the figures, and how each follows from the sheet Inputs.
#pragma once

#include "report/workbook/inputs_sheet.hpp"

#include <vector>

namespace holdfast::report {

//! The total that it opens with, where nobody named an authority; none where one was named.
[[nodiscard]] Total const* total_to_open_with(Findings const&, WorkbookChoice const&);

//! The one that can be changed: its cells, and what the sheet Result comes to, in the order in which it says it.
struct SummarySource {
    LiveInputs const& inputs;
    std::vector<PanelFigure> const& figures;
};
//! With a total, all authorities together come first and are what is printed; the one of the live model follows.
void write_summary(Page&, SheetSubject const&, SummarySource const&, Total const*);

}  // namespace holdfast::report
