// Every key of every JSON form of the command is named in docs/results.md: in the section of its form, or among those that
// all forms share (results.json's, to which the others refer "as above").

#include "holdfast/report/financial_case.hpp"
#include "holdfast/report/json.hpp"
#include "report/backtest/backtest.hpp"
#include "report/budget/budget.hpp"
#include "report/comparison/comparison.hpp"
#include "report/decision/decision.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/study_decision.hpp"
#include "report/explain/base_case.hpp"
#include "report/impact/impact.hpp"
#include "report/look_back/look_back.hpp"
#include "report/neighbours/neighbours.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "report/trial/trial.hpp"
#include "support/files.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;

//! Objects whose keys are names from the study: years, strategies. Those of `reasons` are other keys.
std::set<std::string> const keyed_by_names{"reasons", "spend_by_year", "mean_net_benefit", "ceac", "expected_loss"};

void collect_keys(nlohmann::json const& value, std::set<std::string>& keys)
{
    for (auto const& [key, member] : value.items()) {
        if (value.is_object()) keys.insert(key);
        if (member.is_structured() && !(value.is_object() && keyed_by_names.contains(key))) collect_keys(member, keys);
    }
}

//! From a heading to the next of the same depth.
std::string section(std::string const& docs, std::string const& title)
{
    auto const from = docs.find("\n## " + title + "\n");
    if (from == std::string::npos) return "";
    return docs.substr(from, docs.find("\n## ", from + 1) - from);
}

Study small()
{
    auto study = sample_study();
    study.months = 24;
    study.draws = 200;
    study.interventions[sample::supervision].per_worker_year->basis = Basis::published;
    for (std::size_t a = 0; a < study.authorities.size(); ++a)
        study.authorities[a].dfe_number = std::to_string(901 + a);
    study.authorities[0].neighbours = {{"902", "Close"}, {"999", "Close"}};
    return study;
}
Execution const one_thread{1, {}, InstructionSet::sse2};

struct Form {
    std::string section;
    std::vector<std::string> documents;
};

std::string chosen_packages()
{
    BudgetQuestion question;
    question.objective = Objective::total_saving;
    question.conditions = {TotalAtMost{900'000}, MustBuy{0, sample::supervision}};
    question.frontier = {300'000, 900'000};
    question.limits.mean_of_worst = MeanOfWorst{0.05, -5e6};
    question.limits.chance_of_no_loss = ChanceOfNoLoss{0.01};
    return budget_json(share_out(question, small()));
}

std::string a_comparison()
{
    TwoStudies two;
    two.a = only(small(), 0, sample::supervision);
    two.name_a = "a.toml";
    two.name_b = "b.toml";
    two.changes = {{"prices.exit", "exit costs", {{"prices.exit.mean", "£500", "=600", "a.toml:3", "b.toml:4"}}}};
    two.with = [a = two.a](std::vector<bool> const& taken) {
        auto study = a;
        if (taken[0]) study.prices.exit.about = gamma_of(600.0, 250.0);
        return std::optional(study);
    };
    two.b = *two.with({true});
    two.only_in_one = {{false, "strategy", "circles", "Reflective circles"}};
    return comparison_json(two, compare(two));
}

std::vector<std::string> decisions()
{
    StudyDecisionReport report;
    report.study = only(small(), 0, sample::supervision);
    report.draws = draws_of_all(report.study);
    report.groups = each_effect(report.draws);
    report.decisions = decide_study(report.draws, {{0.0, 30'000.0}, report.groups});
    report.head_to_heads = head_to_heads(report.draws);
    report.checks = {nested_evppi(report.study, {"interventions.supervision.effect.log_hazard_ratio", {0.0}, 6, 64})};
    HeadToHeadReport against;
    against.study = report.study;
    against.draws = report.draws;
    against.pairs = report.head_to_heads;
    return {study_decision_json(report), head_to_head_json(against)};
}

std::string a_trial()
{
    TrialQuestion question;
    question.intervention = sample::supervision;
    question.workers_per_arm = {50, 100};
    question.simulations = 20;
    return trial_json(worth_of_trial(small(), question, one_thread));
}

std::string a_backtest()
{
    Backtest found;
    found.authority = "Leeds";
    found.years.resize(1);
    Origins all;
    all.by_origin.resize(1);
    return backtest_json(found, all);
}

std::vector<std::string> look_backs()
{
    LookBack found;
    found.adopters.push_back({"383", "Leeds", {0.2, 0.1}, 100.0});
    found.left_out.resize(1);
    found.here = found.elsewhere = found.typical = {0.2, 0.1};
    found.plain = found.adjusted = {1.0, 0.9, 1.1, 0.1};
    found.years = {{2017, 0.2, 0.2}};
    return {look_back_json(found), null_json({NullCoverage{}}, Windows{})};
}

std::vector<Form> forms()
{
    auto const study = small();
    std::vector<Form> all;
    all.push_back({"The base case alone", {base_case_json(study, base_cases(study))}});
    for (auto const* strategy : {"supervision", "circles"}) {
        all.push_back({"Sensitivity", {sensitivity_json(study_sensitivity(study, 0, strategy, {}, one_thread))}});
        all.push_back({"Impact", {budget_impact_json(budget_impact(study, 0, strategy, one_thread))}});
        auto const found = financial_case(study, 0, strategy, one_thread);
        all.push_back({"Case", {financial_case_json({found, {{"id", "name", "why", found}}})}});
        all.push_back({"Neighbours",
                       {neighbours_json(neighbourhood(study, study.authorities.front().code, strategy, one_thread))}});
    }
    all.push_back({"Backtest", {a_backtest()}});
    all.push_back({"Look-back", look_backs()});
    all.push_back({"Comparison", {a_comparison()}});
    all.push_back({"Trial", {a_trial()}});
    all.push_back({"Decisions", decisions()});
    all.push_back({"budget.json", {chosen_packages()}});
    return all;
}

}  // namespace

TEST(Documents, have_every_key_of_every_json_form_named_in_the_docs)
{
    auto const docs = test::text_of(where::project() + "/docs/results.md");
    auto const shared = docs.substr(0, docs.find("\n## savings.csv\n"));
    ASSERT_LT(shared.size(), docs.size());
    for (auto const& form : forms()) {
        auto const own = section(docs, form.section);
        EXPECT_NE(own, "") << "no section " << form.section;
        std::set<std::string> keys;
        for (auto const& document : form.documents) collect_keys(nlohmann::json::parse(document), keys);
        EXPECT_GT(keys.size(), 10U) << form.section;
        for (auto const& key : keys)
            EXPECT_TRUE((own + shared).find("`" + key + "`") != std::string::npos ||
                        shared.find("\"" + key + "\"") != std::string::npos)
                << form.section << ": " << key;
    }
}
