// The sentence for a budget report: what it promises, and what it may never promise.
#include "report/words/budget_sentence.hpp"

#include "support/sample_findings.hpp"
#include "support/sentences_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

Findings const& findings()
{
    static Findings const made = sample::findings();
    return made;
}

Setting leeds() { return setting_of(findings(), findings().study.authorities[sample::leeds]); }

Standing standing(std::size_t strategy, std::size_t authority = sample::leeds)
{
    for (auto const& result : findings().results)
        if (result.authority == authority && result.strategy == strategy) return standing_of(findings(), result);
    ADD_FAILURE() << "the sample has no such result";
    return {};
}

//! A programme that saves so much before its cost and costs so much, and whose cost has these parts.
Standing standing_with(double saves, double costs, ByPart<double> parts)
{
    auto made = standing(sample::published);
    auto const range = [](double mean) { return Estimate{mean, 1.0, mean - 900'000.0, mean + 900'000.0}; };
    made.savings->gross_cash = range(saves);
    made.savings->net_cash = range(saves - costs);
    made.chances->net_cash = saves > costs ? 0.84 : 0.16;
    made.programme = parts;
    for (auto const part : all_cost_parts) at(made.cost_parts, part) = at(parts, part) > 0.0;
    made.known = cost_known(made.cost_parts);
    made.placeholder = made.known != CostKnown::all;
    made.cost_per_worker_year = 929.0;
    made.affordable.value = Estimate{365.0, 1.0, 100.0, 900.0};
    return made;
}

std::string sentence_of(Standing const& of) { return budget_sentence(findings(), of, leeds()); }

void expect_short(std::string const& text)
{
    for (auto const& sentence : test::sentences_longer_than(words_of_first_screen, text))
        ADD_FAILURE() << sentence.words << " words: " << sentence.text;
}

}  // namespace

