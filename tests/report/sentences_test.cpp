// The sentences that people will quote: each says alone what it rests on.
#include "report/words/sentences.hpp"

#include "report/committee/places.hpp"
#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

Findings const& findings()
{
    static Findings const made = sample::findings();
    return made;
}

Standing of(std::size_t authority, std::size_t strategy)
{
    for (auto const& result : findings().results)
        if (result.authority == authority && result.strategy == strategy) return standing_of(findings(), result);
    ADD_FAILURE() << "the sample has no such result";
    return {};
}

std::string opening(std::size_t authority, std::size_t strategy)
{
    return opening_of_one(findings(), of(authority, strategy),
                          setting_of(findings(), findings().study.authorities[authority]));
}

}  // namespace

TEST(Sentences, the_opening_names_whom_when_and_what_it_rests_on)
{
    auto const text = opening(sample::leeds, sample::published);
    EXPECT_THAT(text, HasSubstr("Leeds"));
    EXPECT_THAT(text, HasSubstr("60 months from April 2026"));
    EXPECT_THAT(text, HasSubstr("published effect"));
}

TEST(Sentences, a_saving_before_a_guessed_cost_says_what_is_left_after_it)
{
    std::size_t guessed = 0;
    for (auto const& result : findings().results) {
        auto const standing = of(result.authority, result.strategy);
        auto const text = opening(result.authority, result.strategy);
        bool const is_guess = standing.placeholder && standing.savings.has_value();
        EXPECT_EQ(text.find("guessed") != std::string::npos, is_guess) << text;
        guessed += is_guess ? 1 : 0;
    }
    EXPECT_GT(guessed, 0U);
}

TEST(Sentences, what_is_assumed_is_said_before_the_verb)
{
    EXPECT_EQ(proviso(Evidence::published), "");
    for (auto const evidence : {Evidence::own, Evidence::assumed, Evidence::unstated})
        EXPECT_NE(proviso(evidence), "") << id_of(evidence);
    EXPECT_THAT(opening(sample::leeds, sample::assumed), HasSubstr("assumed effect"));
}

TEST(Sentences, null_results_and_what_nobody_measured_claim_no_saving)
{
    for (auto const strategy : {sample::null_result, sample::no_evidence})
        EXPECT_THAT(opening(sample::leeds, strategy), Not(HasSubstr("would save"))) << strategy;
}

TEST(Sentences, a_sum_says_how_many_it_is_of)
{
    EXPECT_EQ(whose_sum("North East", 12, 12), "12 authorities (North East)");
    EXPECT_EQ(whose_sum(std::string(sums::selected), 3, 149), "3 selected authorities (of 149 in the inputs)");
    EXPECT_EQ(whose_sum(std::string(sums::selected), 3, 3), "3 selected authorities");
}
