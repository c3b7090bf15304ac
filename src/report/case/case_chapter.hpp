//! The financial case of a report, as a chapter of its paper.
#pragma once

#include "holdfast/report/report.hpp"
#include "report/forms/paper.hpp"

namespace holdfast::report {

//! The sentence, the years, who has to do what, the scenarios and the rules. Of a report of several authorities, how to get one.
void case_chapter(Paper&, ReportMaterial const&);

}  // namespace holdfast::report
