//! What a report shows, gathered for the command and for the browser: findings with their pictures, and what it would be worth
//! to know more. Scenarios are gathered in scenario_runs.hpp, the financial case in case_runs.hpp.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/report/report.hpp"

#include <optional>

namespace holdfast {

//! Runs the study; what the report opens with is still to be chosen.
[[nodiscard]] ReportMaterial report_of(Study const&, Execution const&);

//! What knowing more would be worth where the report opens: for its authority, or for all together. None where there is
//! nothing to choose between.
[[nodiscard]] std::optional<ReportDecision> decision_of(ReportMaterial const&, Execution const&);

}  // namespace holdfast
