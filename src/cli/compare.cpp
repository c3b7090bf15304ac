//! `holdfast compare`: two studies side by side, and which input makes the difference.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "inputs/study/compare_studies.hpp"
#include "report/comparison/comparison.hpp"

namespace holdfast::cli {

namespace {

struct CompareOptions {
    std::string a, b;    //!< two studies
    StudyOptions study;  //!< but for the file, the same for both
    unsigned threads{};
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, CompareOptions& options)
{
    app.add_option("study_a", options.a, "a study")->required()->type_name("STUDY_A");
    app.add_option("study_b", options.b, "the study that it is compared with")->required()->type_name("STUDY_B");
    add_choice(app, options.study);
    add_draws(app, options.study);
    add_threads(app, options.threads);
    options.answer.add_to(app);
}

StudyRequest request_for(CompareOptions const& options, std::string const& file)
{
    auto study = options.study;
    study.study = file;
    return request_from(study);
}

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
    auto const comparison =
        with_progress(execution, [&](Execution const& how) { return holdfast::compare(studies, how); });
    return options.answer.hand_over({[&](auto const& style) { return comparison_text(studies, comparison, style); },
                                     [&] { return comparison_json(studies, comparison); },
                                     [&] { return comparison_csv(studies, comparison); }});
}

}  // namespace

Work add_compare(CLI::App& app) { return work_of<CompareOptions>(app, declare, compare); }

}  // namespace holdfast::cli
