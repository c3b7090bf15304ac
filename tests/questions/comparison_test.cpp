#include "holdfast/base/contract.hpp"
#include "holdfast/questions/comparison.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <functional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

namespace {

using Edit = std::function<void(Study&)>;

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 300;
    return study;
}

void pay(Study& study) { study.prices.pay.about = gamma_of(60'000.0, 5'000.0); }
void exit_cost(Study& study) { study.prices.exit.about = gamma_of(600.0, 250.0); }
void leaving(Study& study) { study.leaving_rate.about = LogNormal{std::log(0.18), 0.10}; }
void horizon(Study& study) { study.months = 30; }
void nothing(Study&) {}

//! A, and B with all of these changes.
TwoStudies changed(Study const& a, std::vector<Edit> edits)
{
    TwoStudies two;
    two.a = a;
    two.b = a;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        edits[i](two.b);
        two.changes.push_back({"change " + std::to_string(i), "change " + std::to_string(i), {}});
    }
    two.with = [a, edits](std::vector<bool> const& taken) {
        auto study = a;
        for (std::size_t i = 0; i < edits.size(); ++i)
            if (taken.at(i)) edits[i](study);
        return std::optional(study);
    };
    return two;
}

void expect_parts_to_add_up(Comparison const& comparison)
{
    auto const& split = comparison.split;
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
        for (auto const kind : all_saving_kinds) {
            Money sum;
            for (std::size_t step = 0; step < split.steps.size(); ++step) sum += split.part(step, s, kind);
            EXPECT_EQ(sum, split.whole(s, kind)) << name(kind);
            auto const& figure = comparison.headlines()[s].saving(kind);
            if (split.draws == comparison.draws) {
                EXPECT_NEAR(sum.in_pounds(), figure.b.mean - figure.a.mean, 0.011) << name(kind);
            }
        }
}

std::vector<std::size_t> order_of(Comparison const& comparison)
{
    std::vector<std::size_t> order;
    for (auto const& step : comparison.split.steps)
        for (auto const c : step.changes) order.push_back(c);
    return order;
}

}  // namespace

TEST(Comparison, has_the_figures_of_two_runs)
{
    auto const two = changed(short_study(), {pay, leaving});
    auto const comparison = compare(two);
    auto const a = evaluate(two.a);
    auto const b = evaluate(two.b);
    ASSERT_EQ(comparison.strategies.size(), 4U) << "circles have no effect";
    ASSERT_EQ(comparison.results.size(), 3 * 4U);
    auto const all = strategies_of(two.a).size();
    for (auto const& result : comparison.results) {
        auto const& id = comparison.strategies[result.strategy].in_a.id;
        std::size_t place = 0;
        while (a.strategies[place].id != id) ++place;
        auto const at = *result.authority * all + place;
        EXPECT_EQ(result.saving(SavingKind::gross_cash).a, a.results[at].saved->savings.gross_cash);
        EXPECT_EQ(result.saving(SavingKind::net_total).b, b.results[at].saved->savings.net_total);
        EXPECT_EQ(result.leavers_averted.b, b.results[at].saved->leavers_averted);
        for (auto const& figure : result.savings)
            EXPECT_NEAR(figure.difference.mean, figure.b.mean - figure.a.mean, 1e-6);
    }
    ASSERT_EQ(comparison.totals.size(), 4U);
    for (auto const& total : a.totals)
        if (total.scope == "all" && total.saved) {
            for (auto const& result : comparison.totals)
                if (comparison.strategies[result.strategy].in_a.id == a.strategies[total.strategy].id) {
                    EXPECT_NEAR(result.saving(SavingKind::net_cash).a.mean, total.saved->savings.net_cash.mean, 1e-6);
                    EXPECT_NEAR(result.saving(SavingKind::net_cash).a.low, total.saved->savings.net_cash.low, 1e-6);
                }
        }
}

TEST(Comparison, of_a_study_with_itself_is_nothing)
{
    auto const comparison = compare(changed(short_study(), {}));
    for (auto const& result : comparison.totals)
        for (auto const& figure : result.savings) {
            EXPECT_EQ(figure.a, figure.b);
            EXPECT_EQ(figure.difference, (Estimate{0.0, 0.0, 0.0, 0.0}));
        }
    EXPECT_TRUE(comparison.split.steps.empty());
}

TEST(Comparison, one_change_is_the_whole_difference)
{
    auto const comparison = compare(changed(only(short_study(), 0, sample::supervision), {pay}));
    ASSERT_EQ(comparison.split.steps.size(), 1U);
    for (auto const kind : all_saving_kinds) {
        EXPECT_EQ(comparison.split.part(0, 0, kind), comparison.split.whole(0, kind));
        EXPECT_NE(comparison.split.whole(0, kind), Money{});
    }
    EXPECT_EQ(*comparison.split.alone[0], comparison.split.steps[0].after);
    expect_parts_to_add_up(comparison);
}

