// The scenarios of a report: every one once, of every strategy that leads a figure or a reason, and one sentence on what stands.
#include "report/scenarios/scenario_table.hpp"

#include "holdfast/report/report.hpp"
#include "report/committee/places.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_findings.hpp"
#include "support/sample_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using namespace holdfast::report;
using Json = nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

namespace {

//! Of one authority there is no saving of the first strategy that leads.
ReportMaterial material()
{
    auto made = sample::report_material();
    for (auto& result : made.scenarios.study.results)
        if (result.authority == sample::kirklees && result.strategy == made.scenarios.leading.front()) {
            result.saved.reset();
            result.no_savings_reason = "nobody counted its staff";
        }
    return made;
}

int words_in(std::string const& sentence)
{
    return 1 + static_cast<int>(std::count(sentence.begin(), sentence.end(), ' '));
}

}  // namespace

TEST(ScenarioTable, has_every_scenario_once_and_a_figure_or_a_reason_in_every_cell)
{
    auto const made = material();
    for (auto const& place : places_of(made.findings)) {
        auto const shown = scenario_table(made.scenarios, scenario_place(place));
        ASSERT_THAT(shown.columns, SizeIs(made.scenarios.leading.size())) << place.name;
        for (auto const& column : shown.columns) {
            ASSERT_THAT(column.runs, SizeIs(made.scenarios.runs.size())) << place.name;
            EXPECT_NE(column.study.row.has_value(), !column.study.why_none.empty()) << place.name;
            for (auto const& cell : column.runs)
                EXPECT_NE(cell.row.has_value(), !cell.why_none.empty()) << place.name << ": one of the two";
        }
    }
    auto const kirklees = scenario_table(made.scenarios, {sample::kirklees, ""});
    EXPECT_EQ(kirklees.columns.front().runs.front().why_none, "nobody counted its staff");
    EXPECT_THAT(scenario_table({}, {}).columns, SizeIs(0));
}

TEST(ScenarioTable, says_where_the_sign_differs_and_where_nothing_changes)
{
    auto const made = sample::report_material();
    for (auto const& place : places_of(made.findings)) {
        auto const shown = scenario_table(made.scenarios, scenario_place(place));
        auto const& first = shown.columns.front().runs;
        ASSERT_TRUE(first[0].row && first[1].row) << place.name;
        EXPECT_TRUE(first[0].row->sign_differs) << place.name;
        EXPECT_TRUE(first[0].row->paid_sign_differs) << place.name;
        EXPECT_EQ(mark_of(first[0]), "unlike the study");
        EXPECT_EQ(mark_of(first[1]), "changes nothing here");
        EXPECT_THAT(shown.survives, HasSubstr(made.scenarios.runs[0].name)) << "it names what does not stand";
        EXPECT_THAT(shown.survives, Not(HasSubstr(made.scenarios.runs[1].name)));
        EXPECT_THAT(shown.remarks, Not(Contains(std::string(no_scenario_touches))));
        EXPECT_THAT(shown.remarks, Not(Contains(std::string(no_scenario_changes))));
    }
    auto untouched = made.scenarios;
    untouched.runs.erase(untouched.runs.begin());
    EXPECT_THAT(scenario_table(untouched, {}).remarks, Contains(std::string(no_scenario_changes)));
    for (auto& authority : untouched.study.study.authorities) authority.vacancies = 0.0;
    EXPECT_THAT(scenario_table(untouched, {}).remarks, Contains(std::string(no_scenario_touches)));
}

