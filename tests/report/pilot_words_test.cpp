// What a reader may quote of a pilot.

#include "report/words/pilot_words.hpp"

#include "holdfast/study/effect_bias.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(pilot_words, say_how_much_of_a_fall_would_have_come_with_nothing_done)
{
    EXPECT_EQ(
        fall_sentences({0.24, 0.15, 0.18}, "Leeds"),
        "Leaving was 24 in 100 staff a year before and 15 after. 6 of those 9 would have been expected with nothing "
        "done: Leeds is expected to lose 18 in 100 a year.");
    EXPECT_THAT(
        fall_sentences({0.24, 0.15, 0.26}, "Leeds"),
        HasSubstr("None of that fall would have been expected with nothing done: Leeds is expected to lose 26"));
    EXPECT_THAT(fall_sentences({0.24, 0.15, 0.12}, "Leeds"), HasSubstr("All of that fall would have been expected"));
    EXPECT_THAT(fall_sentences({0.15, 0.24, 0.12}, "Leeds"),
                HasSubstr("It did not fall; Leeds is expected to lose 12"));
}

// The parts are differences of what is shown: a reader who subtracts finds them.
TEST(pilot_words, add_up_as_they_are_shown)
{
    EXPECT_THAT(fall_sentences({0.2449, 0.1451, 0.1949}, "Leeds"),
                HasSubstr("was 24 in 100 staff a year before and 15 after. 5 of those 9 would"));
    EXPECT_THAT(fall_sentences({0.144, 0.130, 0.136}, "Leeds"),
                HasSubstr("was 14.4 in 100 staff a year before and 13.0 after. 0.8 of those 1.4 would"));
}

LeavingEffect counted(PilotKind kind, double factor)
{
    LeavingEffect effect;
    Pilot pilot;
    pilot.kind = kind;
    pilot.without = {24.0, 100.0, 12.0};
    pilot.with = {15.0, 100.0, 12.0};
    pilot.design = factor == 1.0 ? "cluster randomised" : "before-after";
    pilot.bias_factor = factor;
    pilot.log_hazard_ratio = {std::log(15.0 / 24.0), 0.3};
    effect.pilot = pilot;
    effect.log_hazard_ratio.about = Normal{pilot.log_hazard_ratio.estimate, 0.3};
    effect.bias_factor = factor;
    return effect;
}

TEST(pilot_words, set_two_groups_beside_the_authority)
{
    auto const words = pilot_words(counted(PilotKind::two_groups, 1.0), {"Leeds", 0.131, std::nullopt, true});
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[0],
              "Teams with it lost 15 in 100 staff a year, teams without it 24. Leeds as a whole is expected to "
              "lose 13.");
    EXPECT_EQ(words[1],
              "The counts give a hazard ratio of 0.62 (95% range 0.35 to 1.13), which is not weakened: who had it "
              "was drawn by lot.");
    EXPECT_EQ(words[2], "It was counted here: no doubt is added for carrying it over from elsewhere.");
}

TEST(pilot_words, say_that_half_a_leaver_is_added_where_nobody_left)
{
    auto effect = counted(PilotKind::two_groups, 1.0);
    EXPECT_FALSE(effect.pilot->has_half_added());
    effect.pilot->with.left = 0.0;
    auto const words = pilot_words(effect, {"Leeds", 0.131, std::nullopt});
    EXPECT_THAT(words[1], HasSubstr("Nobody left in the teams with it"));
    EXPECT_THAT(words[1], HasSubstr("half a leaver is added on both sides"));
    auto before = counted(PilotKind::before_after, 0.5);
    before.pilot->without.left = 0.0;
    EXPECT_THAT(pilot_words(before, {"Leeds", 0.131, FallExplained{0.0, 0.15, 0.18}})[1],
                HasSubstr("Nobody left before it began"));
}

LeavingEffect doubted(std::optional<StudyEstimate> pilot)
{
    LeavingEffect effect;
    RobustEffect robust;
    robust.prior = {{-0.35, 0.2}, 0.3, 0.5};
    robust.belief = pilot ? robust_belief(robust.prior, *pilot) : robust_belief(robust.prior);
    effect.log_hazard_ratio.about = as_distribution(robust.belief);
    effect.robust = robust;
    if (pilot) {
        effect.pilot = counted(PilotKind::two_groups, 1.0).pilot;
        effect.pilot->log_hazard_ratio = *pilot;
    }
    return effect;
}

