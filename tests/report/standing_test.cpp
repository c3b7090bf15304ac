// How strategies stand: what leads, what is ranked, and what never leads.
#include "report/words/standing.hpp"

#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::ElementsAre;

namespace {

//! One that saves so much in cash, and in all, after all that is known of its cost.
Standing standing(std::size_t strategy, Evidence evidence, double cash, double total, bool placeholder)
{
    Standing made;
    made.strategy = strategy;
    made.evidence = evidence;
    made.placeholder = placeholder;
    Savings savings;
    savings.after_built_cash.mean = savings.net_cash.mean = cash;
    savings.after_built_total.mean = savings.net_total.mean = total;
    made.savings = savings;
    return made;
}

std::vector<std::size_t> strategies(std::vector<Standing> const& standings)
{
    std::vector<std::size_t> numbers;
    for (auto const& one : standings) numbers.push_back(one.strategy);
    return numbers;
}

}  // namespace

TEST(Standing, ranks_one_kind_of_evidence_by_cash_and_capacity_together)
{
    std::vector<Standing> const all{
        standing(0, Evidence::published, 900.0, 100.0, false), standing(1, Evidence::assumed, 9000.0, 9000.0, false),
        standing(2, Evidence::published, -50.0, 400.0, false), standing(3, Evidence::published, 10.0, 100.0, false)};
    EXPECT_THAT(strategies(in_rank(all, Evidence::published)), ElementsAre(2U, 0U, 3U)) << "equals as they stand";
    EXPECT_THAT(strategies(in_rank(all, Evidence::assumed)), ElementsAre(1U));
    EXPECT_TRUE(in_rank(all, Evidence::own).empty());
}

TEST(Standing, kinds_whose_size_says_nothing_keep_the_order_of_the_inputs)
{
    std::vector<Standing> const all{standing(0, Evidence::null_result, 1.0, 1.0, false),
                                    standing(1, Evidence::null_result, 5.0, 5.0, false)};
    EXPECT_THAT(strategies(in_rank(all, Evidence::null_result)), ElementsAre(0U, 1U));
}

TEST(Standing, better_evidence_leads_whatever_less_of_it_would_save)
{
    auto const first = leading(
        {standing(0, Evidence::assumed, 9000.0, 9000.0, false), standing(1, Evidence::published, -5.0, -5.0, false)});
    ASSERT_TRUE(first);
    EXPECT_EQ(first->strategy, 1U);
}

TEST(Standing, a_stated_cost_that_is_earned_back_leads_over_a_larger_saving_before_a_guess)
{
    auto const guess = standing(0, Evidence::published, 900.0, 900.0, true);
    auto const earned = standing(1, Evidence::published, 5.0, 5.0, false);
    auto const lost = standing(2, Evidence::published, -5.0, 300.0, false);
    EXPECT_EQ(leading({guess, earned})->strategy, 1U);
    EXPECT_EQ(leading({guess, lost})->strategy, 0U) << "a stated loss does not";
}

TEST(Standing, null_results_and_no_evidence_never_lead)
{
    EXPECT_FALSE(leading(
        {standing(0, Evidence::null_result, 900.0, 900.0, false), standing(1, Evidence::none, 900.0, 900.0, false)}));
    EXPECT_FALSE(leading({}));
}

TEST(Standing, of_a_result_and_of_the_total_of_it_alone_are_the_same)
{
    auto const findings = sample::findings();
    auto const& result = findings.results.front();
    auto const one = standing_of(findings, result);
    EXPECT_EQ(one.strategy, result.strategy);
    EXPECT_THAT(one.results, ElementsAre(&result));
    auto const lines = line_means(one);
    double sum = 0.0;
    for (auto const line : lines) sum += line;
    EXPECT_NE(sum, 0.0);
    // Means add up over the results of a sum.
    Total total;
    total.strategy = result.strategy;
    auto const twice = standing_of(findings, total, {&result, &result});
    for (std::size_t line = 0; line < lines.size(); ++line)
        EXPECT_DOUBLE_EQ(line_means(twice)[line], 2.0 * lines[line]);
}
