#include "report/trial/trial.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TrialFindings trial_findings()
{
    TrialFindings found;
    found.id = "supervision";
    found.intervention = "Better supervision";
    found.scope = "England";
    found.question.workers_per_arm = {100, 300};
    found.draws = 5000;
    found.seed = 1;
    found.leaving_rate = 0.12;
    found.leaving_rate_log_sd = 0.1;
    found.programme_cost = 900.0;
    found.workers = 30'000.0;
    found.workers_everywhere = 36'000.0;
    found.inputs_hash = std::string(64, 'c');
    found.years = 5.0;
    found.discount_rate = 0.035;
    found.authorities = 149;
    found.would_fund = 90;
    found.known = {0, 3e6, 5e4};
    found.worth = {{100, 1e6, 2e4}, {300, 2e6, 3e4}};
    found.sizes.at = {{100, 9e5, 3e5, 6e5, 2e4}, {300, 1.8e6, 9e5, 9e5, 3e4}};
    found.sizes.best = 1;
    found.sizes.as_good_as_best = {1};
    found.check = {"Derby", 300, {0.0, 2e4, 5e2}, {0.0, 2.1e4, 9e2}, {900.0, 300.0}};
    return found;
}

//! Words apart by one space, however the lines are broken.
std::string told(TrialFindings const& found, std::set<std::string> const& given = {})
{
    std::string text;
    for (char const c : trial_text(found, given, {.full = true})) {
        char const plain = c == '\n' ? ' ' : c;
        if (plain != ' ' || (!text.empty() && text.back() != ' ')) text += plain;
    }
    return text;
}

}  // namespace

TEST(TrialText, says_first_what_a_trial_would_be_worth)
{
    EXPECT_THAT(
        told(trial_findings()),
        StartsWith("Counted in cash and capacity, a trial of Better supervision with 300 workers an arm would be "
                   "worth £900,000 more than it "
                   "costs to England's authorities (standard error £30,000)."));
    EXPECT_THAT(told(trial_findings()), AllOf(HasSubstr("best on average for 90 of 149 authorities"),
                                              HasSubstr("The best is the largest size that was asked for")));
}

TEST(TrialText, counts_workers_in_whole_people_and_says_where_they_come_from)
{
    auto found = trial_findings();
    found.sizes.at[0].size = found.worth[0].size = 50;
    found.sizes.at[1].size = found.worth[1].size = 1'000;
    auto const text = told(found);
    EXPECT_THAT(text, AllOf(HasSubstr(" 50 "), HasSubstr(" 1,000 "), Not(HasSubstr("50.0"))));
    EXPECT_THAT(text, HasSubstr("taken to come from the 36,000 workers of all authorities in the inputs alike"));
    EXPECT_THAT(text, HasSubstr("seed 1, inputs cccccccccccc"));
}

TEST(TrialText, says_first_that_no_size_pays)
{
    auto found = trial_findings();
    for (auto& at : found.sizes.at) at.value -= 2e6;
    found.sizes.at[1].standard_error = 7e5;
    EXPECT_THAT(told(found), StartsWith("Counted in cash and capacity, no size of trial of Better supervision from 100 "
                                        "to 300 workers an arm pays for "
                                        "itself. The best, 300, costs £1.1m more than its answer is worth to "
                                        "England's authorities (standard error £700,000), which cannot be told from "
                                        "nothing."));
    found.sizes.at = {found.sizes.at[1]};
    found.sizes.best = 0;
    found.sizes.as_good_as_best = {0};
    found.worth = {found.worth[1]};
    EXPECT_THAT(
        told(found),
        StartsWith("Counted in cash and capacity, a trial of Better supervision with 300 workers an arm would not "
                   "pay for itself: it costs"));
}

