// [[scenario]]: other inputs over a study, and beliefs that are held down.
#include "holdfast/inputs/read_study.hpp"

#include "support/inputs_text.hpp"
#include "support/where.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using holdfast::test::described;
using holdfast::test::small_study;
using ::testing::HasSubstr;

namespace {

Read<std::vector<Scenario>> scenarios(std::string const& text)
{
    StudyRequest request;
    request.study_path = "study.toml";
    return read_scenarios(request, MemoryFiles({{"study.toml", small_study + text}}));
}

constexpr auto slow = R"(
[[scenario]]
id = "slow"
name = "Slow"
why = "to see"
[scenario.set.beliefs.months_to_fill]
value = "14 months"
)";
constexpr auto dear = R"(
[[scenario]]
id = "capped"
name = "Capped"
why = "to see"
[scenario.caps]
"prices.agency_premium" = "25%"
)";

}  // namespace

TEST(Scenarios, are_the_study_with_their_own_inputs_over_it)
{
    auto const read = scenarios(std::string(slow) + dear);
    ASSERT_TRUE(read.value) << described(read.problems);
    ASSERT_EQ(read.value->size(), 2U);
    auto const& first = read.value->at(0);
    EXPECT_EQ(first.id, "slow");
    EXPECT_EQ(first.why, "to see");
    EXPECT_EQ(mean(first.study.months_to_fill.about), 14.0);
    auto const& second = read.value->at(1).study;
    EXPECT_EQ(mean(second.months_to_fill.about), 6.0) << "one scenario is not laid over another";
    EXPECT_EQ(highest(second.prices.agency_premium.about), 0.25);
    EXPECT_EQ(second.seed, first.study.seed);
    EXPECT_EQ(second.authorities.size(), first.study.authorities.size());
}

TEST(Scenarios, set_one_value_by_its_path)
{
    auto const scenario = [](std::string const& set) {
        return "\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\nset = { " + set + " }\n";
    };
    auto const read =
        scenarios(scenario("\"beliefs.bands.1.width\" = \"60 months in 2 steps\", \"prices.exit\" = 700"));
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_EQ(read.value->at(0).study.bands.front().step_shares.size(), 2U);
    EXPECT_EQ(mean(read.value->at(0).study.prices.exit.about), 700.0);
    EXPECT_THAT(described(scenarios(scenario("\"beliefs.bands.7.width\" = \"60 months\"")).problems),
                HasSubstr("beliefs.bands.7.width leads nowhere"));
    EXPECT_THAT(described(scenarios(scenario("\"prices.nothing\" = 1")).problems), HasSubstr("nothing"));
}

TEST(Scenarios, without_any_there_are_none)
{
    auto const read = scenarios("");
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_TRUE(read.value->empty());
}

TEST(Scenarios, an_error_says_whose_it_is)
{
    auto const problems = [](std::string const& text) { return described(scenarios(text).problems); };
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\n"), HasSubstr("changes nothing"));
    EXPECT_THAT(problems(std::string(slow) + slow), HasSubstr("two scenarios are called \"slow\""));
    EXPECT_THAT(
        problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\nset = { beliefs = { months_to_fill = { "
                 "value = \"minus\" } } }\n"),
        HasSubstr("scenario a: "));
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.nothing\" = 1 }\n"),
                HasSubstr("scenario a: prices.nothing is no belief of this study"));
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.agency_premium\" = "
                         "\"dear\" }\n"),
                HasSubstr("caps.prices.agency_premium"));
    EXPECT_THAT(problems("\n[[scenario]]\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.pay\" = 1 }\n"),
                HasSubstr("id is missing"));
}

TEST(Scenarios, that_are_shipped_are_read_without_a_complaint)
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.authorities = std::vector<std::string>{"Leeds"};
    auto const read = read_scenarios(request, DiskFiles{});
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_GE(read.value->size(), 7U);
    for (auto const& scenario : *read.value) {
        EXPECT_EQ(scenario.study.authorities.size(), 1U) << scenario.id;
        EXPECT_FALSE(scenario.why.empty()) << scenario.id;
    }
}
