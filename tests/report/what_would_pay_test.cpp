#include "report/budget/what_would_pay.hpp"

#include "report/budget/budget.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

BudgetFindings found(Objective objective, std::vector<Condition> conditions, Study study = sample_study())
{
    study.draws = 200;
    BudgetQuestion question;
    question.objective = objective;
    question.conditions = std::move(conditions);
    return share_out(question, study, {1, {}, InstructionSet::sse2});
}

Study dear()
{
    auto study = sample_study();
    study.interventions[sample::supervision].setup->about = Fixed{1e8};
    study.interventions[sample::workload].annual->about = Fixed{1e8};
    return study;
}

}  // namespace

TEST(WhatWouldPay, says_what_it_may_cost_and_the_highest_chance_where_nothing_is_bought)
{
    auto const findings = found(Objective::cash_saving, {TotalAtMost{600'000}}, dear());
    ASSERT_TRUE(findings.bought->best.choice.offers.empty());
    auto const said = what_would_pay(findings);
    EXPECT_THAT(said, Contains(HasSubstr(" a worker a year; it costs ")));
    EXPECT_THAT(said, Contains(HasSubstr("The highest chance to be had that one pays for itself is ")));
    for (auto const& sentence : said) EXPECT_THAT(sentence, Not(HasSubstr("would save")));
}

// The study is run again at the cost that is named: nothing is left, and nothing is lost.
TEST(WhatWouldPay, names_the_cost_at_which_the_mean_saving_is_nothing)
{
    auto const of_one = [](BudgetFindings const& findings) {
        auto const offer = std::find_if(findings.offers.begin(), findings.offers.end(), [&](OfferFigures const& each) {
            return each.authority == 0 &&
                   findings.strategies[each.strategy].members == std::vector{sample::supervision};
        });
        return *offer;
    };
    auto const before = of_one(found(Objective::cash_saving, {TotalAtMost{600'000}}, dear()));
    auto const cost = std::accumulate(before.programme_parts.begin(), before.programme_parts.end(), 0.0);
    double const saved = before.net_cash + cost;
    ASSERT_GT(saved, 0.0);

    auto study = dear();
    auto& supervision = study.interventions[sample::supervision];
    supervision.setup.reset();
    supervision.annual.reset();
    supervision.per_starter.reset();
    supervision.resources.clear();
    supervision.per_worker_year = Belief{};
    supervision.per_worker_year->about = Fixed{saved / before.workers_reached};
    supervision.per_worker_year->basis = Basis::local;
    auto const at_that_cost = of_one(found(Objective::cash_saving, {TotalAtMost{600'000}}, study));
    EXPECT_NEAR(at_that_cost.net_cash, 0.0, 1e-6 * saved);
}

TEST(WhatWouldPay, says_which_condition_stands_in_the_way)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{10}, AuthoritiesAtMost{sample::workload, 3}});
    ASSERT_TRUE(findings.bought->best.choice.offers.empty());
    EXPECT_EQ(findings.bought->in_the_way, std::vector<std::size_t>{0});
    EXPECT_THAT(what_would_pay(findings), Contains(HasSubstr("In the way stands: spend of at most £10 in all.")));
}

TEST(WhatWouldPay, says_where_no_condition_stands_in_the_way_alone)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{10}, TotalAtMost{11}});
    ASSERT_TRUE(findings.bought->best.choice.offers.empty());
    ASSERT_GT(findings.worth_something, 0U);
    EXPECT_THAT(findings.bought->in_the_way, IsEmpty());
    EXPECT_THAT(what_would_pay(findings), Contains(HasSubstr("No condition stands in the way alone")));
}

TEST(WhatWouldPay, is_silent_where_something_is_bought)
{
    EXPECT_THAT(what_would_pay(found(Objective::leavers_averted, {TotalAtMost{600'000}})), IsEmpty());
}

TEST(WhyCashIsLost, names_the_condition_that_asks_for_it)
{
    auto const findings = found(Objective::cash_saving, {MustBuy{0, sample::supervision}}, dear());
    auto const said = why_cash_is_lost(findings);
    ASSERT_FALSE(said.empty());
    EXPECT_THAT(said.front(), HasSubstr(" is expected to lose cash: "));
    EXPECT_THAT(said, Contains(HasSubstr("A condition asks for 1 of them: the must-have ")));
}

TEST(WhyCashIsLost, says_what_was_asked_for_instead_of_cash)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{900'000'000}}, dear());
    EXPECT_THAT(why_cash_is_lost(findings), Contains(HasSubstr("You asked for leavers avoided, not for cash.")));
}

TEST(ActingTogether, is_never_worth_less_than_nothing)
{
    for (auto const objective : {Objective::cash_saving, Objective::total_saving}) {
        auto const findings = found(objective, {TotalAtMost{600'000}});
        ASSERT_TRUE(findings.acting_together);
        EXPECT_GE(findings.acting_together->worth(), 0.0);
        EXPECT_THAT(acting_together_sentence(findings), HasSubstr("Choosing for England and not each council"));
    }
}

TEST(ActingTogether, is_worth_nothing_where_nobody_moves_between_authorities)
{
    auto study = sample_study();
    study.moves_between_authorities.about = Fixed{0.0};
    auto const findings = found(Objective::cash_saving, {TotalAtMost{600'000}}, study);
    EXPECT_NEAR(findings.acting_together->worth(), 0.0, 1e-6);
    EXPECT_EQ(findings.acting_together->otherwise, 0U);
}

TEST(ActingTogether, is_not_said_of_one_authority_or_where_no_money_is_maximised)
{
    EXPECT_FALSE(found(Objective::leavers_averted, {TotalAtMost{600'000}}).acting_together);
    auto alone = sample_study();
    alone.authorities.resize(1);
    EXPECT_FALSE(found(Objective::cash_saving, {TotalAtMost{600'000}}, alone).acting_together);
}
