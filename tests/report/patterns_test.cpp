#include "report/words/patterns.hpp"

#include <string>
#include <vector>

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

TEST(Patterns, leave_out_names_and_figures_and_are_the_text_when_filled)
{
    auto const apart = slotted("Leeds would lose minus £1.2m (−£2.5bn to £0; 64% of 12,300 by 2026-27).", {"Leeds"});
    EXPECT_EQ(apart.pattern, "{0} would lose {1} ({2} to {3}; {4} of {5} by {6}-{7}).");
    EXPECT_EQ(apart.figures,
              (std::vector<std::string>{"Leeds", "minus £1.2m", "−£2.5bn", "£0", "64%", "12,300", "2026", "27"}));
    for (char const* text :
         {"", "Leeds", "£ and 5million, 1.", "{0} costs £5", "minus nothing", "−", "Leeds Leeds, 3,", "£1.2mm"})
        EXPECT_EQ(filled(slotted(text, {"Leeds", "", "Lee"})), text);
}

TEST(Patterns, of_two_places_of_whom_the_same_is_said_are_one)
{
    EXPECT_EQ(slotted("It could save Leeds £0.9m.", {"Leeds"}).pattern,
              slotted("It could save York −£12,000.", {"York"}).pattern);
}
