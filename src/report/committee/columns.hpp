//! Results as columns: each key once, and under it what every place and strategy has there. As objects, each of
//! some thousand results would carry every key again. docs/report-data.md says how to read them; web/report/src/columns.js does.
//! Tested in tests/report/columns_test.cpp.
#pragma once

#include "report/forms/json_object.hpp"

namespace holdfast::report {

//! Of a list of lists of objects, with null where there is none: {"cost": [[1, 2], [3]], "chances.net_cash": …}. A member that
//! is an object itself is named by both keys. Null: left out; nulls at the end of a list are not written.
[[nodiscard]] Json in_columns(Json const& rows);

}  // namespace holdfast::report