TEST(ScenarioTable, says_what_stands_scenario_by_scenario)
{
    StandingInScenarios const firm{"Supervision", true, CostKnown::all, {}, {}};
    StandingInScenarios const weak{"Managers", true, CostKnown::nothing, {"Prices rise", "Posts fill fast"}, {}};
    StandingInScenarios const weaker{"Coaching", false, CostKnown::partly, {"Posts fill fast"}, {"Nobody knows"}};
    EXPECT_EQ(what_survives({firm}, 1),
              "After its cost, Supervision saves cash in the study. So it is in the scenario.");
    EXPECT_EQ(what_survives({firm, firm}, 5),
              "After their cost, all 2 programmes shown save cash in the study. So it is in all 5 scenarios.");
    EXPECT_EQ(
        what_survives({weak}, 5),
        "After its cost, at our guess of it, Managers saves cash in the study. So it is in 3 of 5 scenarios. Not so "
        "if: Prices rise; Posts fill fast.");
    EXPECT_EQ(
        what_survives({firm, weak, weaker}, 5),
        "After their cost, which for 2 of them is or holds our guess, 2 of the 3 programmes shown save cash "
        "(Supervision and Managers) in the study. So it is in 2 of 5 scenarios. Not so if: Prices rise (Managers); "
        "Posts fill fast (Managers and Coaching). Without a figure if: Nobody knows (Coaching).");
    EXPECT_THAT(what_survives({weak, weak}, 2),
                HasSubstr("in none of the 2 scenarios. Not so if: Prices rise (all 2)"));
    EXPECT_EQ(
        what_survives({weaker}, 1),
        "After its cost, at our guess of a part of it, Coaching loses cash in the study. Not so if: Posts fill fast. "
        "Without a figure if: Nobody knows.");
    EXPECT_THAT(what_survives({weaker, weaker}, 3),
                HasSubstr("none of the 2 programmes shown saves cash in the study."));
    EXPECT_EQ(what_survives({}, 5), nothing_could_change);
    EXPECT_EQ(which_are_shown(3, 3), "");
    EXPECT_THAT(which_are_shown(3, 16), HasSubstr("Shown are 3 of 16 programmes: those that save the most"));
    for (auto const& sentence : {what_survives({firm, firm}, 5), how_drawn(2'000), std::string(no_scenario_touches),
                                 std::string(no_belief), std::string(shown_in_a_report)})
        EXPECT_LT(words_in(sentence), 30) << sentence;
}

namespace {

//! In Leeds alone: a programme with a guessed cost, one with a stated one.
Findings of_leeds() { return sample::findings_of({sample::leeds}, {sample::published, sample::costed}); }

ScenarioRun run_of(Findings findings, std::vector<std::string> const& paths, std::string value = "1",
                   std::string before = "2")
{
    findings.local_values.clear();  // the sample has some of its own
    for (auto const& path : paths) findings.local_values.push_back({path, value, before, "own.toml:3"});
    return {"own", "My own", "to see", std::move(findings), "own.toml:1"};
}
std::string reason(Findings const& study, ScenarioRun const& run, std::size_t strategy = 0)
{
    return scenario_column(study, {run}, {0, ""}, strategy).runs.front().reason;
}

}  // namespace

TEST(ScenarioTable, shows_money_before_and_after_the_cost_and_says_that_it_is_our_guess)
{
    auto const study = of_leeds();
    auto const guessed = scenario_column(study, {}, {}, 0);
    ASSERT_TRUE(guessed.study.row);
    auto const& savings = study.results.at(0).saved->savings;
    EXPECT_EQ(guessed.study.row->before, savings.gross_cash);
    EXPECT_EQ(guessed.study.row->paid_cash, savings.net_cash);
    EXPECT_EQ(guessed.study.row->paid_chance, study.results.at(0).saved->chances.net_cash);
    EXPECT_EQ(guessed.caveat, "its cost is our guess");
    EXPECT_THAT(guessed.head(), HasSubstr("; its cost is our guess"));
    EXPECT_EQ(scenario_column(study, {}, {}, 1).caveat, "");
    // Somebody states the cost in a scenario: only what is left after all of it is alike.
    auto stated = study;
    stated.strategies.at(0).cost_parts = study.strategies.at(1).cost_parts;
    auto& own = stated.results.at(0).saved->savings;
    own.after_built_cash.mean = -std::abs(own.after_built_cash.mean) - 1'000.0;
    auto const column = scenario_column(study, {run_of(stated, {"interventions.x.costs.annual"})}, {}, 0);
    ASSERT_TRUE(column.runs.front().row);
    EXPECT_FALSE(column.runs.front().row->sign_differs) << "before a cost is not after it";
    EXPECT_EQ(mark_of(column.runs.front()), "its cost is stated here");
}

TEST(ScenarioTable, finds_authorities_and_strategies_by_their_names_and_not_by_their_places)
{
    auto const study = sample::findings_of({sample::leeds, sample::kirklees}, {sample::published, sample::costed});
    auto const swapped = sample::findings_of({sample::kirklees, sample::leeds}, {sample::costed, sample::published});
    for (std::size_t a = 0; a < 2; ++a)
        for (std::size_t s = 0; s < 2; ++s) {
            auto const own = scenario_cell(study, study, {a, ""}, s);
            auto const other = scenario_cell(study, swapped, {a, ""}, s);
            ASSERT_TRUE(own.row && other.row);
            EXPECT_TRUE(other.row->same) << a << s;
            EXPECT_EQ(other.row->cash, own.row->cash);
        }
    auto const rows = scenario_rows(study, swapped);
    auto const own = scenario_rows(study, study);
    ASSERT_EQ(rows.size(), own.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].cash, own[i].cash);
        EXPECT_EQ(rows[i].authority, own[i].authority);
        EXPECT_EQ(rows[i].strategy, own[i].strategy);
    }
    // One that is not there has a reason, and is in no count.
    auto const fewer = sample::findings_of({sample::kirklees}, {sample::costed});
    EXPECT_FALSE(scenario_cell(study, fewer, {0, ""}, 1).why_none.empty());
    auto const column = scenario_column(study, {run_of(fewer, {"a.b"})}, {0, ""}, 0);
    EXPECT_THAT(what_survives({*standing_in(column, {run_of(fewer, {"a.b"})})}, 1),
                HasSubstr("Without a figure if: My own."));
}

