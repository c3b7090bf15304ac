// Conditions and amounts of a budget in words: every kind of condition, no digit of a pound lost.
#include "report/words/budget_words.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;

namespace {

Market market()
{
    Market market;
    market.authorities = {"Leeds", "York"};
    market.interventions = {"supervision", "caseload cap"};
    market.regions = {"Yorkshire and The Humber"};
    market.years = {"2026-27", "2027-28"};
    return market;
}

}  // namespace

TEST(BudgetWords, pounds_keep_every_digit)
{
    EXPECT_EQ(whole_pounds(0), "£0");
    EXPECT_EQ(whole_pounds(999), "£999");
    EXPECT_EQ(whole_pounds(1'000), "£1,000");
    EXPECT_EQ(whole_pounds(1'234'567), "£1,234,567");
    EXPECT_EQ(whole_pounds(-12'345), "−£12,345");
}

TEST(BudgetWords, people_are_counted_in_thousandths_and_pounds_are_whole)
{
    for (auto const money : {Objective::cash_saving, Objective::total_saving}) {
        EXPECT_TRUE(is_money(money));
        EXPECT_EQ(units_of(money), 1.0);
    }
    for (auto const people : {Objective::leavers_averted, Objective::fte_years}) {
        EXPECT_FALSE(is_money(people));
        EXPECT_EQ(units_of(people), 1000.0);
    }
}

TEST(BudgetWords, each_condition_is_said_with_its_names_and_its_amount)
{
    struct Case {
        Condition condition;
        char const* words;
    };
    for (auto const& [condition, words] :
         std::vector<Case>{{TotalAtMost{1'000'000}, "spend of at most £1,000,000 in all"},
                           {YearAtMost{1, 500'000}, "spend of at most £500,000 in 2027-28"},
                           {MustBuy{0, 1}, "the must-have caseload cap in Leeds"},
                           {MayNotBuy{1, 0}, "the exclusion of supervision in York"},
                           {AuthoritiesAtMost{0, 1}, "supervision in at most 1 authority"},
                           {AuthoritiesAtLeast{0, 2}, "supervision in at least 2 authorities"},
                           {RegionSpendAtLeast{0, 500}, "at least 5% of the spend in Yorkshire and The Humber"},
                           {RegionAuthoritiesAtLeast{0, 2'500},
                            "at least 25% of the authorities that buy in Yorkshire and The Humber"},
                           {ChanceAtLeast{0.6}, "a chance of saving of at least 60% for every package bought"}})
        EXPECT_EQ(condition_words(condition, market()), words);
}

TEST(BudgetWords, what_purchases_cost_adds_up_part_by_part)
{
    BudgetFindings findings;
    findings.offers.resize(3);
    findings.market.offers.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
        at(findings.offers[i].programme_parts, CostPart::stated) = 100.0 * static_cast<double>(i + 1);
        at(findings.offers[i].programme_parts, CostPart::guessed) = 7.0;
    }
    Choice choice;
    choice.offers = {0, 2};
    auto const parts = programme_parts(findings, choice);
    EXPECT_EQ(at(parts, CostPart::stated), 400.0);
    EXPECT_EQ(at(parts, CostPart::built), 0.0);
    EXPECT_EQ(at(parts, CostPart::guessed), 14.0);
}
