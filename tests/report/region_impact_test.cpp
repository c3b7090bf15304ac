#include "report/impact/region_impact.hpp"

#include "support/sample_study.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr TextStyle everything{false, 100, true};

RegionImpact found(std::string const& strategy)
{
    auto study = sample_study();
    study.draws = 200;
    return region_impact(study, strategy, {1, {}, InstructionSet::sse2});
}

std::string in_one_line(std::string const& page)
{
    std::istringstream stream(page);
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    return all;
}

}  // namespace

TEST(RegionImpactText, says_first_what_it_saves_costs_and_leaves_and_how_sure_that_is)
{
    auto const of = found("supervision");
    auto const text = in_one_line(region_impact_text(of, everything));
    EXPECT_THAT(text, HasSubstr("over 36 months"));
    EXPECT_THAT(text, HasSubstr("The chance that it pays for itself is "));
    EXPECT_THAT(text, HasSubstr(" in 100. "));
    bool const lost = of.sum.horizon.savings->authority.cash.mean < 0.0;
    EXPECT_THAT(text, HasSubstr(lost ? " is lost (95% range " : " is left (95% range "));
    EXPECT_THAT(text, Not(HasSubstr("would save")));
}

TEST(RegionImpactText, has_a_row_for_each_council_and_one_for_all)
{
    auto const of = found("supervision");
    auto const text = region_impact_text(of, everything);
    for (auto const& authority : of.sum.head.study.authorities) EXPECT_THAT(text, HasSubstr("\n  " + authority.name));
    EXPECT_THAT(text, HasSubstr("\n  " + of.region));
    EXPECT_THAT(in_one_line(text), HasSubstr("Averages add up to the last row."));
}

TEST(RegionImpactText, of_a_null_result_and_without_evidence_claims_nothing)
{
    for (auto const* strategy : {"mentoring", "circles"}) {
        auto const text = in_one_line(region_impact_text(found(strategy), everything));
        EXPECT_THAT(text, HasSubstr("no saving")) << strategy;
        EXPECT_THAT(text, Not(HasSubstr("saves before"))) << strategy;
        EXPECT_THAT(text, Not(HasSubstr("What has to be found"))) << strategy;
    }
}

TEST(RegionImpactText, fits_the_width_that_is_asked_for)
{
    auto const of = found("supervision");
    std::istringstream stream(region_impact_text(of, {false, 80, true}));
    for (std::string line; std::getline(stream, line);) {
        auto const columns = std::count_if(line.begin(), line.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        EXPECT_LE(columns, 80) << line;
    }
}

TEST(RegionImpactJson, has_members_that_add_up_to_the_horizon)
{
    auto const of = found("supervision");
    auto const json = nlohmann::json::parse(region_impact_json(of));
    EXPECT_FALSE(json.contains("authority"));
    EXPECT_EQ(json["region"], of.region);
    double net = 0.0;
    for (auto const& member : json["members"]) net += member["net_cash"]["mean"].get<double>();
    EXPECT_NEAR(net, json["horizon"]["net_cash"]["mean"].get<double>(), 1e-5);
    EXPECT_TRUE(nlohmann::json::parse(region_impact_json(found("circles")))["members"][0]["net_cash"].is_null());
}

TEST(RegionImpactCsv, says_in_every_row_whose_it_is)
{
    auto const of = found("supervision");
    auto const csv = region_impact_csv(of);
    std::size_t regions = 0;
    std::istringstream stream(csv);
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) regions += line.rfind(of.region + ",", 0) == 0 ? 1 : 0;
    EXPECT_GT(regions, 100U);
    for (auto const& authority : of.sum.head.study.authorities)
        EXPECT_THAT(csv, HasSubstr("\n" + authority.name + ",supervision,"));
}