TEST(ScenarioTable, says_why_a_scenario_changes_nothing)
{
    auto const study = of_leeds();
    auto const& leeds = study.study.authorities.front();
    auto const& first = study.strategies.at(0);
    EXPECT_THAT(reason(study, run_of(study, {"authorities.E10000016.vacancies"})), HasSubstr("not in this run"));
    EXPECT_EQ(reason(study, run_of(study, {"authorities." + leeds.code + ".vacancies"})), "") << "nobody knows";
    EXPECT_EQ(reason(study, run_of(study, {"interventions." + study.strategies.at(1).id + ".costs.annual"})),
              "it is about " + study.strategies.at(1).name);
    EXPECT_EQ(reason(study, run_of(study, {"interventions." + first.id + ".costs.annual"})), "");
    EXPECT_EQ(reason(study, run_of(study, {"prices.pay.note"})), "it changes words alone");
    EXPECT_EQ(reason(study, run_of(study, {"prices.pay"}, "1", "1")), "it sets what the study has already");
    EXPECT_EQ(reason(study, run_of(study, {"prices.agency_premium"}, "at most \"900%\"", "")),
              "nothing that is believed reaches the cap");
    // A time to fill that vacancies do not allow, even where some draws differ.
    auto tight = study;
    tight.study.authorities.front().vacancies = 0.5;
    auto slow = tight;
    slow.study.months_to_fill.about = Fixed{16.0};
    slow.results.at(0).saved->savings.gross_cash.mean += 1.0;
    auto const run = run_of(slow, {"beliefs.months_to_fill.mean"});
    EXPECT_THAT(reason(tight, run), HasSubstr("months of leavers, and no post takes longer"));
    EXPECT_THAT(mark_of(scenario_column(tight, {run}, {0, ""}, 0).runs.front()), HasSubstr("changes little here: "));
    auto loose = study;
    loose.study.authorities.front().vacancies = 400.0;
    auto slower = loose;
    slower.study.months_to_fill.about = Fixed{16.0};
    EXPECT_EQ(reason(loose, run_of(slower, {"beliefs.months_to_fill.mean"})), "");
    auto empty = study;
    empty.study.authorities.front().vacancies = 0.0;
    EXPECT_EQ(reason(empty, run_of(empty, {"beliefs.months_to_fill.mean"})), "no post stands empty");
}

