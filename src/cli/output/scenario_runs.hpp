//! A study's scenarios, run: for `holdfast run --scenarios` and for every report.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/report/report.hpp"

#include <optional>
#include <vector>

namespace holdfast::cli {

//! Each as the request has its study. None where one has an error, which is shown.
[[nodiscard]] std::optional<std::vector<ScenarioRun>> scenario_runs(StudyRequest const&, Sampling, Execution const&);

//! Those of a report: only of the strategies that lead where it opens, from few draws, and beside the study with just these.
//! None where one has an error, which is shown.
[[nodiscard]] std::optional<ReportScenarios> report_scenarios(StudyRequest, ReportMaterial const&, Execution const&);

}  // namespace holdfast::cli
