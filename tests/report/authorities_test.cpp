// Several authorities: whoever loses is named, however long the table is, and what leads is never without what is left.
#include "report/savings/authorities.hpp"

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

//! So many authorities, each a pound poorer than the one before, the last of them losing.
Findings many(std::size_t count)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::costed});
    auto const authority = findings.study.authorities.front();
    auto const result = findings.results.front();
    findings.study.authorities.clear();
    findings.results.clear();
    for (std::size_t i = 0; i < count; ++i) {
        findings.study.authorities.push_back(authority);
        findings.study.authorities.back().name = "Place" + std::to_string(i);
        findings.results.push_back(result);
        auto& made = findings.results.back();
        made.authority = i;
        double const saving = i + 1 == count ? -5'000.0 : 90'000.0 - 1'000.0 * static_cast<double>(i);
        for (auto* cash : {&made.saved->savings.net_cash, &made.saved->savings.after_built_cash,
                           &made.saved->savings.after_stated_cash})
            *cash = {saving, 1.0, saving - 100.0, saving + 100.0};
    }
    return findings;
}

report::Standing lead_of(Findings const& findings)
{
    auto standing = report::standing_of(findings, findings.results.front());
    standing.results.clear();
    for (auto const& result : findings.results) standing.results.push_back(&result);
    return standing;
}

std::string page(Findings const& findings, report::Standing const& lead)
{
    report::Paper paper(test::wide, false);
    report::authorities(paper, findings, lead);
    return paper.text();
}

}  // namespace

TEST(Authorities, the_table_is_ordered_by_the_average_and_stops_after_ten)
{
    auto const findings = many(12);
    auto const text = page(findings, lead_of(findings));
    EXPECT_THAT(text, HasSubstr("The first 10 of 12 authorities"));
    EXPECT_LT(text.find("Place0"), text.find("Place9"));
    EXPECT_THAT(text, Not(HasSubstr("Place10")));
}

TEST(Authorities, who_loses_beyond_the_table_is_named_with_what_is_lost)
{
    auto const findings = many(12);
    EXPECT_THAT(page(findings, lead_of(findings)),
                HasSubstr("1 of 12 lose, because the programme costs more than it spares. Place11 (−£5,000)."));
    auto const short_one = many(10);
    EXPECT_THAT(page(short_one, lead_of(short_one)),
                AllOf(HasSubstr("All 10 authorities"), Not(HasSubstr("Not in the table"))));
}

TEST(Authorities, a_saving_before_a_guessed_cost_stands_beside_what_is_left)
{
    auto const all = sample::findings();
    auto lead = report::standing_of(all, all.results.front());
    ASSERT_TRUE(lead.placeholder);
    lead.results = {&all.results.front()};
    auto const guessed = page(all, lead);
    EXPECT_THAT(guessed, HasSubstr("guessed")) << "a column for what is left";
    auto const known = many(3);
    EXPECT_THAT(page(known, lead_of(known)), Not(HasSubstr("guessed")));
}

TEST(Authorities, regions_are_rows_of_their_own_and_one_region_alone_is_no_chapter)
{
    auto const all = sample::findings();
    auto lead = report::standing_of(all, all.results.front());
    EXPECT_THAT(page(all, lead), AllOf(HasSubstr("By region"), HasSubstr("summed draw by draw")));
    auto const alone = sample::findings_of({sample::leeds}, {sample::published});
    EXPECT_THAT(page(alone, report::standing_of(alone, alone.results.front())), Not(HasSubstr("By region")));
}
