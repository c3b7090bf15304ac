// Where a report can look, and where it opens.
#include "report/committee/places.hpp"

#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::ElementsAre;

namespace {

std::vector<std::string> names(std::vector<ReportPlace> const& places)
{
    std::vector<std::string> list;
    for (auto const& place : places) list.push_back(place.name);
    return list;
}

}  // namespace

TEST(Places, are_all_together_then_regions_then_authorities)
{
    auto const findings = sample::findings();
    auto const places = places_of(findings);
    ASSERT_EQ(places.size(), 6U);
    EXPECT_EQ(places.front().kind, ReportPlace::Kind::all);
    EXPECT_EQ(places.front().authorities, 3U);
    EXPECT_EQ(places[1].kind, ReportPlace::Kind::region);
    EXPECT_EQ(places[2].kind, ReportPlace::Kind::region);
    for (std::size_t a = 0; a < 3; ++a) {
        EXPECT_EQ(places[3 + a].kind, ReportPlace::Kind::authority);
        EXPECT_EQ(places[3 + a].authority, a);
        EXPECT_EQ(places[3 + a].name, findings.study.authorities[a].name);
    }
}

TEST(Places, of_one_authority_are_it_alone)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    EXPECT_THAT(names(places_of(findings)), ElementsAre("Leeds"));
}

TEST(Places, every_place_finds_what_was_found_of_each_strategy)
{
    auto const findings = sample::findings();
    FoundIn const found(findings);
    std::size_t results = 0;
    for (auto const& place : places_of(findings))
        for (std::size_t s = 0; s < findings.strategies.size(); ++s) {
            auto const one = found.at(place, s);
            if (!one) continue;
            EXPECT_NE(one.result == nullptr, one.total == nullptr) << place.name << ", one of the two";
            if (one.result) {
                EXPECT_EQ(one.result->strategy, s);
                EXPECT_EQ(one.result->authority, place.authority);
            } else {
                EXPECT_EQ(one.total->strategy, s);
            }
            EXPECT_EQ(standing_of(findings, one).strategy, s);
            if (one.result) ++results;
        }
    EXPECT_EQ(results, findings.results.size()) << "each of them, once";
}

TEST(Places, standings_are_one_a_strategy_in_the_order_of_the_study)
{
    auto const findings = sample::findings();
    for (auto const& place : places_of(findings)) {
        auto const standings = standings_in(findings, place);
        ASSERT_EQ(standings.size(), findings.strategies.size()) << place.name;
        for (std::size_t i = 1; i < standings.size(); ++i)
            EXPECT_LT(standings[i - 1].strategy, standings[i].strategy) << place.name;
    }
}
