// What chance may bring: whole people beside what is expected, and what a year's count can show.
#include "report/savings/chance_chapter.hpp"

#include "support/sample_chance.hpp"
#include "support/sample_findings.hpp"
#include "support/wide.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string chapter(Findings const& findings, ChanceFindings const& chance, bool with_programme = true)
{
    report::Paper paper(test::wide, false);
    std::optional<report::Standing> standing;
    if (with_programme) standing = report::standing_of(findings, findings.results.front());
    report::chance_chapter(paper, findings, chance, report::setting_of(findings, findings.study.authorities.front()),
                           standing);
    return paper.text();
}

}  // namespace

TEST(ChanceChapter, is_left_out_where_chance_was_not_asked_for)
{
    EXPECT_EQ(chapter(sample::findings_of({sample::leeds}, {sample::published}), {}), "");
}

TEST(ChanceChapter, sets_whole_people_beside_what_is_expected_with_and_without_the_programme)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    auto const text = chapter(findings, sample::chance(findings));
    EXPECT_THAT(text, AllOf(HasSubstr("What chance may bring to Leeds"), HasSubstr("nothing new done"),
                            HasSubstr("with the programme"), HasSubstr("cash saving")));
}

TEST(ChanceChapter, without_a_programme_no_money_is_spoken_of)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    auto const text = chapter(findings, sample::chance(findings), false);
    EXPECT_THAT(text, AllOf(HasSubstr("nothing new done"), Not(HasSubstr("with the programme,")),
                            Not(HasSubstr("cash saving"))));
}

TEST(ChanceChapter, says_what_a_fall_in_leavers_would_show_and_why_where_it_cannot)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    auto chance = sample::chance(findings);
    ASSERT_TRUE(chance.front().value);
    ASSERT_TRUE(chance.front().value->first_year.value);
    EXPECT_THAT(chapter(findings, chance), HasSubstr("by chance alone in at most 1 of 20"));
    auto& seen = *chance.front().value->first_year.value;
    seen.more_all_the_same = {std::nullopt, "in no draw does it lower leaving"};
    EXPECT_THAT(chapter(findings, chance),
                HasSubstr("No chance of more leavers all the same: in no draw does it lower leaving."));
    chance.front().value->first_year = {std::nullopt, "the horizon is shorter than twelve months"};
    EXPECT_THAT(chapter(findings, chance), Not(HasSubstr("1 of 20")));
}
