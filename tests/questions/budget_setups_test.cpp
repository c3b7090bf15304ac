// A budget in which an alliance pays a set-up once (M19c): the choice against every subset, and what each purchase bears.

#include "holdfast/questions/budget.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/made_market.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Study shared(std::vector<std::size_t> const& who = {0, 1, 2})
{
    auto study = sample_study();
    study.draws = 200;
    Alliance alliance;
    alliance.id = "together";
    alliance.why = "one contract";
    alliance.interventions = {study.interventions[sample::supervision].id};
    for (auto const a : who)
        alliance.members.push_back(
            {study.authorities[a].code, study.authorities[a].name, study.authorities[a].in_post});
    study.alliances = {alliance};
    return study;
}

BudgetFindings found(Study const& study, std::vector<Condition> conditions,
                     Objective objective = Objective::cash_saving)
{
    BudgetQuestion question;
    question.objective = objective;
    question.conditions = std::move(conditions);
    return share_out(question, study, one_thread);
}

WholePounds sum(std::vector<WholePounds> const& years)
{
    return std::accumulate(years.begin(), years.end(), WholePounds{});
}

}  // namespace

TEST(BudgetSetups, are_purchases_of_their_own_and_offers_bear_none)
{
    auto const study = shared();
    auto const findings = found(study, {TotalAtMost{10'000'000}});
    ASSERT_EQ(findings.setups.size(), 1U) << "supervision alone and in the package: one set-up";
    ASSERT_EQ(findings.market.setups.size(), 1U);
    auto const& setup = findings.setups.front();
    EXPECT_GT(setup.cash, 10'000.0);
    auto const& alliance = study.alliances.front();
    for (std::size_t i = 0; i < findings.offers.size(); ++i) {
        auto const& offer = findings.market.offers[i];
        if (offer.needs.empty()) {
            EXPECT_EQ(offer.value, findings.offers[i].value);
            continue;
        }
        auto const share = alliance.share_of(study.authorities[offer.authority].code);
        EXPECT_NEAR(static_cast<double>(offer.value), findings.offers[i].net_cash + share * setup.cash, 0.51);
    }
    EXPECT_EQ(findings.market.offers.back().value, -std::llround(setup.cash));
}

TEST(BudgetSetups, are_chosen_as_every_subset_says)
{
    for (auto const objective : {Objective::cash_saving, Objective::total_saving, Objective::leavers_averted})
        for (WholePounds const pounds : {40'000, 120'000, 400'000, 10'000'000}) {
            auto const findings = found(shared(), {TotalAtMost{pounds}}, objective);
            std::int64_t best = 0;
            auto alone = findings.market;
            alone.offers.pop_back();
            test::for_each_choice(alone, [&](std::vector<std::size_t> const& offers) {
                std::int64_t value = 0;
                WholePounds spend = 0;
                bool needs = false;
                for (auto const offer : offers) {
                    auto const& one = findings.market.offers[offer];
                    if (one.on_request) return;
                    value += one.value;
                    spend += total_spend(one);
                    needs = needs || !one.needs.empty();
                }
                if (needs) {
                    value += findings.market.offers.back().value;
                    spend += total_spend(findings.market.offers.back());
                }
                if (spend <= pounds) best = std::max(best, value);
            });
            ASSERT_TRUE(findings.bought);
            EXPECT_EQ(findings.bought->best.choice.value, best) << name(objective) << " " << pounds;
            EXPECT_TRUE(findings.bought->best.choice.proof.proven);
        }
}

// Told to buy for all members, each bears its share, and the sum is the run's.
TEST(BudgetSetups, of_all_members_come_to_what_a_run_says)
{
    auto const study = shared({0, 1});
    auto const findings = found(study, {MustBuy{0, sample::supervision}, MustBuy{1, sample::supervision},
                                        MayNotBuy{0, sample::package}, MayNotBuy{1, sample::package},
                                        AuthoritiesAtMost{sample::workload, 0}, MayNotBuy{2, sample::supervision}});
    ASSERT_TRUE(findings.bought);
    auto const& best = findings.bought->best;
    ASSERT_EQ(best.choice.offers.size(), 2U);
    auto const run = evaluate(study, one_thread);
    double net = 0.0;
    for (auto const& result : run.results)
        if (result.strategy == sample::supervision && result.authority < 2) net += result.saved->savings.net_cash.mean;
    EXPECT_NEAR(best.net_cash.mean, net, 1e-6 * std::abs(net) + 1e-3);
    WholePounds spend = 0;
    for (auto const offer : best.choice.offers) {
        auto const purchase = purchase_in(findings, best, offer);
        spend += sum(purchase.spend);
        EXPECT_NEAR(purchase.figures.net_cash, findings.offers[offer].net_cash, 1e-6);
        EXPECT_NEAR(purchase.figures.chance_cash, findings.offers[offer].chance_cash, 1e-12);
    }
    EXPECT_EQ(spend, best.choice.spend);
    EXPECT_NEAR(static_cast<double>(best.choice.spend), best.spend.mean, 12.0);
}

// Alone, a member bears the whole: as if there were no alliance.
TEST(BudgetSetups, of_one_buyer_are_borne_whole)
{
    auto study = shared({0, 1});
    std::vector<Condition> const only_the_first{MustBuy{0, sample::supervision}, MayNotBuy{0, sample::package},
                                                AuthoritiesAtMost{sample::supervision, 1},
                                                AuthoritiesAtMost{sample::workload, 0}};
    auto const with = found(study, only_the_first);
    study.alliances.clear();
    auto const without = found(study, only_the_first);
    ASSERT_TRUE(with.bought && without.bought);
    auto const& best = with.bought->best;
    auto const& plain = without.bought->best;
    ASSERT_EQ(best.choice.offers, plain.choice.offers);
    EXPECT_NEAR(best.net_cash.mean, plain.net_cash.mean, 1e-6 * std::abs(plain.net_cash.mean));
    EXPECT_NEAR(best.net_cash.mcse, plain.net_cash.mcse, 1e-6 * plain.net_cash.mcse);
    EXPECT_NEAR(best.chance_of_saving, plain.chance_of_saving, 1e-12);
    EXPECT_NEAR(best.spend.mean, plain.spend.mean, 1e-6 * plain.spend.mean);
    auto const offer = best.choice.offers.front();
    auto const purchase = purchase_in(with, best, offer);
    EXPECT_NEAR(purchase.figures.net_cash, without.offers[offer].net_cash,
                1e-6 * std::abs(without.offers[offer].net_cash));
    EXPECT_NEAR(purchase.figures.chance_cash, without.offers[offer].chance_cash, 1e-12);
    EXPECT_EQ(sum(purchase.spend), best.choice.spend);
    EXPECT_NEAR(static_cast<double>(best.choice.spend), static_cast<double>(plain.choice.spend), 6.0);
}

TEST(BudgetSetups, leave_a_budget_without_alliances_as_it_was)
{
    auto study = shared();
    study.alliances.clear();
    auto const findings = found(study, {TotalAtMost{400'000}});
    EXPECT_TRUE(findings.setups.empty());
    EXPECT_TRUE(findings.market.setups.empty());
    EXPECT_EQ(findings.market.offers.size(), findings.offers.size());
}
