#include "holdfast/base/calendar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

TEST(Calendar, a_month_is_written_with_four_and_two_digits)
{
    EXPECT_EQ(written({2026, 4}), "2026-04");
    EXPECT_EQ(written({2026, 12}), "2026-12");
    EXPECT_EQ(written({987, 1}), "0987-01");
}

TEST(Calendar, only_a_whole_month_is_read)
{
    EXPECT_EQ(read_month("2026-04"), (CalendarMonth{2026, 4}));
    for (auto const* wrong : {"", "2026", "2026-4", "2026-13", "2026-00", "2026/04", "2026-04-01", " 2026-04",
                              "2026-04 ", "26-04", "20x6-04", "-026-04", "2026--4", "2026-+4"})
        EXPECT_EQ(read_month(wrong), std::nullopt) << wrong;
}

RC_GTEST_PROP(Calendar, what_is_written_reads_back, ())
{
    CalendarMonth const month{*rc::gen::inRange(0, 10'000), *rc::gen::inRange(1, 13)};
    RC_ASSERT(read_month(written(month)) == month);
}

RC_GTEST_PROP(Calendar, later_steps_one_month_at_a_time, ())
{
    CalendarMonth const from{*rc::gen::inRange(1900, 2200), *rc::gen::inRange(1, 13)};
    int const months = *rc::gen::inRange(0, 400);
    CalendarMonth step = from;
    for (int i = 0; i < months; ++i)
        step = step.month == 12 ? CalendarMonth{step.year + 1, 1} : CalendarMonth{step.year, step.month + 1};
    RC_ASSERT(later(from, months) == step);
    RC_ASSERT(later(step, -months) == from);
    RC_ASSERT(months == 0 || from < step);
}

TEST(Calendar, a_financial_year_runs_from_april_to_march)
{
    EXPECT_EQ(financial_year({2026, 3}), 2025);
    EXPECT_EQ(financial_year({2026, 4}), 2026);
    EXPECT_EQ(financial_year({2026, 12}), 2026);
    EXPECT_EQ(financial_year({2027, 1}), 2026);
    EXPECT_EQ(financial_year({2027, 3}), 2026);
}

RC_GTEST_PROP(Calendar, a_financial_year_has_twelve_months, ())
{
    int const starts = *rc::gen::inRange(1950, 2150);
    for (int t = 0; t < 12; ++t) RC_ASSERT(financial_year(later({starts, 4}, t)) == starts);
    RC_ASSERT(financial_year(later({starts, 4}, 12)) == starts + 1);
    RC_ASSERT(financial_year(later({starts, 4}, -1)) == starts - 1);
}

TEST(Calendar, a_financial_year_is_named_by_both_its_years)
{
    EXPECT_EQ(financial_year_name(2026), "2026-27");
    EXPECT_EQ(financial_year_name(2008), "2008-09");
    EXPECT_EQ(financial_year_name(1999), "1999-00");
}
