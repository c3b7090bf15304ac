//! `holdfast explain`: the base case of one authority and one intervention as a worked sum.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/study_request.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "report/explain/worked_sum_text.hpp"

#include <algorithm>

namespace holdfast::cli {

ExitCode explain(ExplainOptions const& options)
{
    auto const of = study_of_one(options.study, options.authority, options.intervention);
    if (!of) return ExitCode::problem_in_inputs;
    auto const findings = evaluate(of->study, {});
    auto const result = std::find_if(findings.results.begin(), findings.results.end(), [&](Result const& one) {
        return findings.strategies[one.strategy].id == of->strategy;
    });
    require(result != findings.results.end(), "a study of one authority has a result of its strategy");
    return hand_over(worked_sum_text(worked_sum(findings, *result), options.months, style_of_page()));
}

}  // namespace holdfast::cli
