// A region instead of an authority, and part coverage, as typed.
#include "cli/parsed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::cli;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(RegionTyped, stands_instead_of_the_authority)
{
    Parsed const parsed({"impact", "--region", "West Midlands", "arc"});
    EXPECT_THAT(parsed.wrong, IsEmpty());
    EXPECT_THAT(parsed.values("--region"), ElementsAre("West Midlands"));
}

TEST(RegionTyped, beside_an_authority_is_refused)
{
    EXPECT_THAT(Parsed({"impact", "--region", "London", "--authority", "Leeds", "arc"}).wrong,
                HasSubstr("instead of an authority"));
    EXPECT_FALSE(Parsed({"impact", "--region", "London", "Leeds", "arc"}).wrong.empty());
}

TEST(RegionTyped, still_needs_an_intervention)
{
    EXPECT_FALSE(Parsed({"impact", "--region", "London"}).wrong.empty());
    EXPECT_FALSE(Parsed({"impact", "arc"}).wrong.empty());
}

TEST(PartCoverageTyped, is_an_option_of_budget)
{
    EXPECT_THAT(Parsed({"budget", "--total", "£1m", "--coverage", "25,50,75,100"}).wrong, IsEmpty());
}

TEST(RegionTyped, may_be_explained)
{
    Parsed const parsed({"explain", "--region", "West Midlands", "arc", "--format", "json"});
    EXPECT_THAT(parsed.wrong, IsEmpty());
    EXPECT_THAT(parsed.values("--region"), ElementsAre("West Midlands"));
}

TEST(RegionTyped, may_be_asked_what_must_be_true)
{
    Parsed const parsed({"sensitivity", "--region", "West Midlands", "arc", "--two-way", "pay,coverage"});
    EXPECT_THAT(parsed.wrong, IsEmpty());
    EXPECT_THAT(parsed.values("--region"), ElementsAre("West Midlands"));
    EXPECT_THAT(Parsed({"sensitivity", "--region", "London", "--authority", "Leeds", "arc"}).wrong,
                HasSubstr("instead of an authority"));
}
