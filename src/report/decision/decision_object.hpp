//! A decision as a JSON object, for every document that holds one.
#pragma once

#include "holdfast/decision/decide.hpp"

#include <nlohmann/json.hpp>

namespace holdfast::report {

//! strategies, incremental, curves, evppi: docs/command.md says what they hold.
[[nodiscard]] nlohmann::ordered_json decision_object(DecisionFindings const&);

}  // namespace holdfast::report
