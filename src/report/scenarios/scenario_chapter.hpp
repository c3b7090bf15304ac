//! The scenarios of a report, as a chapter of its paper.
#pragma once

#include "report/forms/paper.hpp"
#include "report/scenarios/scenario_rows.hpp"

namespace holdfast::report {

//! The sentence on what stands, a row a scenario, and what each is. Nothing where there are none.
void scenario_chapter(Paper&, ReportScenarios const&, ScenarioPlace const&);

}  // namespace holdfast::report