TEST(BudgetSentence, a_guessed_cost_is_called_our_guess_in_what_is_left_and_in_the_chance)
{
    auto const text = sentence_of(standing_with(870'000.0, 2'270'000.0, {0.0, 0.0, 2'270'000.0}));
    EXPECT_EQ(text,
              "Improving the organisation together with its staff (ARC, design teams) could save Leeds £870,000 over "
              "five years before paying for it (£0 to £1.8m). At our guess of its cost, £929 a worker a year, "
              "£1.4m is lost. The chance that it pays for itself at our guess is 16 in 100. It would pay below £365 "
              "a worker a year.");
    expect_short(text);
}

TEST(BudgetSentence, a_stated_cost_is_called_stated_and_nobody_guessed)
{
    auto const text = sentence_of(standing_with(2'600'000.0, 2'000'000.0, {2'000'000.0, 0.0, 0.0}));
    EXPECT_THAT(text, HasSubstr("At its stated cost, £929 a worker a year, £600,000 is left."));
    EXPECT_THAT(text, HasSubstr("The chance that it pays for itself is 84 in 100."));
    EXPECT_THAT(text, Not(HasSubstr("guess")));
}

TEST(BudgetSentence, a_cost_built_from_hours_says_so)
{
    EXPECT_THAT(sentence_of(standing_with(870'000.0, 2'000'000.0, {0.0, 2'000'000.0, 0.0})),
                HasSubstr("At its cost as built from hours and prices, £929 a worker a year, £1.1m is lost."));
    EXPECT_THAT(sentence_of(standing_with(870'000.0, 2'000'000.0, {500'000.0, 1'500'000.0, 0.0})),
                HasSubstr("partly stated and partly built from hours and prices"));
}

TEST(BudgetSentence, a_mixed_cost_says_how_much_of_it_is_our_guess)
{
    auto const text = sentence_of(standing_with(870'000.0, 6'600'000.0, {6'540'000.0, 0.0, 60'000.0}));
    EXPECT_THAT(text, HasSubstr("At a cost of £929 a worker a year (£60,000 of £6.6m is our guess), £5.7m is lost."));
    EXPECT_THAT(text, HasSubstr("at a cost that is partly our guess is 16 in 100."));
    expect_short(text);
}

TEST(BudgetSentence, no_cost_is_said_to_be_none)
{
    auto free = standing_with(870'000.0, 0.0, {0.0, 0.0, 0.0});
    free.free = true;
    auto const text = sentence_of(free);
    EXPECT_THAT(text, HasSubstr("Its cost is entered as £0, so it counts as free: £870,000 is left."));
    EXPECT_THAT(text, Not(HasSubstr("would pay below")));
}

TEST(BudgetSentence, what_costs_more_before_it_is_paid_for_is_no_saving)
{
    auto const text = sentence_of(standing_with(-400'000.0, 1'000'000.0, {0.0, 0.0, 1'000'000.0}));
    EXPECT_THAT(text,
                HasSubstr("would cost Leeds £400,000 more over five years, even before paying for it (saving −£1.3m to "
                          "£0.5m)."));
    auto none = standing_with(-400'000.0, 1'000'000.0, {0.0, 0.0, 1'000'000.0});
    none.affordable.value->mean = -20.0;
    EXPECT_THAT(sentence_of(none), HasSubstr("Even free of charge it would not pay."));
}

TEST(BudgetSentence, no_saving_is_claimed_without_a_finding)
{
    auto const looked = sentence_of(standing(sample::null_result));
    EXPECT_THAT(looked, HasSubstr("found no significant effect on leaving, so no saving is claimed for Leeds."));
    EXPECT_THAT(looked, Not(HasSubstr(" save ")));
    EXPECT_THAT(looked, HasSubstr("At our guess of its cost"));
    auto const not_measured = sentence_of(standing(sample::no_evidence));
    EXPECT_THAT(not_measured, HasSubstr("measured leaving, so no saving can be stated for Leeds."));
    EXPECT_THAT(not_measured, HasSubstr("fall by 36%."));
    EXPECT_THAT(not_measured, Not(HasSubstr("chance")));
}

TEST(BudgetSentence, what_an_effect_rests_on_stands_in_the_sentence_of_the_saving)
{
    EXPECT_THAT(sentence_of(standing(sample::assumed)), StartsWith("On an assumed effect"));
    auto own = standing(sample::published);
    own.evidence = Evidence::own;
    EXPECT_THAT(sentence_of(own), StartsWith("On the authority's own figure"));
}

TEST(BudgetSentence, nothing_would_save_before_a_loss_and_no_sentence_is_long)
{
    for (auto const& result : findings().results)
        for (auto const evidence : all_evidence) {
            auto each = standing(result.strategy, result.authority);
            if (!each.savings && is_ranked(evidence)) continue;
            each.evidence = evidence;
            auto const text = budget_sentence(findings(), each,
                                              setting_of(findings(), findings().study.authorities[result.authority]));
            EXPECT_THAT(text, Not(HasSubstr("would save")));
            EXPECT_THAT(text, Not(HasSubstr("minus")));
            EXPECT_THAT(text, Not(HasSubstr("placeholder")));
            expect_short(text);
        }
    for (auto const& total : findings().totals) {
        auto const text = budget_sentence(findings(), standing_of(findings(), total, results_in(findings(), total)),
                                          setting_of(findings(), total));
        EXPECT_THAT(text, Not(HasSubstr("would save")));
        expect_short(text);
    }
}

TEST(BudgetSentence, a_long_name_gets_a_sentence_of_its_own)
{
    auto named = findings();
    named.strategies[sample::assumed].name = "Support of all kinds for everybody who works with children and their "
                                             "families in the first five years";
    auto const text = budget_sentence(named, standing(sample::assumed), leeds());
    EXPECT_THAT(text, StartsWith("This is about Support of all kinds"));
    EXPECT_THAT(text, HasSubstr("On an assumed effect"));
    expect_short(text);
}

TEST(BudgetSentence, a_sum_says_what_is_left_for_england)
{
    auto const& total = findings().totals.front();
    auto const text = budget_sentence(findings(), standing_of(findings(), total, results_in(findings(), total)),
                                      setting_of(findings(), total));
    EXPECT_THAT(text, HasSubstr("together"));
    EXPECT_THAT(text, HasSubstr("For England as a whole"));
}

TEST(BudgetSentence, where_nothing_leads_it_says_why)
{
    std::vector<Standing> const standings{standing(sample::null_result), standing(sample::no_evidence)};
    EXPECT_EQ(
        budget_sentence(findings(), standings, leeds()),
        "No saving is claimed for Leeds by any of 2 programmes. For 1 a study found no significant effect on leaving. "
        "For 1 no study measured leaving.");
}

TEST(BudgetSentence, too_few_draws_are_said_to_be_too_few)
{
    auto unsure = standing_with(870'000.0, 900'000.0, {0.0, 0.0, 900'000.0});
    unsure.savings->net_cash.mcse = 25'000.0;
    EXPECT_THAT(sentence_of(unsure), HasSubstr("So few draws cannot tell a saving from a loss: the error is £25,000."));
}

TEST(BudgetSentence, cash_from_empty_posts_is_never_sold_as_keeping_people)
{
    auto leaving = standing_with(870'000.0, 900'000.0, {0.0, 0.0, 900'000.0});
    leaving.leavers_averted = -3.0;
    EXPECT_THAT(sentence_of(leaving), HasSubstr("no cash from keeping people"));
}

TEST(BudgetSentence, the_first_year_stands_alone)
{
    OneYear year{"2026-27",
                 {Estimate{34'000.0, 1.0, -60'000.0, 120'000.0}, {}},
                 {Estimate{530'000.0, 1.0, 500'000.0, 560'000.0}, {}},
                 {Estimate{-496'000.0, 1.0, -610'000.0, -382'000.0}, {}},
                 0.02};
    EXPECT_EQ(
        first_year_sentence(year, standing(sample::published)),
        "2026-27 alone: saves £34,000, costs £530,000, leaves −£500,000 (−£610,000 to −£380,000; chance 2 in 100).");
    year.chance.reset();
    year.left.value = Estimate{-496'000.0, 0.0, -496'000.0, -496'000.0};
    EXPECT_EQ(first_year_sentence(year, standing(sample::published)),
              "2026-27 alone: saves £34,000, costs £530,000, leaves −£500,000.");
    EXPECT_THAT(first_year_sentence(year, standing(sample::assumed)), HasSubstr("alone, on an assumed effect"));
    EXPECT_EQ(first_year_sentence(year, standing(sample::null_result)), "2026-27 alone: costs £530,000.");
}

TEST(BudgetSentence, the_first_year_is_the_findings_first_and_sums_add_up)
{
    auto const of_leeds = first_year_of(findings(), standing(sample::published));
    ASSERT_TRUE(of_leeds);
    EXPECT_EQ(of_leeds->when, "2026-27");
    auto const& total = findings().totals.front();
    auto const of_sum = first_year_of(findings(), standing_of(findings(), total, results_in(findings(), total)));
    ASSERT_TRUE(of_sum);
    double expected = 0.0;
    for (auto const* result : results_in(findings(), total))
        expected += result->saved->years.front().net_cash_saving.mean;
    EXPECT_NEAR(of_sum->left.value->mean, expected, 1e-6);
    EXPECT_FALSE(of_sum->left.value->low < of_sum->left.value->high) << "ranges do not add up";
    EXPECT_FALSE(first_year_of(findings(), standing(sample::no_evidence)));
}

TEST(BudgetSentence, whole_years_are_spelt)
{
    EXPECT_EQ(years_in_words(60), "five years");
    EXPECT_EQ(years_in_words(12), "one year");
    EXPECT_EQ(years_in_words(18), "18 months");
    EXPECT_EQ(years_in_words(144), "12 years");
    EXPECT_EQ(years_in_words(1), "1 month");
}
