// No page is wider than its terminal: every page of every command at 60 to 160 columns, on a small study, on one whose
// names are as long as somebody may make them, and on the study that comes with holdfast; and tables of any shape.

#include "holdfast/base/text.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/report/summary_text.hpp"
#include "report/budget/budget.hpp"
#include "report/comparison/comparison.hpp"
#include "report/decision/decision.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/study_decision.hpp"
#include "report/explain/base_case.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/forms/paper.hpp"
#include "report/impact/impact.hpp"
#include "report/list/list.hpp"
#include "report/neighbours/neighbours.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "report/trial/trial.hpp"
#include "support/gaussian_decision.hpp"
#include "support/made_market.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

constexpr int narrowest = 60;
constexpr int widest = 160;

using Page = std::function<std::string(TextStyle)>;

//! The page at every width: no line is wider, and none of it is empty.
void expect_to_fit(std::string const& what, Page const& page)
{
    for (int width = narrowest; width <= widest; ++width) {
        auto const text = page({false, width});
        EXPECT_FALSE(text.empty()) << what;
        for (auto const& line : split(text, '\n'))
            ASSERT_LE(display_width(line), static_cast<std::size_t>(width)) << what << " at " << width << ": " << line;
    }
}

//! Three authorities, short.
Study small()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 64;
    auto const turnovers = {0.094, 0.118, 0.05};
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto& authority = study.authorities[a];
        authority.dfe_number = std::to_string(901 + a);
        authority.turnover = *(turnovers.begin() + static_cast<std::ptrdiff_t>(a));
        authority.agency = 10.0;
        authority.agency_covering_vacancies = 1.0;
    }
    study.authorities[0].neighbours = {{"903", "Very close"}, {"902", "Not close"}};
    return study;
}

//! The same with names that nobody foresaw: long, of one word, of wide words, of no Latin letter.
Study with_long_names()
{
    auto study = small();
    study.authorities[0].name = "The Metropolitan Borough of Northmoor and the Seventeen Ancient Townships beside it";
    study.authorities[1].name = std::string(90, 'x');
    study.authorities[2].name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch a'r cylch, £ – „ж“";
    study.authorities[0].region = "The region of those who have more than one name for it, and use them all";
    for (auto& intervention : study.interventions) {
        intervention.name =
            "A " + intervention.name + " that is described by a whole sentence, as some are, to the end";
        if (intervention.caution.empty()) intervention.caution = std::string(200, 'y');
    }
    study.prices.exit.source = "https://example.org/" + std::string(170, 'z');
    return study;
}

Study shipped()
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.draws = 64;
    auto read = read_study(request, DiskFiles());
    EXPECT_TRUE(read.ok());
    return *read.value;
}

Execution plain() { return {1, {}, InstructionSet::sse2}; }

void expect_summaries_to_fit(Study const& study)
{
    auto const all = evaluate(study, plain());
    expect_to_fit("run", [&](TextStyle style) { return summary_text(all, style); });
    auto one = study;
    one.authorities.resize(1);
    auto const chance = chance_variation(one, plain());
    auto const of_one = evaluate(one, plain());
    expect_to_fit("run --authority", [&](TextStyle style) { return summary_text(of_one, style, chance); });
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const single = evaluate(only(study, 0, i), plain());
        expect_to_fit("run of one", [&](TextStyle style) { return summary_text(single, style); });
    }
    auto const cases = base_cases(one);
    expect_to_fit("run --base-case", [&](TextStyle style) { return base_case_text(one, cases, style); });
    expect_to_fit("list authorities", [&](TextStyle style) { return authorities_text(study, style); });
    expect_to_fit("list interventions", [&](TextStyle style) { return interventions_text(study, style); });
}

void expect_pages_of_one_to_fit(Study const& study)
{
    for (std::string const id : {"supervision", "circles"}) {
        auto const sum = worked_sum(study, study.authorities.front(), id);
        expect_to_fit("explain --months", [&](TextStyle style) { return worked_sum_text(sum, true, style); });
        auto const impact = budget_impact(study, 0, id, plain());
        expect_to_fit("impact", [&](TextStyle style) { return budget_impact_text(impact, style); });
        auto const sensitivity = study_sensitivity(study, 0, id, {}, plain());
        expect_to_fit("sensitivity", [&](TextStyle style) { return sensitivity_text(sensitivity, true, style); });
        auto const beside = neighbourhood(study, study.authorities.front().code, id, plain());
        expect_to_fit("neighbours", [&](TextStyle style) { return neighbours_text(beside, style); });
    }
}

