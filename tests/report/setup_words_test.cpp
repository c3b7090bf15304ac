// A set-up that is paid once, in words, on every form where a cost is shown; and in the workbook's formulas.

#include "report/words/setup_words.hpp"

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/financial_case.hpp"
#include "holdfast/report/report.hpp"
#include "holdfast/report/summary_text.hpp"
#include "holdfast/report/workbook.hpp"
#include "report/budget/budget.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/study_decision.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/impact/impact.hpp"
#include "report/words/budget_words.hpp"
#include "support/flat_text.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_report.hpp"
#include "support/sample_study.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using holdfast::test::flat;
using testing::HasSubstr;
using testing::Not;

namespace {

Study shared(std::vector<std::size_t> const& who = {0, 2})
{
    auto study = sample_study();
    study.draws = 64;
    Alliance alliance;
    alliance.id = "together";
    alliance.why = "one contract.";
    alliance.interventions = {"supervision"};
    for (auto const a : who)
        alliance.members.push_back(
            {study.authorities[a].code, study.authorities[a].name, study.authorities[a].in_post});
    study.alliances = {alliance};
    return study;
}

Findings evaluated(Study const& study) { return evaluate(study, {1, {}, InstructionSet::sse2}); }

constexpr char const* words = "et-up shared by 2 authorities (one contract)";

}  // namespace

TEST(SetupWords, say_who_pays_what_and_what_that_assumes)
{
    auto const study = shared();
    EXPECT_EQ(shared_setup_words(study.alliances.front()), "set-up shared by 2 authorities (one contract)");
    // 120.5 of 330.5.
    EXPECT_EQ(
        shared_setup_sentences(study, {0}, {sample::supervision}),
        "Set-up shared by 2 authorities (one contract). Northmoor pays 36% of it, by staff in post. That holds only "
        "if all 2 buy.");
    EXPECT_EQ(shared_setup_sentences(study, {0, 1, 2}, {sample::supervision}),
              "Set-up shared by 2 authorities (one contract). It is in this sum once.");
    EXPECT_EQ(shared_setup_sentences(study, {1}, {sample::supervision}), "");
    EXPECT_EQ(shared_setup_sentences(study, {0}, {sample::workload}), "");
    EXPECT_THAT(shared_setup_sentences(study, {0}, {sample::supervision, sample::workload}),
                HasSubstr(": set-up shared"));
    auto const three = shared({0, 1, 2});
    EXPECT_THAT(shared_setup_sentences(three, {0, 2}, {sample::supervision}),
                HasSubstr("2 of them are in this sum and pay 84% of it. That holds only if all 3 buy."));
}

TEST(SetupWords, stand_where_the_cost_is_shown)
{
    auto const study = only(shared(), 0, sample::supervision);
    auto const findings = evaluated(study);
    for (bool const full : {false, true}) {
        EXPECT_THAT(flat(summary_text(findings, {.full = full})), HasSubstr(words)) << full;
        EXPECT_THAT(
            flat(worked_sum_text(worked_sum(study, study.authorities[0], "supervision"), false, {.full = full})),
            HasSubstr(words))
            << full;
        EXPECT_THAT(flat(budget_impact_text(budget_impact(study, 0, "supervision", {1, {}, InstructionSet::sse2}),
                                            {.full = full})),
                    HasSubstr(words))
            << full;
    }
    EXPECT_THAT(flat(summary_text(findings)), HasSubstr("Northmoor pays 36% of it"));
    EXPECT_THAT(flat(summary_text(findings)), HasSubstr("only if all 2 buy"));
}

TEST(SetupWords, stand_in_a_case_that_is_signed)
{
    auto const of_case = financial_case(shared(), 0, "supervision", {1, {}, InstructionSet::sse2});
    EXPECT_THAT(flat(financial_case_text({of_case, {}})), HasSubstr("That holds only if all 2 buy."));
}

TEST(SetupWords, stand_where_a_committee_decides)
{
    auto material = sample::report_material();
    auto& study = material.findings.study;
    auto const here = material.choice.authority.value();
    auto const other = here == 0 ? std::size_t{1} : std::size_t{0};
    auto const strategy = sample::report_strategy::published;
    material.choice.strategy = strategy;
    Alliance alliance;
    alliance.id = "together";
    alliance.why = "one contract.";
    alliance.interventions = {study.interventions.at(material.findings.strategies.at(strategy).members.front()).id};
    for (auto const a : {here, other})
        alliance.members.push_back(
            {study.authorities[a].code, study.authorities[a].name, study.authorities[a].in_post});
    for (auto const& paper : {report_markdown(material), members_markdown(material)})
        EXPECT_THAT(paper, Not(HasSubstr("Note who shares its cost")));
    study.alliances = {alliance};
    for (auto const& paper : {report_markdown(material), members_markdown(material)}) {
        auto const asked = paper.find("Note who shares its cost. Set-up shared by 2 authorities");
        ASSERT_NE(asked, std::string::npos) << paper;
        EXPECT_NE(paper.find("That holds only if all 2 buy.", asked), std::string::npos) << paper;
    }
}

