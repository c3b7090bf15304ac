// Budgets: offers are what a run finds, portfolios are sums of draws, and nothing is claimed where nothing was measured.

#include "holdfast/base/contract.hpp"
#include "holdfast/questions/budget.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Study small(std::uint64_t draws = 400)
{
    auto study = sample_study();
    study.draws = draws;
    return study;
}

BudgetQuestion asking(Objective objective, std::vector<Condition> conditions)
{
    BudgetQuestion question;
    question.objective = objective;
    question.conditions = std::move(conditions);
    return question;
}

//! Everything that the sample study has, on request, too.
BudgetFindings everything(Study const& study)
{
    return share_out(asking(Objective::leavers_averted,
                            {AuthoritiesAtLeast{sample::mentoring, 1}, AuthoritiesAtLeast{sample::circles, 1}}),
                     study);
}

TEST(Budget, offers_what_a_run_finds)
{
    auto const study = small();
    auto const run = evaluate(study);
    auto const budget = everything(study);
    ASSERT_EQ(budget.offers.size(), study.authorities.size() * 5);
    for (std::size_t i = 0; i < budget.offers.size(); ++i) {
        auto const& offer = budget.offers[i];
        auto const& result = run.results[offer.authority * 5 + offer.strategy];
        for (auto const part : all_cost_parts)
            EXPECT_NEAR(at(offer.programme_parts, part), at(result.programme_parts, part).mean,
                        1e-9 * (1.0 + result.programme_cost.mean));
        if (offer.strategy == sample::circles) {
            EXPECT_DOUBLE_EQ(offer.net_cash, -result.programme_cost.mean) << "a cost, and no saving";
            EXPECT_DOUBLE_EQ(offer.net_total, -result.programme_cost.mean);
            EXPECT_EQ(offer.leavers_averted, 0.0);
            EXPECT_EQ(offer.chance_cash, 0.0);
            continue;
        }
        EXPECT_EQ(offer.net_cash, result.saved->savings.net_cash.mean);
        EXPECT_EQ(offer.net_total, result.saved->savings.net_total.mean);
        EXPECT_EQ(offer.leavers_averted, result.saved->leavers_averted.mean);
        EXPECT_EQ(offer.fte_years, result.saved->fte_years_kept.mean);
        EXPECT_EQ(offer.chance_cash, result.saved->chances.net_cash);
        EXPECT_EQ(offer.chance_total, result.saved->chances.net_total);
        for (std::size_t year = 0; year < offer.spend.size(); ++year) {
            EXPECT_EQ(offer.spend[year], result.saved->years[year].programme.mean);
            EXPECT_EQ(budget.market.offers[i].spend[year], std::llround(offer.spend[year]));
        }
        EXPECT_EQ(budget.market.offers[i].value, std::llround(1000.0 * offer.leavers_averted));
    }
}

TEST(Budget, claims_nothing_where_nothing_was_found)
{
    auto const budget = share_out(asking(Objective::leavers_averted, {}), small());
    ASSERT_EQ(budget.offers.size(), 9U) << "three authorities; supervision, workload and their package";
    for (auto const& offer : budget.offers) {
        EXPECT_NE(offer.strategy, sample::mentoring) << "a null result";
        EXPECT_NE(offer.strategy, sample::circles) << "no evidence on leaving";
    }
    EXPECT_EQ(budget.claimed, budget.offers.size());
    auto const published = [] {
        auto question = asking(Objective::leavers_averted, {});
        question.published_only = true;
        return question;
    }();
    auto const only_published = share_out(published, small());
    ASSERT_EQ(only_published.offers.size(), 3U) << "supervision in each authority";
    for (auto const& offer : only_published.offers) EXPECT_EQ(offer.strategy, sample::supervision);
}

TEST(Budget, a_must_have_without_evidence_costs_and_saves_nothing)
{
    auto const study = small();
    auto const budget =
        share_out(asking(Objective::total_saving, {TotalAtMost{100'000'000}, MustBuy{0, sample::circles}}), study);
    ASSERT_TRUE(budget.bought);
    auto const offer = std::find_if(budget.offers.begin(), budget.offers.end(),
                                    [](OfferFigures const& of) { return of.strategy == sample::circles; });
    ASSERT_NE(offer, budget.offers.end());
    EXPECT_EQ(offer->authority, 0U);
    EXPECT_LT(offer->net_cash, 0.0);
    EXPECT_EQ(offer->net_cash, offer->net_total);
    auto const number = static_cast<std::size_t>(offer - budget.offers.begin());
    EXPECT_TRUE(budget.market.offers[number].on_request);
    EXPECT_THAT(budget.bought->best.choice.offers, testing::Contains(number));
    // Spend is undiscounted, so a little more than its present value.
    double const spend = std::accumulate(offer->spend.begin(), offer->spend.end(), 0.0);
    EXPECT_GT(spend, -offer->net_cash);
    EXPECT_LT(spend, -offer->net_cash * 1.25);
    EXPECT_EQ(std::count_if(budget.offers.begin(), budget.offers.end(),
                            [](OfferFigures const& of) { return of.strategy == sample::circles; }),
              1)
        << "nowhere else";
}

