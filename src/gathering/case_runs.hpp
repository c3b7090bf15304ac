//! A financial case with the same in a study's scenarios: for `holdfast impact --case`, for every report and for the browser.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/report/report.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace holdfast {

//! `request` is the one that the study was read by. None where a scenario has an error.
[[nodiscard]] Read<CaseReport> case_report(LaidStudy const&, StudyRequest request, Study const&, std::size_t authority,
                                           std::string const& strategy, Execution const&);

//! The same of all authorities of the study as one, which the request chooses.
[[nodiscard]] Read<CaseReport> case_report_together(LaidStudy const&, StudyRequest request, Study const&,
                                                    std::string const& strategy, Execution const&);

//! The case of a report, which is about what it opens with.
struct CaseOfReport {
    std::optional<CaseReport>
        made;  //!< none where it opens with neither an authority nor chosen regions, or with no strategy
};
//! None where a scenario has an error.
[[nodiscard]] Read<CaseOfReport> case_of_report(LaidStudy const&, StudyRequest const&, ReportMaterial const&,
                                                Execution const&);

}  // namespace holdfast