TEST(TrialText, says_what_the_effect_rests_on_and_whether_its_cost_is_anybodys)
{
    auto found = trial_findings();
    found.basis = Basis::assumption;
    found.caution = "Nobody measured it.";
    found.placeholder_cost = true;
    at(found.cost_parts, CostPart::guessed) = true;
    EXPECT_THAT(told(found),
                AllOf(StartsWith("Counted in cash and capacity, and at a programme cost that is still our "
                                 "guess, a trial of Better supervision"),
                      HasSubstr("is an assumption, not a measured one"), HasSubstr("Caution: Nobody measured it.")));
    found.basis = Basis::published;
    EXPECT_THAT(told(found), AllOf(HasSubstr("rests on the published effect"), Not(HasSubstr("an assumption, not"))));
}

TEST(TrialText, calls_every_default_an_assumption_and_every_option_given)
{
    auto const text = told(trial_findings(), {"fixed-cost", "follow-up"});
    for (auto const* name : {"clusters-per-arm", "intra-cluster-correlation", "cost-per-worker", "report-after",
                             "years-of-use", "share-of-authorities", "perspective", "against-all"})
        EXPECT_THAT(text, HasSubstr("(assumption: --" + std::string(name) + " to change it)"));
    EXPECT_THAT(text, AllOf(HasSubstr("(as given: --fixed-cost)"), HasSubstr("(as given: --follow-up)")));
    EXPECT_THAT(text, HasSubstr("£200,000"));
}

TEST(TrialText, warns_of_what_is_not_to_be_believed)
{
    EXPECT_THAT(told(trial_findings()), Not(HasSubstr("Warning")));
    auto found = trial_findings();
    found.placeholder_cost = true;
    at(found.cost_parts, CostPart::guessed) = true;
    found.draws = 500;
    found.check.importance.value = 4e4;
    found.check.effective.lowest_twentieth = 12.3;
    auto const text = told(found);
    EXPECT_THAT(text, AllOf(HasSubstr("do not rely on the figures above"), HasSubstr("fewer than 14 draws"),
                            HasSubstr("cost is our guess"), HasSubstr("only 500 draws")));
}

TEST(TrialText, of_one_authority_speaks_of_it)
{
    auto found = trial_findings();
    found.authorities = 1;
    found.would_fund = 0;
    found.scope = "Derby";
    found.known.value = 0.0;
    EXPECT_THAT(told(found), AllOf(HasSubstr("more than it costs to Derby"),
                                   HasSubstr("Better supervision is not best on average for Derby"),
                                   HasSubstr("does not change which choice is best on average")));
}

TEST(TrialJson, holds_every_finding_and_every_assumption)
{
    auto const found = trial_findings();
    auto const json = nlohmann::json::parse(trial_json(found));
    EXPECT_EQ(json["intervention"]["id"], "supervision");
    EXPECT_EQ(json["scope"], "England");
    EXPECT_EQ(json["authorities"], 149);
    EXPECT_EQ(json["authorities_that_would_fund_it_now"], 90);
    EXPECT_EQ(json["evppi"]["value"], 3e6);
    ASSERT_EQ(json["sizes"].size(), 2U);
    EXPECT_EQ(json["sizes"][1]["workers_per_arm"], 300);
    EXPECT_EQ(json["sizes"][1]["evsi"]["value"], 2e6);
    EXPECT_EQ(json["sizes"][1]["enbs"]["standard_error"], 3e4);
    EXPECT_EQ(json["best"]["workers_per_arm"], 300);
    EXPECT_EQ(json["best"]["pays"], true);
    EXPECT_EQ(json["check"]["authority"], "Derby");
    EXPECT_EQ(json["check"]["agree"], true);
    EXPECT_EQ(json["assumptions"].size(), 22U);
    EXPECT_EQ(json["assumptions"]["workers_everywhere"], 36'000.0);
    EXPECT_EQ(json["inputs_hash"], found.inputs_hash);
    EXPECT_EQ(json["assumptions"]["fixed_cost"], 200'000.0);
}
