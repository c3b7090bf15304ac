//! The financial case of a report, as the data of its page: sentences and tables of words, which the page places
//! (docs/report-data.md).
#pragma once

#include "holdfast/report/report.hpp"
#include "report/forms/json_object.hpp"

#include <cstddef>

namespace holdfast::report {

//! `place`: that of its authority, among the page's places; not used where the report has no case.
[[nodiscard]] Json case_data(ReportMaterial const&, std::size_t place);

}  // namespace holdfast::report
