//! `holdfast explain`: the base case of one authority, or a region, and one intervention as a worked sum.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/study_request.hpp"
#include "engine/head.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "report/explain/worked_region_text.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/look_back/adopters_chapter.hpp"

#include <algorithm>

namespace holdfast::cli {

namespace {

struct ExplainOptions {
    OneOptions selected;
    bool months{};
    AnswerOptions answer{AnswerOptions::Forms::text_json};
};

void declare(CLI::App& app, ExplainOptions& options)
{
    add_one_or_region(app, options.selected);
    app.add_flag("--months", options.months, "everything, and month by month as well");
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

//! The whole of one authority's sum, or its first screen.
ExitCode explain_one(ExplainOptions const& options, Findings const& findings, std::size_t strategy)
{
    auto const adopters = adopters_found(findings.study);
    if (!adopters) return ExitCode::problem_in_inputs;
    auto const result = std::find_if(findings.results.begin(), findings.results.end(),
                                     [&](Result const& candidate) { return candidate.strategy == strategy; });
    require(result != findings.results.end(), "a study of one authority has a result of its strategy");
    bool const everything = options.answer.is_full() || options.months;
    return options.answer.hand_over({[&](auto const& style) {
                                         auto const sum =
                                             worked_sum_text(worked_sum(findings, *result), options.months, style);
                                         return everything ? sum + adopters_text(*adopters, style) : sum;
                                     },
                                     [&] { return worked_region_json(worked_region(findings, strategy), findings); }},
                                    options.selected.study);
}

ExitCode explain(ExplainOptions const& options)
{
    bool const is_region = !options.selected.study.regions.empty();
    if (options.months && is_region)
        return wrong_usage(
            "--months is of one authority: name it instead of a region, as in holdfast explain Leeds arc");
    if (options.months && options.answer.is_json())
        return wrong_usage("--months is of the text: the JSON of explain has no months, so leave one of the two out");
    auto const asked = study_of_one(options.selected);
    if (!asked) return ExitCode::problem_in_inputs;
    auto const findings = evaluate(asked->study, {});
    auto const strategy = place_of(findings.strategies, asked->strategy);
    if (!is_region) return explain_one(options, findings, strategy);
    auto const region = worked_region(findings, strategy);
    return options.answer.hand_over({[&](auto const& style) { return worked_region_text(region, findings, style); },
                                     [&] { return worked_region_json(region, findings); }},
                                    options.selected.study);
}

}  // namespace

Work add_explain(CLI::App& app) { return work_of<ExplainOptions>(app, declare, explain); }

}  // namespace holdfast::cli
