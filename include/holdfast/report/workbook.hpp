//! The findings as a workbook (.xlsx): what was found, and one authority with one intervention as a live model in formulas.
//!
//! Sheets: Summary; Inputs (named cells, those that may be changed unlocked); Result and Model (the base case month by
//! month, M1–M24, in formulas over Inputs); Savings (the intervention in all authorities, with a chart); All savings; Budget
//! (by financial year, drawn and live); Case (a financial case: every figure a formula over Model, Inputs and Budget); Scenarios (values, where there are scenarios); Evidence; About. Every formula is
//! stored with the value that it has, so that what is seen before a recalculation is what is seen after it. Without turnover
//! evidence there is no effect and no live saving: Result and Model show what leaving costs now and what the programme would
//! cost.
//! Whatever comes from the inputs is stored as text and never as a formula or a link.
//! Equal findings and choices give equal bytes: the file's dates are fixed.
//! Tested in tests/report/workbook_test.cpp, and in tests/workbook/ by a spreadsheet that recalculates every formula.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/report/scenarios.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

//! What the workbook is about: of these there is a result among the findings.
struct WorkbookChoice {
    std::size_t authority{};  //!< index into Findings::study.authorities
    std::size_t strategy{};   //!< index into Findings::strategies
    //! Nobody named the authority: it is only where the live model has its place, and the summary opens with all of them together.
    bool opens_with_all{};
};

//! The bytes of the file. Throws ContractBroken where there is no result for the choice, std::runtime_error where the
//! temporary folder cannot be written to; no file is left behind.
//! `scenarios` are of the same authorities; `adopters` of the same study. `drawn` is of the same choice: without it the sheet Case
//! has its base case alone.
[[nodiscard]] std::string workbook(Findings const&, WorkbookChoice, ReportScenarios const& scenarios = {},
                                   std::vector<AdoptersFound> const& adopters = {},
                                   FinancialCase const* drawn = nullptr);

}  // namespace holdfast
