// Scenarios beside a study: what stands, what turns, and what changes nothing.
#include "holdfast/report/scenarios.hpp"

#include "base/text.hpp"
#include "holdfast/report/json.hpp"
#include "report/scenarios/scenario_rows.hpp"
#include "support/flat_text.hpp"
#include "support/sample_findings.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using test::flat;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

Findings leeds() { return sample::findings_of({sample::leeds}, {sample::published, sample::costed}); }

Findings with_cash(Findings findings, std::size_t strategy, double cash)
{
    auto& saved = *findings.results.at(strategy).saved;
    saved.savings.after_built_cash = saved.savings.net_cash = {cash, 1.0, cash - 10.0, cash + 10.0};
    saved.chances.after_built_cash = saved.chances.net_cash = cash > 0.0 ? 0.9 : 0.1;
    return findings;
}

}  // namespace

TEST(Scenarios, rows_say_where_the_sign_differs_and_where_nothing_does)
{
    auto const study = with_cash(with_cash(leeds(), 0, 1'000.0), 1, 500.0);
    auto const other = with_cash(study, 0, -2'000.0);
    auto const rows = report::scenario_rows(study, other);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(rows[0].sign_differs);
    EXPECT_FALSE(rows[0].same);
    EXPECT_EQ(rows[0].cash.mean, -2'000.0);
    EXPECT_EQ(rows[0].chance, 0.1);
    EXPECT_FALSE(rows[1].sign_differs);
    EXPECT_TRUE(rows[1].same);
    auto const near = report::scenario_rows(study, with_cash(study, 0, -0.3));
    EXPECT_FALSE(near[0].sign_differs) << "less than a pound is neither";
}

TEST(Scenarios, the_page_says_what_stands_and_what_does_not)
{
    auto const study = with_cash(with_cash(leeds(), 0, 1'000.0), 1, 500.0);
    std::vector<ScenarioRun> const runs{{"a", "Prices rise", "because", with_cash(study, 0, -2'000.0)},
                                        {"b", "Posts fill fast", "since", study}};
    auto const text = flat(scenarios_text(study, runs, {false, 200}));  // wide enough that no name is broken
    EXPECT_THAT(text, AllOf(HasSubstr("saves cash in the study. So it is in 1 of 2 scenarios. Not so if: Prices rise."),
                            HasSubstr("saves cash in the study. So it is in all 2 scenarios."),
                            HasSubstr("(changes nothing here)"), HasSubstr("Prices rise: because"),
                            HasSubstr("; its cost is our guess"), HasSubstr("After its cost, at our guess of it, ")));
    EXPECT_THAT(text, Not(HasSubstr("No scenario changes")));
    EXPECT_THAT(flat(scenarios_text(study, {{"b", "Posts fill fast", "since", study}})),
                HasSubstr("No scenario changes what is saved here."));
    EXPECT_EQ(scenarios_text(study, {}), "");
}

TEST(Scenarios, are_in_the_json)
{
    auto const study = with_cash(leeds(), 0, 1'000.0);
    auto const written = nlohmann::json::parse(
        results_json(study, {}, {{"a", "Prices rise", "because", with_cash(study, 0, -2'000.0)}}));
    auto const& scenario = written.at("scenarios").at(0);
    EXPECT_EQ(scenario.at("id"), "a");
    EXPECT_EQ(scenario.at("why"), "because");
    auto const& row = scenario.at("results").at(0);
    EXPECT_EQ(row.at("cash_saving").at("mean"), -2'000.0);
    EXPECT_EQ(row.at("sign_differs"), true);
    EXPECT_EQ(row.at("cash_saving_after_cost").at("mean"), -2'000.0);
    EXPECT_EQ(row.at("chance_after_cost"), 0.1);
    EXPECT_EQ(row.at("sign_differs_after_cost"), true);
    EXPECT_EQ(row.at("cost_known"), "nothing");
    EXPECT_TRUE(row.contains("cash_saving_before_cost"));
    EXPECT_TRUE(scenario.at("from").is_null());
    EXPECT_EQ(row.at("strategy"), study.strategies.at(study.results.at(0).strategy).id);
    EXPECT_FALSE(nlohmann::json::parse(results_json(study)).contains("scenarios"));
}
