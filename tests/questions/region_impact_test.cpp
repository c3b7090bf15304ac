#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/questions/region_impact.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Study small_study()
{
    auto study = sample_study();
    study.draws = 300;
    return study;
}

Study of_region(Study study, std::string const& region)
{
    std::erase_if(study.authorities, [&](Authority const& authority) { return authority.region != region; });
    return study;
}

void expect_near(Estimate const& a, Estimate const& b, double tolerance, std::string const& what)
{
    EXPECT_NEAR(a.mean, b.mean, tolerance) << what;
    EXPECT_NEAR(a.low, b.low, tolerance) << what;
    EXPECT_NEAR(a.high, b.high, tolerance) << what;
}

}  // namespace

TEST(RegionImpact, a_region_of_one_is_that_authority)
{
    auto const study = small_study();
    for (auto const* strategy : {"supervision", "mentoring", "workload", "supervision-and-workload"}) {
        auto alone = study;
        alone.authorities = {study.authorities[1]};
        auto const region = region_impact(alone, strategy, one_thread);
        auto const own = budget_impact(study, 1, strategy, one_thread);
        EXPECT_EQ(region.sum.horizon.savings->authority.cash, own.horizon.savings->authority.cash) << strategy;
        EXPECT_EQ(region.sum.horizon.programme, own.horizon.programme) << strategy;
        EXPECT_EQ(region.sum.cash->at_end_of_month, own.cash->at_end_of_month) << strategy;
        EXPECT_EQ(region.sum.cash->need.over_draws, own.cash->need.over_draws) << strategy;
        EXPECT_EQ(region.sum.cash->paid_back.chance, own.cash->paid_back.chance) << strategy;
        ASSERT_EQ(region.members.size(), 1U);
        expect_near(region.members[0].savings->net_cash, own.horizon.savings->authority.cash, 1e-6, strategy);
        expect_near(region.members[0].savings->before_programme, own.horizon.savings->before_programme, 1e-6, strategy);
        expect_near(region.members[0].programme, own.horizon.programme, 1e-6, strategy);
        EXPECT_EQ(region.members[0].savings->chance, own.cash->paid_back.chance) << strategy;
    }
}

TEST(RegionImpact, means_of_single_authorities_add_up_year_by_year_and_line_by_line)
{
    auto const study = small_study();
    for (auto const* strategy : {"supervision", "workload"}) {
        auto const region = region_impact(study, strategy, one_thread);
        std::vector<BudgetImpact> alone;
        for (std::size_t a = 0; a < study.authorities.size(); ++a)
            alone.push_back(budget_impact(study, a, strategy, one_thread));
        auto const sum = [&](auto const& value) {
            double all = 0.0;
            for (auto const& impact : alone) all += value(impact);
            return all;
        };
        for (std::size_t y = 0; y < region.sum.years.size(); ++y) {
            for (std::size_t l = 0; l < line_count; ++l) {
                auto const mean_of = [&](BudgetImpact const& i) { return i.years[y].savings->authority.lines[l].mean; };
                EXPECT_NEAR(mean_of(region.sum), sum(mean_of), 1e-5);
            }
            auto const others = [&](BudgetImpact const& i) { return i.years[y].savings->other_authorities.cash.mean; };
            EXPECT_NEAR(others(region.sum), sum(others), 1e-5);
            auto const cost = [&](BudgetImpact const& i) { return i.years[y].programme.mean; };
            EXPECT_NEAR(cost(region.sum), sum(cost), 1e-5);
        }
        double members = 0.0;
        for (auto const& member : region.members) members += member.savings->net_cash.mean;
        EXPECT_NEAR(members, region.sum.horizon.savings->authority.cash.mean, 1e-5);
    }
}

// Authorities share their programme's effect, so that a sum's range is neither one's alone nor the sum of all.
TEST(RegionImpact, a_range_is_the_sums_own_and_no_wider_than_the_sum_of_ranges)
{
    auto const region = region_impact(small_study(), "supervision", one_thread);
    double width = 0.0;
    for (auto const& member : region.members) width += member.savings->net_cash.high - member.savings->net_cash.low;
    auto const& net = region.sum.horizon.savings->authority.cash;
    EXPECT_LT(net.high - net.low, width);
    EXPECT_GT(net.high - net.low, 0.0);
}

TEST(RegionImpact, its_present_value_is_the_total_of_a_run)
{
    auto const study = small_study();
    auto const run = evaluate(study, one_thread);
    std::size_t compared = 0;
    for (auto const& total : run.totals) {
        if (total.scope != "region" || !total.saved) continue;
        auto const region = region_impact(of_region(study, total.name), run.strategies[total.strategy].id, one_thread);
        expect_near(region.sum.cash->present_value, total.saved->savings.net_cash, 1e-2, total.name);
        EXPECT_EQ(region.sum.cash->paid_back_discounted.chance, total.saved->chances.net_cash) << total.name;
        ++compared;
    }
    EXPECT_GT(compared, 0U);
}

TEST(RegionImpact, the_funding_need_of_a_sum_is_no_more_than_the_sum_of_needs)
{
    auto const study = small_study();
    auto const region = region_impact(study, "supervision", one_thread);
    double needs = 0.0;
    for (std::size_t a = 0; a < study.authorities.size(); ++a)
        needs += budget_impact(study, a, "supervision", one_thread).cash->need.over_draws.mean;
    EXPECT_LE(region.sum.cash->need.over_draws.mean, needs + 1e-6);
}

TEST(RegionImpact, without_turnover_evidence_it_has_the_cost_alone)
{
    auto const region = region_impact(small_study(), "circles", one_thread);
    EXPECT_FALSE(region.sum.cash);
    double cost = 0.0;
    for (auto const& member : region.members) {
        EXPECT_FALSE(member.savings);
        cost += member.programme.mean;
    }
    EXPECT_NEAR(cost, region.sum.horizon.programme.mean, 1e-6);
}

TEST(RegionImpact, is_the_same_on_more_threads_and_of_what_the_study_holds)
{
    auto const a = region_impact(small_study(), "workload", one_thread);
    auto const b = region_impact(small_study(), "workload", {3, {}, InstructionSet::sse2});
    EXPECT_EQ(a.sum.cash->at_end_of_month, b.sum.cash->at_end_of_month);
    EXPECT_EQ(a.sum.horizon.savings->position, b.sum.horizon.savings->position);
    EXPECT_THROW((void)region_impact(small_study(), "nobody's", one_thread), ContractBroken);
}

TEST(RegionImpact, its_financial_case_has_its_cash)
{
    auto const study = small_study();
    auto const together = financial_case_together(study, "supervision", one_thread);
    auto const region = region_impact(study, "supervision", one_thread);
    expect_near(together.horizon.savings->net, region.sum.horizon.savings->authority.cash, 1e-4, "net");
    EXPECT_EQ(together.impact.head.study.authorities.size(), study.authorities.size());
}
