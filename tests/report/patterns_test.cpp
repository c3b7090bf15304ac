#include "report/words/patterns.hpp"

#include <gtest/gtest.h>

using namespace holdfast::report;

TEST(Patterns, have_their_slots_filled_wherever_they_stand)
{
    EXPECT_EQ(filled("{a} and {b}, {a}", {{"a", "£1"}, {"b", "£2"}}), "£1 and £2, £1");
    EXPECT_EQ(filled("nothing", {{"a", "£1"}}), "nothing");
    EXPECT_EQ(filled("", {}), "");
}

TEST(Patterns, keep_what_is_no_slot_of_theirs_and_what_a_text_holds)
{
    EXPECT_EQ(filled("{other} {a", {{"a", "£1"}}), "{other} {a");
    EXPECT_EQ(filled("{{a}}", {{"a", "£1"}}), "{£1}");
    EXPECT_EQ(filled("{a}{b}", {{"a", "{b}"}, {"b", "£2"}}), "{b}£2") << "a text is no pattern";
}
