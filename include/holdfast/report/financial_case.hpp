//! A financial case as a page for a chief finance officer, as JSON and as a CSV sheet (both described in docs/results.md).
//! The page: what it saves, costs and leaves, how sure that is and the rating; the years; who has to do what for each line;
//! payback; the rules; the same in the study's scenarios. Numbers in JSON and CSV have full double precision.
//! Equal findings, equal bytes. Tested in tests/report/financial_case_test.cpp.
#pragma once

#include "holdfast/questions/financial_case.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! The same case with a scenario's inputs, from as many draws.
struct CaseInScenario {
    std::string id, name, why;
    FinancialCase found;
};

struct CaseReport {
    FinancialCase found;
    std::vector<CaseInScenario> scenarios;  //!< empty: the inputs hold none
};

[[nodiscard]] std::string financial_case_text(CaseReport const&, TextStyle = {});
[[nodiscard]] std::string financial_case_json(CaseReport const&);
[[nodiscard]] std::string financial_case_csv(CaseReport const&);

}  // namespace holdfast
