//! `holdfast compare`: two studies side by side, and which input makes the difference.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/output/terminal.hpp"
#include "cli/study_request.hpp"
#include "inputs/study/compare_studies.hpp"
#include "report/comparison/comparison.hpp"

namespace holdfast::cli {

namespace {

StudyRequest request_for(CompareOptions const& options, std::string const& file)
{
    auto study = options.study;
    study.study = file;
    return request_from(study);
}

}  // namespace

ExitCode compare(CompareOptions const& options)
{
    DiskFiles const disk;
    auto const read = read_two_studies(request_for(options, options.a), request_for(options, options.b), disk);
    if (!read.ok()) {
        show_problems(read.problems);
        return ExitCode::problem_in_inputs;
    }
    auto const& studies = *read.value;
    Execution execution;
    execution.threads = options.threads;
    auto const found = with_progress(execution, [&](Execution const& how) { return holdfast::compare(studies, how); });
    if (options.format == "json") return hand_over(comparison_json(studies, found), options.out);
    if (options.format == "csv") return hand_over(comparison_csv(studies, found), options.out);
    return hand_over(comparison_text(studies, found, style_of_page(options.out)), options.out);
}

}  // namespace holdfast::cli
