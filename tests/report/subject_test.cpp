#include "report/words/subject.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::report;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(EmptyPosts, one_clause_names_all_whom_it_is_about)
{
    EXPECT_THAT(
        empty_posts_of({{"Leeds", 900.0, -1.0}, {"York", -900.0, 1.0}, {"Hull", 100.0, -0.1}, {"Ripon", 900.0, 1.0}}),
        ElementsAre(HasSubstr("Leeds and Hull: this cash comes from more people leaving"),
                    HasSubstr("York: keeping people costs cash here")));
}

TEST(EmptyPosts, nothing_is_said_where_cash_and_people_go_together_or_less_than_a_pound_moves)
{
    EXPECT_THAT(empty_posts_of({{"Leeds", 900.0, 1.0}, {"York", -900.0, -1.0}, {"Hull", 0.3, -1.0}}), IsEmpty());
    EXPECT_THAT(empty_posts_of({}), IsEmpty());
}