TEST(Budget, a_portfolio_is_the_sum_of_its_draws)
{
    // Supervision in every authority: the same sums as the totals of a run, draw by draw.
    auto const study = small();
    auto const run = evaluate(study);
    std::vector<Condition> conditions;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        conditions.push_back(MustBuy{a, sample::supervision});
        conditions.push_back(MayNotBuy{a, sample::package});
    }
    auto const budget = share_out(asking(Objective::total_saving, conditions), study);
    ASSERT_TRUE(budget.bought);
    ASSERT_EQ(budget.bought->best.choice.offers.size(), study.authorities.size());
    auto const total = std::find_if(run.totals.begin(), run.totals.end(), [](Total const& t) {
        return t.scope == "all" && t.strategy == sample::supervision;
    });
    ASSERT_NE(total, run.totals.end());
    auto const same = [](Estimate const& a, Estimate const& b) {
        double const size = 1e-12 * (std::abs(a.low) + std::abs(a.high) + 1.0);
        EXPECT_NEAR(a.mean, b.mean, size);
        EXPECT_NEAR(a.low, b.low, size);
        EXPECT_NEAR(a.high, b.high, size);
        EXPECT_NEAR(a.mcse, b.mcse, size);
    };
    same(budget.bought->best.net_cash, total->saved->savings.net_cash);
    same(budget.bought->best.net_total, total->saved->savings.net_total);
    same(budget.bought->best.england_net_cash, total->saved->england.net_cash);
    same(budget.bought->best.leavers_averted, total->saved->leavers_averted);
    same(budget.bought->best.fte_years, total->saved->fte_years_kept);
    EXPECT_EQ(budget.bought->best.chance_of_saving, total->saved->chances.net_total);
    double by_offer = 0.0;
    for (auto const offer : budget.bought->best.choice.offers) by_offer += budget.offers[offer].net_total;
    EXPECT_NEAR(budget.bought->best.net_total.mean, by_offer, 1e-9 * std::abs(by_offer));
}

