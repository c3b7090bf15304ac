// A pilot of the council's own: two groups or before and after, alone or beside what was published (M13a, decision 0039).

#include "holdfast/inputs/read_study.hpp"
#include "holdfast/study/rating.hpp"
#include "inputs/evidence/own_pilot.hpp"
#include "support/inputs_text.hpp"
#include "support/own_programme.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;
using ::testing::HasSubstr;
using ::testing::Not;

std::string const unplaced_table = "[interventions.own.effect.pilot]\nsource = \"our payroll, May 2026\"\n";
std::string const pilot_table = unplaced_table + "place = \"Upper Testshire\"\n";
std::string const groups =
    "design = \"randomised\"\nwith_left = 15\nwith_staff = 100\nwithout_left = 24\nwithout_staff "
    "= 120\nmonths = \"12 months\"\n";
std::string const times = "design = \"before-after\"\nbefore_left = 24\nbefore_staff = 100\nbefore_months = \"12 "
                          "months\"\nafter_left = 15\nafter_staff = 100\nafter_months = \"12 months\"\n";
std::string const published = "basis = \"published\"\nsource = \"a study\"\nmeasure = \"hazard ratio\"\nvalue = "
                              "0.5\ninterval = [0.25, 1.0]\ndesign = \"before-after\"\n";
std::string const doubted = "combine = \"mixture\"\ndoes_not_apply = \"30%\"\n";

Read<Study> read(std::string const& effect, std::vector<std::string> authorities = {"Upper Testshire"})
{
    StudyRequest request;
    request.authorities = std::move(authorities);
    return read_in_memory({{"study.toml", small_study + own_programme + effect}}, request);
}

LeavingEffect effect_of(std::string const& effect)
{
    auto const study = read(effect);
    if (!study.ok()) throw std::runtime_error("the study does not read:\n" + described(study.problems));
    auto const& list = study.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
}

std::string problems_of(std::string const& effect) { return described(read(effect).problems); }

std::string alone(std::string const& counts) { return "basis = \"local\"\n" + pilot_table + counts; }

TEST(pilot, of_two_groups_is_weakened_by_its_design_and_carried_nowhere)
{
    auto const effect = effect_of(alone(groups));
    auto const& about = std::get<Normal>(effect.log_hazard_ratio.about);
    EXPECT_NEAR(about.mean, std::log((15.0 / 100.0) / (24.0 / 120.0)), 1e-14);
    EXPECT_NEAR(about.sd, std::sqrt(1.0 / 15.0 + 1.0 / 24.0), 1e-14);
    EXPECT_EQ(effect.bias_factor, 1.0);
    EXPECT_EQ(effect.transport.about, Distribution(Fixed{0.0})) << "it was counted here";
    EXPECT_EQ(effect.log_hazard_ratio.basis, Basis::local);
    EXPECT_EQ(effect.log_hazard_ratio.source, "our payroll, May 2026");
    EXPECT_EQ(effect.as_published, "own pilot in Upper Testshire: 15 of 100 left over 12 months with it, against 24 of "
                                   "120 left over 12 months without");
    ASSERT_TRUE(effect.pilot);
    EXPECT_TRUE(effect.pilot->by_lot);
    EXPECT_FALSE(effect.rests_on_others());
}

TEST(pilot, before_and_after_counts_by_half_and_as_widely_as_ordinary_years_vary)
{
    auto const effect = effect_of(alone(times));
    EXPECT_EQ(effect.bias_factor, 0.5);
    EXPECT_EQ(effect.pilot->design_effect, 2.0);
    EXPECT_NEAR(std::get<Normal>(effect.log_hazard_ratio.about).sd, std::sqrt(2.0 * (1.0 / 15.0 + 1.0 / 24.0)), 1e-14);
    EXPECT_EQ(effect_of(alone(times + "design_effect = 1\n")).pilot->design_effect, 1.0);
    EXPECT_EQ(effect_of(alone(groups)).pilot->design_effect, 1.0);
}

TEST(pilot, its_months_count)
{
    auto half = times;
    half.replace(half.find("after_months = \"12"), 18, "after_months = \"6");
    EXPECT_NEAR(mean(effect_of(alone(half)).log_hazard_ratio.about) -
                    mean(effect_of(alone(times)).log_hazard_ratio.about),
                std::log(2.0), 1e-14);
}

