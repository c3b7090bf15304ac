//! A study's scenarios, run: for `holdfast run --scenarios`, for every report and for the browser.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/report/report.hpp"

#include <vector>

namespace holdfast {

//! Each as the request has its study. None where one has an error.
[[nodiscard]] Read<std::vector<ScenarioRun>> scenario_runs(LaidStudy const&, StudyRequest const&, Sampling,
                                                           Execution const&);

//! Those of a report: only of the strategies that lead where it opens, from few draws, and beside the study with just these.
//! None where one has an error.
[[nodiscard]] Read<ReportScenarios> report_scenarios(LaidStudy const&, StudyRequest, ReportMaterial const&,
                                                     Execution const&);

}  // namespace holdfast
