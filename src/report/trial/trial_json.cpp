#include "report/trial/trial.hpp"

#include "report/forms/json_object.hpp"

namespace holdfast {

namespace {

using report::Json;
using report::number;

Json estimate(double value, double standard_error)
{
    return {{"value", number(value)}, {"standard_error", number(standard_error)}};
}

Json assumptions(TrialFindings const& trial)
{
    auto const& question = trial.question;
    return {{"perspective", name(question.perspective)},
            {"against", question.against_all ? "all strategies" : "status quo"},
            {"clusters_per_arm", question.clusters_per_arm},
            {"intra_cluster_correlation", number(question.intra_cluster_correlation)},
            {"follow_up_months", number(question.follow_up_months)},
            {"leaving_rate", number(trial.leaving_rate)},
            {"leaving_rate_log_sd", number(trial.leaving_rate_log_sd)},
            {"fixed_cost", number(question.fixed_cost)},
            {"cost_per_worker", number(question.cost_per_worker)},
            {"programme_cost_per_worker", number(trial.programme_cost)},
            {"programme_cost_is_placeholder", trial.placeholder_cost},
            {"programme_cost_parts", report::cost_parts(trial.programme_parts)},
            {"effect_basis", name(trial.basis)},
            {"months_until_report", number(question.months_until_report)},
            {"years_of_use", number(question.years_of_use)},
            {"share_of_authorities", number(question.share_of_authorities)},
            {"horizon_years", number(trial.years)},
            {"discount_rate", number(trial.discount_rate)},
            {"workers", number(trial.workers)},
            {"workers_everywhere", number(trial.workers_everywhere)},
            {"draws", trial.draws},
            {"seed", trial.seed}};
}

Json sizes(TrialFindings const& found)
{
    auto all = Json::array();
    for (std::size_t s = 0; s < found.worth.size(); ++s) {
        auto const& worth = found.worth[s];
        auto const& net = found.sizes.at[s];
        all.push_back({{"workers_per_arm", worth.size},
                       {"evsi", estimate(worth.value, worth.standard_error)},
                       {"benefit", estimate(net.benefit, net.standard_error)},
                       {"cost", number(net.cost)},
                       {"enbs", estimate(net.value, net.standard_error)}});
    }
    return all;
}

Json best(TrialFindings const& trial)
{
    auto as_good = Json::array();
    for (auto const s : trial.sizes.as_good_as_best) as_good.push_back(trial.sizes.at[s].size);
    return {{"workers_per_arm", trial.sizes.at[trial.sizes.best].size},
            {"pays", trial.sizes.any_pays()},
            {"is_clear", trial.sizes.is_clear()},
            {"as_good_workers_per_arm", as_good}};
}

Json check(TrialCheck const& check)
{
    return {{"authority", check.authority},
            {"workers_per_arm", check.workers_per_arm},
            {"regression", estimate(check.regression.value, check.regression.standard_error)},
            {"importance_sampling", estimate(check.importance.value, check.importance.standard_error)},
            {"effective_draws", number(check.effective.median)},
            {"effective_draws_lowest_twentieth", number(check.effective.lowest_twentieth)},
            {"too_few_effective_draws", check.effective.too_few()},
            {"agree", check.agree()}};
}

}  // namespace

std::string trial_json(TrialFindings const& trial)
{
    Json const document{{"version", HOLDFAST_VERSION},
                        {"inputs_hash", trial.inputs_hash},
                        {"intervention", {{"id", trial.id}, {"name", trial.intervention}}},
                        {"scope", trial.scope},
                        {"authorities", trial.authorities},
                        {"authorities_that_would_fund_it_now", trial.would_fund},
                        {"evppi", estimate(trial.known.value, trial.known.standard_error)},
                        {"sizes", sizes(trial)},
                        {"best", best(trial)},
                        {"check", check(trial.check)},
                        {"assumptions", assumptions(trial)}};
    return report::written(document, 2);
}

}  // namespace holdfast
