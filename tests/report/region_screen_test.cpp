#include "report/impact/region_screen.hpp"

#include "holdfast/questions/financial_case.hpp"
#include "report/impact/region_impact.hpp"
#include "support/flat_text.hpp"
#include "support/sample_study.hpp"
#include "support/sentences_in.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

constexpr TextStyle screen{false, 80};

RegionImpact region_of(std::string const& strategy)
{
    auto study = sample_study();
    study.draws = 200;
    return region_impact(study, strategy, {1, {}, InstructionSet::sse2});
}

//! The second loses before its cost, all others at it; two of the rest are named.
RegionImpact with_losers(std::size_t members)
{
    auto region = region_of("supervision");
    auto const first = region.members.front();
    region.members.resize(members, first);
    for (std::size_t i = 0; i < members; ++i) {
        auto& saved = *region.members[i].savings;
        saved.before_programme.mean = i == 1 ? -28'500.0 : 10'000.0;
        saved.net_cash.mean = i == 1 ? -60'000.0 : -40'000.0;
        saved.pay = i == 1 ? -50'000.0 : 0.0;
        saved.fewer_leavers = 1'000.0;
    }
    return region;
}

TEST(RegionScreen, fits_24_lines_of_80_columns_with_any_number_of_councils)
{
    for (std::size_t const members : {2U, 7U, 14U, 40U}) {
        auto const text = region_screen(with_losers(members), screen);
        EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
    }
    for (auto const* strategy : {"supervision", "circles", "mentoring", "workload"}) {
        auto const text = region_screen(region_of(strategy), screen);
        EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
    }
}

TEST(RegionScreen, says_who_loses_and_why_and_that_budgets_are_apart)
{
    auto const text = test::flat(region_screen(with_losers(3), screen));
    EXPECT_THAT(text, HasSubstr("Council by council"));
    EXPECT_THAT(text, HasSubstr("1 of 3 lose even before paying for it, because posts that now stand empty would be "
                                "filled and paid for."));
    EXPECT_THAT(text, HasSubstr("because the programme costs more than it spares."));
    EXPECT_THAT(text, HasSubstr("each has its own budget"));
    EXPECT_THAT(text, Not(HasSubstr("would save")));
}

TEST(RegionScreen, says_that_it_is_not_discounted_in_a_line_that_is_there)
{
    EXPECT_THAT(region_screen(with_losers(14), screen),
                HasSubstr("No council's gain pays another's cost: each has its own budget.\n"));
    for (auto const* strategy : {"supervision", "circles", "mentoring", "workload"})
        EXPECT_THAT(test::flat(region_screen(region_of(strategy), screen)), HasSubstr("ot discounted.")) << strategy;
}

TEST(RegionScreen, counts_those_that_have_no_row_and_adds_them_up)
{
    auto const text = region_screen(with_losers(14), screen);
    EXPECT_THAT(text, HasSubstr("the 9 others"));
    EXPECT_THAT(test::flat(text), HasSubstr(" and 11 more."));
}

// A sum is no way around what is said of each of its authorities.
TEST(RegionScreen, says_first_where_a_pilots_fall_was_to_be_expected)
{
    auto study = sample_study();
    study.draws = 200;
    Pilot pilot;
    pilot.kind = PilotKind::before_after;
    pilot.without = {24.0, 100.0, 12.0};
    pilot.with = {12.0, 100.0, 12.0};
    study.interventions[sample::supervision].effect->pilot = pilot;
    auto const region = region_impact(study, "supervision", {1, {}, InstructionSet::sse2});
    for (bool const full : {false, true}) {
        auto const text = test::flat(region_impact_text(region, {false, 80, full}));
        EXPECT_THAT(text, testing::StartsWith("Half or more of the fall in the pilot would have been expected with "
                                              "nothing done in 3 of 3 authorities. "));
        EXPECT_THAT(text, Not(HasSubstr("could save")));
    }
}

TEST(RegionScreen, claims_nothing_where_nothing_was_found)
{
    for (auto const* strategy : {"mentoring", "circles"}) {
        auto const text = test::flat(region_screen(region_of(strategy), screen));
        EXPECT_THAT(text, HasSubstr("no saving")) << strategy;
        EXPECT_THAT(text, Not(HasSubstr("before paying"))) << strategy;
        EXPECT_THAT(text, Not(HasSubstr("because"))) << strategy;
    }
}

TEST(RegionScreen, has_no_sentence_above_30_words_and_ends_with_what_to_type)
{
    for (auto const* strategy : {"supervision", "circles", "mentoring"}) {
        auto const text = region_screen(region_of(strategy), screen);
        for (auto const& sentence : test::sentences_longer_than(30, text))
            ADD_FAILURE() << strategy << ": " << sentence.words << " words: " << sentence.text;
        EXPECT_THAT(test::flat(text), HasSubstr("Next: everything: the same with --full"));
    }
}

TEST(RegionScreen, is_the_beginning_and_the_full_text_has_more)
{
    auto const region = region_of("supervision");
    auto const full = region_impact_text(region, {false, 80, true});
    EXPECT_GT(full.size(), region_impact_text(region, screen).size());
    EXPECT_THAT(test::flat(full), HasSubstr("Year by year, all councils together"));
}

}  // namespace
