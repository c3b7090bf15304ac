#include "report/words/wording.hpp"

#include "holdfast/base/contract.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;

TEST(wording, a_loss_is_spelt_out)
{
    EXPECT_EQ(spoken(310'400.0), "£310,000");
    EXPECT_EQ(spoken(-12'300.0), "−£12,300");
    EXPECT_EQ(spoken(-0.3), "£0");
    EXPECT_EQ(pounds_range({0.0, 0.0, -56'000.0, 1'234'000.0}), "−£56,000 to £1.23m");
}

TEST(wording, a_chance_is_never_a_certainty)
{
    EXPECT_EQ(chance(0.0), "<1%");
    EXPECT_EQ(chance(0.0049), "<1%");
    EXPECT_EQ(chance(0.005), "1%");
    EXPECT_EQ(chance(0.97), "97%");
    EXPECT_EQ(chance(0.9949), "99%");
    EXPECT_EQ(chance(0.995), ">99%");
    EXPECT_EQ(chance(1.0), ">99%");
    EXPECT_THROW((void)chance(1.01), ContractBroken);
}

RC_GTEST_PROP(wording, no_share_of_draws_reads_as_none_or_all, ())
{
    auto const of = *rc::gen::inRange(1, 100'000);
    auto const share = static_cast<double>(*rc::gen::inRange(0, of + 1)) / of;
    RC_ASSERT(chance(share) != "100%");
    RC_ASSERT(chance(share) != "0%");
}

TEST(wording, shares_and_figures_have_the_digits_that_matter)
{
    EXPECT_EQ(percent(0.23), "23%");
    EXPECT_EQ(percent(0.074), "7.4%");
    EXPECT_EQ(percent(0.05), "5%");
    EXPECT_EQ(percent(0.0004), "less than 0.1%");
    EXPECT_EQ(percent(0.0), "0%");
    EXPECT_EQ(figure(0.814), "0.81");
    EXPECT_EQ(figure(12.34), "12.3");
    EXPECT_EQ(figure(1234.5), "1,234");
    EXPECT_EQ(figure(-4.8), "−4.80");
    EXPECT_EQ(figure(-0.001), "0.00");
    EXPECT_EQ(decimals(-0.2, 0), "0");
    EXPECT_EQ(decimals(-0.0, 2), "0.00");
    EXPECT_EQ(decimals(-3.25, 1), "−3.2");
    EXPECT_EQ(decimals(12.0, 0), "12");
}

TEST(wording, time_is_told_in_months)
{
    EXPECT_EQ(horizon(60, {2026, 4}), "60 months from April 2026");
    EXPECT_EQ(horizon(1, {2027, 12}), "1 month from December 2027");
    EXPECT_EQ(counted(10'000, "draw", "draws"), "10,000 draws");
}

}  // namespace