TEST(pilot, alone_is_carried_as_far_as_it_says)
{
    auto const stated = std::string("basis = \"local\"\ntransport_sd = { value = 0.2, basis = \"assumption\", source = "
                                    "\"us\" }\n");
    EXPECT_EQ(effect_of(stated + unplaced_table + groups).transport.about, Distribution(Normal{0.0, 0.2}));
    EXPECT_THAT(problems_of(stated + pilot_table + groups),
                HasSubstr("transport_sd moves nothing: the pilot was counted in Upper Testshire"));
}

TEST(pilot, beside_a_published_figure_is_the_mixture_that_the_formula_says)
{
    auto const effect = effect_of(published + doubted + pilot_table + times);
    ASSERT_TRUE(effect.robust);
    // (M14) first, each by itself: q = 1/2 of both, transport 0.15 of the published one alone.
    double const sigma = (std::log(1.0) - std::log(0.25)) / 3.92;
    RobustPrior const prior{{0.5 * std::log(0.5), std::sqrt(0.25 * sigma * sigma + 0.15 * 0.15)}, 0.3, 0.5};
    EXPECT_NEAR(effect.robust->prior.applies.mean, prior.applies.mean, 1e-14);
    EXPECT_NEAR(effect.robust->prior.applies.sd, prior.applies.sd, 1e-14);
    auto const belief = robust_belief(prior, {0.5 * std::log(15.0 / 24.0), std::sqrt(2.0 * (1.0 / 15.0 + 1.0 / 24.0))});
    EXPECT_NEAR(effect.robust->belief.does_not_apply, belief.does_not_apply, 1e-14);
    EXPECT_NEAR(mean(effect.log_hazard_ratio.about), mean(as_distribution(belief)), 1e-14);
    EXPECT_NEAR(sd(effect.log_hazard_ratio.about), sd(as_distribution(belief)), 1e-14);
    EXPECT_EQ(effect.bias_factor, 1.0) << "it is inside already";
    EXPECT_EQ(effect.transport.about, Distribution(Fixed{0.0}));
    EXPECT_EQ(effect.log_hazard_ratio.basis, Basis::local);
    EXPECT_THAT(effect.log_hazard_ratio.source,
                HasSubstr("our payroll, May 2026; together with what was published: a study"));
    EXPECT_THAT(effect.as_published, HasSubstr("hazard ratio 0.5"));
    EXPECT_THAT(effect.as_published, HasSubstr("own pilot in Upper Testshire: 15 of 100"));
}

TEST(pilot, without_a_doubt_the_published_belief_is_updated_and_without_a_pilot_it_stands)
{
    auto const sure = [](std::string const& more) {
        return effect_of(published + "combine = \"mixture\"\ndoes_not_apply = 0\n" + more);
    };
    auto const plain = effect_of(published);
    auto const doubtless = sure("");
    EXPECT_NEAR(mean(doubtless.log_hazard_ratio.about), plain.used(mean(plain.log_hazard_ratio.about)), 1e-14);
    EXPECT_NEAR(sd(doubtless.log_hazard_ratio.about),
                std::hypot(plain.bias_factor * sd(plain.log_hazard_ratio.about), sd(plain.transport.about)), 1e-14);
    EXPECT_EQ(doubtless.log_hazard_ratio.basis, Basis::published)
        << "how figures are combined is no figure of one's own";
    EXPECT_TRUE(std::holds_alternative<Normal>(sure(pilot_table + groups).log_hazard_ratio.about));
    auto const doubtful = effect_of(published + doubted);
    EXPECT_NEAR(mean(doubtful.log_hazard_ratio.about), 0.7 * mean(doubtless.log_hazard_ratio.about), 1e-14);
    EXPECT_GT(sd(doubtful.log_hazard_ratio.about), sd(doubtless.log_hazard_ratio.about));
}

TEST(pilot, that_contradicts_makes_it_likelier_that_the_published_does_not_apply)
{
    auto worse = groups;
    worse.replace(worse.find("with_left = 15"), 14, "with_left = 40");
    auto const of = [](std::string const& counts) {
        return effect_of(published + doubted + pilot_table + counts).robust->belief.does_not_apply;
    };
    EXPECT_LT(of(groups), 0.3);
    EXPECT_GT(of(worse), 0.3);
}

