// What would have been expected with nothing done, beside a fall.

#include "holdfast/study/pilot.hpp"

#include "holdfast/study/study.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

FallExplained fall(double before, double after, double expected) { return {before, after, expected}; }

TEST(fall_explained, is_split_into_what_was_to_be_expected_and_the_rest)
{
    auto const example = fall(0.24, 0.15, 0.18);
    EXPECT_NEAR(example.fall(), 0.09, 1e-15);
    EXPECT_NEAR(example.by_itself(), 0.06, 1e-15);
    EXPECT_NEAR(example.ratio_to_expected(), 0.15 / 0.18, 1e-15);
}

TEST(fall_explained, never_exceeds_the_fall_and_is_never_below_nothing)
{
    EXPECT_EQ(fall(0.24, 0.15, 0.30).by_itself(), 0.0) << "more were expected than left before";
    EXPECT_NEAR(fall(0.24, 0.15, 0.10).by_itself(), 0.09, 1e-15) << "even fewer were expected: all of it";
    EXPECT_EQ(fall(0.15, 0.24, 0.10).by_itself(), 0.0) << "nothing fell";
    for (double expected = 0.01; expected < 0.5; expected += 0.01) {
        auto const one = fall(0.24, 0.15, expected);
        EXPECT_GE(one.by_itself(), 0.0);
        EXPECT_LE(one.by_itself(), one.fall());
    }
}

Study study_of(double england, Authority& authority, double relative)
{
    Study study;
    study.leaving_rate.about = Fixed{england};
    authority.name = "Leeds";
    authority.relative_leaving_rate.about = Fixed{relative};
    return study;
}

Pilot before_and_after(PilotGroup before, PilotGroup after)
{
    Pilot pilot;
    pilot.kind = PilotKind::before_after;
    pilot.without = before;
    pilot.with = after;
    return pilot;
}

TEST(fall_explained, sets_the_pilots_rates_beside_the_authoritys_own)
{
    Authority authority;
    auto const study = study_of(0.12, authority, 1.5);
    auto const found = fall_explained(before_and_after({24.0, 100.0, 12.0}, {15.0, 50.0, 24.0}), study, authority);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->before, 0.24, 1e-15);
    EXPECT_NEAR(found->after, 0.15, 1e-15) << "in twice the time";
    EXPECT_NEAR(found->expected, 0.18, 1e-15);
    EXPECT_EQ(pilot_place(before_and_after({24.0, 100.0, 12.0}, {15.0, 50.0, 24.0}), study, authority).authority,
              "Leeds");
}

TEST(fall_explained, is_of_before_and_after_only)
{
    Authority authority;
    auto const study = study_of(0.12, authority, 1.0);
    auto pilot = before_and_after({24.0, 100.0, 12.0}, {15.0, 100.0, 12.0});
    pilot.kind = PilotKind::two_groups;
    EXPECT_FALSE(fall_explained(pilot, study, authority));
    EXPECT_FALSE(pilot_place(std::nullopt, study, authority).fall);
    Authority nobody;
    auto const still = study_of(0.0, nobody, 1.0);
    EXPECT_FALSE(fall_explained(before_and_after({1.0, 20.0, 12.0}, {1.0, 20.0, 12.0}), still, nobody));
}

// Teams that are picked because many left last year, and nothing done: what is said to have come by itself is the fall.
TEST(fall_explained, of_teams_picked_for_a_bad_year_explains_the_fall_that_nobody_caused)
{
    Authority authority;
    auto const study = study_of(0.12, authority, 1.0);
    // Every team leaves at 0.12; the picked ones had 0.20 by chance, and have 0.12 again.
    auto const found = fall_explained(before_and_after({20.0, 100.0, 12.0}, {12.0, 100.0, 12.0}), study, authority);
    EXPECT_NEAR(found->by_itself(), found->fall(), 1e-15);
    EXPECT_NEAR(found->ratio_to_expected(), 1.0, 1e-15);
}

}  // namespace
