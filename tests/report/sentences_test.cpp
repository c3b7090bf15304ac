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

}  // namespace

TEST(Sentences, what_is_assumed_is_said_before_the_verb)
{
    EXPECT_EQ(proviso(Evidence::published), "");
    for (auto const evidence : {Evidence::own, Evidence::assumed, Evidence::unstated})
        EXPECT_NE(proviso(evidence), "") << id_of(evidence);
}

TEST(Sentences, what_empty_posts_bring_is_a_sentence_of_its_own)
{
    auto const pattern = affordable_pattern({Estimate{229.0, 1.0, 40.0, 400.0}, {}}, "cash", Evidence::assumed,
                                            "; this cash comes from posts standing empty");
    EXPECT_THAT(pattern, HasSubstr("up to a cost of {mean} a worker a year"));
    EXPECT_THAT(pattern, HasSubstr("not on a measured one. This cash comes from posts standing empty."));
}

TEST(Sentences, england_s_share_of_a_saving_is_named_beside_it)
{
    auto const text = england_sentence(findings(), of(sample::leeds, sample::published),
                                       setting_of(findings(), findings().study.authorities[sample::leeds]));
    EXPECT_THAT(text, HasSubstr("29 in 100 leavers go to another council"));
    EXPECT_THAT(text,
                HasSubstr("For England as a whole the saving in cash before the programme's own cost is therefore"));
}

TEST(Sentences, a_sum_says_how_many_it_is_of)
{
    EXPECT_EQ(whose_sum("North East", 12, 12), "12 authorities (North East)");
    EXPECT_EQ(whose_sum(std::string(sums::selected), 3, 149), "3 selected authorities (of 149 in the inputs)");
    EXPECT_EQ(whose_sum(std::string(sums::selected), 3, 3), "3 selected authorities");
}
