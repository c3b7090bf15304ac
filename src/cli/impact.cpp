//! `holdfast impact`: what an intervention does to one authority's budget, financial year by financial year.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/study_request.hpp"
#include "holdfast/questions/budget_impact.hpp"
#include "report/impact/impact.hpp"

namespace holdfast::cli {

ExitCode impact(ImpactOptions const& options)
{
    auto const of = study_of_one(options.study, options.authority, options.intervention);
    if (!of) return ExitCode::problem_in_inputs;
    Execution execution;
    execution.threads = options.threads;
    auto const found = budget_impact(of->study, 0, of->strategy, execution);
    if (options.format == "json") return hand_over(budget_impact_json(found), options.out);
    if (options.format == "csv") return hand_over(budget_impact_csv(found), options.out);
    return hand_over(budget_impact_text(found, style_of_page(options.out)), options.out);
}

}  // namespace holdfast::cli
