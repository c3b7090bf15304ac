// What is typed for a budget: every shape that is read, and what is said of those that are not.

#include "cli/budget_request.hpp"

#include "support/sample_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

BudgetQuestion read(BudgetRequest const& asked)
{
    auto read = read_budget(asked, sample_study());
    for (auto const& problem : read.problems) ADD_FAILURE() << describe(problem);
    return read.value.value_or(BudgetQuestion{});
}

std::string complaint(BudgetRequest const& asked)
{
    auto const read = read_budget(asked, sample_study());
    EXPECT_FALSE(read.ok());
    std::string all;
    for (auto const& problem : read.problems) all += describe(problem);
    return all;
}

BudgetRequest with(std::vector<std::string> BudgetRequest::*which, std::string text)
{
    BudgetRequest asked;
    (asked.*which).push_back(std::move(text));
    return asked;
}
BudgetRequest with(std::optional<std::string> BudgetRequest::*which, std::string text)
{
    BudgetRequest asked;
    asked.*which = std::move(text);
    return asked;
}

TEST(BudgetRequest, amounts_are_money)
{
    for (auto const* text : {"£20m", "20m", "£20,000,000", "20000000"}) {
        auto const question = read(with(&BudgetRequest::total, text));
        ASSERT_THAT(question.conditions, SizeIs(1)) << text;
        EXPECT_EQ(std::get<TotalAtMost>(question.conditions[0]).pounds, 20'000'000) << text;
    }
    EXPECT_THAT(complaint(with(&BudgetRequest::total, "twenty")), HasSubstr("--total: error: \"twenty\""));
    EXPECT_THAT(complaint(with(&BudgetRequest::total, "-£1m")), HasSubstr("below nothing"));
    EXPECT_THAT(complaint(with(&BudgetRequest::total, "20%")), HasSubstr("--total"));
    EXPECT_THAT(complaint(with(&BudgetRequest::total, "£2,000,000m")), HasSubstr("--total"));
}

TEST(BudgetRequest, a_year_has_its_own_limit_or_all_have_one)
{
    auto const years = market_of(sample_study()).years;
    EXPECT_THAT(read(with(&BudgetRequest::per_year, "£5m")).conditions, SizeIs(years.size()));
    auto const one = read(with(&BudgetRequest::per_year, years[1] + "=£5m"));
    ASSERT_THAT(one.conditions, SizeIs(1));
    EXPECT_EQ(std::get<YearAtMost>(one.conditions[0]).year, 1U);
    EXPECT_THAT(complaint(with(&BudgetRequest::per_year, "1999-00=£5m")), HasSubstr("there is no financial year"));
}

TEST(BudgetRequest, pairs_are_names_of_the_study)
{
    auto const study = sample_study();
    auto const must = read(with(&BudgetRequest::must, study.authorities[1].name + "=Better supervision"));
    ASSERT_THAT(must.conditions, SizeIs(1));
    EXPECT_EQ(std::get<MustBuy>(must.conditions[0]).authority, 1U);
    EXPECT_EQ(std::get<MustBuy>(must.conditions[0]).intervention, sample::supervision);
    auto const exclude = read(with(&BudgetRequest::exclude, study.authorities[0].code + "=" + study.packages[0].id));
    EXPECT_EQ(std::get<MayNotBuy>(exclude.conditions.at(0)).intervention, sample::package);
    EXPECT_THAT(complaint(with(&BudgetRequest::must, "Nowhere=supervison")), HasSubstr("there is no authority called"));
    EXPECT_THAT(complaint(with(&BudgetRequest::must, study.authorities[0].name + "=supervison")),
                HasSubstr("did you mean supervision"));
    EXPECT_THAT(complaint(with(&BudgetRequest::must, "Leeds")), HasSubstr("AUTHORITY=INTERVENTION"));
}

TEST(BudgetRequest, numbers_of_authorities_are_whole)
{
    EXPECT_EQ(std::get<AuthoritiesAtMost>(read(with(&BudgetRequest::at_most, "workload=2")).conditions.at(0)).count, 2);
    EXPECT_EQ(
        std::get<AuthoritiesAtLeast>(read(with(&BudgetRequest::at_least_authorities, "workload=1")).conditions.at(0))
            .intervention,
        sample::workload);
    for (auto const* text : {"workload=2.5", "workload=-1", "workload=two", "workload=£2"})
        EXPECT_THAT(complaint(with(&BudgetRequest::at_most, text)), HasSubstr("is not a number of authorities"))
            << text;
}

TEST(BudgetRequest, shares_are_of_the_spend_or_of_authorities)
{
    auto const region = market_of(sample_study()).regions[1];
    auto const spend = read(with(&BudgetRequest::region_floor, region + "=5%"));
    EXPECT_EQ(std::get<RegionSpendAtLeast>(spend.conditions.at(0)).per_myriad, 500);
    auto const heads = read(with(&BudgetRequest::region_floor, region + " = 12.5% of authorities"));
    EXPECT_EQ(std::get<RegionAuthoritiesAtLeast>(heads.conditions.at(0)).per_myriad, 1250);
    EXPECT_EQ(std::get<RegionAuthoritiesAtLeast>(heads.conditions.at(0)).region, 1U);
    EXPECT_THAT(complaint(with(&BudgetRequest::region_floor, region + "=5")), HasSubstr("is not a share"));
    EXPECT_THAT(complaint(with(&BudgetRequest::region_floor, region + "=0.00001")), HasSubstr("finer than"));
    EXPECT_THAT(complaint(with(&BudgetRequest::region_floor, "Atlantis=5%")), HasSubstr("there is no region called"));
}

