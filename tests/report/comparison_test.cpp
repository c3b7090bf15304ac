#include "report/comparison/comparison.hpp"

#include "support/sample_study.hpp"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Study short_study(std::size_t intervention)
{
    auto study = only(sample_study(), 0, intervention);
    study.months = 18;
    study.draws = 300;
    return study;
}

//! B pays less and fewer leave; two changes of which either can be made alone.
TwoStudies two_of(Study const& a)
{
    TwoStudies two;
    two.a = a;
    two.name_a = "a.toml";
    two.name_b = "b.toml";
    two.changes = {{"prices.exit",
                    "exit costs",
                    {{"prices.exit.mean", "£500", "=600", "a.toml:3", "b.toml:4"},
                     {"prices.exit.source", "", "a ledger", "", "b.toml:5"}}},
                   {"beliefs.leaving_rate",
                    "England's leaving rate",
                    {{"beliefs.leaving_rate.median", "0.1211", "0.18", "a.toml:7", "--set"}}}};
    two.with = [a](std::vector<bool> const& taken) {
        auto study = a;
        if (taken[0]) study.prices.exit.about = gamma_of(600.0, 250.0);
        if (taken[1]) study.leaving_rate.about = LogNormal{-1.7148, 0.10};
        return std::optional(study);
    };
    two.b = *two.with({true, true});
    two.only_in_one = {{false, "strategy", "circles", "Reflective circles"}};
    return two;
}

//! The page on one line, so that a sentence can be found wherever it was broken.
std::string unwrapped(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string page(TwoStudies const& two) { return unwrapped(comparison_text(two, compare(two), {false, 140})); }

}  // namespace

TEST(ComparisonText, opens_with_a_sentence_that_says_what_moved_and_by_which_input)
{
    auto const text = page(two_of(short_study(sample::supervision)));
    EXPECT_THAT(text,
                StartsWith("With b.toml instead of a.toml, the saving in cash of Better supervision for Northmoor "
                           "comes out £"));
    EXPECT_THAT(text, HasSubstr(" That is before the programme's own cost, over 18 months from October 2026. "));
    EXPECT_THAT(text, AllOf(HasSubstr(". Most of that comes from England's leaving rate ("),
                            HasSubstr(" This rests on a published effect"),
                            HasSubstr(" The programme's cost is our guess in both."),
                            HasSubstr(" The 95% range of the difference is ")));
}

TEST(ComparisonText, lists_changes_by_size_with_the_places_of_both)
{
    auto const text = page(two_of(short_study(sample::supervision)));
    auto const leaving = text.find("England's leaving rate (beliefs.leaving_rate)");
    auto const exit = text.find("exit costs (prices.exit)");
    ASSERT_NE(leaving, std::string::npos);
    ASSERT_NE(exit, std::string::npos);
    EXPECT_LT(leaving, exit);
    EXPECT_THAT(text, HasSubstr("mean A: £500 (a.toml:3); B: =600 (b.toml:4)"));
    EXPECT_THAT(text, HasSubstr("median A: 0.1211 (a.toml:7); B: 0.18 (--set)"));
    EXPECT_THAT(text, HasSubstr("Only B has the intervention or package Reflective circles"));
}

TEST(ComparisonText, says_in_the_sentence_what_is_assumed_or_a_null_result)
{
    EXPECT_THAT(page(two_of(short_study(sample::workload))),
                StartsWith("On an assumed effect, whose size no study has published, with b.toml instead of a.toml"));
    auto const null = page(two_of(short_study(sample::mentoring)));
    EXPECT_THAT(null,
                StartsWith("For Mentors for new staff, a study looked and found no significant effect, so no saving "
                           "is claimed for Northmoor. With "));
    EXPECT_THAT(null, Not(HasSubstr("the saving in cash of Mentors")));
}

TEST(ComparisonText, shows_several_interventions_and_authorities)
{
    auto study = sample_study();
    study.months = 12;
    study.draws = 200;
    auto const text = page(two_of(study));
    EXPECT_THAT(text,
                AllOf(HasSubstr("Better supervision for 3 selected authorities together"),
                      HasSubstr("A sum over authorities is not what England saves"),
                      HasSubstr("Every intervention, for 3 selected authorities"), HasSubstr("Authority by authority"),
                      HasSubstr("nothing is ranked"), HasSubstr("Reflective circles: no study measured turnover")));
}

