//! A report's files, written into a folder: for `holdfast report` and `holdfast run --report`.
#pragma once

#include "exit_code.hpp"

#include "holdfast/report/report.hpp"
#include "holdfast/study/evaluate.hpp"

#include <string>

namespace holdfast::cli {

//! Runs the study; what the report opens with is still to be chosen.
[[nodiscard]] ReportMaterial report_of(Study const&, Execution const&);

struct WrittenReport {
    ExitCode code{ExitCode::done};
    std::string says;  //!< which files there are and what each is; empty where something could not be written
};
//! Adds what it would be worth to know more where the report opens, and writes the files; report.docx only where pandoc is
//! installed.
[[nodiscard]] WrittenReport write_report(ReportMaterial&, std::string const& folder, Execution const&);

}  // namespace holdfast::cli
