#include "report/words/case_words.hpp"

#include "support/sample_study.hpp"

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

FinancialCase case_of(std::string const& strategy, double cost_times = 1.0)
{
    auto study = sample_study();
    study.draws = 200;
    auto& cost = study.interventions[sample::supervision].per_worker_year;
    cost->about = gamma_of(250.0 * cost_times, 60.0 * cost_times);
    return financial_case(study, 0, strategy, {1, {}, InstructionSet::sse2});
}

//! Words between full stops, question marks and colons at the end of a word.
std::size_t longest_sentence(std::string const& text)
{
    std::istringstream stream(text);
    std::size_t longest = 0;
    std::size_t count = 0;
    for (std::string word; stream >> word;) {
        longest = std::max(longest, ++count);
        if (word.back() == '.') count = 0;
    }
    return longest;
}

}  // namespace

TEST(CaseWords, money_has_a_minus_sign_and_a_chance_is_never_a_certainty)
{
    EXPECT_EQ(case_pounds(12'345.0), "£12,300");
    EXPECT_EQ(case_pounds(-12'345.0), "−£12,300");
    EXPECT_EQ(case_pounds(-0.2), "£0");
    EXPECT_EQ(case_thousands(-12'345.0), "−12.3");
    EXPECT_EQ(case_thousands(0.2), "0");
    EXPECT_EQ(of_100(0.16), "16");
    EXPECT_EQ(of_100(1.0), ">99");
    EXPECT_EQ(in_100(0.16), "16 in 100");
    EXPECT_EQ(in_100(0.0), "under 1 in 100");
    EXPECT_EQ(in_100(1.0), "over 99 in 100");
}

TEST(CaseWords, the_headline_says_saving_cost_what_is_left_chance_and_rating)
{
    auto const text = case_headline(case_of("supervision"));
    EXPECT_THAT(text, HasSubstr(" could save "));
    EXPECT_THAT(text, HasSubstr("before paying for it. It costs £"));
    EXPECT_THAT(text, HasSubstr("our guess"));
    EXPECT_THAT(text, HasSubstr("(P10 "));
    EXPECT_THAT(text, HasSubstr("The chance that it pays for itself is "));
    EXPECT_THAT(text, HasSubstr("Rating: red."));
}

TEST(CaseWords, what_is_lost_is_never_called_left)
{
    auto const text = case_headline(case_of("supervision", 40.0));
    EXPECT_THAT(text, HasSubstr("is lost (P10 −£"));
    EXPECT_THAT(text, Not(HasSubstr("is left")));
}

TEST(CaseWords, without_evidence_and_for_a_null_result_no_saving_is_spoken_of)
{
    for (auto const* strategy : {"circles", "mentoring"}) {
        auto const of = case_of(strategy);
        auto const text = case_headline(of);
        EXPECT_THAT(text, HasSubstr("no saving"));
        EXPECT_THAT(text, Not(HasSubstr("could save")));
        EXPECT_EQ(payback_sentence(of), "");
        EXPECT_FALSE(claims_a_saving(of));
    }
}

TEST(CaseWords, no_sentence_is_longer_than_30_words)
{
    for (auto const* strategy : {"supervision", "mentoring", "workload", "circles", "supervision-and-workload"})
        for (double const times : {0.0, 1.0, 40.0}) {
            auto const of = case_of(strategy, std::max(times, 0.001));
            for (auto const& text : {case_headline(of), payback_sentence(of), paid_sentence(of.horizon),
                                     owners_missing({}), std::string(percentile_rule), std::string(chance_rule),
                                     std::string(rating_rule), std::string(case_money_rule), std::string(capital_rule)})
                EXPECT_LE(longest_sentence(text), 30U) << text;
        }
    for (auto const line : all_budget_lines)
        for (double const saving : {-1'000.0, 0.0, 1'000.0})
            EXPECT_LE(longest_sentence(std::string(what_must_happen(line, saving))), 30U);
}

TEST(CaseWords, what_must_happen_depends_on_the_sign)
{
    EXPECT_THAT(std::string(what_must_happen(BudgetLine::agency, 1'000.0)), HasSubstr("goes when the post is filled"));
    EXPECT_THAT(std::string(what_must_happen(BudgetLine::staff_pay, -1'000.0)), HasSubstr("needs this much more"));
    EXPECT_EQ(what_must_happen(BudgetLine::training, 0.0), "Nothing changes.");
}

TEST(CaseWords, a_blank_owner_is_to_be_named)
{
    CaseOwners owners;
    EXPECT_EQ(owner_words(owners, BudgetLine::agency), "to be named");
    EXPECT_THAT(owners_missing(owners), HasSubstr("agency cover; recruitment"));
    owners = {"Head of resourcing", "HR", "Principal social worker", "Director of finance"};
    EXPECT_EQ(owner_words(owners, BudgetLine::staff_pay), "Director of finance");
    EXPECT_EQ(owners_missing(owners), "");
}

TEST(CaseWords, payback_is_by_a_month_or_at_once_or_not)
{
    auto const study = sample_study();
    EXPECT_EQ(payback_month(study, 1), "at once");
    EXPECT_THAT(payback_month(study, 7), HasSubstr("(month 7)"));
    EXPECT_THAT(payback_month(study, std::nullopt), StartsWith("not within "));
    EXPECT_THAT(payback_sentence(case_of("supervision", 40.0)),
                StartsWith("Fewer than 1 in 10 draws are paid back within "));
}

TEST(CaseWords, the_rating_says_what_holds_it)
{
    RatedCase const red{CaseRating::red, {CaseReason::below_half, CaseReason::line_assumed}};
    EXPECT_EQ(rating_sentence(red), "Red: the chance that it pays for itself is below 50 in 100.");
    RatedCase const green{CaseRating::green, {}};
    EXPECT_THAT(rating_sentence(green), StartsWith("Green: "));
}

TEST(CaseWords, says_what_is_capital)
{
    CasePeriod period;
    EXPECT_EQ(paid_sentence(period), "Nothing is paid once. Nothing is ongoing.");
    period.capital.mean = 20'000.0;
    EXPECT_THAT(paid_sentence(period), StartsWith("£20,000 is paid once, all of it capital."));
    period.one_off_revenue.mean = 5'000.0;
    EXPECT_THAT(paid_sentence(period), StartsWith("£25,000 is paid once, of which £20,000 is capital."));
    period.capital.mean = 0.0;
    period.ongoing.mean = 1'000.0;
    EXPECT_EQ(paid_sentence(period), "£5,000 is paid once, all of it revenue. £1,000 is ongoing, all of it revenue.");
}

TEST(CaseWords, every_reason_has_words_and_experts_make_no_guess)
{
    for (auto const reason :
         {CaseReason::no_evidence, CaseReason::effect_guessed, CaseReason::effect_expected, CaseReason::below_half,
          CaseReason::cost_guessed, CaseReason::line_guessed, CaseReason::below_threshold, CaseReason::cost_built,
          CaseReason::line_assumed, CaseReason::very_low, CaseReason::range_guessed, CaseReason::bias_left_in,
          CaseReason::fall_expected})
        EXPECT_FALSE(reason_words(reason).empty());
    std::string const experts(reason_words(CaseReason::effect_expected));
    EXPECT_THAT(experts, HasSubstr("what experts expect"));
    EXPECT_THAT(experts, Not(HasSubstr("guess")));
    RatedCase const amber{CaseRating::amber, {CaseReason::bias_left_in}};
    EXPECT_EQ(rating_sentence(amber), "Amber: nothing is taken off its effect for bias.");
}
