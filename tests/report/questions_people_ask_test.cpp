// Questions that people ask, each answered by the figures at hand: what they do not show is not said.
#include "report/words/questions_people_ask.hpp"

#include "base/text.hpp"
#include "report/chapters/asked.hpp"
#include "report/words/wording.hpp"
#include "support/sample_findings.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

//! The answer; empty where the question is not asked.
std::string said(std::optional<QuestionAsked> const& asked) { return asked ? answer_to(*asked) : ""; }

//! Words of the longest sentence.
std::size_t longest_sentence(std::string const& text)
{
    std::size_t longest = 0, words = 0;
    for (auto const& word : split(text, ' ')) {
        ++words;
        longest = std::max(longest, words);
        if (word.ends_with('.') || word.ends_with('?')) words = 0;
    }
    return longest;
}

QuestionAsked const* asked_in(std::vector<QuestionAsked> const& all, std::string const& part)
{
    auto const found = std::find_if(all.begin(), all.end(), [&](QuestionAsked const& asked) {
        return asked.question.find(part) != std::string_view::npos;
    });
    return found == all.end() ? nullptr : &*found;
}

TEST(QuestionsPeopleAsk, vacancies_for_other_reasons_stay)
{
    EXPECT_EQ(
        said(does_it_fill_vacancies(74.0, 4.2)),
        "No: posts that are empty for other reasons than leaving stay empty. On average 4.2 fewer would be empty at "
        "any time, of 74 counted.");
    EXPECT_THAT(said(does_it_fill_vacancies(74.0, -2.0)), AllOf(HasSubstr("2 more posts"), Not(HasSubstr("fewer"))));
    EXPECT_THAT(said(does_it_fill_vacancies(74.0, 0.01)),
                HasSubstr("no fewer posts would be empty than the 74 counted"));
    EXPECT_EQ(said(does_it_fill_vacancies(0.0, 4.2)), "") << "there are none to ask about";
}

