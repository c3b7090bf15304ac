//! `holdfast impact`: what an intervention does to the budget of an authority or a region, financial year by financial year; or
//! as a financial case.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "gathering/case_runs.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/questions/budget_impact.hpp"
#include "report/impact/impact.hpp"
#include "report/impact/region_impact.hpp"

namespace holdfast::cli {

namespace {

struct ImpactOptions {
    OneOptions selected;
    unsigned threads{};
    bool as_case{};
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, ImpactOptions& options)
{
    add_one_or_region(app, options.selected);
    app.add_flag(
        "--case", options.as_case,
        "as a financial case to be signed: by line of the budget with who answers, payback, P10 to P90, rating");
    add_draws(app, options.selected.study);
    add_threads(app, options.threads);
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

ExitCode impact(ImpactOptions const& options)
{
    auto selected = options.selected;
    selected.study.answer_has_warnings = options.answer.is_text() && options.answer.is_full();
    auto const asked = study_of_one(selected);
    if (!asked) return ExitCode::problem_in_inputs;
    Execution execution;
    execution.threads = options.threads;
    bool const is_region = !options.selected.study.regions.empty();
    if (options.as_case) {
        auto const request = request_from(options.selected.study);
        DiskFiles const disk;
        LaidStudy const laid(request, disk);
        auto const report =
            or_complaints(is_region ? case_report_together(laid, request, asked->study, asked->strategy, execution)
                                    : case_report(laid, request, asked->study, 0, asked->strategy, execution));
        if (!report) return ExitCode::problem_in_inputs;
        return options.answer.hand_over({[&](auto const& style) { return financial_case_text(*report, style); },
                                         [&] { return financial_case_json(*report); },
                                         [&] { return financial_case_csv(*report); }});
    }
    if (is_region) {
        auto const region = region_impact(asked->study, asked->strategy, execution);
        return options.answer.hand_over({[&](auto const& style) { return region_impact_text(region, style); },
                                         [&] { return region_impact_json(region); },
                                         [&] { return region_impact_csv(region); }},
                                        options.selected.study);
    }
    auto const impact = budget_impact(asked->study, 0, asked->strategy, execution);
    return options.answer.hand_over({[&](auto const& style) { return budget_impact_text(impact, style); },
                                     [&] { return budget_impact_json(impact); },
                                     [&] { return budget_impact_csv(impact); }},
                                    options.selected.study);
}

}  // namespace

Work add_impact(CLI::App& app) { return work_of<ImpactOptions>(app, declare, impact); }

}  // namespace holdfast::cli