TEST(ComparisonText, says_that_equal_studies_are_equal)
{
    auto two = two_of(short_study(sample::supervision));
    two.b = two.a;
    two.changes.clear();
    EXPECT_THAT(page(two), StartsWith("a.toml and b.toml are equal: every value, and so every result."));
    two.elsewhere = {{"choices", "what is looked at, and with how many draws", {{"study.draws", "1", "2", "a", "b"}}}};
    EXPECT_THAT(page(two), AllOf(StartsWith("a.toml and b.toml differ in nothing that moves a result compared here."),
                                 HasSubstr("1 value differs")));
}

TEST(ComparisonText, claims_nothing_without_an_effect_and_warns_of_other_pounds_and_times)
{
    EXPECT_THAT(page(two_of(short_study(sample::circles))),
                HasSubstr("no intervention with an effect on leaving in both, so no saving is claimed"));
    auto two = two_of(short_study(sample::supervision));
    two.b.price_year = 2026;
    two.b.months = 24;
    EXPECT_THAT(page(two), AllOf(HasSubstr("a pound is not the same in both"),
                                 HasSubstr("24 months from October 2026 instead of 18 months"),
                                 HasSubstr("a longer time holds more")));
}

TEST(ComparisonText, says_which_cost_is_stated_and_which_is_a_placeholder)
{
    auto two = two_of(short_study(sample::supervision));
    two.b.interventions[0].setup->basis = Basis::local;
    two.b.interventions[0].per_worker_year->basis = Basis::local;
    auto const text = page(two);
    EXPECT_THAT(text, HasSubstr("The programme's cost is our guess in a.toml, and stated in b.toml"));
    EXPECT_THAT(text, HasSubstr("after its own cost (our guess in A)"));
}

TEST(ComparisonJson, adds_up_and_holds_both_sides)
{
    auto const two = two_of(short_study(sample::supervision));
    auto const comparison = compare(two);
    auto const json = nlohmann::json::parse(comparison_json(two, comparison));
    EXPECT_EQ(json["a"]["file"], "a.toml");
    EXPECT_EQ(json["equal"], false);
    ASSERT_EQ(json["changes"].size(), 2U);
    EXPECT_TRUE(json["changes"][0]["values"][1]["a"].is_null());
    ASSERT_EQ(json["results"].size(), 1U);
    EXPECT_EQ(json["results"][0]["gross_cash_saving"]["difference"]["mean"],
              comparison.results[0].saving(SavingKind::gross_cash).difference.mean);
    auto const& split = json["split"]["interventions"][0];
    double at = split["from"]["net_cash_saving"];
    for (auto const& step : split["steps"]) at += step["adds"]["net_cash_saving"].get<double>();
    EXPECT_NEAR(at, split["steps"].back()["after"]["net_cash_saving"].get<double>(), 1e-6);
    EXPECT_EQ(json["only_in_one"][0]["in"], "b");
    EXPECT_EQ(comparison_json(two, comparison), comparison_json(two, comparison));
}

TEST(ComparisonCsv, is_safe_to_open_and_keeps_numbers)
{
    auto const two = two_of(short_study(sample::supervision));
    auto const sheet = comparison_csv(two, compare(two));
    EXPECT_THAT(sheet, StartsWith("table,of,intervention,what,a,b,difference,low,high,standard_error\r\n"));
    EXPECT_THAT(sheet, HasSubstr("input,,,prices.exit.mean,£500,'=600,,,,"));
    EXPECT_THAT(sheet, HasSubstr("result,Northmoor,supervision,gross_cash_saving,"));
    EXPECT_THAT(sheet, HasSubstr("step 1: gross_cash_saving,Northmoor,supervision,beliefs.leaving_rate,"));
    std::istringstream lines(sheet);
    for (std::string line; std::getline(lines, line);) EXPECT_EQ(line.back(), '\r');
}