TEST(QuestionsPeopleAsk, agency_staff_who_stay_take_their_part_of_the_saving)
{
    EXPECT_EQ(said(what_if_agency_staff_stay(870'000.0, 600'000.0)),
              "Then £600,000 less is spared on agency cover. Before paying for the programme, £270,000 would still be "
              "saved.");
    EXPECT_THAT(said(what_if_agency_staff_stay(870'000.0, 1'500'000.0)),
                AllOf(HasSubstr("£630,000 more would be spent than saved"), Not(HasSubstr("still"))));
    EXPECT_EQ(said(what_if_agency_staff_stay(870'000.0, 0.0)), "") << "nothing is spared on agency cover";
    EXPECT_EQ(said(what_if_agency_staff_stay(-870'000.0, -1.0)), "");
}

TEST(QuestionsPeopleAsk, england_differs_by_those_who_only_move)
{
    EXPECT_EQ(said(why_england_differs(870'000.0, 715'000.0, 0.29, false)),
              "29% of leavers only move to another council. Before paying for the programme, England as a whole saves "
              "£715,000; the council itself saves £870,000.");
    EXPECT_THAT(
        said(why_england_differs(870'000.0, -10'000.0, 0.29, true)),
        AllOf(HasSubstr("England as a whole loses £10,000"), HasSubstr("added up over the councils, it saves")));
    EXPECT_THAT(said(why_england_differs(-9'000.0, 10'000.0, 0.29, false)),
                AllOf(HasSubstr("as a whole saves £10,000"), HasSubstr("itself loses £9,000")));
    EXPECT_EQ(said(why_england_differs(870'000.0, 870'000.0, 0.29, false)), "") << "it is not different";
    EXPECT_EQ(said(why_england_differs(870'000.0, 715'000.0, 0.0, false)), "") << "then this is not why";
}

TEST(QuestionsPeopleAsk, the_average_is_explained_only_beyond_chance_and_only_where_it_shows)
{
    std::string const when = "before paying for the programme";
    auto const below = why_average_differs({1'020'000.0, 870'000.0, 5'000.0, when});
    ASSERT_TRUE(below);
    EXPECT_THAT(std::string(below->question), HasSubstr("below"));
    EXPECT_EQ(answer_to(*below),
              "With every input at its mean it saves £1.02m before paying for the programme. Over all draws it saves "
              "£870,000 on average. Bad draws take away more than good draws add.");
    auto const above = why_average_differs({-50'000.0, 20'000.0, 5'000.0, when});
    ASSERT_TRUE(above);
    EXPECT_THAT(std::string(above->question), HasSubstr("above"));
    EXPECT_THAT(answer_to(*above), AllOf(HasSubstr("loses £50,000"), HasSubstr("saves £20,000"),
                                         HasSubstr("Good draws add more than bad draws take away.")));
    EXPECT_FALSE(why_average_differs({1'020'000.0, 1'011'000.0, 5'000.0, when})) << "within two standard errors";
    EXPECT_TRUE(why_average_differs({1'020'000.0, 1'009'000.0, 5'000.0, when})) << "just beyond them";
    EXPECT_FALSE(why_average_differs({1'020'400.0, 1'020'100.0, 1.0, when})) << "both are shown as £1.02m";
}

TEST(QuestionsPeopleAsk, leavers_are_people_or_discounted)
{
    EXPECT_EQ(
        said(why_leavers_differ(58.0, 53.1)),
        "58.0 are people. 53.1 are discounted: a leaver avoided later counts for less. The cost of a leaver avoided "
        "uses the second number.");
    EXPECT_EQ(said(why_leavers_differ(58.0, 58.0)), "");
    EXPECT_EQ(said(why_leavers_differ(-3.0, -2.8)), "") << "none is avoided";
}

TEST(QuestionsPeopleAsk, cash_falls_while_people_stay_only_where_pay_is_why)
{
    EXPECT_EQ(said(why_cash_falls(-200'000.0, -500'000.0, 8.0)),
              "Because a filled post costs pay, and an empty one does not. Pay costs £500,000 more; all else in cash "
              "saves £300,000.");
    EXPECT_THAT(said(why_cash_falls(-200'000.0, -150'000.0, 8.0)),
                HasSubstr("all else in cash costs £50,000 more, too"));
    EXPECT_EQ(said(why_cash_falls(200'000.0, -500'000.0, 8.0)), "") << "cash does not fall";
    EXPECT_EQ(said(why_cash_falls(-200'000.0, 500'000.0, 8.0)), "") << "pay is not why";
    EXPECT_EQ(said(why_cash_falls(-200'000.0, -500'000.0, -8.0)), "") << "people do not stay";
}

TEST(QuestionsPeopleAsk, no_sentence_is_longer_than_thirty_words)
{
    std::string const when = "after what is stated and what is built from hours of its cost";
    std::vector<std::optional<QuestionAsked>> const all{does_it_fill_vacancies(1'234.0, 123.4),
                                                        does_it_fill_vacancies(1'234.0, -123.4),
                                                        does_it_fill_vacancies(1'234.0, 0.0),
                                                        what_if_agency_staff_stay(1e6, 1e5),
                                                        what_if_agency_staff_stay(1e6, 1e7),
                                                        why_england_differs(1e6, -1e5, 0.29, false),
                                                        why_england_differs(-1e6, 1e5, 0.29, true),
                                                        why_average_differs({1e6, 1e5, 1.0, when}),
                                                        why_average_differs({1e5, 1e6, 1.0, when}),
                                                        why_leavers_differ(58.0, 53.0),
                                                        why_cash_falls(-1e5, -1e6, 8.0),
                                                        why_cash_falls(-1e6, -1e5, 8.0)};
    for (auto const& asked : all) {
        ASSERT_TRUE(asked);
        EXPECT_LT(longest_sentence(answer_to(*asked)), 30U) << answer_to(*asked);
        EXPECT_EQ(answer_to(*asked).find_first_of("{}"), std::string::npos) << answer_to(*asked);
        EXPECT_TRUE(asked->question.ends_with('?'));
    }
}

TEST(QuestionsPeopleAsk, of_one_authority_they_hold_its_own_figures)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    auto const standing = standing_of(findings, findings.results.front());
    auto const& saved = *findings.results.front().saved;
    auto const all = questions_people_ask(findings, standing);
    ASSERT_THAT(all, Not(IsEmpty()));
    auto const agency = saved.lines[static_cast<std::size_t>(Line::agency)].mean;
    auto const* stay = asked_in(all, "agency staff");
    ASSERT_EQ(stay != nullptr, agency >= 0.5);
    if (stay != nullptr) { EXPECT_THAT(answer_to(*stay), HasSubstr(spoken(agency))); }
    auto const vacancies = findings.study.authorities.front().vacancies;
    if (auto const* fill = asked_in(all, "vacancies")) {
        EXPECT_THAT(answer_to(*fill), HasSubstr(fmt::format("{} counted", std::llround(vacancies))));
    }
    auto const* england = asked_in(all, "England");
    bool const differs = std::abs(saved.england.gross_cash.mean - saved.savings.gross_cash.mean) >= 0.5;
    ASSERT_EQ(england != nullptr, differs && mean(findings.study.moves_between_authorities.about) > 0.0);
    if (england != nullptr) {
        EXPECT_THAT(answer_to(*england),
                    AllOf(HasSubstr(spoken(std::abs(saved.england.gross_cash.mean))), HasSubstr("the council itself")));
    }
}

TEST(QuestionsPeopleAsk, of_a_sum_they_hold_the_sums)
{
    auto const findings = sample::findings();
    auto const total = std::find_if(findings.totals.begin(), findings.totals.end(), [](Total const& one) {
        return one.scope == "all" && one.strategy == sample::published;
    });
    ASSERT_NE(total, findings.totals.end());
    auto const results = results_in(findings, *total);
    ASSERT_GT(results.size(), 1U);
    auto const all = questions_people_ask(findings, standing_of(findings, *total, results));
    double vacancies = 0.0;
    for (auto const* result : results) vacancies += findings.study.authorities[result->authority].vacancies;
    auto const* fill = asked_in(all, "vacancies");
    ASSERT_NE(fill, nullptr);
    EXPECT_THAT(answer_to(*fill), HasSubstr(fmt::format("{} counted", std::llround(vacancies))));
    if (auto const* england = asked_in(all, "England")) {
        EXPECT_THAT(answer_to(*england), HasSubstr("added up over the councils"));
    }
}

TEST(QuestionsPeopleAsk, nothing_is_answered_where_nothing_is_claimed)
{
    for (auto const strategy : {sample::null_result, sample::no_evidence}) {
        auto const findings = sample::findings_of({sample::leeds}, {strategy});
        EXPECT_THAT(questions_people_ask(findings, standing_of(findings, findings.results.front())), IsEmpty());
    }
    auto worked = sample::worked_sum();
    worked.no_effect_reason = "Nobody measured it.";
    EXPECT_THAT(questions_people_ask(worked), IsEmpty());
}

TEST(QuestionsPeopleAsk, of_a_worked_sum_are_about_its_lines)
{
    auto const worked = sample::worked_sum();
    double agency = 0.0;
    for (auto const& line : worked.lines)
        if (line.line == Line::agency) agency = line.saving().in_pounds();
    auto const all = questions_people_ask(worked);
    auto const* stay = asked_in(all, "agency staff");
    ASSERT_EQ(stay != nullptr, agency >= 0.5) << agency;
    if (stay != nullptr) { EXPECT_THAT(answer_to(*stay), HasSubstr(spoken(agency))); }
    EXPECT_EQ(asked_in(all, "average") != nullptr, false) << "nothing was drawn";
}

TEST(QuestionsPeopleAsk, stand_a_line_each_under_a_heading)
{
    Paper none(80, false);
    questions_asked(none, {});
    EXPECT_EQ(none.text(), "");
    Paper paper(80, false);
    questions_asked(paper, {*why_leavers_differ(58.0, 53.1)});
    EXPECT_THAT(paper.text(), AllOf(HasSubstr("Questions people ask"),
                                    HasSubstr("- Why are there two numbers of leavers avoided? 58.0 are people.")));
}

}  // namespace
