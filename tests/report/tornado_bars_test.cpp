#include "report/sensitivity/tornado_bars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

//! Bars of a price (moves the saving alone), a cost (moves the cost alone) and something that moves nothing.
Tornado of_three()
{
    Tornado tornado;
    tornado.net_cash = 100.0;
    tornado.programme = tornado.guessed = 400.0;
    tornado.bars.resize(3);
    tornado.bars[0].low = {1.0, 50.0, 0.0, 400.0, 400.0};
    tornado.bars[0].high = {2.0, 150.0, 0.0, 400.0, 400.0};
    tornado.bars[1].low = {1.0, 200.0, 0.0, 300.0, 300.0};
    tornado.bars[1].high = {2.0, 0.0, 0.0, 500.0, 500.0};
    tornado.bars[2].low = tornado.bars[2].high = {1.0, 100.0, 0.0, 400.0, 400.0};
    tornado.widest_in_cash = {1, 0, 2};
    return tornado;
}

}  // namespace

TEST(TornadoBars, after_the_cost_the_cost_has_a_bar)
{
    auto const tornado = of_three();
    EXPECT_THAT(widest_bars(tornado, false, 9), ElementsAre(1, 0));
    EXPECT_EQ(base_cash(tornado, false), 100.0);
    EXPECT_EQ(cash_at(tornado.bars[1].low, false), 200.0);
}

TEST(TornadoBars, before_the_cost_it_has_none)
{
    auto const tornado = of_three();
    EXPECT_THAT(widest_bars(tornado, true, 9), ElementsAre(0));
    EXPECT_EQ(base_cash(tornado, true), 500.0);
    EXPECT_EQ(cash_at(tornado.bars[0].low, true), 450.0);
    EXPECT_EQ(cash_at(tornado.bars[1].low, true), cash_at(tornado.bars[1].high, true));
}

TEST(TornadoBars, holds_no_more_than_asked_for)
{
    EXPECT_THAT(widest_bars(of_three(), false, 1), ElementsAre(1));
    EXPECT_THAT(widest_bars(of_three(), false, 0), IsEmpty());
    EXPECT_THAT(widest_bars(Tornado{}, true, 5), IsEmpty());
}
