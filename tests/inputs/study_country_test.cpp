// Where a study was done, as people type it: only England gives a mark.

#include "inputs/evidence/study_country.hpp"

#include <gtest/gtest.h>

namespace {

using holdfast::study_country;

TEST(study_country, is_england_however_its_union_stands_beside_it)
{
    for (auto const* typed : {"England", " England ", "England, UK", "England (UK)", "UK, England", "England, U.K.",
                              "England, United Kingdom", "England; Great Britain"}) {
        auto const said = study_country(typed);
        EXPECT_EQ(said.country, "England") << typed;
        EXPECT_EQ(said.hint, "") << typed;
        EXPECT_TRUE(said.known) << typed;
    }
}

TEST(study_country, that_is_nearly_one_is_not_taken_for_a_foreign_one)
{
    EXPECT_EQ(study_country("Englnd").hint, "did you mean \"England\"?");
    EXPECT_EQ(study_country("Englnad, UK").hint, "did you mean \"England\"?");
    EXPECT_EQ(study_country("Eng").hint, "did you mean \"England\"?");
    EXPECT_EQ(study_country("Scotlnd").hint, "did you mean \"Scotland\"?");
    EXPECT_EQ(study_country("england").hint, "write \"England\"");
    EXPECT_EQ(study_country("England, Leeds").hint, "write \"England\"; \"Leeds\" goes into place");
}

TEST(study_country, of_a_union_alone_or_of_several_is_not_england)
{
    EXPECT_NE(study_country("UK").hint, "");
    EXPECT_NE(study_country("united kingdom").hint, "");
    EXPECT_EQ(study_country("England and Wales").country, "England and Wales");
    EXPECT_EQ(study_country("England and Wales").hint, "");
    EXPECT_EQ(study_country("England, Scotland").hint, "");
}

TEST(study_country, elsewhere_is_taken_as_it_is_typed)
{
    for (auto const* typed : {"USA", "Netherlands", "the Netherlands", "Slovakia", "Northern Ireland"}) {
        EXPECT_EQ(study_country(typed).country, typed);
        EXPECT_EQ(study_country(typed).hint, "") << typed;
        EXPECT_TRUE(study_country(typed).known) << typed;
    }
    EXPECT_FALSE(study_country("Tennessee").known);
    EXPECT_EQ(study_country("Tennessee").hint, "");
}

}  // namespace