//! Two published figures and a pilot, which is then one of three.
std::string pooled_with_a_pilot()
{
    std::string const figure =
        "[[interventions.own.effect.figures]]\nname = \"one\"\nmeasure = \"hazard ratio\"\nvalue = "
        "0.7\ninterval = [0.5, 0.98]\ndesign = \"randomised\"\nsource = \"a study\"\n";
    return "basis = \"published\"\nsource = \"two studies\"\ncombine = \"random effects\"\n" + pilot_table + groups +
           figure + figure;
}

TEST(pilot, is_one_more_figure_where_figures_are_pooled)
{
    auto const effect = effect_of(pooled_with_a_pilot());
    ASSERT_TRUE(effect.pooling && effect.pooling->pooled);
    ASSERT_EQ(effect.pooling->figures.size(), 3U);
    EXPECT_EQ(effect.pooling->figures.back().name, "own pilot");
    EXPECT_EQ(effect.log_hazard_ratio.basis, Basis::local);
    EXPECT_EQ(effect.transport.about, Distribution(Normal{0.0, 0.15})) << "what is pooled was found elsewhere";
    EXPECT_THAT(problems_of(published + "combine = \"random effects\"\n" + pilot_table + groups),
                HasSubstr("random effects need three figures or more, and there are 2"));
}

// ---- Where it was counted, and elsewhere (decision 0055) ---------------------------------------------------------------

Read<Study> everywhere(std::string const& effect) { return read(effect, {"all"}); }

LeavingEffect effect_everywhere(std::string const& effect)
{
    auto const study = everywhere(effect);
    if (!study.ok()) throw std::runtime_error(described(study.problems));
    auto const& list = study.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
}

TEST(pilot, is_doubted_elsewhere_as_what_was_published_is_and_not_in_its_place)
{
    auto const effect = effect_everywhere(alone(groups));
    EXPECT_EQ(effect.transport.about, Distribution(Normal{0.0, 0.15}));
    EXPECT_FALSE(effect.is_carried_to("E01"));
    EXPECT_TRUE(effect.is_carried_to("E02 / E03"));
    auto const elsewhere = read(alone(groups), {"Lower Testshire"});
    EXPECT_THAT(
        described(elsewhere.problems),
        HasSubstr("was counted in Upper Testshire. In Lower Testshire it counts with a doubt for being carried over "
                  "(standard deviation of the log hazard ratio 0.15)"));
    EXPECT_THAT(problems_of(alone(groups)), Not(HasSubstr("carried over (")));
}

TEST(pilot, beside_a_figure_is_carried_from_its_place_together_with_it)
{
    auto const text = published + doubted + pilot_table + times;
    auto const here = effect_of(text);
    auto const all = effect_everywhere(text);
    EXPECT_EQ(here.transport.about, Distribution(Fixed{0.0}));
    EXPECT_EQ(all.transport.about, Distribution(Normal{0.0, 0.15}));
    EXPECT_EQ(here.log_hazard_ratio.about, all.log_hazard_ratio.about) << "it is about the pilot's place";
}

TEST(pilot, without_a_place_is_doubted_everywhere_and_the_check_says_so)
{
    auto const text = "basis = \"local\"\n" + unplaced_table + groups;
    EXPECT_EQ(effect_of(text).transport.about, Distribution(Normal{0.0, 0.15}));
    EXPECT_TRUE(effect_of(text).is_carried_to("E01"));
    EXPECT_THAT(problems_of(text),
                HasSubstr("pilot.place is missing: nobody can see where this was counted, and it counts "
                          "with a doubt for being carried over"));
}

TEST(pilot, of_a_place_that_nobody_knows_is_refused_where_it_stands)
{
    auto const study = read("basis = \"local\"\n" + unplaced_table + "place = \"Uper Testshire\"\n" + groups);
    ASSERT_FALSE(study.ok());
    EXPECT_EQ(study.problems.front().field, "interventions.own.effect.pilot.place");
    EXPECT_EQ(study.problems.front().at.line_text, "place = \"Uper Testshire\"");
    EXPECT_THAT(study.problems.front().hint, HasSubstr("Upper Testshire"));
}