TEST(Budget, keeps_to_its_limits_and_says_how_sure_it_is)
{
    auto const study = small();
    auto question = asking(Objective::leavers_averted, {TotalAtMost{400'000}});
    question.frontier = {100'000, 400'000, 800'000};
    auto const budget = share_out(question, study);
    ASSERT_TRUE(budget.bought);
    EXPECT_LE(budget.bought->best.choice.spend, 400'000);
    EXPECT_TRUE(budget.bought->best.choice.proof.proven);
    EXPECT_NEAR(budget.bought->best.spend.mean, static_cast<double>(budget.bought->best.choice.spend), 10.0)
        << "rounded by year";
    EXPECT_NEAR(1000.0 * budget.bought->best.value.mean, static_cast<double>(budget.bought->best.choice.value), 3.0);
    ASSERT_EQ(budget.frontier.size(), 3U);
    EXPECT_EQ(budget.frontier[1].choice->value, budget.bought->best.choice.value);
    EXPECT_LE(budget.frontier[0].choice->value, budget.frontier[1].choice->value);
    EXPECT_LE(budget.frontier[1].choice->value, budget.frontier[2].choice->value);
    ASSERT_TRUE(budget.bought->greedy);
    EXPECT_LE(budget.bought->greedy->choice.value, budget.bought->best.choice.value);
    ASSERT_TRUE(budget.bought->second);
    EXPECT_LE(budget.bought->second->choice.value, budget.bought->best.choice.value);
    EXPECT_GT(budget.bought->chance_that_it_beats_second, 0.0);
    EXPECT_GE(budget.bought->regret.lost.mean, 0.0);
    EXPECT_FALSE(budget.bought->alternatives.empty());
    ASSERT_TRUE(budget.bought->fresh_value);
    EXPECT_NE(budget.bought->fresh_value->mean, budget.bought->best.value.mean);
    double const error = std::hypot(budget.bought->fresh_value->mcse, budget.bought->best.value.mcse);
    EXPECT_NEAR(budget.bought->fresh_value->mean, budget.bought->best.value.mean, 4.0 * error);
}

TEST(Budget, a_limit_on_risk_is_kept_on_the_draws_it_is_set_for)
{
    auto const study = small();
    auto free = asking(Objective::leavers_averted, {TotalAtMost{2'000'000}});
    auto const bold = share_out(free, study);
    ASSERT_TRUE(bold.bought);
    auto careful_question = free;
    careful_question.limits.mean_of_worst = MeanOfWorst{0.1, bold.bought->best.net_cash.low / 2.0};
    auto const careful = share_out(careful_question, study);
    ASSERT_TRUE(careful.bought);
    EXPECT_EQ(careful.scenarios, 400U);
    EXPECT_GE(*careful.bought->mean_of_worst_in_scenarios, bold.bought->best.net_cash.low / 2.0 - 0.01);
    EXPECT_EQ(*careful.bought->mean_of_worst_in_scenarios, *careful.bought->mean_of_worst)
        << "all draws are scenarios here";
    EXPECT_LT(careful.bought->best.choice.value, bold.bought->best.choice.value);

    careful_question.limits.mean_of_worst = MeanOfWorst{0.1, 1e9};
    auto const none = share_out(careful_question, study);
    EXPECT_FALSE(none.bought);
    EXPECT_THAT(none.nothing_keeps->clashes, IsEmpty());
    ASSERT_TRUE(none.nothing_keeps->best_mean_of_worst);
    EXPECT_GE(*none.nothing_keeps->best_mean_of_worst, -1.0) << "nothing loses nothing, to the pound";
    EXPECT_LT(*none.nothing_keeps->best_mean_of_worst, 1e9);
}

TEST(Budget, says_what_clashes)
{
    auto const budget =
        share_out(asking(Objective::leavers_averted, {TotalAtMost{1}, MustBuy{0, sample::supervision}}), small(50));
    EXPECT_FALSE(budget.bought);
    ASSERT_EQ(budget.nothing_keeps->clashes.size(), 1U);
    EXPECT_EQ(budget.nothing_keeps->clashes[0].condition, 0U);
    EXPECT_THAT(budget.nothing_keeps->clashes[0].with, ElementsAre(1));
    EXPECT_GT(budget.nothing_keeps->clashes[0].possible, 1);
}

TEST(Budget, does_not_depend_on_threads)
{
    auto question = asking(Objective::total_saving, {TotalAtMost{400'000}});
    Execution one;
    one.threads = 1;
    Execution three;
    three.threads = 3;
    auto const a = share_out(question, small(), one);
    auto const b = share_out(question, small(), three);
    ASSERT_TRUE(a.bought && b.bought);
    EXPECT_EQ(a.bought->best.choice.offers, b.bought->best.choice.offers);
    EXPECT_EQ(a.bought->best.net_cash, b.bought->best.net_cash);
    EXPECT_EQ(a.bought->fresh_value, b.bought->fresh_value);
}

TEST(Packages, of_every_set_that_something_is_claimed_for)
{
    auto const study = small();
    EXPECT_EQ(with_all_packages(study, 1, 0.0, false).packages.size(), 1U);
    // Supervision and workload alone are claimed for, and are a package already.
    EXPECT_EQ(with_all_packages(study, 2, 0.0, false).packages.size(), 1U);
    auto without = study;
    without.packages.clear();
    auto const made = with_all_packages(without, 3, 0.25, false);
    ASSERT_EQ(made.packages.size(), 1U);
    EXPECT_EQ(made.packages[0].id, "supervision+workload");
    EXPECT_THAT(made.packages[0].members, ElementsAre("supervision", "workload"));
    EXPECT_EQ(made.packages[0].overlap, 0.25);
    EXPECT_THAT(with_all_packages(without, 2, 0.0, true).packages, IsEmpty()) << "one published effect alone";
    EXPECT_THROW(static_cast<void>(with_all_packages(study, 4, 0.0, false)), ContractBroken);
}

TEST(Packages, count_for_their_members)
{
    auto const study = small(50);
    auto const budget = share_out(asking(Objective::leavers_averted, {AuthoritiesAtMost{sample::supervision, 0},
                                                                      AuthoritiesAtMost{sample::workload, 1}}),
                                  study);
    ASSERT_TRUE(budget.bought);
    ASSERT_EQ(budget.bought->best.choice.offers.size(), 1U) << "workload averts leavers, and may be bought once";
    for (auto const offer : budget.bought->best.choice.offers)
        EXPECT_EQ(budget.offers[offer].strategy, sample::workload) << "the package holds supervision";
}

}  // namespace
}  // namespace holdfast
