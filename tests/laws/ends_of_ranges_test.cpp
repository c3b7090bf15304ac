// Every field at both ends of its range, and every command on it: an answer or a located problem, never a fault of ours.
// In one process: two authorities, 64 draws. What the command line does with text alone is tested elsewhere.

#include "holdfast/decision/evppi.hpp"
#include "holdfast/questions/chance.hpp"
#include "holdfast/questions/comparison.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/json.hpp"
#include "holdfast/report/report.hpp"
#include "holdfast/report/summary_text.hpp"
#include "holdfast/report/workbook.hpp"
#include "inputs/study/compare_studies.hpp"
#include "report/budget/budget.hpp"
#include "report/comparison/comparison.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/samples_csv.hpp"
#include "report/decision/study_decision.hpp"
#include "report/explain/base_case.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/impact/impact.hpp"
#include "report/neighbours/neighbours.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "report/trial/trial.hpp"
#include "support/every_field.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! The strategy that commands about one are given: the first with evidence, or none.
std::optional<Strategy> with_evidence(Study const& study)
{
    auto const all = strategies_of(study);
    auto const found = std::find_if(all.begin(), all.end(), [](Strategy const& s) { return s.has_effect; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::string run(Study const& study)
{
    auto const findings = evaluate(study);
    return results_json(findings) + savings_csv(findings) + summary_text(findings, {false, 100, true});
}

std::string run_chance(Study const& study)
{
    auto const chance = chance_variation(study);
    auto const findings = evaluate(study);
    return results_json(findings, chance) + summary_text(findings, {false, 100, true}, chance);
}

std::string run_base_case(Study const& study)
{
    auto const cases = base_cases(study);
    return base_case_text(study, cases) + base_case_csv(study, cases) + base_case_json(study, cases);
}

std::string run_draws_out(Study const& study)
{
    auto const draws = draws_of_all(study);
    return samples_csv(draws.strategies, draws.costs[0]) +
           samples_csv(draws.parameters.names, draws.parameters.columns);
}

std::string explain(Study const& study)
{
    std::string text;
    for (auto const& authority : study.authorities)
        for (auto const& strategy : strategies_of(study))
            text += worked_sum_text(worked_sum(study, authority, strategy.id), true);
    return text;
}

std::string impact(Study const& study)
{
    std::string text;
    for (auto const& strategy : strategies_of(study)) {
        auto const found = budget_impact(study, 0, strategy.id);
        text += budget_impact_text(found, {.full = true}) + budget_impact_json(found) + budget_impact_csv(found);
    }
    return text;
}

std::string sensitivity(Study const& study)
{
    auto const strategy = with_evidence(study);
    auto const found = study_sensitivity(study, 0, strategy ? strategy->id : strategies_of(study).front().id);
    return sensitivity_text(found, true) + sensitivity_json(found) + sensitivity_csv(found);
}

std::string decide_between(Study const& study)
{
    StudyDecisionReport report;
    report.draws = draws_of_all(study);
    report.study = study;
    if (report.draws.strategies.size() < 2) return "there is nothing to choose between";
    report.groups = each_kind(report.draws);
    StudyQuestion question;
    question.willingness_to_pay = {0.0, 20'000.0, 100'000.0};
    if (study.draws >= fewest_draws_for_evppi) question.groups = report.groups;
    report.decisions = decide_study(report.draws, question);
    report.head_to_heads = head_to_heads(report.draws);
    HeadToHeadReport against;
    against.study = study;
    against.draws = report.draws;
    against.pairs = head_to_heads(report.draws, std::size_t{0}, 20'000.0);
    return study_decision_json(report) + study_decision_text(report, {.full = true}) + head_to_head_json(against) +
           head_to_head_text(against, {.full = true});
}

std::string trial(Study const& study)
{
    auto const& all = study.interventions;
    auto const found = std::find_if(all.begin(), all.end(), [](auto const& one) { return one.effect.has_value(); });
    if (found == all.end() || study.draws < fewest_draws_for_evppi) return "the command says why not";
    TrialQuestion question;
    question.intervention = static_cast<std::size_t>(found - all.begin());
    question.workers_per_arm = {50, 400};
    question.simulations = 20;
    auto const findings = worth_of_trial(study, question);
    return trial_text(findings, {}, {.full = true}) + trial_json(findings);
}

std::string budget(Study const& study)
{
    BudgetQuestion question;
    question.conditions.push_back(TotalAtMost{WholePounds{200'000}});
    auto const findings = share_out(question, study);
    auto text = budget_json(findings);
    if (findings.bought) text += budget_text(findings, {{.full = true}, false}) + purchases_csv(findings);
    return text;
}

std::string neighbours(Study const& study)
{
    auto const strategy = strategies_of(study).front();
    auto only = study;
    only.interventions = {study.interventions.front()};
    only.packages.clear();
    auto const found = neighbourhood(only, study.authorities.front().code, strategy.id);
    return neighbours_text(found, {.full = true}) + neighbours_json(found) + neighbours_csv(found);
}

std::string report(Study const& study)
{
    ReportMaterial material;
    auto pictured = evaluate_with_pictures(study);
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    auto text = report_data_json(material) + report_markdown(material);
    for (auto const& picture : report_pictures(material)) text += picture.text;
    return text + workbook(material.findings, workbook_choice(material));
}

struct Command {
    char const* name;
    std::string (*run)(Study const&);
};
constexpr Command commands[]{{"run", run},
                             {"run --chance", run_chance},
                             {"run --base-case", run_base_case},
                             {"run --draws-out", run_draws_out},
                             {"explain", explain},
                             {"impact", impact},
                             {"sensitivity", sensitivity},
                             {"decide", decide_between},
                             {"trial", trial},
                             {"budget", budget},
                             {"neighbours", neighbours},
                             {"report", report}};

//! Every command on the study; what any of them threw is a fault of ours.
void expect_answers(Study const& study, std::string const& where)
{
    for (auto const& command : commands) {
        try {
            EXPECT_FALSE(command.run(study).empty()) << where << ": " << command.name << " says nothing";
        } catch (std::exception const& fault) {
            ADD_FAILURE() << where << ": holdfast " << command.name << ": a fault in holdfast itself: " << fault.what();
        }
    }
}

//! A study with evidence, one without, the members of a package, and the one that the field is of: others would be more
//! of the same arithmetic.
Study with_few(Study study, FieldAt const& at)
{
    std::erase_if(study.interventions, [&at](Intervention const& one) {
        bool const changed = at.path.size() > 1 && at.path[0] == "interventions" && at.path[1] == one.id;
        return !changed && one.id != "by-odds" && one.id != "by-counts" && one.id != "unmeasured";
    });
    return study;
}

//! More draws than a test can wait for; how many there are changes no arithmetic.
bool takes_too_long(FieldAt const& at, std::string const& end) { return at.name() == "study.draws" && end != "2"; }

//! One test for each section of the reference, so that a fault is found in its place and a slow one seen.
class ends_of : public testing::TestWithParam<Section const*> {};

TEST_P(ends_of, every_field_are_answered_by_every_command_or_refused_with_their_place)
{
    for (auto const& at : every_field()) {
        if (at.section != GetParam()) continue;
        for (auto const& end : ends_of_range(at)) {
            if (takes_too_long(at, end)) continue;
            auto const where = at.name() + " = " + end;
            auto const read = study_with(at, end);
            if (read.value) {
                expect_answers(with_few(*read.value, at), where);
                continue;
            }
            EXPECT_FALSE(read.problems.empty()) << where;
            for (auto const& problem : read.problems)
                EXPECT_FALSE(problem.says.empty() || problem.field.empty()) << where;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(sections, ends_of, testing::ValuesIn(all_sections().begin(), all_sections().end()),
                         [](auto const& of) {
                             auto name = "s" + std::to_string(of.index) + "_" + std::string(of.param->path);
                             std::replace_if(
                                 name.begin(), name.end(),
                                 [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
                             return name;
                         });

TEST(ends_of_ranges, are_taken_often_enough_to_tell_something)
{
    std::size_t taken = 0;
    for (auto const& at : every_field())
        for (auto const& end : ends_of_range(at))
            if (!takes_too_long(at, end) && study_with(at, end).value) ++taken;
    EXPECT_GT(taken, 100U);
}

TEST(ends_of_ranges, of_two_fields_together_are_answered_by_run_with_chance)
{
    std::vector<std::vector<std::string>> const together{
        {"beliefs.transport_sd=3", "beliefs.between_authorities_sd=3"},
        {"beliefs.transport_sd=3", "beliefs.leaving_rate=2"},
        {"beliefs.transport_sd=3", "authorities.E01.relative_leaving_rate={ value = 20 }"},
        {"beliefs.transport_sd=3", "beliefs.bands.1.relative_rate=50", "authorities.E01.in_post=100000"},
        {"beliefs.months_to_fill=\"0 months\"", "beliefs.transport_sd=3"},
        {"beliefs.months_to_fill=\"120 months\"", "beliefs.transport_sd=3"},
        {"interventions.by-rates.effect.standard_error_log=10", "beliefs.transport_sd=3"}};
    for (auto const& set : together) {
        StudyRequest request;
        request.study_path = "study.toml";
        request.set = set;
        request.interventions = std::vector<std::string>{"by-odds", "by-rates"};
        request.draws = 32;
        std::string where;
        for (auto const& one : set) where += one + " ";
        auto const read = read_study(request, MemoryFiles({{"study.toml", study_with_everything()}}));
        std::string problems;
        for (auto const& problem : read.problems) problems += describe(problem);
        ASSERT_TRUE(read.value) << where << problems;
        for (std::uint64_t const seed : {1U, 2U}) {
            auto study = *read.value;
            study.seed = seed;
            EXPECT_NO_THROW((void)run_chance(study)) << where;
            EXPECT_NO_THROW((void)decide_between(study)) << where;
        }
    }
}

// The comparison of two studies, of which one stands at an end.
TEST(ends_of_ranges, are_compared_with_the_study_as_it_is)
{
    for (auto const* set : {"prices.pay={ value = 1000000 }", "beliefs.transport_sd=3", "beliefs.leaving_rate=2",
                            "beliefs.months_to_fill=\"0 months\"", "study.horizon=\"600 months\"",
                            "authorities.E01.in_post=100000", "authorities.E01.vacancies=100000"}) {
        StudyRequest a;
        a.study_path = "study.toml";
        auto b = a;
        b.set = {set};
        auto const studies = read_two_studies(a, b, MemoryFiles({{"study.toml", study_with_everything()}}));
        ASSERT_TRUE(studies.value) << set;
        try {
            auto const found = compare(*studies.value);
            EXPECT_FALSE((comparison_text(*studies.value, found) + comparison_json(*studies.value, found) +
                          comparison_csv(*studies.value, found))
                             .empty());
        } catch (std::exception const& fault) {
            ADD_FAILURE() << set << ": " << fault.what();
        }
    }
}

}  // namespace