TEST(pilot, of_several_pooled_figures_has_a_place_that_moves_nothing)
{
    EXPECT_THAT(problems_of(pooled_with_a_pilot()), HasSubstr("pilot.place moves nothing here"));
}

// ---- Regression to the mean, and other councils ----------------------------------------------------------------------

TEST(pilot, whose_teams_left_far_faster_before_is_warned_of)
{
    auto const warnings = [](std::string const& effect, std::vector<std::string> authorities) {
        return described(read(effect, std::move(authorities)).value->warnings);
    };
    EXPECT_THAT(warnings(alone(times), {"Upper Testshire"}), HasSubstr("regression to the mean"));
    EXPECT_THAT(warnings(alone(groups), {"Upper Testshire"}), Not(HasSubstr("regression to the mean")));
}

// ---- Bad input ---------------------------------------------------------------------------------------------------------

TEST(pilot, that_is_still_to_be_filled_in_is_asked_for_figure_by_figure)
{
    auto const study =
        read("basis = \"local\"\n[interventions.own.effect.pilot]\nsource = \"fill in\"\ndesign = \"fill "
             "in\"\nwith_left = \"fill in\"\nwith_staff = \"fill in\"\nwithout_left = \"fill in\"\n"
             "without_staff = \"fill in\"\nmonths = \"fill in\"\n");
    EXPECT_FALSE(study.ok());
    ASSERT_EQ(study.problems.size(), 7U) << described(study.problems);
    for (auto const& problem : study.problems) {
        EXPECT_THAT(problem.says, HasSubstr("is still to be filled in"));
        EXPECT_THAT(problem.at.line_text, HasSubstr("fill in"));
        EXPECT_GT(problem.at.column, 1U);
    }
}

TEST(pilot, faults_are_said_all_at_once_at_their_places)
{
    auto const text =
        problems_of("basis = \"published\"\nsource = \"us\"\ncombine = \"mixture\"\ndoes_not_apply = \"130%\"\n"
                    "[interventions.own.effect.pilot]\ndesign = \"randomized\"\nwith_left = 120\nwith_staff = "
                    "100\nwithout_left = -3\nwithout_staff = 100\nmonths = \"0 months\"\n");
    for (auto const* part :
         {"pilot.without_left", "pilot.months", "which is not in beliefs.bias.factors", "did you mean \"randomised\"?",
          "pilot.source is missing", "combine has nothing to combine: there are no published figures", "does_not_apply",
          "there is a pilot of the council's own and nothing else"})
        EXPECT_THAT(text, HasSubstr(part));
}

TEST(pilot, wants_its_design_one_way_of_counting_and_every_count)
{
    EXPECT_THAT(problems_of(alone("with_left = 1\nwith_staff = 20\nwithout_left = 2\nwithout_staff = 20\nmonths = \"12 "
                                  "months\"\n")),
                HasSubstr("pilot.design is missing"));
    EXPECT_THAT(problems_of(alone(groups + "before_left = 3\n")),
                HasSubstr("gives two groups (with_left), and before and after as well (before_left)"));
    EXPECT_THAT(problems_of(alone("design = \"randomised\"\n")), HasSubstr("does not say how many left"));
    EXPECT_THAT(problems_of(alone("design = \"randomised\"\nwith_left = 3\nwith_staff = 20\n")),
                HasSubstr("pilot.without_left is missing, and without it the pilot cannot be counted"));
    auto lots = times;
    lots.replace(lots.find("before-after"), 12, "randomised");
    EXPECT_THAT(problems_of(alone(lots)),
                HasSubstr("the same teams before and after, with nobody to compare them with"));
    auto none = groups;
    none.replace(none.find("randomised"), 10, "before-after");
    EXPECT_THAT(problems_of(alone(none)), HasSubstr("what is counted is two groups over the same time"));
    EXPECT_THAT(
        problems_of(alone("design = \"randomised\"\nwith_left = 0\nwith_staff = 20\nwithout_left = 0\nwithout_staff = "
                          "20\nmonths = \"3 months\"\n")),
        HasSubstr("nobody left in either group, which says nothing about a ratio"));
}

