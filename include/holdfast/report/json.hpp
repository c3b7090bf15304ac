//! Findings as the JSON document `results.json`: described in docs/results.md, and in docs/results.schema.json, against
//! which a test validates it.
//! Numbers have full double precision (the shortest text that reads back as the same double). A figure that does not
//! exist is null, and `reasons` beside it says why. The document holds no clock time: equal findings, equal bytes.
//! Throws ContractBroken for a number that is not finite: no such number is a finding.
//! Tested in tests/report/json_test.cpp.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "holdfast/questions/chance.hpp"
#include "holdfast/report/scenarios.hpp"
#include "holdfast/study/findings.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! With chance, every result has an object `chance` more, and nothing else differs.
//! `scenarios`: those that were run beside it. `adopters`: what happened where the study's interventions were adopted.
[[nodiscard]] std::string results_json(Findings const&, ChanceFindings const& = {},
                                       std::vector<ScenarioRun> const& scenarios = {},
                                       std::vector<AdoptersFound> const& adopters = {});

}  // namespace holdfast
