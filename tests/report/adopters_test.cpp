// What happened where an intervention was adopted, as reports say it, and what keeping staff could carry of a cost that is borne
// for families.
#include "report/look_back/adopters_chapter.hpp"
#include "report/look_back/adopters_json.hpp"
#include "report/look_back/adopters_words.hpp"
#include "report/words/sentences.hpp"

#include "base/text.hpp"
#include "support/flat_text.hpp"
#include "support/sample_look_back.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using test::flat;
using namespace holdfast::report;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace {

AdoptersFound set_of(std::string id, double adjusted)
{
    AdoptersFound set;
    set.intervention = std::move(id);
    set.adopters = {
        "Family <b>Valued", {"383"}, 2021, {}, YearSpan{2017, 2019}, "a list", "From 2019 on.", {}, {}, {}, {}};
    set.happened = sample::look_back();
    set.happened.adjusted.ratio = adjusted;
    set.happened.years = {{2017, 0.21, 0.16}, {2021, 0.14, 0.15}};
    return set;
}

std::string in_one(std::vector<std::string> const& sentences)
{
    std::string text;
    for (auto const& sentence : sentences) text += sentence + " ";
    return text;
}

//! One intervention that is bought for families, at £1,000 a worker a year.
struct Bought {
    Findings findings;
    Standing standing;
    Bought(std::optional<double> affordable, BoughtFor what = BoughtFor::families)
    {
        findings.study.interventions.resize(1);
        findings.study.interventions.front().bought_for = what;
        findings.strategies.resize(1);
        findings.strategies.front().members = {0};
        standing.evidence = Evidence::derived;
        standing.savings = Savings{};
        standing.cost_per_worker_year = 1'000.0;
        if (affordable) standing.affordable.value = Estimate{*affordable, 0.0, *affordable, *affordable};
    }
    [[nodiscard]] std::string says() const { return bought_for_sentence(findings, standing); }
};

}  // namespace

TEST(AdoptersWords, say_the_expected_beside_the_happened_and_name_the_illusion)
{
    auto const text = in_one(adopters_sentences(set_of("x", 0.9)));
    EXPECT_THAT(
        text,
        AllOf(HasSubstr("Leaving in Leeds is 10% lower than was to be expected. That cannot be told from chance."),
              HasSubstr("It was 20.0% of staff a year in 2017 to 2019 and 14.0% in 2021 to 2025."),
              HasSubstr("is 0.90, with a 95% range of 0.70 to 1.20."),
              HasSubstr("Against the change in the 131 other authorities alone it is 0.75, with a range of 0.60 "
                        "to 1.10."),
              HasSubstr("Before and after alone would claim that leaving fell by 30%. Part of that is an "
                        "illusion.")));
}

TEST(AdoptersWords, are_short)
{
    for (auto const& text : adopters_sentences(set_of("x", 0.9)))
        for (auto const& sentence : split(text, '.'))
            EXPECT_LE(split(std::string(sentence), ' ').size(), 30U) << sentence;
}

TEST(AdoptersChapter, has_a_row_a_set_and_words_on_those_it_is_about)
{
    std::vector<AdoptersFound> const all{set_of("one", 0.9), set_of("other", 1.1)};
    auto paper = Paper::in_markdown();
    adopters_chapter(paper, all, {"other"});
    auto const text = flat(paper.text());
    EXPECT_THAT(text, AllOf(HasSubstr(adopters_heading), HasSubstr("one: Family"), HasSubstr("other: Family"),
                            HasSubstr("0.90 (0.70 to 1.20)"), HasSubstr("1.10 (0.70 to 1.20)"),
                            HasSubstr("against what was to be expected it is 10% higher"),
                            Not(HasSubstr("10% lower than was to be expected")), HasSubstr("This is no trial."),
                            HasSubstr("Source: a list"), Not(HasSubstr("<b>"))));
    auto empty = Paper::in_markdown();
    adopters_chapter(empty, {}, {"other"});
    EXPECT_THAT(empty.text(), IsEmpty());
    EXPECT_THAT(adopters_text({}), IsEmpty());
    EXPECT_THAT(flat(adopters_text(all)), AllOf(HasSubstr("10% lower than"), HasSubstr("it is 10% higher")));
}

TEST(AdoptersJson, has_what_look_back_has_and_whose_it_is)
{
    auto const json = adopters_json(std::vector{set_of("one", 0.9)});
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0]["intervention"], "one");
    EXPECT_EQ(json[0]["adjusted"]["ratio"], 0.9);
    EXPECT_EQ(json[0]["plain"]["high"], 1.1);
    EXPECT_EQ(json[0]["before_and_after"]["illusion"], true);
    EXPECT_EQ(json[0]["says"].size(), adopters_sentences(set_of("one", 0.9)).size());
    auto const named = adopters_json(std::vector{set_of("one", 0.9).adopters});
    EXPECT_EQ(named[0]["before"]["last"], 2019);
    EXPECT_TRUE(named[0]["until"].is_null());
    EXPECT_EQ(named[0]["reasons"]["until"], "the last published year");
}

TEST(BoughtForFamilies, says_what_share_of_its_cost_keeping_staff_could_carry)
{
    EXPECT_THAT(Bought(120.0).says(),
                HasSubstr("Keeping staff could carry 12 in 100 of its cost: £120 of £1,000 a worker"));
    EXPECT_THAT(Bought(3.0).says(), HasSubstr("less than 1 in 100"));
    EXPECT_THAT(Bought(-50.0).says(), HasSubstr("could carry none of its cost"));
    EXPECT_THAT(Bought(1'500.0).says(), HasSubstr("could carry all of its cost"));
    EXPECT_THAT(Bought(std::nullopt).says(), HasSubstr("cannot be stated"));
    EXPECT_THAT(Bought(120.0, BoughtFor::retention).says(), IsEmpty());
    Bought of_null(120.0);
    of_null.standing.evidence = Evidence::null_result;
    EXPECT_EQ(of_null.says(), "It is bought for families, not to keep staff.") << "a null result advises nothing";
}
