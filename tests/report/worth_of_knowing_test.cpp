#include "report/committee/worth_of_knowing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::report;

TEST(WorthOfKnowing, within_two_errors_of_nothing_is_noise)
{
    EXPECT_TRUE((WorthOfKnowing::Thing{"effects", 200.0, 100.0, false}.is_noise()));
    EXPECT_FALSE((WorthOfKnowing::Thing{"effects", 201.0, 100.0, false}.is_noise()));
    EXPECT_TRUE((WorthOfKnowing::Thing{"effects", 0.0, 0.0, false}.is_noise()));
}

TEST(WorthOfKnowing, says_how_much_of_it_is_noise_and_nothing_where_none_is)
{
    WorthOfKnowing worth{500.0, {{"effects", 400.0, 10.0, false}}};
    EXPECT_EQ(noise_sentence(worth), "");
    worth.things.push_back({"pay", 10.0, 10.0, false});
    EXPECT_THAT(noise_sentence(worth), testing::StartsWith("1 thing is not drawn: what knowing it is worth"));
    worth.things.push_back({"posts", 0.0, 0.0, true});
    EXPECT_THAT(noise_sentence(worth), testing::StartsWith("2 things are not drawn: what knowing them is worth"));
    EXPECT_EQ(thing_words(worth.things.back()), "posts (null result: an assumed range)");
}
