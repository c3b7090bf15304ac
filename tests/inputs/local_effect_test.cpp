// A council's own before-after result is a study like any other (M14, docs/decisions/0027).

#include "holdfast/inputs/read_study.hpp"

#include "support/inputs_text.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! The small study with an intervention "own"; Upper Testshire loses 13.3% of its staff a year.
std::string study_with(std::string const& effect)
{
    return small_study + R"(
[interventions.own]
name = "Own"
level = "organisational"
group = "other"
delivery = { coverage = 1, basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.own.effect]
source = "our payroll"
)" + effect;
}

constexpr char const* fewer = "measure = \"counts\"\nintervention_left = 10\nintervention_of = 100\n"
                              "comparator_left = 14\ncomparator_of = 100\nfollow_up = \"12 months\"\n";

Read<Study> read(std::string const& effect, std::vector<std::string> authorities = {})
{
    StudyRequest request;
    if (!authorities.empty()) request.authorities = std::move(authorities);
    return read_in_memory({{"study.toml", study_with(effect)}}, request);
}

LeavingEffect effect_of(std::string const& effect)
{
    auto const study = read(effect);
    if (!study.ok()) throw std::runtime_error("the study does not read:\n" + described(study.problems));
    auto const& list = study.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
}

std::string warnings_of(std::string const& effect, std::vector<std::string> authorities = {"Upper Testshire"})
{
    auto const study = read(effect, std::move(authorities));
    return study.ok() ? described(study.value->warnings) : "it does not read: " + described(study.problems);
}

TEST(local_effect, its_design_is_kept_and_weakens_it_as_a_published_ones_does)
{
    std::string const design = "design = \"before-after\"\n";
    for (auto const* more : {"", "developer_evaluated = true\n"}) {
        auto const own = effect_of("basis = \"local\"\n" + design + more + fewer);
        auto const theirs = effect_of("basis = \"published\"\n" + design + more + fewer);
        EXPECT_EQ(own.bias_factor, theirs.bias_factor);
        EXPECT_LT(own.bias_factor, 1.0);
        EXPECT_EQ(own.design, "before-after");
        EXPECT_EQ(own.log_hazard_ratio.about, theirs.log_hazard_ratio.about);
    }
    EXPECT_EQ(effect_of("basis = \"local\"\ndesign = \"randomised\"\n" + std::string(fewer)).bias_factor, 1.0);
}

TEST(local_effect, counts_and_rates_ask_for_their_design)
{
    for (auto const* effect :
         {fewer, "measure = \"two rates\"\nintervention_rate = 0.1\ncomparator_rate = 0.14\nstandard_error_log = 0.2\n"
                 "follow_up = \"12 months\"\n"}) {
        auto const study = read("basis = \"local\"\n" + std::string(effect));
        EXPECT_FALSE(study.ok());
        EXPECT_NE(described(study.problems).find("design is missing"), std::string::npos) << described(study.problems);
        EXPECT_TRUE(read("basis = \"assumption\"\n" + std::string(effect)).ok()) << "a stated belief is none";
    }
}

TEST(local_effect, a_ratio_of_ones_own_may_be_a_belief_without_a_study)
{
    std::string const ratio = "basis = \"local\"\nmeasure = \"hazard ratio\"\nvalue = 0.9\ninterval = [0.8, 1.0]\n";
    EXPECT_EQ(effect_of(ratio).bias_factor, 1.0);
    EXPECT_EQ(effect_of(ratio + "design = \"before-after\"\n").bias_factor, 0.5) << "one that was studied is weakened";
}

std::string own(std::string const& left, std::string const& months, std::string const& design)
{
    return "basis = \"local\"\nmeasure = \"counts\"\nintervention_left = 10\nintervention_of = 100\ncomparator_left "
           "= " +
           left + "\ncomparator_of = 100\nfollow_up = \"" + months + " months\"\ndesign = \"" + design + "\"\n";
}

// Upper Testshire: 12.11% times 1.1 is 13.3% a year; a quarter more is 16.7%.
TEST(local_effect, comparators_that_left_far_faster_than_staff_here_are_warned_of)
{
    auto const regression = [](std::string const& text) {
        return text.find("regression to the mean") != std::string::npos;
    };
    auto const far = warnings_of(own("30", "12", "before-after"));
    EXPECT_TRUE(regression(far)) << far;
    EXPECT_NE(far.find("35.7% a year"), std::string::npos) << far;
    EXPECT_NE(far.find("13.3% a year of Upper Testshire"), std::string::npos) << far;
    EXPECT_FALSE(regression(warnings_of(own("14", "12", "before-after"))));
    EXPECT_TRUE(regression(warnings_of(own("14", "6", "before-after")))) << "as many in half the time";
    EXPECT_FALSE(regression(warnings_of(own("30", "36", "before-after")))) << "and in three years";
    EXPECT_FALSE(regression(warnings_of(own("30", "12", "randomised")))) << "both groups fall back alike";
    EXPECT_TRUE(regression(warnings_of(own("30", "12", "before-after"), {"all"})));
}

TEST(local_effect, its_comparators_are_set_beside_the_authoritys_own)
{
    auto const shown = effect_of(own("30", "12", "before-after")).as_published;
    EXPECT_EQ(shown, "10 of 100 left, against 30 of 100 over 12 months, whose comparators left at 35.7% a year");
    auto const without =
        warnings_of("basis = \"local\"\ndesign = \"before-after\"\nmeasure = \"counts\"\nintervention_left = "
                    "10\nintervention_of = 100\ncomparator_left = 30\ncomparator_of = 100\n");
    EXPECT_NE(without.find("does not say how long it watched"), std::string::npos) << without;
}

// Whoever lays numbers of their own over a shipped effect made the study, whatever the shipped basis was.
TEST(local_effect, numbers_laid_over_an_assumption_are_ones_own)
{
    std::string const shipped = study_with("basis = \"assumption\"\nmeasure = \"hazard ratio\"\nvalue = 0.9\n"
                                           "standard_error_log = 0.1\n");
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = "study.toml";
    auto const study = read_study(
        request, MemoryFiles({{"study.toml", shipped},
                              {"own.toml", "based_on = [\"shipped\"]\n[interventions.own.effect]\nvalue = 0.8\n"
                                           "design = \"before-after\"\n"}}));
    ASSERT_TRUE(study.ok()) << described(study.problems);
    auto const& list = study.value->interventions;
    auto const effect = std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
    EXPECT_EQ(effect->log_hazard_ratio.basis, Basis::local);
    EXPECT_EQ(effect->bias_factor, 0.5);
}

}  // namespace
