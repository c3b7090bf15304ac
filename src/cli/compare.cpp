//! `holdfast compare`: two studies side by side, and which input makes the difference.
#include "commands.hpp"

#include "answers.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/compare_studies.hpp"
#include "holdfast/report/comparison.hpp"

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
