#include "report/explain/worked_region_text.hpp"

#include "holdfast/questions/evaluate.hpp"
#include "support/flat_text.hpp"
#include "support/sample_study.hpp"
#include "support/sentences_in.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

constexpr TextStyle screen{false, 80};

Findings run()
{
    auto study = sample_study();
    study.draws = 100;
    return evaluate(study, {1, {}, InstructionSet::sse2});
}

TEST(WorkedRegionText, has_a_row_for_each_council_and_one_for_all_and_is_checked)
{
    auto const findings = run();
    auto const text = worked_region_text(worked_region(findings, sample::supervision), findings, screen);
    for (auto const& authority : findings.study.authorities) EXPECT_THAT(text, HasSubstr(authority.name));
    auto const flat = test::flat(text);
    EXPECT_THAT(flat, HasSubstr("Checked: the model that impact uses has "));
    EXPECT_THAT(flat, HasSubstr("holdfast explain " + findings.study.authorities.front().name));
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
    EXPECT_TRUE(test::sentences_longer_than(30, text).empty()) << text;
}

TEST(WorkedRegionText, says_so_where_the_sums_differ)
{
    auto const findings = run();
    auto region = worked_region(findings, sample::supervision);
    *region.net_cash_of_the_run += 1'000.0;
    EXPECT_THAT(test::flat(worked_region_text(region, findings, screen)), HasSubstr("a fault in holdfast"));
}

TEST(WorkedRegionText, fits_the_screen_with_any_number_of_councils)
{
    auto const findings = run();
    auto region = worked_region(findings, sample::supervision);
    auto const first = region.members.front();
    region.members.resize(33, first);
    auto const text = worked_region_text(region, findings, screen);
    EXPECT_THAT(text, testing::ContainsRegex("the 2[0-9] others"));
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
}

TEST(WorkedRegionText, claims_nothing_where_nothing_was_found)
{
    auto const findings = run();
    for (auto const strategy : {sample::mentoring, sample::circles}) {
        auto const text = test::flat(worked_region_text(worked_region(findings, strategy), findings, screen));
        EXPECT_THAT(text, HasSubstr("no saving"));
        EXPECT_THAT(text, Not(HasSubstr("left in cash")));
        EXPECT_THAT(text, Not(HasSubstr("before paying")));
    }
}

TEST(WorkedRegionText, has_more_in_full)
{
    auto const findings = run();
    auto const region = worked_region(findings, sample::supervision);
    auto const full = worked_region_text(region, findings, {false, 80, true});
    EXPECT_GT(full.size(), worked_region_text(region, findings, screen).size());
    EXPECT_THAT(full, HasSubstr("Line by line, all councils together"));
}

TEST(WorkedRegionJson, has_members_and_lines_that_add_up)
{
    auto const findings = run();
    auto const json = nlohmann::json::parse(worked_region_json(worked_region(findings, sample::supervision), findings));
    EXPECT_FALSE(json.contains("authority"));
    double net = 0.0;
    for (auto const& member : json["members"]) net += member["net_cash"].get<double>();
    EXPECT_NEAR(net, json["base_case"]["net_cash"].get<double>(), 0.005);
    EXPECT_EQ(json["lines"].size(), line_count);
    auto const none = nlohmann::json::parse(worked_region_json(worked_region(findings, sample::circles), findings));
    EXPECT_TRUE(none["base_case"]["net_cash"].is_null());
    EXPECT_FALSE(none["base_case"]["programme_cost"].is_null());
}

}  // namespace