TEST(SetupWords, stand_where_choices_are_compared)
{
    auto const decided = [](Study study) {
        study.authorities.resize(1);
        study.draws = 200;
        StudyDecisionReport report;
        report.study = std::move(study);
        report.draws = draws_of_all(report.study);
        report.groups = each_effect(report.draws);
        report.decisions = decide_study(report.draws, {{0.0, 30'000.0}, report.groups});
        report.head_to_heads = head_to_heads(report.draws);
        return report;
    };
    for (bool const full : {false, true}) {
        auto const text = flat(study_decision_text(decided(shared()), {.full = full}));
        EXPECT_THAT(text, HasSubstr(words)) << full;
        EXPECT_THAT(text, HasSubstr("That holds only if all 2 buy.")) << full;
        auto alone = shared();
        alone.alliances.clear();
        EXPECT_THAT(flat(study_decision_text(decided(alone), {.full = full})), Not(HasSubstr("shared by"))) << full;
    }
}

TEST(SetupWords, stand_where_one_choice_is_held_against_the_others)
{
    auto study = shared();
    study.authorities.resize(1);
    study.draws = 200;
    HeadToHeadReport report;
    report.study = study;
    report.draws = draws_of_all(study);
    report.against = 1;
    report.pairs = head_to_heads(report.draws, 1);
    for (bool const full : {false, true})
        EXPECT_THAT(flat(head_to_head_text(report, {.full = full})), HasSubstr(words)) << full;
}

// A run of one counts a share and a budget the whole: each points at the other.
TEST(SetupWords, of_a_run_and_of_a_budget_point_at_each_other)
{
    auto const study = shared();
    auto const found = evaluated(only(study, 0, sample::supervision));
    auto const standing = standing_of(found, found.results.front());
    EXPECT_THAT(shared_setup_sentences(found, standing), HasSubstr("A budget counts all of it, once."));
    BudgetQuestion question;
    question.objective = Objective::leavers_averted;
    question.conditions = {TotalAtMost{5'000'000}};
    auto const budget = share_out(question, study);
    ASSERT_TRUE(budget.bought.has_value());
    auto const told = setup_sentences(budget, budget.bought->best.choice);
    ASSERT_FALSE(told.empty());
    EXPECT_THAT(told.front(), HasSubstr("A run of one of them counts its share alone."));
}

TEST(SetupWords, of_several_programmes_are_counted_on_a_screen_and_told_in_full)
{
    auto study = shared();
    study.alliances.front().interventions = {"supervision", "workload"};
    auto const short_words = shared_setups_in_short(study, {sample::supervision, sample::workload});
    EXPECT_EQ(short_words, "The set-ups of 2 of these are shared by several authorities, and a share holds only if all "
                           "of them buy: --full.");
    EXPECT_THAT(shared_setup_sentences(study, {sample::supervision, sample::workload}), HasSubstr(words));
    EXPECT_EQ(shared_setups_in_short(study, {sample::supervision}),
              shared_setup_sentences(study, {sample::supervision}));
}

TEST(SetupWords, are_shortened_and_never_cut_off_on_a_first_screen)
{
    auto study = only(shared(), 0, sample::supervision);
    std::string reason = "one contract";
    for (int i = 0; i < 40; ++i) reason += "; a reason of many words that fills a line of the screen";
    study.alliances.front().why = reason + ".";
    auto& caution = study.interventions.front().caution;
    for (auto const* const text : {"", "Ask first whether it fits. It may not."}) {
        caution = text;
        auto const screen = flat(summary_text(evaluated(study), {.width = 80}));
        EXPECT_THAT(screen,
                    HasSubstr("Set-up shared by 2 authorities. Northmoor pays 36% of it, by staff in post. That "
                              "holds only if all 2 buy. A budget counts all of it, once. More of this: --full."));
        EXPECT_THAT(screen, Not(HasSubstr("a reason of many words")));
    }
}

TEST(SetupWords, leave_a_first_screen_its_24_lines)
{
    auto study = shared();
    study.authorities.resize(1);
    for (auto& intervention : study.interventions)
        intervention.caution =
            "One trial by those who developed the programme, in a place where three times as many leave.";
    auto const text = summary_text(evaluated(study), {.width = 80});
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
}

TEST(SetupWords, explain_to_the_penny)
{
    auto const study = shared();
    auto const text =
        flat(worked_sum_text(worked_sum(study, study.authorities[0], "supervision"), false, {.full = true}));
    EXPECT_THAT(text, HasSubstr("Here that is £7,291.98 of £20,000.00."));
    EXPECT_THAT(text, Not(HasSubstr("DOES NOT ADD UP")));
}

TEST(SetupWords, are_not_said_without_an_alliance)
{
    auto study = only(shared(), 0, sample::supervision);
    study.alliances.clear();
    EXPECT_THAT(summary_text(evaluated(study), {.full = true}), Not(HasSubstr("shared by")));
}

// The cell follows staff in post here and in the others; the model's set-up follows the cell.
TEST(SetupWords, a_workbook_has_the_share_as_a_named_cell)
{
    auto const study = shared();
    auto const findings = evaluated(study);
    auto const book = test::opened(workbook(findings, {0, sample::supervision}));
    EXPECT_NEAR(book.named("setup_share").number.value(), 120.5 / 330.5, 1e-9);
    EXPECT_THAT(book.named("setup_share").formula, HasSubstr("in_post"));
    EXPECT_THAT(book.named("setup_share").formula, HasSubstr("others_in_post"));
    EXPECT_NEAR(book.named("others_in_post").number.value(), 210.0, 1e-9);
    bool used = false;
    for (auto const& [cell, is] : book.sheets.at("Model"))
        used = used || is.formula.find("setup_share") != std::string::npos;
    EXPECT_TRUE(used);
    auto const alone = test::opened(workbook(findings, {1, sample::supervision}));
    EXPECT_FALSE(alone.defined.contains("setup_share"));
}
