//! The financial case: the base case by line of the budget, live, and how sure it is, as holdfast drew it. Every figure on the
//! sheet is a formula over the sheets Model, Inputs and Budget.
//! Tested in tests/report/workbook_test.cpp and in tests/workbook/ (recalculated by a spreadsheet).
#pragma once

#include "holdfast/questions/financial_case.hpp"
#include "report/workbook/model_sheet.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace holdfast::report {

//! What was drawn of a case, as other sheets call it.
struct DrawnCase {
    struct Of {
        Formula saving_p10, saving_p50, saving_p90, p10, p50, p90, chance, chance_so_far;
    };
    std::vector<Of> years;
    Of horizon;
    Formula guessed;         //!< how many of the effect, the cost and the lines are a guess
    Formula not_all_stated;  //!< how many of the cost and the lines are built or assumed
    RatedCase rated;
};

//! Writes the draws' figures on the sheet Budget, from this row on: values, which no changed cell moves. None where no saving is
//! claimed.
[[nodiscard]] std::optional<DrawnCase> write_drawn_case(Page& budget, std::uint32_t row, FinancialCase const&);

void write_case(Page&, SheetSubject const&, LiveInputs const&, LiveModel const&, std::optional<DrawnCase> const&);

}  // namespace holdfast::report
