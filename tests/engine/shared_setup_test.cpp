// A set-up that an alliance pays once (M19c): each member carries its share of it, and of nothing else.

#include "holdfast/base/contract.hpp"
#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/json.hpp"
#include "support/sample_study.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Alliance alliance_in(Study const& study, std::vector<std::size_t> const& who, std::vector<std::size_t> const& what)
{
    Alliance alliance;
    alliance.id = "together";
    alliance.why = "one contract";
    for (auto const a : who)
        alliance.members.push_back(
            {study.authorities[a].code, study.authorities[a].name, study.authorities[a].in_post});
    for (auto const i : what) alliance.interventions.push_back(study.interventions[i].id);
    return alliance;
}

Study apart()
{
    auto study = sample_study();
    study.draws = 64;
    return study;
}

Study together(std::vector<std::size_t> const& who = {0, 1, 2})
{
    auto study = apart();
    study.alliances = {alliance_in(study, who, {sample::supervision})};
    return study;
}

double cost_of(Findings const& findings, std::size_t authority, std::size_t strategy)
{
    for (auto const& result : findings.results)
        if (result.authority == authority && result.strategy == strategy) return result.programme_cost.mean;
    ADD_FAILURE() << "no such result";
    return 0.0;
}

//! The base case's cost of a programme, to the penny.
double worked_cost(Study const& study, std::size_t authority)
{
    auto const sum = worked_sum(study, study.authorities[authority], "supervision");
    return sum.lines[static_cast<std::size_t>(Line::programme)].with.in_pounds();
}

}  // namespace

TEST(SharedSetup, shares_add_up_to_one)
{
    auto const study = together();
    auto const& alliance = study.alliances.front();
    double sum = 0.0;
    for (auto const& member : alliance.members) sum += alliance.share_of(member.code);
    EXPECT_NEAR(sum, 1.0, 1e-15);
    EXPECT_DOUBLE_EQ(alliance.share_of(study.authorities[0].code), study.authorities[0].in_post / alliance.in_post());
    EXPECT_THROW((void)alliance.share_of("E99999999"), ContractBroken);
    auto empty = alliance;
    for (auto& member : empty.members) member.in_post = 0.0;
    EXPECT_DOUBLE_EQ(empty.share_of(study.authorities[0].code), 1.0 / 3.0);
    EXPECT_EQ(setup_share(study, study.authorities[0], study.interventions[sample::workload]), 1.0);
    EXPECT_EQ(setup_share(apart(), study.authorities[0], study.interventions[sample::supervision]), 1.0);
}

