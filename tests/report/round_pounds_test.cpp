#include "report/words/round_pounds.hpp"

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;

TEST(RoundPounds, keep_two_digits_and_a_minus_sign)
{
    EXPECT_EQ(round_pounds(868'400.0), "£870,000");
    EXPECT_EQ(round_pounds(-1'412'000.0), "−£1.4m");
    EXPECT_EQ(round_pounds(28'300'000.0), "£28m");
    EXPECT_EQ(round_pounds(107'400'000.0), "£107m");
    EXPECT_EQ(round_pounds(2'340'000'000.0), "£2.3bn");
    EXPECT_EQ(round_pounds(928.6), "£929");
    EXPECT_EQ(round_pounds(1'234.0), "£1,200");
    EXPECT_EQ(round_pounds(-0.4), "£0");
}

TEST(RoundPounds, move_up_a_unit_rather_than_write_a_thousand_of_one)
{
    EXPECT_EQ(round_pounds(999.6), "£1,000");
    EXPECT_EQ(round_pounds(996'000.0), "£1.0m");
    EXPECT_EQ(round_pounds(996'000'000.0), "£1.0bn");
}

TEST(RoundPounds, round_both_ends_of_a_range_alike)
{
    EXPECT_EQ(round_range({0.0, 0.0, -1'210'000.0, 2'790'000.0}), "−£1.2m to £2.8m");
    EXPECT_EQ(round_range({0.0, 0.0, -36'400'000.0, 107'000'000.0}), "−£36m to £107m");
    EXPECT_EQ(round_range({0.0, 0.0, -4'000.0, 310'000.0}), "£0 to £310,000");
    EXPECT_EQ(round_range({0.0, 0.0, -56'000.0, 310'000.0}), "−£60,000 to £310,000");
}

TEST(RoundPounds, give_the_mean_the_digits_of_its_range_where_that_says_enough) {}
