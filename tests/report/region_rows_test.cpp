#include "report/words/region_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::report;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(RegionRows, are_all_where_there_is_room)
{
    auto const rows = region_rows({1.0, -2.0, 3.0}, 3);
    EXPECT_THAT(rows.shown, ElementsAre(0, 1, 2));
    EXPECT_THAT(rows.rest, IsEmpty());
}

TEST(RegionRows, show_who_gains_and_who_loses_most_in_the_order_of_the_list)
{
    auto const rows = region_rows({1.0, -50.0, 3.0, 40.0, -2.0}, 3);
    EXPECT_THAT(rows.shown, ElementsAre(1, 3));
    EXPECT_THAT(rows.rest, ElementsAre(0, 2, 4));
    EXPECT_EQ(the_others(rows), "the 3 others");
}

TEST(RegionRows, leave_out_nobody)
{
    for (std::size_t most = 2; most < 8; ++most) {
        auto const rows = region_rows({5.0, 5.0, -5.0, 0.0, 1.0, 2.0}, most);
        EXPECT_EQ(rows.shown.size() + rows.rest.size(), 6U);
        EXPECT_NE(rows.rest.size(), 1U);
        EXPECT_LE(rows.shown.size() + (rows.rest.empty() ? 0U : 1U), most);
    }
}