TEST(ScenarioTable, carries_warnings_and_whose_a_scenario_is)
{
    auto const study = of_leeds();
    auto own = run_of(study, {"prices.pay"});
    own.findings.warnings = {
        {Problem::Kind::warning, {"own.toml", 7, 1, 1, ""}, "prices.pay", "scenario own: who says so?", "", {}}};
    ReportScenarios const scenarios{study, {0}, {{"a", "Shipped", "to see", study}, own}};
    auto const shown = scenario_table(scenarios, {});
    EXPECT_THAT(shown.remarks, Contains(std::string("Warning: scenario own: who says so? (own.toml:7)")));
    EXPECT_THAT(shown.remarks, Contains(HasSubstr("Of the 2 scenarios 1 is your own")));
    EXPECT_EQ(what_it_is(own), "My own (your own, own.toml:1): to see");
}

TEST(ScenarioTable, is_of_what_leads_and_of_what_the_report_opens_with)
{
    auto findings = sample::findings_of(
        {sample::leeds}, {sample::published, sample::costed, sample::assumed, sample::null_result, sample::packaged});
    auto const total = [&](std::size_t strategy, double pounds) {
        findings.results.at(strategy).saved->savings.after_built_total.mean = pounds;
    };
    total(0, 400.0);
    total(1, 300.0);
    total(2, 200.0);
    total(4, 500.0);
    EXPECT_THAT(leading_strategies(findings, {}), ElementsAre(4U, 0U, 1U));
    EXPECT_THAT(leading_strategies(findings, {}, 2U), ElementsAre(4U, 0U, 2U)) << "what opens the report is shown";
    EXPECT_THAT(leading_strategies(findings, {}, 0U), ElementsAre(4U, 0U, 1U));
    EXPECT_THAT(leading_strategies(findings, {}, 3U), ElementsAre(4U, 0U, 1U)) << "of a null result nothing is claimed";
}

TEST(ScenarioTable, is_handed_to_the_page_place_by_place)
{
    auto const made = material();
    auto const data = Json::parse(report_data_json(made));
    auto const& scenarios = data.at("scenarios");
    ASSERT_THAT(scenarios.at("list"), SizeIs(made.scenarios.runs.size()));
    ASSERT_THAT(scenarios.at("places"), SizeIs(data.at("places").size()));
    auto const& texts = data.at("texts");
    for (auto const& place : scenarios.at("places")) {
        ASSERT_THAT(place.at("cells"), SizeIs(scenarios.at("strategies").size()));
        for (auto const& column : place.at("cells")) {
            EXPECT_THAT(column, SizeIs(1 + made.scenarios.runs.size())) << "the study, then every scenario once";
            for (auto const& cell : column)
                EXPECT_TRUE(cell.is_array() || !texts.at(cell.get<std::size_t>()).get<std::string>().empty());
        }
        EXPECT_FALSE(texts.at(place.at("survives").get<std::size_t>()).get<std::string>().empty());
    }
    auto without = made;
    without.scenarios = {};
    EXPECT_TRUE(Json::parse(report_data_json(without)).at("scenarios").is_null());
}

TEST(ScenarioTable, is_in_the_paper_and_in_the_workbook)
{
    auto made = sample::report_material();
    made.scenarios.runs[0].name = "Prices rise";
    made.scenarios.runs[0].why = "To see.";
    auto const paper = report_markdown(made);
    EXPECT_THAT(paper, HasSubstr("In other circumstances"));
    auto const book = test::opened(workbook(made.findings, workbook_choice(made), made.scenarios));
    EXPECT_THAT(book.names, Contains("Scenarios"));
    std::string words;
    std::size_t numbers = 0;
    for (auto const& [cell, is] : book.sheets.at("Scenarios")) {
        EXPECT_TRUE(is.formula.empty()) << cell << ": values, and no formulas";
        if (is.is_text) words += is.text + "\n";
        if (is.number) ++numbers;
    }
    EXPECT_THAT(words, HasSubstr("drew these figures. They are values and not formulas"));
    EXPECT_THAT(words, HasSubstr("Prices rise"));
    // Saving before and after the cost and chance, in the study and two scenarios, for three strategies: in Leeds, and all together.
    EXPECT_EQ(numbers, 2U * 3U * 3U * 3U);
    made.scenarios = {};
    EXPECT_THAT(report_markdown(made), Not(HasSubstr("In other circumstances")));
    EXPECT_THAT(test::opened(workbook(made.findings, workbook_choice(made))).names, Not(Contains("Scenarios")));
}
