#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Findings run_of(Study study)
{
    study.draws = 100;
    return evaluate(study, {1, {}, InstructionSet::sse2});
}

Findings run_of_one(std::size_t authority)
{
    auto study = sample_study();
    study.authorities = {study.authorities.at(authority)};
    return run_of(study);
}

}  // namespace

TEST(WorkedRegion, of_one_authority_is_its_worked_sum)
{
    auto const findings = run_of_one(1);
    for (std::size_t s = 0; s < findings.strategies.size(); ++s) {
        auto const region = worked_region(findings, s);
        auto const own = worked_sum(findings.study, findings.study.authorities.front(), findings.strategies[s].id);
        EXPECT_EQ(region.place, own.authority);
        EXPECT_EQ(region.sum.gross_cash, own.gross_cash);
        EXPECT_EQ(region.sum.net_cash, own.net_cash);
        EXPECT_EQ(region.sum.net_cash + region.sum.capacity, own.net_total);
        for (std::size_t i = 0; i < line_count; ++i) EXPECT_EQ(region.lines.at(i).saving(), own.lines.at(i).saving());
    }
}

TEST(WorkedRegion, adds_up_to_the_penny_by_member_and_by_line)
{
    auto const findings = run_of(sample_study());
    for (std::size_t s = 0; s < findings.strategies.size(); ++s) {
        auto const region = worked_region(findings, s);
        ASSERT_EQ(region.members.size(), findings.study.authorities.size());
        Money by_member;
        for (auto const& member : region.members) {
            by_member += member.amounts.net_cash;
            EXPECT_EQ(member.amounts.gross_cash - member.amounts.programme, member.amounts.net_cash);
        }
        Money by_line;
        for (auto const& line : region.lines)
            if (is_cash(line.line)) by_line += line.saving();
        EXPECT_EQ(by_member, region.sum.net_cash);
        EXPECT_EQ(by_line, region.sum.net_cash);
    }
}

TEST(WorkedRegion, is_the_base_case_of_the_run_but_for_pennies)
{
    auto const findings = run_of(sample_study());
    auto const region = worked_region(findings, sample::supervision);
    ASSERT_TRUE(region.net_cash_of_the_run.has_value());
    EXPECT_NEAR(*region.net_cash_of_the_run, region.sum.net_cash.in_pounds(), 0.5);
    ASSERT_TRUE(region.average.has_value());
    auto const total = std::find_if(findings.totals.begin(), findings.totals.end(), [](Total const& one) {
        return one.scope == "all" && one.strategy == sample::supervision;
    });
    EXPECT_EQ(*region.average, total->saved->savings.gross_cash);
}

TEST(WorkedRegion, without_evidence_is_what_it_costs)
{
    auto const region = worked_region(run_of(sample_study()), sample::circles);
    EXPECT_FALSE(region.average.has_value());
    EXPECT_FALSE(region.net_cash_of_the_run.has_value());
    EXPECT_EQ(region.sum.gross_cash, Money());
    EXPECT_EQ(region.sum.net_cash, -region.sum.programme);
}
