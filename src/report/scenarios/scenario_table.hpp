//! The strategies that lead, in the study and in each scenario, for one place: what the page, the paper and the workbook show.
#pragma once

#include "report/scenarios/scenario_rows.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! One strategy. Every scenario has a cell, and every cell a figure or the reason why it has none.
struct ScenarioColumn {
    std::size_t strategy{};  //!< index into the strategies of ReportScenarios::study
    std::string name;        //!< with its kind of evidence, where that is no published effect
    ScenarioCell study;
    std::vector<ScenarioCell> runs;  //!< in the order of the scenarios
};

struct ScenarioTable {
    std::vector<ScenarioColumn> columns;
    std::string survives;  //!< the sentence that says what stands in which scenario
    std::vector<std::string>
        remarks;  //!< what nobody may overlook in the cash of each, and whether nothing is touched at all
};

//! Empty where there are no scenarios.
[[nodiscard]] ScenarioTable scenario_table(ReportScenarios const&, ScenarioPlace const&);

//! What a scenario's cell says beside its figures: that its sign is not the study's, or that it changes nothing here; else nothing.
[[nodiscard]] std::string_view mark_of(ScenarioRow const&);

}  // namespace holdfast::report
