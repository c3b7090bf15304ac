//! `holdfast explain`: the base case of one authority and one intervention as a worked sum.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/look_back/adopters_chapter.hpp"

#include <algorithm>

namespace holdfast::cli {

namespace {

struct ExplainOptions {
    OneOptions selected;
    bool months{};
    bool full{};  //!< everything, not the first screen alone
};

void declare(CLI::App& app, ExplainOptions& options)
{
    add_one(app, options.selected);
    app.add_flag("--months", options.months, "everything, and month by month as well");
    app.add_flag("--full", options.full, "print everything, not the first screen alone");
}

ExitCode explain(ExplainOptions const& options)
{
    auto const asked = study_of_one(options.selected);
    if (!asked) return ExitCode::problem_in_inputs;
    auto const adopters = adopters_found(asked->study);
    if (!adopters) return ExitCode::problem_in_inputs;
    auto const findings = evaluate(asked->study, {});
    auto const result = std::find_if(findings.results.begin(), findings.results.end(), [&](Result const& candidate) {
        return findings.strategies[candidate.strategy].id == asked->strategy;
    });
    require(result != findings.results.end(), "a study of one authority has a result of its strategy");
    auto style = style_of_page();
    style.full = options.full;
    name_inputs(style, options.selected.study);
    auto const sum = worked_sum_text(worked_sum(findings, *result), options.months, style);
    bool const everything = options.full || options.months;
    return hand_over(everything ? sum + adopters_text(*adopters, style) : sum);
}

}  // namespace

Work add_explain(CLI::App& app) { return work_of<ExplainOptions>(app, declare, explain); }

}  // namespace holdfast::cli
