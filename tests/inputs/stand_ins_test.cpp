//! Words that stand in for a name name nobody.
#include "inputs/fields/stand_ins.hpp"

#include <gtest/gtest.h>

using namespace holdfast;

TEST(stand_ins, are_known_however_they_are_written)
{
    for (auto const* text :
         {"TBC", "tbc", " t.b.c. ", "n/a", "N/A", "?", "???", "-", "", "  ", "[TBC]", "To be confirmed"})
        EXPECT_TRUE(is_stand_in(text)) << text;
}

TEST(stand_ins, are_no_part_of_a_name)
{
    for (auto const* text : {"Head of HR", "A. Nabi", "Ms Tba-Owusu", "Director (TBC from April)", "us"})
        EXPECT_FALSE(is_stand_in(text)) << text;
}
