#include "report/words/subject.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::report;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(EmptyPosts, one_clause_names_all_whom_it_is_about)
{
    EXPECT_THAT(empty_posts_of({{"Leeds", 900.0, -1.0, 700.0},
                                {"York", -900.0, 1.0, -700.0},
                                {"Hull", 100.0, -0.1, 1.0},
                                {"Ripon", 900.0, 1.0, -1.0}}),
                ElementsAre(HasSubstr("Leeds and Hull: this cash comes from more people leaving"),
                            HasSubstr("York: keeping people costs cash here")));
}

TEST(EmptyPosts, nothing_is_said_where_cash_and_people_go_together_or_less_than_a_pound_moves)
{
    EXPECT_THAT(empty_posts_of({{"Leeds", 900.0, 1.0, -1.0}, {"York", -900.0, -1.0, 1.0}, {"Hull", 0.3, -1.0, 1.0}}),
                IsEmpty());
    EXPECT_THAT(empty_posts_of({}), IsEmpty());
}

// Draws may pull both ways: the averages alone do not show that a post stands empty.
TEST(EmptyPosts, are_spoken_of_only_where_the_pay_line_shows_them)
{
    EXPECT_EQ(empty_posts_clause({"Leeds", 900.0, -1.0, -50.0}),
              "; on average more people would leave here, so this is no cash from keeping people");
    EXPECT_EQ(empty_posts_clause({"Leeds", 900.0, -1.0, 0.0}),
              "; on average more people would leave here, so this is no cash from keeping people");
    EXPECT_THAT(empty_posts_clause({"Leeds", 900.0, -1.0, 50.0}), HasSubstr("their posts standing empty"));
    EXPECT_EQ(empty_posts_clause({"York", -900.0, 1.0, 50.0}), "") << "fewer posts are filled, not more";
}
