//! The model of the chosen pair, month by month, in formulas (M1–M24): the same equations as workforce/projection.hpp and
//! outcomes/strategy.hpp, a column each.
//! Tested in tests/workbook/: equal to the engine, and recalculated by a spreadsheet.
#pragma once

#include "holdfast/outcomes/lines.hpp"
#include "report/workbook/inputs_sheet.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

//! A column of the model, as it is called from other sheets.
struct LiveModel {
    std::string years_text;          //!< the months' financial years: cells
    std::vector<std::string> years;  //!< and what they say
    Range month;                     //!< counted from 0
    Range discount;
    std::array<std::optional<Range>, line_count> without;  //!< cost on each line, undiscounted; the programme has none
    std::array<std::optional<Range>, line_count> with;     //!< none but the programme's where no effect is known
    ByPart<std::optional<Range>> programme_parts;  //!< where a part of the programme's cost is known and a part is not
    Range leavers_without;
    std::optional<Range> leavers_with;
};

[[nodiscard]] LiveModel write_model(Page&, SheetSubject const&, LiveInputs const&);

}  // namespace holdfast::report
