#include "holdfast/report/report.hpp"

#include "report/committee/paper_tables.hpp"
#include "report/committee/paper_words.hpp"
#include "support/sample_report.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

//! Of one authority, with what is left after the cost, its chance and how its cost is known made up.
ReportMaterial material_with(double left, double chance, bool guessed)
{
    auto material = sample::report_material();
    auto const authority = material.choice.authority.value();
    material.choice.strategy = sample::report_strategy::published;
    auto& findings = material.findings;
    for (auto& result : findings.results) {
        if (result.authority != authority || result.strategy != sample::report_strategy::published) continue;
        result.saved->savings.net_cash = {left, 1.0, left - 1'000.0, left + 1'000.0};
        result.saved->chances.net_cash = chance;
        result.saved->leavers_averted.mean = 1.0;
        for (auto& line : result.saved->lines) line = {};
    }
    auto& strategy = findings.strategies[sample::report_strategy::published];
    strategy.placeholder_cost = guessed;
    strategy.cost_parts = {};
    at(strategy.cost_parts, guessed ? CostPart::guessed : CostPart::stated) = true;
    strategy.basis = Basis::published;
    strategy.has_effect = true;
    return material;
}

Advice advice_with(double left, double chance, bool guessed)
{
    auto const material = material_with(left, chance, guessed);
    return advice_on(paper_subject(material));
}

TEST(report_paper, recommends_no_loss_and_no_saving_that_rests_on_a_guess)
{
    EXPECT_EQ(advice_with(-1'400'000.0, 0.99, false), Advice::loses);
    EXPECT_EQ(advice_with(0.0, 0.99, false), Advice::loses);
    EXPECT_EQ(advice_with(1'000'000.0, 0.99, true), Advice::cost_guessed);
    EXPECT_EQ(advice_with(1'000'000.0, 0.74, false), Advice::may_lose);
    EXPECT_EQ(advice_with(1'000'000.0, 0.75, false), Advice::pays);
}

//! What is asked for is the sum that the paper's table of cash comes to; without that table it is called a present value.
TEST(report_paper, asks_for_the_money_that_its_table_of_cash_shows)
{
    auto material = material_with(1'000'000.0, 0.99, false);
    ASSERT_TRUE(material.financial.has_value());
    material.financial->found.horizon.cost.mean = 340'000.0;
    for (auto const& paper : {report_markdown(material), members_markdown(material)})
        EXPECT_THAT(paper, HasSubstr("Decide whether to pay £340,000, not discounted, for this programme"));
    material.financial.reset();
    EXPECT_THAT(report_markdown(material), HasSubstr(", as a present value, for this programme"));
}

TEST(report_paper, has_a_title_that_fits_a_loss)
{
    auto const material = material_with(-1'400'000.0, 0.16, true);
    auto const of = paper_subject(material);
    EXPECT_THAT(paper_title(of), HasSubstr("Should "));
    EXPECT_THAT(paper_title(of), HasSubstr("At our guess of its cost it would lose £1.4m"));
    auto const paper = report_markdown(material);
    EXPECT_THAT(paper, Not(HasSubstr("would save")));
    EXPECT_THAT(paper, HasSubstr("Do not pay for this programme to save money"));
}