TEST(pilot, beside_a_figure_says_how_the_two_go_together)
{
    EXPECT_THAT(problems_of(published + pilot_table + groups), HasSubstr("nothing says how the two go together"));
    EXPECT_THAT(problems_of(published + "combine = \"mixture\"\n" + pilot_table + groups),
                HasSubstr("does_not_apply is missing: a mixture needs the chance"));
    EXPECT_THAT(problems_of(published + "does_not_apply = \"30%\"\n"),
                HasSubstr("does_not_apply belongs to a mixture, and there is none"));
    auto local = published;
    local.replace(local.find("\"published\""), 11, "\"local\"");
    EXPECT_THAT(problems_of(local + doubted + pilot_table + groups),
                HasSubstr("beside the pilot stands a published figure, of which it speaks"));
    EXPECT_THAT(
        described(
            read(published + "combine = \"mixture\"\ndoes_not_apply = 0\ndoes_not_apply_sd = 1\n").value->warnings),
        HasSubstr("does_not_apply_sd moves nothing: does_not_apply is 0%"));
}

// Laid over what is shipped, a pilot leaves the published figure, its basis and its words as they are.
TEST(pilot, laid_over_a_shipped_effect_leaves_it_as_it_was)
{
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = "study.toml";
    auto shipped = small_study + own_programme + published;
    shipped.replace(shipped.find("name = \"Own\""), 0, "review = \"A review.\"\ncaution = \"Take care.\"\n");
    auto const study =
        read_study(request, MemoryFiles({{"study.toml", shipped},
                                         {"own.toml", "based_on = [\"shipped\"]\n[interventions.own.effect]\n" +
                                                          doubted + pilot_table + times}}));
    ASSERT_TRUE(study.ok()) << described(study.problems);
    auto const& list = study.value->interventions;
    auto const own = *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; });
    EXPECT_EQ(own.effect->robust->prior, effect_of(published + doubted).robust->prior);
    EXPECT_EQ(own.caution, "Take care.");
    EXPECT_EQ(own.review, "A review.");
    EXPECT_EQ(own.basis, Basis::local);
}

// ---- What cannot be ------------------------------------------------------------------------------------------------------

std::string counts_of(std::string const& left, std::string const& staff, std::string const& months,
                      std::string const& design = "randomised")
{
    return "basis = \"local\"\n" + pilot_table + "design = \"" + design + "\"\nwith_left = " + left +
           "\nwith_staff = " + staff + "\nwithout_left = 24\nwithout_staff = 60\nmonths = \"" + months + "\"\n";
}

TEST(pilot, of_years_may_count_more_leavers_than_there_were_staff_at_a_time)
{
    auto const study = read(counts_of("55", "50", "48 months"));
    ASSERT_TRUE(study.ok()) << described(study.problems);
    EXPECT_THAT(problems_of(counts_of("55", "50", "36 months")), Not(HasSubstr("pilot.with_left")));
}

TEST(pilot, in_which_more_left_a_year_than_there_were_is_refused_by_the_years_rate)
{
    EXPECT_THAT(problems_of(counts_of("80", "50", "12 months")),
                HasSubstr("pilot.with_left says that 80 left of 50 over 12 months: that is 160 a year in 100 staff"));
    EXPECT_THAT(problems_of(counts_of("30", "50", "3 months")), HasSubstr("240 a year in 100 staff"));
    auto const both = read("basis = \"local\"\n" + pilot_table +
                           "design = \"before-after\"\nbefore_left = 90\nbefore_staff = 50\nbefore_months = \"12 "
                           "months\"\nafter_left = 70\nafter_staff = 50\nafter_months = \"6 months\"\n");
    ASSERT_EQ(both.problems.size(), 2U) << described(both.problems) << "all at once, each where it stands";
    for (auto const& problem : both.problems) EXPECT_THAT(problem.at.line_text, HasSubstr("_left = "));
}

TEST(pilot, of_far_more_staff_than_its_place_has_is_refused)
{
    EXPECT_FALSE(read(counts_of("30", "400", "12 months")).ok());
    auto const nowhere =
        "basis = \"local\"\n" + unplaced_table +
        "design = \"randomised\"\nwith_left = 30\nwith_staff = 400\nwithout_left = 24\nwithout_staff = "
        "60\nmonths = \"12 months\"\n";
    EXPECT_THAT(problems_of(nowhere),
                HasSubstr("counts 460 staff at a time, and Upper Testshire, the largest, has 200"));
    auto const more = read(counts_of("30", "180", "12 months"));
    EXPECT_TRUE(more.ok()) << "heads are more than full-time equivalents";
    EXPECT_THAT(described(more.problems), HasSubstr("counts 240 staff at a time"));
}

