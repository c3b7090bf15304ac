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

// The sum at the averages may have another sign than what is left over the draws.
TEST(WorkedRegionText, says_what_is_left_over_the_draws_and_the_chance_beside_the_sum)
{
    auto findings = run();
    for (auto& total : findings.totals) {
        if (total.scope != "all" || total.strategy != sample::supervision) continue;
        total.saved->savings.net_cash = {-200'000.0, 1'000.0, -900'000.0, 700'000.0};
        total.saved->chances.net_cash = 0.45;
    }
    auto const text = test::flat(worked_region_text(worked_region(findings, sample::supervision), findings, screen));
    EXPECT_THAT(text,
                HasSubstr("Over 100 draws £200,000 is lost on average (−£900,000 to £700,000), and the chance that it "
                          "pays for itself is 45 in 100."));
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
    // What has no row of its own is counted in the last one, however many rows the screen has room for.
    std::size_t rows = 0;
    for (auto const& authority : findings.study.authorities)
        for (auto at = text.find("\n  " + authority.name + " "); at != std::string::npos;
             at = text.find("\n  " + authority.name + " ", at + 1))
            ++rows;
    EXPECT_GE(rows, 3U) << text;
    EXPECT_THAT(text, HasSubstr("the " + std::to_string(33 - rows) + " others"));
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
