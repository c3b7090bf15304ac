// What is left after paying: how far it is a promise, how it is counted, and who would leave more.
#include "report/words/left_words.hpp"

#include "holdfast/report/report.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/wording.hpp"
#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

Standing option(std::size_t strategy, Evidence evidence, Estimate const& left, double chance)
{
    Standing made;
    made.strategy = strategy;
    made.evidence = evidence;
    made.known = CostKnown::nothing;
    made.placeholder = true;
    at(made.cost_parts, CostPart::guessed) = true;
    made.savings = Savings{};
    made.savings->net_cash = left;
    made.chances = Chances{};
    made.chances->net_cash = chance;
    return made;
}

Study of_rate(double rate)
{
    Study study;
    study.months = 60;
    study.discounting = {{0.0, rate}};
    return study;
}

}  // namespace

TEST(LeftWords, would_is_said_of_nothing_that_the_range_or_the_odds_deny)
{
    EXPECT_EQ(would_or_could({92e3, 1e3, -5e5, 9e5}, 0.47), "could");
    EXPECT_EQ(would_or_could({92e3, 1e3, -5e5, 9e5}, 0.60), "could") << "the range goes below nothing";
    EXPECT_EQ(would_or_could({92e3, 1e3, 1e3, 9e5}, 0.47), "could") << "the odds are against it";
    EXPECT_EQ(would_or_could({92e3, 1e3, 1e3, 9e5}, 0.99), "would");
    EXPECT_EQ(would_or_could({-92e3, 1e3, -9e5, -1e3}, 0.01), "would");
    EXPECT_EQ(would_or_could({-92e3, 1e3, -9e5, 1e3}, 0.20), "could");
}

TEST(LeftWords, a_mean_on_the_other_side_of_nothing_than_the_median_says_so)
{
    EXPECT_EQ(more_often_than_not(92e3, 0.47), "On average it gains, but more often than not it loses.");
    EXPECT_EQ(more_often_than_not(-92e3, 0.53), "On average it loses, but more often than not it gains.");
    EXPECT_EQ(more_often_than_not(92e3, 0.53), "");
    EXPECT_EQ(more_often_than_not(-92e3, 0.47), "");
    EXPECT_EQ(more_often_than_not(92e3, 0.498), "") << "printed as 50 in 100";
    EXPECT_LE(words_in(more_often_than_not(92e3, 0.1)), 30U);
}

TEST(LeftWords, a_lead_says_whether_it_is_discounted)
{
    EXPECT_EQ(discounted_or_not(of_rate(0.035), Counted::present_value), "discounted");
    EXPECT_EQ(discounted_or_not(of_rate(0.035), Counted::as_paid), "not discounted");
    EXPECT_EQ(discounted_or_not(of_rate(0.0), Counted::present_value), "not discounted");
    EXPECT_EQ(left_in_cash("Leeds", "ARC", of_rate(0.035), {92e3, 1e3, -5e5, 9e5}, Counted::present_value, 0.47),
              "With ARC, Leeds could on average save £92,000 in cash over five years after paying for it (−£500,000 to "
              "£900,000). That is discounted. The chance that it pays for itself is 47 in 100. On average it "
              "gains, but more often than not it loses.");
}

TEST(LeftWords, who_would_leave_more_than_the_lead_is_named_with_what_it_rests_on)
{
    auto const findings = sample::findings();
    auto const lead = option(0, Evidence::published, {24e3, 1e3, -7e5, 1.1e6}, 0.45);
    auto const other = option(1, Evidence::assumed, {120e3, 1e3, -1e5, 4e5}, 0.58);
    auto const text = leaves_more_sentence(findings, {lead, other}, lead);
    EXPECT_THAT(text, HasSubstr(findings.strategies[1].name));
    EXPECT_THAT(text,
                HasSubstr("could leave more: £120,000, chance 58 in 100, on an assumed effect and at our guess of "
                          "its cost."));
    EXPECT_LE(words_in(text), 30U);
    EXPECT_EQ(leaves_more_sentence(findings, {lead, other}, other), "")
        << "what leads and keeps most is not told again";
    auto const small_loss = option(1, Evidence::assumed, {-1e3, 1.0, -2e3, 0.0}, 0.01);
    auto const loss = option(0, Evidence::published, {-24e3, 1.0, -7e5, 0.0}, 0.01);
    EXPECT_EQ(leaves_more_sentence(findings, {loss, small_loss}, loss), "") << "a smaller loss leaves nothing";
    auto nothing_claimed = other;
    nothing_claimed.evidence = Evidence::null_result;
    EXPECT_EQ(leaves_more_sentence(findings, {lead, nothing_claimed}, lead), "");
}