// ---- Teams, counted worker by worker -------------------------------------------------------------------------------------

TEST(pilot, of_teams_without_a_design_effect_is_warned_of_and_taken_down_a_step)
{
    auto const shipped_designs = [](std::string text) {
        auto study = small_study;
        study.replace(study.find("factors = { randomised = 1"), 26,
                      "factors = { randomised = 1, \"cluster randomised\" = 1");
        StudyRequest request;
        request.authorities = std::vector<std::string>{"Upper Testshire"};
        return read_in_memory({{"study.toml", study + own_programme + std::move(text)}}, request);
    };
    auto const rating = [&](std::string const& text) {
        auto const study = shipped_designs(text);
        if (!study.ok()) throw std::runtime_error(described(study.problems));
        auto const& list = study.value->interventions;
        return rate_evidence(*std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; }));
    };
    auto const teams = "basis = \"local\"\n" + pilot_table +
                       "design = \"cluster randomised\"\nwith_left = 30\nwith_staff = 100\nwithout_left = "
                       "60\nwithout_staff = 100\nmonths = \"24 months\"\n";
    EXPECT_THAT(described(shipped_designs(teams).problems),
                HasSubstr("without design_effect each worker counts as if chosen by himself"));
    EXPECT_THAT(described(shipped_designs(teams + "design_effect = 1.3\n").problems), Not(HasSubstr("by himself")));
    auto const down = [](EvidenceRating const& rated) {
        return std::any_of(rated.steps.begin(), rated.steps.end(), [](CertaintyStep const& step) {
            return step.reason == CertaintyReason::clustering_left_out;
        });
    };
    EXPECT_TRUE(down(rating(teams)));
    EXPECT_FALSE(down(rating(teams + "design_effect = 1.3\n")));
    EXPECT_FALSE(down(rating(alone(times)))) << "its design effect is that of years";
    auto const counts =
        std::string("basis = \"local\"\nsource = \"payroll\"\nmeasure = \"counts\"\nintervention_left = "
                    "30\nintervention_of = 100\ncomparator_left = 60\ncomparator_of = 100\nfollow_up = \"12 "
                    "months\"\ndesign = \"cluster randomised\"\n");
    EXPECT_TRUE(down(rating(counts))) << "figures that are counts are read alike";
}

// ---- Figures have no place ------------------------------------------------------------------------------------------------

TEST(figures, of_one_authority_that_are_carried_to_several_without_doubt_are_doubted)
{
    auto const of = [](std::string const& spread, std::vector<std::string> authorities) {
        return described(read("basis = \"derived\"\nsource = \"look-back\"\nmeasure = \"hazard ratio\"\nvalue = "
                              "0.8\ninterval = [0.64, 1.0]\ndesign = \"before-after\"\ntransport_sd = { value = " +
                                  spread + ", basis = \"derived\", source = \"its own\" }\n",
                              std::move(authorities))
                             .problems);
    };
    std::string const free = "is 0: in each of 2 authorities the effect counts as if it had been found there";
    EXPECT_THAT(of("0", {"Upper Testshire", "Lower Testshire"}), HasSubstr(free));
    EXPECT_THAT(of("0", {"Upper Testshire"}), Not(HasSubstr(free)));
    EXPECT_THAT(of("0.15", {"Upper Testshire", "Lower Testshire"}), Not(HasSubstr(free)));
}

// ---- What is possible, and seldom meant. ----

TEST(pilot, of_more_staff_than_the_authority_has_is_doubted)
{
    auto const text = pilot_table + "design = \"randomised\"\nwith_left = 90\nwith_staff = 90000\nwithout_left = "
                                    "100\nwithout_staff = 90000\nmonths = \"12 months\"\n";
    EXPECT_THAT(problems_of("basis = \"local\"\n" + text), HasSubstr("counts 180000 staff at a time"));
    EXPECT_THAT(problems_of("basis = \"local\"\n" + pilot_table +
                            "design = \"randomised\"\nwith_left = 1\nwith_staff = "
                            "10\nwithout_left = 2\nwithout_staff = 10\nmonths = \"12 months\"\n"),
                Not(HasSubstr("staff at a time")));
}

