#include "report/decision/head_to_head.hpp"

#include "support/sample_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

HeadToHeadReport report_against(std::size_t against, double willingness_to_pay = 0.0)
{
    HeadToHeadReport report;
    report.study = sample_study();
    report.study.months = 18;
    report.study.draws = 400;
    report.study.authorities = {report.study.authorities.front()};
    report.draws = draws_of_all(report.study);
    report.against = against;
    report.willingness_to_pay = willingness_to_pay;
    report.pairs = head_to_heads(report.draws, against, willingness_to_pay);
    return report;
}

}  // namespace

TEST(HeadToHeadText, marks_what_effects_and_costs_rest_on_and_ranks_nothing)
{
    auto const text = head_to_head_text(report_against(0), {false, 140, true});
    EXPECT_THAT(text, AllOf(HasSubstr("Northmoor: what each choice would save more, or less, than the status quo"),
                            HasSubstr("Against the status quo"), HasSubstr("published"), HasSubstr("assumed"),
                            HasSubstr("null result"), HasSubstr("our guess"), HasSubstr("nothing is ranked"),
                            HasSubstr("counts for neither"), HasSubstr("No saving is claimed")));
    EXPECT_THAT(text, HasSubstr("Reflective circles is no choice here: no study measured turnover"));
}

TEST(HeadToHeadText, says_what_the_one_that_others_are_set_against_rests_on)
{
    auto const text = head_to_head_text(report_against(3), {.full = true});
    EXPECT_THAT(text, HasSubstr("Of Smaller caseloads itself: this rests on an assumed effect"));
    EXPECT_THAT(text, HasSubstr("The status quo"));
}

TEST(HeadToHeadText, tells_a_placeholder_from_a_part_of_one)
{
    auto report = report_against(1);
    EXPECT_THAT(head_to_head_text(report, {false, 140, true}),
                AllOf(HasSubstr("cost is our guess."), HasSubstr("Cost our guess: nobody has published"),
                      HasSubstr("guesses")));
    auto& cost = report.study.interventions[sample::supervision].per_worker_year;
    ASSERT_TRUE(cost.has_value());
    cost->basis = Basis::published;
    EXPECT_THAT(head_to_head_text(report, {false, 140, true}),
                AllOf(HasSubstr("cost is partly our guess."), HasSubstr("Cost partly our guess: ")));
}

TEST(HeadToHeadText, shows_what_is_left_after_each_part_of_the_cost)
{
    auto report = report_against(0);
    report.study.interventions[sample::supervision].per_worker_year->basis = Basis::published;
    report.draws = draws_of_all(report.study);
    EXPECT_GT(at(report.draws.programme[1], CostPart::stated), 0.0);
    EXPECT_GT(at(report.draws.programme[1], CostPart::guessed), 0.0);
    EXPECT_THAT(head_to_head_text(report, {false, 140, true}),
                HasSubstr("What each costs, and what is left in cash after each part"));
}

TEST(HeadToHeadText, calls_it_net_benefit_where_a_leaver_averted_is_given_a_worth)
{
    auto const text = head_to_head_text(report_against(0, 20'000.0), {.full = true});
    EXPECT_THAT(text, AllOf(HasSubstr("Net benefit is the saving"), HasSubstr("£20,000 for each leaver avoided")));
    EXPECT_THAT(text, Not(HasSubstr("saves more")));
}

TEST(HeadToHeadText, leaves_out_the_perspective_that_was_not_asked_for)
{
    auto report = report_against(0);
    report.perspectives = {Perspective::total};
    EXPECT_THAT(head_to_head_text(report, {.full = true}), Not(HasSubstr("in cash\n")));
}

TEST(HeadToHeadJson, holds_every_number_of_the_pairs)
{
    auto const report = report_against(1);
    auto const json = nlohmann::json::parse(head_to_head_json(report));
    ASSERT_EQ(json["head_to_head"].size(), report.pairs.size());
    auto const& first = json["head_to_head"][0];
    EXPECT_EQ(first["strategy"], "status quo");
    EXPECT_EQ(first["against"], "supervision");
    EXPECT_EQ(first["placeholder_cost"], true);
    EXPECT_EQ(first["cash"]["net_benefit"]["mean"], report.pairs[0].cash.net_benefit.mean);
    EXPECT_EQ(first["total"]["chance_better"], report.pairs[0].total.a_better);
    EXPECT_EQ(first["leavers_averted_discounted"]["low"], report.pairs[0].cash.effect.low);
    EXPECT_EQ(json["left_out"][0]["id"], "circles");
    EXPECT_EQ(json["choices"].size(), 5U);
    EXPECT_EQ(head_to_head_json(report), head_to_head_json(report));
}

TEST(HeadToHeadOfSamples, is_a_table_and_a_document)
{
    Samples const samples{{"old", "new"}, {{10.0, 10.0}, {9.0, 10.0}}, {{0.0, 0.0}, {1.0, 0.0}}};
    SamplesHeadToHead const of{samples.strategies, 2, 0, 5.0, each_against(samples, 0, 5.0)};
    EXPECT_THAT(head_to_head_text(of), AllOf(HasSubstr("Each strategy against old, at £5.00 for one unit of effect"),
                                             HasSubstr("new"), HasSubstr("£3.00"), HasSubstr("1 of 2 draws")));
    auto const json = nlohmann::json::parse(head_to_head_json(of));
    EXPECT_EQ(json["head_to_head"][0]["net_benefit"]["mean"], 3.0);
    EXPECT_EQ(json["head_to_head"][0]["chance_equal"], 0.5);
    EXPECT_EQ(json["head_to_head"][0]["effect"]["mean"], 0.5);
}