//! A title is quoted alone: of a region and of England as of one authority it says whose figure the cost is.
TEST(report_paper, has_a_title_that_says_whose_figure_the_cost_is)
{
    auto material = material_with(92'000.0, 0.47, true);
    EXPECT_THAT(paper_title(paper_subject(material)),
                HasSubstr("At our guess of its cost it could be left with £92,000"));
    material.choice.authority.reset();
    auto of = paper_subject(material);
    ASSERT_TRUE(of.standing && of.standing->savings);
    ASSERT_TRUE(of.setting.is_sum);
    of.standing->known = CostKnown::nothing;
    EXPECT_THAT(paper_title(of), HasSubstr("At our guess of its cost"));
    of.standing->known = CostKnown::partly;
    EXPECT_THAT(paper_title(of), HasSubstr("At a cost that is partly our guess"));
    of.standing->known = CostKnown::all;
    EXPECT_THAT(paper_title(of), HasSubstr("At today's figures"));
}

TEST(report_paper, names_the_option_that_would_leave_more_than_what_leads_by_its_evidence)
{
    auto const material = material_with(24'000.0, 0.45, true);
    auto of = paper_subject(material);
    for (auto& other : of.standings)
        if (other.strategy != of.standing->strategy && claims_a_saving(other)) {
            other.savings->net_cash = {120'000.0, 1.0, 1'000.0, 240'000.0};
            other.chances->net_cash = 0.58;
            other.evidence.fall_expected = false;
            other.results.clear();
            EXPECT_THAT(recommendation(of), HasSubstr("would leave more: £120,000, chance 58 in 100, "))
                << other.strategy;
            return;
        }
    FAIL() << "the sample has another option with a saving";
}

TEST(report_paper, says_what_a_committee_needs_and_when)
{
    auto material = material_with(-1'400'000.0, 0.16, true);
    for (auto const& paper : {report_markdown(material), members_markdown(material)})
        EXPECT_THAT(paper, HasSubstr("Date: (to be filled in)"));
    material.date = "1 December 2026";
    auto const paper = report_markdown(material);
    for (auto const* part : {"Date: 1 December 2026", "## Recommendation", "## Options", "## Risks", "## Evidence",
                             "## Decision asked", "## Where the rest is", "Pay for nothing new", "seed "})
        EXPECT_THAT(paper, HasSubstr(part));
    EXPECT_THAT(members_markdown(material), HasSubstr("Date: 1 December 2026"));
}

TEST(report_paper, names_no_place_of_an_input)
{
    auto material = material_with(-1'400'000.0, 0.16, true);
    Problem warning;
    warning.kind = Problem::Kind::warning;
    warning.at.file = "/home/somebody/study.toml";
    warning.says = "a";
    material.findings.warnings.push_back(warning);
    material.findings.local_values = {{"prices.pay", "1", "2", "/home/somebody/local.toml:4"}};
    for (auto const& paper : {report_markdown(material), members_markdown(material)})
        EXPECT_THAT(paper, Not(HasSubstr("/home/somebody")));
    EXPECT_THAT(report_markdown(material), HasSubstr("1 figure of these inputs was entered locally"));
}

TEST(report_paper, has_what_is_doubted_of_its_inputs_among_the_risks)
{
    auto material = material_with(-1'400'000.0, 0.16, true);
    Problem doubt;
    doubt.kind = Problem::Kind::warning;
    doubt.field = "authorities.E1.vacancies";
    doubt.says = "more posts are vacant than held";
    material.findings.warnings = {doubt};
    EXPECT_THAT(report_markdown(material), Not(HasSubstr("is doubted")));
    material.findings.warnings.front().is_doubt = true;
    EXPECT_THAT(report_markdown(material),
                HasSubstr("A figure in the inputs is doubted: More posts are vacant than held."));
}

TEST(report_paper, claims_nothing_where_nothing_was_measured)
{
    auto material = sample::report_material();
    for (std::size_t const strategy : {sample::report_strategy::null_result, sample::report_strategy::no_evidence}) {
        material.choice.strategy = strategy;
        auto const of = paper_subject(material);
        EXPECT_FALSE(claims_a_saving(*of.standing));
        EXPECT_THAT(report_markdown(material), HasSubstr("Do not pay for this programme to save money"));
        EXPECT_EQ(options_table(of, 9).rows[1][1], "–") << "no saving where none is claimed";
    }
}

//! The findings of one strategy alone, which has another number there.
void keep_only(Findings& findings, std::size_t strategy)
{
    auto const is_other = [strategy](auto const& found) { return found.strategy != strategy; };
    std::erase_if(findings.results, is_other);
    std::erase_if(findings.totals, is_other);
    for (auto& result : findings.results) result.strategy = 0;
    for (auto& total : findings.totals) total.strategy = 0;
    findings.strategies = {findings.strategies.at(strategy)};
}

TEST(report_paper, finds_its_programme_among_the_few_that_scenarios_are_run_with)
{
    auto material = sample::report_material();
    material.choice.strategy = sample::report_strategy::own;
    auto const of_all = paper_risks(paper_subject(material));
    keep_only(material.scenarios.study, sample::report_strategy::own);
    for (auto& run : material.scenarios.runs) keep_only(run.findings, sample::report_strategy::own);
    EXPECT_EQ(paper_risks(paper_subject(material)), of_all);
}

TEST(report_paper, of_a_sum_names_who_loses_and_why)
{
    auto material = sample::report_material();
    material.choice.authority.reset();
    material.choice.strategy = sample::report_strategy::published;
    for (auto& result : material.findings.results)
        if (result.strategy == sample::report_strategy::published && result.authority == 0) {
            result.saved->savings.gross_cash.mean = -28'500.0;
            result.saved->leavers_averted.mean = 1.0;
            result.saved->lines[static_cast<std::size_t>(Line::pay)].mean = -50'000.0;
        }
    std::string all;
    for (auto const& risk : paper_risks(paper_subject(material))) all += risk + "\n";
    EXPECT_THAT(all, HasSubstr("Who loses: "));
    EXPECT_THAT(all, HasSubstr("because posts that now stand empty would be filled and paid for"));
    EXPECT_THAT(all, HasSubstr(material.findings.study.authorities.front().name + " (−£29,000)"));
}

TEST(report_paper, has_no_more_options_than_fit)
{
    auto const material = sample::report_material();
    auto const of = paper_subject(material);
    EXPECT_EQ(options_table(of, 3).rows.size(), 3U);
    EXPECT_EQ(left_out_of_options(of, 3) + 3, of.standings.size() + 1);
    EXPECT_EQ(left_out_of_options(of, 99), 0U);
}

}  // namespace
