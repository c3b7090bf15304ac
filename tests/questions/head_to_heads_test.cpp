#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/head_to_heads.hpp"
#include "support/sample_study.hpp"

#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 400;
    study.authorities = {study.authorities.front()};
    return study;
}

StudyDraws const& drawn()
{
    static StudyDraws const draws = draws_of_all(short_study());
    return draws;
}

}  // namespace

TEST(HeadToHeads, of_a_study_are_those_of_its_samples)
{
    auto const pairs = head_to_heads(drawn());
    auto const strategies = drawn().strategies.size();
    ASSERT_EQ(pairs.size(), strategies * (strategies - 1) / 2);
    for (auto const& pair : pairs) {
        EXPECT_EQ(pair.cash.a, pair.total.a);
        EXPECT_EQ(pair.cash.b, pair.total.b);
        auto const cash =
            head_to_head(drawn().samples(Perspective::cash, Benefit::leavers_averted), pair.cash.a, pair.cash.b);
        EXPECT_EQ(pair.cash.net_benefit, cash.net_benefit);
        EXPECT_EQ(pair.cash.a_better, cash.a_better);
        EXPECT_EQ(pair.total.effect, cash.effect) << "leavers averted are the same in both perspectives";
    }
    EXPECT_EQ(head_to_heads(drawn(), 2, 30'000.0).size(), strategies - 1);
    EXPECT_EQ(head_to_heads(drawn(), 2).front().cash.b, 2U);
}

TEST(HeadToHeads, against_the_status_quo_are_the_net_savings_of_a_run)
{
    auto const findings = evaluate(short_study());
    for (auto const& pair : head_to_heads(drawn(), 0)) {
        auto const strategy = drawn().strategy_of[pair.cash.a - 1];
        auto const& savings = findings.results[strategy].saved->savings;
        auto const near = 1e-6 + 1e-9 * std::abs(savings.net_cash.mean);
        EXPECT_NEAR(pair.cash.net_benefit.mean, savings.net_cash.mean, near);
        EXPECT_NEAR(pair.cash.net_benefit.low, savings.net_cash.low, 1e-6 + 1e-9 * std::abs(savings.net_cash.low));
        EXPECT_NEAR(pair.total.net_benefit.mean, savings.net_total.mean, near * 10.0);
        EXPECT_NEAR(pair.cash.a_better, findings.results[strategy].saved->chances.net_cash, 1e-12);
    }
}

TEST(HeadToHeads, need_two_strategies)
{
    auto study = only(short_study(), 0, sample::circles);
    EXPECT_THROW((void)head_to_heads(draws_of_all(study)), ContractBroken);
}