TEST(pilot, of_years_or_of_more_leavers_a_year_than_staff_is_doubted)
{
    auto const text = [](char const* left, char const* months) {
        return "basis = \"local\"\n" + pilot_table + "design = \"randomised\"\nwith_left = " + left +
               "\nwith_staff = 20\nwithout_left = 8\nwithout_staff = 20\nmonths = \"" + months + "\"\n";
    };
    EXPECT_THAT(problems_of(text("10", "48 months")), HasSubstr("few pilots are counted for longer than 36 months"));
    EXPECT_THAT(problems_of(text("10", "3 months")), HasSubstr("200 leavers a year in 100 staff, more than there are"));
}

TEST(pilot, of_groups_more_unlike_than_any_programme_makes_them_is_doubted)
{
    auto const text = [](char const* left) {
        return "basis = \"local\"\n" + pilot_table + "design = \"randomised\"\nwith_left = " + left +
               "\nwith_staff = 100\nwithout_left = 40\nwithout_staff = 100\nmonths = \"12 months\"\n";
    };
    EXPECT_THAT(problems_of(text("3")), HasSubstr("staff may have been moved between the teams"));
    EXPECT_THAT(problems_of(text("20")), Not(HasSubstr("moved between the teams")));
}

TEST(pilot, whose_staff_and_country_are_not_said_is_told_what_that_does_and_what_it_does_not)
{
    auto const said = problems_of("basis = \"local\"\n" + unplaced_table + groups);
    EXPECT_THAT(said, HasSubstr("population and country are not known"));
    EXPECT_THAT(said, HasSubstr("how far it is carried over follows from the pilot's place"));
    EXPECT_THAT(problems_of("basis = \"local\"\n" + pilot_table + groups), HasSubstr("population is not known"));
    EXPECT_THAT(problems_of("basis = \"local\"\n" + pilot_table + groups +
                            "[interventions.own.study]\ncountry = \"Scotland\"\n"),
                HasSubstr("country is \"Scotland\", but its pilot was counted in Upper Testshire"));
    auto const facts = std::string("[interventions.own.study]\npopulation = \"children's social workers\"\ncountry = "
                                   "\"England\"\n");
    EXPECT_THAT(problems_of("basis = \"local\"\n" + pilot_table + groups + facts),
                Not(HasSubstr("does not say whom the pilot was about")));
}

TEST(pilot, with_a_group_that_nobody_left_says_that_half_a_leaver_is_added)
{
    auto const effect = effect_of("basis = \"local\"\n" + pilot_table +
                                  "design = \"randomised\"\nwith_left = "
                                  "0\nwith_staff = 20\nwithout_left = 4\nwithout_staff = 20\nmonths = \"12 months\"\n");
    EXPECT_THAT(in_print(*effect.pilot), HasSubstr("half a leaver added to both"));
}

TEST(pilot, with_a_group_that_nobody_left_has_no_size_no_strength_and_is_doubted)
{
    auto const counted = [](char const* left) {
        return alone(std::string("design = \"randomised\"\nwith_left = ") + left +
                     "\nwith_staff = 20\nwithout_left = 4\nwithout_staff = 20\nmonths = \"12 months\"\n") +
               "[interventions.own.study]\nindependent = true\npopulation = \"children's social workers\"\ncountry = "
               "\"England\"\n";
    };
    auto const rating = [&](char const* left) {
        auto const study = read(counted(left));
        if (!study.ok()) throw std::runtime_error(described(study.problems));
        auto const& list = study.value->interventions;
        return rate_evidence(*std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; }));
    };
    EXPECT_EQ(rating("2").strength, 5);
    EXPECT_EQ(rating("0").strength, 0) << "the least that any figure gets";
    EXPECT_TRUE(rating("0").has_no_size());
    EXPECT_LT(rating("0").certainty, Certainty::moderate);
    auto const problems = read(counted("0")).problems;
    auto const doubt = std::find_if(problems.begin(), problems.end(), [](Problem const& p) { return p.is_doubt; });
    ASSERT_NE(doubt, problems.end());
    EXPECT_THAT(doubt->says, HasSubstr("nobody left the group with it"));
    EXPECT_THAT(described(read(counted("2")).problems), Not(HasSubstr("nobody left")));
}

}  // namespace