// What each saves by sharing is (1 − share) of the same set-up: over three members, two set-ups in all.
TEST(SharedSetup, members_set_ups_add_up_to_one)
{
    auto const alone = evaluate(apart(), one_thread);
    auto const shared = evaluate(together(), one_thread);
    auto const pair = evaluate(together({0, 1}), one_thread);
    double saved = 0.0;
    double saved_by_pair = 0.0;
    for (std::size_t a = 0; a < 3; ++a) {
        saved += cost_of(alone, a, sample::supervision) - cost_of(shared, a, sample::supervision);
        saved_by_pair += cost_of(alone, a, sample::supervision) - cost_of(pair, a, sample::supervision);
    }
    EXPECT_GT(saved_by_pair, 1'000.0);
    EXPECT_NEAR(saved / (2.0 * saved_by_pair), 1.0, 1e-9) << "each counts one set-up less for each member but one";
    EXPECT_EQ(cost_of(alone, 2, sample::supervision), cost_of(pair, 2, sample::supervision)) << "no member of the pair";
    EXPECT_EQ(cost_of(alone, 0, sample::workload), cost_of(shared, 0, sample::workload)) << "nothing shared";
    EXPECT_LT(cost_of(shared, 0, sample::package), cost_of(alone, 0, sample::package)) << "in a package, too";
    for (auto const& total : shared.totals)
        if (total.scope == "all" && total.strategy == sample::supervision) {
            double sum = 0.0;
            for (std::size_t a = 0; a < 3; ++a) sum += cost_of(shared, a, sample::supervision);
            ASSERT_TRUE(total.saved);
            EXPECT_NEAR(total.saved->programme_cost.mean, sum, 1e-6 * sum);
        }
}

TEST(SharedSetup, without_an_alliance_no_bit_changes)
{
    auto none = apart();
    none.alliances = {alliance_in(none, {0, 1}, {sample::supervision})};
    none.alliances.front().interventions = {"somebody-elses"};
    EXPECT_EQ(results_json(evaluate(apart(), one_thread)), results_json(evaluate(none, one_thread)));
}

// By hand: the set-up is £20,000 at its mean, paid in the first month, and discounted to its middle (M23).
TEST(SharedSetup, of_two_is_what_a_hand_works_out)
{
    auto const study = without_uncertainty(together({0, 1}));
    auto const alone = without_uncertainty(apart());
    double const all = study.authorities[0].in_post + study.authorities[1].in_post;
    auto const start = study.interventions[sample::supervision].delivery.start;
    double const discount = std::pow(1.0 + study.discounting.front().rate, -(start + 0.5) / 12.0);
    for (std::size_t a = 0; a < 2; ++a) {
        double const spared = 20'000.0 * (1.0 - study.authorities[a].in_post / all) * discount;
        EXPECT_NEAR(worked_cost(alone, a) - worked_cost(study, a), spared, 0.011) << a;
    }
    EXPECT_EQ(worked_cost(alone, 2), worked_cost(study, 2));
}

TEST(SharedSetup, is_worked_out_to_the_penny)
{
    auto const study = together({0, 1});
    auto const sum = worked_sum(study, study.authorities[0], "supervision");
    ASSERT_EQ(sum.setups.size(), 1U);
    double const share = study.authorities[0].in_post / study.alliances.front().in_post();
    EXPECT_DOUBLE_EQ(sum.setups[0].share, share);
    EXPECT_EQ(sum.setups[0].whole, Money::round(20'000.0, Rounding::to_nearest_penny));
    EXPECT_EQ(sum.setups[0].here, Money::round(20'000.0 * share, Rounding::to_nearest_penny));
    Money rows;
    for (auto const& row : sum.takes) rows += row.cash;
    EXPECT_NEAR(rows.in_pounds(), sum.lines[static_cast<std::size_t>(Line::programme)].with.in_pounds(), 0.011);
    bool said = false;
    for (auto const& input : sum.inputs)
        if (input.label == "share of the set-up") {
            said = true;
            EXPECT_THAT(input.how, HasSubstr("of £20000.00 in cash it is £"));
            EXPECT_EQ(input.source, "one contract");
        }
    EXPECT_TRUE(said);
    auto const other = worked_sum(study, study.authorities[2], "supervision");
    EXPECT_TRUE(other.setups.empty());
    Money both;
    for (std::size_t a = 0; a < 2; ++a)
        both += worked_sum(study, study.authorities[a], "supervision").setups.at(0).here;
    EXPECT_EQ(both, sum.setups[0].whole);
}

TEST(SharedSetup, is_in_the_results_and_in_impact)
{
    auto const json = results_json(evaluate(together({0, 1}), one_thread));
    EXPECT_THAT(json, HasSubstr("shared_setups"));
    EXPECT_THAT(json, HasSubstr("one contract"));
    auto const study = together({0, 1});
    auto const shared = budget_impact(study, 0, "supervision", one_thread);
    auto const alone = budget_impact(apart(), 0, "supervision", one_thread);
    auto const run_alone = evaluate(apart(), one_thread);
    auto const run_shared = evaluate(study, one_thread);
    double const spared = alone.horizon.programme.mean - shared.horizon.programme.mean;
    EXPECT_GT(spared, 0.0);
    double const discounted = cost_of(run_alone, 0, sample::supervision) - cost_of(run_shared, 0, sample::supervision);
    EXPECT_NEAR(spared / discounted, 1.0, 0.01) << "the same, but for half a month's discount";
}

// The capital was the whole alliance's, and what is left of a share for revenue came out negative.
TEST(SharedSetup, of_which_is_capital_is_the_share_that_is_paid)
{
    auto const paid_once = [](Study study) {
        study.interventions[sample::supervision].setup_is_capital = true;
        return financial_case(study, 0, "supervision", one_thread).horizon;
    };
    auto const study = together({0, 1});
    auto const shared = paid_once(study);
    auto const alone = paid_once(apart());
    double const share = setup_share(study, study.authorities[0], study.interventions[sample::supervision]);
    ASSERT_LT(share, 1.0);
    ASSERT_GT(alone.capital.mean, 0.0);
    EXPECT_NEAR(shared.capital.mean / alone.capital.mean, share, 1e-9);
    EXPECT_NEAR(shared.one_off_revenue.mean, 0.0, 1e-6) << "all that is paid once here is the set-up";
}
