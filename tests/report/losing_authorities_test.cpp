#include "report/savings/losing_authorities.hpp"

#include "report/words/sentences.hpp"
#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

//! Of the first strategy, over all authorities.
Standing lead_of(Findings const& findings)
{
    for (auto const& total : findings.totals)
        if (total.scope == "all" && total.strategy == 0)
            return standing_of(findings, total, results_in(findings, total));
    ADD_FAILURE() << "the sample has a total";
    return {};
}

}  // namespace

TEST(LosingAuthorities, are_told_by_reason_with_what_they_lose)
{
    auto findings = sample::findings();
    for (auto& result : findings.results) {
        if (result.strategy != 0) continue;
        auto& saved = *result.saved;
        saved.savings.gross_cash.mean = result.authority == sample::wokingham ? -28'500.0 : 100'000.0;
        saved.savings.net_cash.mean = result.authority == sample::leeds ? -40'000.0 : 20'000.0;
        saved.leavers_averted.mean = 3.0;
        saved.lines[static_cast<std::size_t>(Line::pay)].mean = -50'000.0;
    }
    auto const texts = losing_authorities(findings, lead_of(findings));
    ASSERT_EQ(texts.size(), 2U);
    EXPECT_EQ(texts[0],
              "1 of 3 lose even before paying for it, because posts that now stand empty would be filled and paid "
              "for. Wokingham (−£29,000).");
    EXPECT_THAT(texts[1],
                HasSubstr("lose at our guess, because the programme costs more than it spares. Leeds (−£40,000)."));
}

TEST(LosingAuthorities, are_none_where_nobody_loses_or_nothing_is_claimed)
{
    auto findings = sample::findings();
    for (auto& result : findings.results)
        if (result.saved) result.saved->savings.gross_cash.mean = result.saved->savings.net_cash.mean = 1000.0;
    EXPECT_TRUE(losing_authorities(findings, lead_of(findings)).empty());
    auto lead = lead_of(findings);
    lead.evidence = Evidence::null_result;
    EXPECT_TRUE(losing_authorities(findings, lead).empty());
}

TEST(LosingAuthorities, stand_in_lists_that_no_full_stop_breaks)
{
    std::vector<LosingMember> members;
    for (int i = 0; i < 20; ++i) {
        LosingMember member;
        member.before.who = "Bath and North East Somerset";
        member.before.cash_before_programme = 1'000.0;
        member.before.people_kept = 1.0;
        member.net_cash = -50'000.0;
        members.push_back(member);
    }
    auto const texts = losing_members(members, CostKnown::nothing, 14);
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_THAT(texts[0], Not(HasSubstr("). Bath"))) << "a list goes on behind a full stop";
    EXPECT_THAT(texts[0], HasSubstr(") and Bath and North East Somerset (−£50,000). Then Bath"));
    EXPECT_THAT(texts[0], testing::EndsWith(" and 6 more."));
}
