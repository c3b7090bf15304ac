// Each condition as a row, on a market small enough to see.

#include "holdfast/portfolio/condition.hpp"

#include "holdfast/base/contract.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;

Market market()
{
    Market made;
    made.authorities = {"Leeds", "Derby"};
    made.regions = {"North", "Midlands"};
    made.region_of = {0, 1};
    made.interventions = {"supervision", "mentoring", "both"};
    made.years = {"2026-27", "2027-28"};
    made.offers = {{0, {0}, 100, {60, 10}, 0.9, false},
                   {0, {2, 0, 1}, 170, {90, 20}, 0.7, false},  // a package with both
                   {1, {1}, 80, {50, 5}, 0.6, false}};
    return made;
}

TEST(Condition, is_a_row_of_whole_numbers)
{
    auto const weights = [](Condition const& condition) { return row_of(condition, market()).weights; };
    EXPECT_THAT(weights(TotalAtMost{100}), ElementsAre(70, 110, 55));
    EXPECT_THAT(weights(YearAtMost{1, 100}), ElementsAre(10, 20, 5));
    EXPECT_THAT(weights(MustBuy{0, 1}), ElementsAre(0, 1, 0)) << "the package holds its members";
    EXPECT_THAT(weights(MustBuy{0, 0}), ElementsAre(1, 1, 0));
    EXPECT_THAT(weights(MayNotBuy{0, 2}), ElementsAre(0, 1, 0));
    EXPECT_THAT(weights(AuthoritiesAtMost{1, 1}), ElementsAre(0, 1, 1));
    EXPECT_THAT(weights(AuthoritiesAtLeast{0, 1}), ElementsAre(1, 1, 0));
    EXPECT_THAT(weights(RegionSpendAtLeast{1, 500}), ElementsAre(-500 * 70, -500 * 110, 9500 * 55));
    EXPECT_THAT(weights(RegionAuthoritiesAtLeast{0, 500}), ElementsAre(9500, 9500, -500));
    EXPECT_THAT(weights(ChanceAtLeast{0.7}), ElementsAre(0, 0, 1)) << "0.7 is at least 0.7";
}

TEST(Condition, is_kept_at_its_bound_and_not_beyond)
{
    std::vector<std::size_t> const both{0, 2};
    auto const kept = [&](Condition const& condition) { return keeps(both, row_of(condition, market())); };
    EXPECT_TRUE(kept(TotalAtMost{125}));
    EXPECT_FALSE(kept(TotalAtMost{124}));
    EXPECT_TRUE(kept(YearAtMost{0, 110}));
    EXPECT_FALSE(kept(YearAtMost{0, 109}));
    EXPECT_TRUE(kept(RegionSpendAtLeast{1, 4400})) << "55 of 125 are 44%";
    EXPECT_FALSE(kept(RegionSpendAtLeast{1, 4401}));
    EXPECT_TRUE(kept(RegionAuthoritiesAtLeast{1, 5000}));
    EXPECT_FALSE(kept(RegionAuthoritiesAtLeast{1, 5001}));
    EXPECT_TRUE(kept(AuthoritiesAtLeast{0, 1}));
    EXPECT_FALSE(kept(AuthoritiesAtLeast{0, 2}));
    EXPECT_FALSE(kept(MayNotBuy{1, 1}));
    EXPECT_FALSE(kept(ChanceAtLeast{0.7}));
}

TEST(Condition, a_share_of_nothing_is_kept_by_buying_nothing)
{
    std::vector<std::size_t> const nothing;
    EXPECT_TRUE(keeps(nothing, row_of(RegionSpendAtLeast{1, 5000}, market())));
    EXPECT_TRUE(keeps(nothing, row_of(RegionAuthoritiesAtLeast{1, 5000}, market())));
    EXPECT_FALSE(keeps(nothing, row_of(MustBuy{0, 0}, market())));
}

TEST(Condition, about_what_is_not_there_is_a_broken_promise)
{
    std::vector<Condition> const wrong{YearAtMost{2, 1},
                                       MustBuy{2, 0},
                                       MayNotBuy{0, 3},
                                       AuthoritiesAtMost{3, 1},
                                       AuthoritiesAtLeast{0, -1},
                                       RegionSpendAtLeast{2, 1},
                                       RegionSpendAtLeast{0, 10'001},
                                       TotalAtMost{-1},
                                       ChanceAtLeast{1.1}};
    for (auto const& one : wrong) {
        std::vector<Condition> const conditions{one};
        EXPECT_THROW(require_sound(conditions, market()), ContractBroken) << one.index();
    }
}

}  // namespace
}  // namespace holdfast
