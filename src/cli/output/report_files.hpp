//! A report's files: for `holdfast report` and `holdfast run --report`.
#pragma once

#include "cli/output/exit_code.hpp"
#include "cli/output/output_folder.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/report/report.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

//! Adds what the report reads its inputs once more for: scenarios and the financial case of what it opens with. False where a
//! scenario has an error, which is shown.
[[nodiscard]] bool add_readings(StudyRequest const&, ReportMaterial&, Execution const&);

struct MadeReport {
    ExitCode code{ExitCode::done};
    std::vector<NamedText> files;  //!< none where something could not be made
    std::string no_document;       //!< why report.docx is not among them, in words
};
//! Adds what it would be worth to know more where the report opens, and makes the files; report.docx only where pandoc is
//! installed.
[[nodiscard]] MadeReport make_report(ReportMaterial&, Execution const&);

//! Which files there are in the folder and what each is.
[[nodiscard]] std::string what_is_there(ReportMaterial const&, std::string const& folder, MadeReport const&);

}  // namespace holdfast::cli