TEST(pilot_words, say_how_far_counts_are_doubted_for_being_used_here)
{
    auto effect = counted(PilotKind::two_groups, 1.0);
    effect.transport.about = Normal{0.0, 0.15};
    EXPECT_EQ(
        pilot_words(effect, {"Leeds", 0.131, std::nullopt}).back(),
        "The inputs do not say where it was counted. It is used with a doubt for being carried over: the logarithm "
        "gets a standard deviation of 0.15 more.");
    effect.pilot->place = "E10000016";
    effect.pilot->place_name = "Kent";
    EXPECT_THAT(pilot_words(effect, {"Leeds", 0.131, std::nullopt}).back(),
                HasSubstr("It was counted in Kent. It is used with a doubt for being carried over"));
    EXPECT_EQ(pilot_words(effect, {"Kent", 0.131, std::nullopt, true}).back(),
              "It was counted here: no doubt is added for carrying it over from elsewhere.");
    EXPECT_THAT(counted_words(doubted(StudyEstimate{0.4, 0.2}), {"Leeds", 0.13, std::nullopt, true}).back(),
                HasSubstr("what was published is carried here with a doubt of its own"));
}

TEST(pilot_words, say_what_is_left_of_a_weak_design)
{
    auto const words =
        pilot_words(counted(PilotKind::before_after, 0.5), {"Leeds", 0.18, FallExplained{0.24, 0.15, 0.18}});
    ASSERT_EQ(words.size(), 5U);
    EXPECT_EQ(words[1], "Against what was to be expected anyway, leaving since is 0.83 times as high.");
    EXPECT_THAT(words[3],
                HasSubstr("For its design (before-after) its logarithm counts 0.5 times, which makes it 0.79."));
}

TEST(pilot_words, say_what_was_done_about_bias_and_nothing_else)
{
    PilotPlace const here{"Leeds", 0.18, FallExplained{0.24, 0.15, 0.18}};
    auto effect = counted(PilotKind::before_after, 0.5);
    effect.of_design = DesignWeakening{0.5, 0.0};
    auto const said = [&](BiasMethod method) {
        auto const bias = with_bias(effect, method);
        auto const words = counted_words(bias, here);
        return words.at(words.size() - 2);  // the last says where it was counted
    };
    EXPECT_THAT(said(BiasMethod::by_design), HasSubstr("counts 0.5 times"));
    EXPECT_THAT(said(BiasMethod::none), HasSubstr("Nothing is taken off it for bias"));
    EXPECT_THAT(said(BiasMethod::none), testing::Not(HasSubstr("0.5")));
    EXPECT_THAT(said(BiasMethod::empirical_alone), HasSubstr("Shrunk as one of 23,551 medical trials"));
    EXPECT_THAT(said(BiasMethod::empirical_alone), testing::Not(HasSubstr("0.5 times")));
    EXPECT_THAT(said(BiasMethod::empirical), HasSubstr("the logarithm of that counts 0.5 times"));
}

TEST(pilot_words, of_a_fall_of_which_half_was_to_be_expected_say_so)
{
    EXPECT_TRUE((FallExplained{0.24, 0.15, 0.18}).was_to_be_expected());
    EXPECT_FALSE((FallExplained{0.24, 0.15, 0.22}).was_to_be_expected());
    EXPECT_FALSE((FallExplained{0.15, 0.24, 0.10}).was_to_be_expected()) << "there is no fall";
}

TEST(pilot_words, say_what_a_pilot_makes_of_the_doubt)
{
    auto const against = combined_words(doubted(StudyEstimate{0.4, 0.2}));
    EXPECT_THAT(against.front(), HasSubstr("was 30 in 100, as the inputs say. The pilot makes it"));
    EXPECT_THAT(against.front(), HasSubstr("less alike"));
    auto const agrees = combined_words(doubted(StudyEstimate{-0.35, 0.2}));
    EXPECT_THAT(agrees.front(), HasSubstr("the two look alike"));
    EXPECT_THAT(against[1], HasSubstr("lies between 0.38 and 2.66 in 95 of 100 cases (our guess)"));
    EXPECT_THAT(against.back(), HasSubstr("Calculated with: "));
    EXPECT_THAT(combined_words(doubted(std::nullopt)).front(),
                HasSubstr("The inputs say that with a chance of 30 in 100 what was published does not apply here."));
}

TEST(pilot_words, say_nothing_where_there_is_neither)
{
    EXPECT_THAT(pilot_words(LeavingEffect{}, {"Leeds", 0.12, std::nullopt}), IsEmpty());
}

std::size_t words_in(std::string const& sentence)
{
    return 1U + static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' '));
}

TEST(pilot_words, keep_every_sentence_short)
{
    auto all = pilot_words(counted(PilotKind::before_after, 0.5), {"Leeds", 0.18, FallExplained{0.24, 0.15, 0.18}});
    auto elsewhere = counted(PilotKind::two_groups, 1.0);
    elsewhere.transport.about = Normal{0.0, 0.15};
    for (auto const& effect : {doubted(StudyEstimate{0.4, 0.2}), doubted(std::nullopt), elsewhere})
        for (auto& text : pilot_words(effect, {"Leeds", 0.13, std::nullopt})) all.push_back(text);
    for (auto const& text : all)
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find(". ", at), text.size());
            EXPECT_LT(words_in(text.substr(at, end - at)), 30U) << text;
            at = end == text.size() ? end : end + 2;
        }
}

}  // namespace
