// The scenarios of a report: every one once, of every strategy that leads a figure or a reason, and one sentence on what stands.
#include "report/scenarios/scenario_table.hpp"

#include "holdfast/report/report.hpp"
#include "report/committee/places.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_findings.hpp"
#include "support/sample_report.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using namespace holdfast::report;
using nlohmann::json;
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
        EXPECT_EQ(mark_of(*first[0].row), "unlike the study");
        EXPECT_EQ(mark_of(*first[1].row), "changes nothing here");
        EXPECT_THAT(shown.survives, HasSubstr(made.scenarios.runs[0].name)) << "it names what does not stand";
        EXPECT_THAT(shown.survives, Not(HasSubstr(made.scenarios.runs[1].name)));
        EXPECT_THAT(shown.remarks, Not(Contains(std::string(no_scenario_touches))));
    }
    auto untouched = made.scenarios;
    untouched.runs.erase(untouched.runs.begin());
    EXPECT_THAT(scenario_table(untouched, {}).remarks, Contains(std::string(no_scenario_touches)));
}

TEST(ScenarioTable, says_what_stands_scenario_by_scenario)
{
    StandingInScenarios const firm{"Supervision", true, {}};
    StandingInScenarios const weak{"Better managers", true, {"Prices rise", "Posts fill fast"}};
    EXPECT_EQ(what_survives({firm}, 1), "Supervision saves cash in the scenario, as in the study.");
    EXPECT_EQ(what_survives({firm, firm}, 5),
              "The 2 programmes shown save or lose cash in all 5 scenarios, as in the study.");
    EXPECT_EQ(
        what_survives({weak}, 5),
        "Better managers saves cash in 3 of 5 scenarios as in the study. Not so if: Prices rise; Posts fill fast.");
    StandingInScenarios const weaker{"Coaching", false, {"Posts fill fast"}};
    EXPECT_EQ(what_survives({firm, weak, weaker}, 5),
              "The 3 programmes shown save or lose cash in 3 of 5 scenarios as in the study. Not so if: Prices rise "
              "(Better managers); Posts fill fast (Better managers and Coaching).");
    EXPECT_THAT(what_survives({weak, weak}, 2),
                HasSubstr("in none of the scenarios as in the study: Prices rise (all 2)"));
    EXPECT_EQ(what_survives({}, 5), nothing_could_change);
    EXPECT_EQ(what_stands({"supervision", false, {}}), "Supervision loses cash in each scenario, as in the study.");
    for (auto const& sentence :
         {what_survives({firm, firm}, 5), how_drawn(2'000), std::string(no_scenario_touches), std::string(no_belief)})
        EXPECT_LT(words_in(sentence), 30) << sentence;
}

TEST(ScenarioTable, is_of_what_leads_and_of_what_the_report_opens_with)
{
    auto findings = sample::findings_of(
        {sample::leeds}, {sample::published, sample::costed, sample::assumed, sample::null_result, sample::package});
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
    auto const data = json::parse(report_data_json(made));
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
    EXPECT_TRUE(json::parse(report_data_json(without)).at("scenarios").is_null());
}

TEST(ScenarioTable, is_in_the_paper_and_in_the_workbook)
{
    auto made = sample::report_material();
    made.scenarios.runs[0].name = "Prices rise";
    made.scenarios.runs[0].why = "To see.";
    auto const paper = report_markdown(made);
    EXPECT_THAT(paper, HasSubstr("Prices rise: To see."));
    EXPECT_THAT(paper, HasSubstr(std::string(scenarios_heading)));
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
    // Saving and chance, in the study and two scenarios, for three strategies: in Leeds, and all together.
    EXPECT_EQ(numbers, 2U * 3U * 3U * 2U);
    made.scenarios = {};
    EXPECT_THAT(report_markdown(made), Not(HasSubstr(std::string(scenarios_heading))));
    EXPECT_THAT(test::opened(workbook(made.findings, workbook_choice(made))).names, Not(Contains("Scenarios")));
}