void expect_decisions_to_fit(Study study)
{
    study.draws = 200;
    StudyDecisionReport report;
    report.study = study;
    report.draws = draws_of_all(study);
    report.groups = each_effect(report.draws);
    report.decisions = decide_study(report.draws, {{0.0, 30'000.0}, report.groups});
    report.head_to_heads = head_to_heads(report.draws);
    expect_to_fit("decide", [&](TextStyle style) { return study_decision_text(report, style); });
    HeadToHeadReport against;
    against.study = study;
    against.draws = report.draws;
    against.pairs = head_to_heads(report.draws, 0, 20'000.0);
    against.willingness_to_pay = 20'000.0;
    expect_to_fit("decide --against", [&](TextStyle style) { return head_to_head_text(against, style); });
}

void expect_budgets_to_fit(Study const& study, WholePounds total)
{
    for (auto const objective : {Objective::cash_saving, Objective::total_saving, Objective::leavers_averted}) {
        BudgetQuestion question;
        question.objective = objective;
        question.conditions = {TotalAtMost{total}, YearAtMost{0, total}};
        question.frontier = {total / 4, total / 2, total};
        auto const found = share_out(question, study, plain());
        expect_to_fit("budget", [&](TextStyle style) { return budget_text(found, {style, true}); });
    }
    BudgetQuestion impossible;
    impossible.conditions = {TotalAtMost{1}, MustBuy{0, 0}, MustBuy{1, 0}};
    auto const none = share_out(impossible, study, plain());
    EXPECT_FALSE(none.best);
    expect_to_fit("budget that cannot be", [&](TextStyle style) { return budget_text(none, {style, true}); });
}

void expect_trials_to_fit(Study study)
{
    study.draws = 500;
    TrialQuestion question;
    question.intervention = 0;
    question.workers_per_arm = {50, 1000};
    question.simulations = 50;
    auto const found = worth_of_trial(study, question, plain());
    expect_to_fit("trial", [&](TextStyle style) { return trial_text(found, {}, style); });
}

void expect_comparisons_to_fit(Study const& study)
{
    TwoStudies two;
    two.a = study;
    two.name_a = "last-year-with-all-that-was-known-then.toml";
    two.name_b = std::string(120, 'b') + ".toml";
    two.changes = {{"prices.exit",
                    "exit costs",
                    {{"prices.exit.mean", "£500", "=600", "a.toml:3", "b.toml:4"},
                     {"prices.exit.source", "", std::string(150, 's'), "", "b.toml:5"}}}};
    two.with = [study](std::vector<bool> const& taken) {
        auto with = study;
        if (taken[0]) with.prices.exit.about = gamma_of(600.0, 250.0);
        return std::optional(with);
    };
    two.b = *two.with({true});
    two.only_in_one = {{false, "strategy", "a-strategy-of-a-long-name", "Reflective circles of those who have time"}};
    auto const found = compare(two, plain());
    expect_to_fit("compare", [&](TextStyle style) { return comparison_text(two, found, style); });
}

TEST(Widths, pages_of_a_small_study)
{
    expect_summaries_to_fit(small());
    expect_pages_of_one_to_fit(small());
    expect_decisions_to_fit(small());
    expect_budgets_to_fit(small(), 600'000);
    expect_trials_to_fit(small());
    expect_comparisons_to_fit(small());
}

TEST(Widths, pages_of_a_study_with_long_names)
{
    expect_summaries_to_fit(with_long_names());
    expect_pages_of_one_to_fit(with_long_names());
    expect_decisions_to_fit(with_long_names());
    expect_budgets_to_fit(with_long_names(), 600'000);
    expect_trials_to_fit(with_long_names());
    expect_comparisons_to_fit(with_long_names());
}

TEST(Widths, pages_of_the_study_that_comes_with_holdfast)
{
    auto study = shipped();
    expect_to_fit("list authorities", [&](TextStyle style) { return authorities_text(study, style); });
    expect_to_fit("list interventions", [&](TextStyle style) { return interventions_text(study, style); });
    for (auto const& intervention : study.interventions) {
        auto const sum = worked_sum(study, study.authorities.front(), intervention.id);
        expect_to_fit("explain --months", [&](TextStyle style) { return worked_sum_text(sum, true, style); });
    }
    study.authorities.resize(12);
    auto const all = evaluate(study, plain());
    expect_to_fit("run", [&](TextStyle style) { return summary_text(all, style); });
    expect_budgets_to_fit(study, 20'000'000);
}

TEST(Widths, pages_of_draws_that_another_model_made)
{
    auto drawn = test::draw({800.0, 0.05, {300.0, 10.0}, {0.0, 0.02}}, 200, 1);
    for (auto const* name : {"a strategy with a long name, and then some more of it, so that it cannot fit", "x"}) {
        drawn.samples.strategies.emplace_back(name == std::string("x") ? std::string(130, 'x') : name);
        drawn.samples.costs.push_back(drawn.samples.costs[1]);
        drawn.samples.effects.push_back(drawn.samples.effects[0]);
        // As large as a number may be, so that columns are as wide as they can be.
        for (auto& cost : drawn.samples.costs.back()) cost = cost * 1e9 + 123'456'789'012.0;
    }
    auto const found = decide(drawn.samples, drawn.parameters, {{10'000, 20'000, 1e12}, {{0}, {1}, {0, 1}}});
    expect_to_fit("decide --costs", [&](TextStyle style) { return decision_text(found, style); });
    SamplesHeadToHead const against{drawn.samples.strategies, drawn.samples.draws(), 0, 20'000.0,
                                    each_against(drawn.samples, 0, 20'000.0)};
    expect_to_fit("decide --costs --against", [&](TextStyle style) { return head_to_head_text(against, style); });
}

// ---- Tables of any shape. ----

using report::Column;
using report::laid_out;
using report::Table;

std::string made_text(test::Dice& dice, int most_words, int most_letters)
{
    std::string text;
    for (auto words = dice(0, most_words); words > 0; --words) {
        if (!text.empty()) text += ' ';
        text += std::string(static_cast<std::size_t>(dice(1, most_letters)), static_cast<char>('a' + dice(0, 25)));
    }
    return text;
}

Table made_table(test::Dice& dice)
{
    Table table;
    for (auto columns = dice(1, 9); columns > 0; --columns) {
        auto heading = made_text(dice, 3, 12);
        if (dice(0, 1) == 0) heading += "\n" + made_text(dice, 1, 8);
        table.columns.push_back({heading, dice(0, 1) == 0 ? Column::Side::left : Column::Side::right,
                                 dice(0, 2) == 0 ? static_cast<int>(dice(1, 3)) : 0, dice(0, 2) == 0,
                                 static_cast<std::size_t>(dice(1, 4))});
    }
    for (auto rows = dice(1, 3); rows > 0; --rows) {
        table.rows.emplace_back();
        for (std::size_t c = 0; c < table.columns.size(); ++c) table.rows.back().push_back(made_text(dice, 4, 30));
    }
    return table;
}

//! All that is printed, without spaces and line ends.
std::string letters(std::vector<std::string> const& lines)
{
    std::string all;
    for (auto const& line : lines)
        for (char const c : line)
            if (c >= 'a' && c <= 'z') all += c;
    return all;
}

TEST(Widths, tables_of_any_shape)
{
    int in_parts = 0;
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        test::Dice dice(seed);
        auto const table = made_table(dice);
        auto const width = static_cast<std::size_t>(dice(30, 130));
        auto const lines = laid_out(table, width);
        for (auto const& line : lines) {
            ASSERT_LE(display_width(line), width) << "seed " << seed << ": " << line;
            if (line == "The same rows, further columns:") ++in_parts;
        }
    }
    EXPECT_GT(in_parts, 100) << "tables that are too wide for one part are among them";
}

TEST(Widths, nothing_is_lost_where_no_name_is_cut_and_no_column_may_go)
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        test::Dice dice(seed);
        auto table = made_table(dice);
        for (auto& column : table.columns) {
            column.may_go = 0;
            column.is_name = false;
        }
        // Column by column, so that words of a cell stay together whatever stands beside it.
        auto const lines = laid_out(table, static_cast<std::size_t>(dice(30, 130)));
        auto found = letters(lines);
        std::sort(found.begin(), found.end());
        std::string wanted;
        for (auto const& row : table.rows)
            for (auto const& cell : row) wanted += letters({cell});
        std::sort(wanted.begin(), wanted.end());
        EXPECT_TRUE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end())) << "seed " << seed;
    }
}

TEST(Widths, two_names_share_the_room)
{
    Table const table{{{"authority", Column::Side::left, 0, true, 3},
                       {"package", Column::Side::left, 0, true, 3},
                       {"spend", Column::Side::right}},
                      {{"Bournemouth, Christchurch and Poole", "participatory-development", "£1.23m"}},
                      {}};
    auto const lines = laid_out(table, 50);
    EXPECT_THAT(lines, testing::ElementsAre("authority             package                spend",
                                            "--------------------  --------------------  ------",
                                            "Bournemouth,          participatory-        £1.23m",
                                            "Christchurch and      development", "Poole"));
}

TEST(Widths, columns_that_do_not_fit_follow_with_the_names_of_their_rows)
{
    Table const table{{{"month", Column::Side::left}, {"cash", Column::Side::right}, {"capacity", Column::Side::right}},
                      {{"2026-04", "1234567.89", "7654321.00"}},
                      {0}};
    EXPECT_THAT(laid_out(table, 22),
                testing::ElementsAre("month          cash", "-------  ----------", "-------  ----------",
                                     "2026-04  1234567.89", "", "The same rows, further",
                                     "columns:", "month      capacity", "-------  ----------", "-------  ----------",
                                     "2026-04  7654321.00"));
}

}  // namespace
