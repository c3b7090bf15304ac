//! What happened as an object of a JSON document: of look-back and of results.json alike. Described in docs/results.md.
//! Tested in tests/report/look_back_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"
#include "report/forms/json_object.hpp"

namespace holdfast::report {

[[nodiscard]] Json windows_json(Windows const&);
[[nodiscard]] Json look_back_object(LookBack const&);

}  // namespace holdfast::report