TEST(BudgetRequest, chances_and_risk)
{
    EXPECT_EQ(
        std::get<ChanceAtLeast>(read(with(&BudgetRequest::at_least, "P(saves)=0.6")).conditions.at(0)).probability,
        0.6);
    EXPECT_THAT(complaint(with(&BudgetRequest::at_least, "0.6")), HasSubstr("P(saves)=SHARE"));
    EXPECT_EQ(read(with(&BudgetRequest::chance_of_saving, "80%")).limits.chance_of_no_loss->at_least, 0.8);
    EXPECT_THAT(complaint(with(&BudgetRequest::chance_of_saving, "80")), HasSubstr("is not a share"));
    auto const worst = read(with(&BudgetRequest::cvar, "0.05=-£1m")).limits.mean_of_worst;
    EXPECT_EQ(worst->share, 0.05);
    EXPECT_EQ(worst->at_least, -1'000'000.0);
    EXPECT_THAT(complaint(with(&BudgetRequest::cvar, "0=-£1m")), HasSubstr("are none"));
}

TEST(BudgetRequest, authorities_are_named_as_everywhere)
{
    auto study = sample_study();
    study.authorities[0].name = "Leeds";
    study.authorities[0].code = "E08000035";
    study.authorities[1].name = "Kingston upon Thames / Richmond upon Thames";
    study.authorities[1].code = "E09000021 / E09000027";
    BudgetRequest asked;
    asked.must = {"Leeds City Council=supervision", "Kingston=supervision", "E09000027=supervision"};
    auto const read = read_budget(asked, study);
    ASSERT_TRUE(read.ok());
    std::vector<std::size_t> who;
    for (auto const& condition : read.value->conditions) who.push_back(std::get<MustBuy>(condition).authority);
    EXPECT_THAT(who, ElementsAre(0, 1, 1));
    asked.must = {"E08000036=supervision", "City of London=supervision"};
    auto const wrong = read_budget(asked, study).problems;
    ASSERT_THAT(wrong, SizeIs(2));
    EXPECT_EQ(wrong[0].hint, "see holdfast list authorities") << "never the place with the next code";
    EXPECT_THAT(wrong[1].says, HasSubstr("too small"));
}

TEST(BudgetRequest, authorities_answer_to_codes_of_before)
{
    auto study = sample_study();
    study.authorities[0].name = "Somerset";
    study.authorities[0].code = "E06000066";
    study.authorities[1].dfe_number = "383";
    study.authorities[1].former_codes = {"E08000099"};
    BudgetRequest asked;
    asked.must = {"E10000027=supervision", "383=supervision", "e08000099=supervision"};
    auto const read = read_budget(asked, study);
    ASSERT_TRUE(read.ok());
    std::vector<std::size_t> who;
    for (auto const& condition : read.value->conditions) who.push_back(std::get<MustBuy>(condition).authority);
    EXPECT_THAT(who, ElementsAre(0, 1, 1)) << "a code that DfE replaced, a number, and a code that a layer replaced";
}

TEST(BudgetRequest, a_part_of_london_is_no_region)
{
    auto study = sample_study();
    study.authorities[0].region = "London";
    study.authorities[0].subregion = "Inner London";
    BudgetRequest asked;
    asked.region_floor = {"Inner London=5%"};
    auto const wrong = read_budget(asked, study).problems;
    ASSERT_THAT(wrong, SizeIs(1));
    EXPECT_EQ(wrong[0].says, "Inner London is a part of London, and not a region");
    EXPECT_EQ(wrong[0].hint, "write London");
}

TEST(BudgetRequest, numbers_have_no_0_in_front)
{
    EXPECT_THAT(complaint(with(&BudgetRequest::total, "0100")), HasSubstr("write 100"));
    EXPECT_THAT(complaint(with(&BudgetRequest::at_most, "workload=02")), HasSubstr("write a whole number"));
    EXPECT_THAT(complaint(with(&BudgetRequest::chance_of_saving, "08%")), HasSubstr("write 8%"));
    EXPECT_THAT(complaint(with(&BudgetRequest::frontier, "05m:50m:5m")), HasSubstr("write 5m"));
}

TEST(BudgetRequest, a_frontier_rises)
{
    EXPECT_THAT(read(with(&BudgetRequest::frontier, "£20m, £5m")).frontier, ElementsAre(5'000'000, 20'000'000));
    EXPECT_THAT(read(with(&BudgetRequest::frontier, "5m:20m:5m")).frontier,
                ElementsAre(5'000'000, 10'000'000, 15'000'000, 20'000'000));
    for (auto const* text : {"5m:1m:1m", "5m:50m:0", "5m:50m", "1:1000000:1"})
        EXPECT_THAT(complaint(with(&BudgetRequest::frontier, text)), HasSubstr("--frontier")) << text;
}

TEST(BudgetRequest, all_problems_are_told_at_once)
{
    BudgetRequest asked;
    asked.total = "twenty";
    asked.must = {"Nowhere=nothing"};
    asked.frontier = "5m:10m";
    EXPECT_THAT(read_budget(asked, sample_study()).problems, SizeIs(4));
}

}  // namespace
}  // namespace holdfast
