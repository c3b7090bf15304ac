//! Adopters as the inputs name them, and what happened there, for results.json. Described in docs/results.md.
//! Tested in tests/report/adopters_test.cpp.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "report/forms/json_object.hpp"

#include <vector>

namespace holdfast::report {

//! As named.
[[nodiscard]] Json adopters_json(std::vector<Adopters> const&);
//! As looked back on.
[[nodiscard]] Json adopters_json(std::vector<AdoptersFound> const&);

}  // namespace holdfast::report