TEST(Comparison, steps_add_up_to_the_penny_and_come_in_the_order_of_their_size)
{
    for (auto const& edits : {std::vector<Edit>{exit_cost, leaving, pay}, std::vector<Edit>{leaving, pay, exit_cost},
                              std::vector<Edit>{pay, horizon}}) {
        auto const one = changed(only(short_study(), 0, sample::supervision), edits);
        auto const comparison = compare(one);
        EXPECT_EQ(order_of(comparison).size(), edits.size());
        expect_parts_to_add_up(comparison);
        auto const& split = comparison.split;
        std::int64_t last = std::numeric_limits<std::int64_t>::max();
        for (auto const c : order_of(comparison)) {
            auto const lead = static_cast<std::size_t>(comparison.strategies[0].lead());
            auto const moved = std::abs(((*split.alone[c])[0][lead] - split.from[0][lead]).in_pence());
            EXPECT_LE(moved, last);
            last = moved;
        }
        expect_parts_to_add_up(compare(changed(short_study(), edits)));
    }
    auto const comparison =
        compare(changed(only(short_study(), 0, sample::supervision), {exit_cost, leaving, nothing}));
    EXPECT_THAT(order_of(comparison), ElementsAre(1, 0, 2));
    EXPECT_EQ(comparison.split.part(2, 0, SavingKind::net_total), Money{});
}

TEST(Comparison, what_cannot_be_changed_alone_goes_with_the_next)
{
    auto two = changed(only(short_study(), 0, sample::supervision), {leaving, pay, exit_cost});
    auto const with = two.with;
    two.with = [with](std::vector<bool> const& taken) {
        return taken[0] != taken[2] ? std::nullopt : with(taken);  // leaving only with the cost of an exit
    };
    auto const comparison = compare(two);
    ASSERT_EQ(comparison.split.steps.size(), 2U);
    EXPECT_FALSE(comparison.split.alone[0]);
    EXPECT_TRUE(comparison.split.alone[1]);
    EXPECT_THAT(comparison.split.steps[0].changes, ElementsAre(1));
    EXPECT_THAT(comparison.split.steps[1].changes, ElementsAre(0, 2));
    expect_parts_to_add_up(comparison);

    two.with = [](std::vector<bool> const&) { return std::optional<Study>(); };
    auto const at_once = compare(two);
    ASSERT_EQ(at_once.split.steps.size(), 1U) << "B itself is always there";
    EXPECT_THAT(at_once.split.steps[0].changes, ElementsAre(0, 1, 2));
    expect_parts_to_add_up(at_once);
}

TEST(Comparison, of_several_authorities_is_split_on_fewer_draws_that_are_the_first)
{
    auto study = short_study();
    study.months = 6;
    study.draws = 2'100;
    auto const many = compare(changed(study, {pay}));
    EXPECT_EQ(many.split.draws, most_split_draws);
    study.draws = most_split_draws;
    auto const fewer = compare(changed(study, {pay}));
    EXPECT_EQ(many.split.from, fewer.split.from);
    EXPECT_EQ(many.split.steps[0].after, fewer.split.steps[0].after);
}

TEST(Comparison, says_the_same_on_any_number_of_threads)
{
    auto const two = changed(short_study(), {pay, leaving});
    Execution one;
    one.threads = 1;
    Execution three;
    three.threads = 3;
    auto const a = compare(two, one);
    auto const b = compare(two, three);
    for (std::size_t i = 0; i < a.results.size(); ++i)
        EXPECT_EQ(a.results[i].saving(SavingKind::net_cash).difference,
                  b.results[i].saving(SavingKind::net_cash).difference);
    EXPECT_EQ(a.split.from, b.split.from);
}

TEST(Comparison, matches_strategies_by_id_and_leaves_out_what_has_no_effect_in_both)
{
    auto two = changed(short_study(), {pay});
    std::swap(two.b.interventions[0], two.b.interventions[2]);
    two.b.interventions[1].effect.reset();
    auto const with = two.with;
    auto const comparison = compare(two);
    std::vector<std::string> ids;
    for (auto const& strategy : comparison.strategies) {
        EXPECT_EQ(strategy.in_a.id, strategy.in_b.id);
        ids.push_back(strategy.in_a.id);
    }
    EXPECT_EQ(ids.size(), 3U);
    EXPECT_EQ(ids.front(), "supervision");
}

TEST(Comparison, refuses_studies_that_do_not_go_together)
{
    auto two = changed(short_study(), {pay});
    two.b.authorities.pop_back();
    EXPECT_THROW((void)compare(two), ContractBroken);
    two = changed(short_study(), {pay});
    two.b.draws += 1;
    EXPECT_THROW((void)compare(two), ContractBroken);
}
