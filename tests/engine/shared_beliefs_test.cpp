#include "engine/shared_beliefs.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/batch.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"
#include "study/every_belief.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

std::span<double const> column(SharedDraws const& draws, Slot slot, std::size_t count)
{
    return {draws.column(slot), count};
}

//! The slot of a belief, by its id.
Slot slot_of(SharedBeliefs const& beliefs, std::string const& id)
{
    for (std::size_t i = 0; i < beliefs.list.size(); ++i)
        if (beliefs.list[i]->id == id) return static_cast<Slot>(i);
    throw std::logic_error("no such belief: " + id);
}

//! Normal scores of ranks: Φ⁻¹((rank − 1/2) / n). Ties (fixed beliefs) are not for this.
std::vector<double> normal_scores(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> scores(values.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        scores[order[rank]] = normal_quantile((static_cast<double>(rank) + 0.5) / static_cast<double>(values.size()));
    return scores;
}

double correlation(std::vector<double> const& a, std::vector<double> const& b)
{
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {  // scores have mean 0
        ab += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
    }
    return ab / std::sqrt(aa * bb);
}

//! Largest distance between the draws' distribution and the belief's, seen at its own quantiles.
double distance_from_its_belief(std::span<double const> draws, Distribution const& about)
{
    double largest = 0.0;
    for (int i = 1; i < 200; ++i) {
        double const p = i / 200.0;
        double const x = quantile(about, p);
        auto const below = std::count_if(draws.begin(), draws.end(), [x](double v) { return v <= x; });
        largest = std::max(largest, std::abs(static_cast<double>(below) / static_cast<double>(draws.size()) - p));
    }
    return largest;
}

//! Columns of a study's draws by the belief's id.
void expect_same_columns(Study const& one, Study const& other, std::size_t draws, std::set<std::string> const& but = {})
{
    SharedBeliefs const a(one);
    SharedBeliefs const b(other);
    SharedDraws const in_a(a, one, 0, draws);
    SharedDraws const in_b(b, other, 0, draws);
    for (auto const* belief : a.list) {
        if (but.count(belief->id) != 0) continue;
        auto const from = column(in_a, slot_of(a, belief->id), draws);
        auto const to = column(in_b, slot_of(b, belief->id), draws);
        EXPECT_TRUE(std::equal(from.begin(), from.end(), to.begin(), to.end())) << belief->id;
    }
}

}  // namespace

TEST(SharedBeliefs, every_belief_is_listed_once_and_found_by_its_slot)
{
    auto const study = sample_study();
    SharedBeliefs const beliefs(study);
    std::set<std::string> ids;
    for (auto const* belief : beliefs.list) EXPECT_TRUE(ids.insert(belief->id).second) << belief->id;

    auto shared_only = study;
    shared_only.authorities.clear();
    std::size_t count = 0;
    for_every_belief(shared_only, [&](Belief& belief) {
        ++count;
        EXPECT_EQ(ids.count(belief.id), 1U) << belief.id;
    });
    EXPECT_EQ(beliefs.list.size(), count);

    auto const id = [&](Slot slot) { return beliefs.list.at(static_cast<std::size_t>(slot))->id; };
    EXPECT_EQ(id(beliefs.leaving_rate), "beliefs.leaving_rate");
    EXPECT_EQ(id(beliefs.months_to_fill), "beliefs.months_to_fill");
    EXPECT_EQ(id(beliefs.moves_between_authorities), "beliefs.moves_between_authorities");
    EXPECT_EQ(id(beliefs.pay), "prices.pay");
    EXPECT_EQ(id(beliefs.agency_premium), "prices.agency_premium");
    EXPECT_EQ(id(beliefs.recruitment), "prices.recruitment");
    EXPECT_EQ(id(beliefs.induction), "prices.induction");
    EXPECT_EQ(id(beliefs.exit), "prices.exit");
    EXPECT_EQ(id(beliefs.months_to_full_productivity), "prices.months_to_full_productivity");
    EXPECT_EQ(id(beliefs.starting_productivity), "prices.starting_productivity");
    EXPECT_EQ(id(beliefs.uncovered_value), "prices.uncovered_value");
    EXPECT_EQ(id(beliefs.relative_rates.at(1)), "bands.five years or more.relative_rate");
    EXPECT_EQ(id(beliefs.interventions.at(sample::workload).absence_ratio), "interventions.workload.absence_ratio");
    EXPECT_EQ(id(beliefs.interventions.at(sample::mentoring).per_starter), "interventions.mentoring.costs.per_starter");
    EXPECT_EQ(beliefs.interventions.at(sample::circles).log_hazard_ratio, no_belief);
    EXPECT_EQ(beliefs.interventions.at(sample::circles).transport, no_belief);
    EXPECT_EQ(beliefs.interventions.at(sample::supervision).annual, no_belief);
}

TEST(SharedBeliefs, two_beliefs_of_one_name_are_refused)
{
    auto study = sample_study();
    study.prices.exit.id = study.prices.induction.id;
    EXPECT_THROW(SharedBeliefs{study}, ContractBroken);
}

TEST(SharedDraws, a_draw_is_the_quantile_of_its_own_uniform)
{
    auto study = sample_study();
    study.correlations.clear();
    study.correlated.clear();
    SharedBeliefs const beliefs(study);
    SharedDraws const draws(beliefs, study, 40, 21);
    EXPECT_EQ(draws.rows, 32U);  // whole batches of the widest instruction set
    for (std::size_t b = 0; b < beliefs.list.size(); ++b) {
        auto const& belief = *beliefs.list[b];
        for (std::size_t i = 0; i < draws.rows; ++i) {
            auto const* fixed = std::get_if<Fixed>(&belief.about);
            double const expected = fixed != nullptr
                                        ? fixed->value
                                        : quantile(belief.about, uniform(study.seed, 40 + i, belief_key(belief.id)));
            // Normal scores and tables are not Boost, but next to it.
            double const near = 1e-9 * sd(belief.about) + 1e-15 * std::abs(expected);
            ASSERT_NEAR(draws.column(static_cast<Slot>(b))[i], expected, near) << belief.id << ", draw " << 40 + i;
        }
    }
}

TEST(SharedDraws, are_the_same_with_every_instruction_set_and_on_any_number_of_threads)
{
    auto const study = sample_study();
    SharedBeliefs const beliefs(study);
    SharedDraws const plain(beliefs, study, 7, 300);
    Workers workers(2);
    SharedSamplers const samplers(beliefs, study, workers);
    DrawSource const source(study, 7, 300);
    for (auto const instructions : {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512}) {
        if (!machine_has(instructions)) {
            std::cout << "NOT COMPARED: this machine has no " << name(instructions) << '\n';
            continue;
        }
        SharedDraws const drawn(samplers, source, 300, workers, instructions);
        EXPECT_EQ(drawn.values, plain.values) << name(instructions);
    }
}

// Correlations are in this study: they must not care for the split either.
TEST(SharedDraws, are_the_same_however_they_are_split)
{
    auto const study = sample_study();
    SharedBeliefs const beliefs(study);
    constexpr std::size_t all = 1000;
    SharedDraws const whole(beliefs, study, 0, all);
    for (std::size_t const piece : {1U, 7U, 64U, 500U, 999U})
        for (std::size_t first = 0; first < all; first += piece) {
            auto const count = std::min<std::size_t>(piece, all - first);
            SharedDraws const part(beliefs, study, first, count);
            for (Slot slot = 0; slot < static_cast<Slot>(beliefs.list.size()); ++slot)
                ASSERT_TRUE(std::equal(part.column(slot), part.column(slot) + count, whole.column(slot) + first))
                    << beliefs.list[static_cast<std::size_t>(slot)]->id << " in pieces of " << piece << " from "
                    << first;
        }
}

TEST(SharedDraws, a_belief_added_moves_no_other_draw)
{
    auto const study = sample_study();
    auto more = study;
    auto extra = study.interventions[sample::supervision];
    extra.id = "extra";
    for (auto* belief : {&extra.coverage, &extra.effect->log_hazard_ratio, &extra.effect->transport, &*extra.setup,
                         &*extra.per_worker_year})
        belief->id = "extra." + belief->id;
    more.interventions.insert(more.interventions.begin(), extra);
    more.bands.insert(more.bands.begin(), {"new", 0.0, 6.0, study.bands[0].relative_rate});
    more.bands.front().relative_rate.id = "bands.new.relative_rate";
    expect_same_columns(study, more, 300);

    // Nor does a correlation with a belief further down the list.
    auto correlated = study;
    correlated.correlated.push_back("prices.exit");
    correlated.correlations.push_back({0, 2, 0.5});
    expect_same_columns(study, correlated, 300, {"prices.exit"});
}

TEST(SharedDraws, another_seed_moves_every_draw)
{
    auto const study = sample_study();
    auto other = study;
    ++other.seed;
    SharedBeliefs const beliefs(study);
    SharedDraws const one(beliefs, study, 0, 100);
    SharedDraws const two(beliefs, other, 0, 100);
    for (Slot slot = 0; slot < static_cast<Slot>(beliefs.list.size()); ++slot) {
        if (std::holds_alternative<Fixed>(beliefs.list[static_cast<std::size_t>(slot)]->about)) continue;
        for (std::size_t i = 0; i < 100; ++i) EXPECT_NE(one.column(slot)[i], two.column(slot)[i]);
    }
}

TEST(SharedDraws, hang_together_as_declared)
{
    auto study = sample_study();
    study.correlated = {"prices.pay", "prices.recruitment", "beliefs.leaving_rate"};
    study.correlations = {{0, 1, 0.6}, {1, 2, -0.4}};
    SharedBeliefs const beliefs(study);
    constexpr std::size_t n = 20'000;
    SharedDraws const draws(beliefs, study, 0, n);
    auto const scores = [&](Slot slot) { return normal_scores(column(draws, slot, n)); };
    auto const pay = scores(beliefs.pay);
    auto const recruitment = scores(beliefs.recruitment);
    auto const leaving = scores(beliefs.leaving_rate);
    auto const bound = [](double r) { return 4.0 * (1.0 - r * r) / std::sqrt(static_cast<double>(n)); };
    EXPECT_NEAR(correlation(pay, recruitment), 0.6, bound(0.6));
    EXPECT_NEAR(correlation(recruitment, leaving), -0.4, bound(0.4));
    EXPECT_NEAR(correlation(pay, leaving), 0.0, bound(0.0));
    EXPECT_NEAR(correlation(pay, scores(beliefs.exit)), 0.0, bound(0.0));
}

TEST(SharedDraws, a_correlation_leaves_every_marginal_as_it_was)
{
    auto const study = sample_study();
    SharedBeliefs const beliefs(study);
    constexpr std::size_t n = 20'000;
    SharedDraws const draws(beliefs, study, 0, n);
    // Kolmogorov's 99.99% point is 2.23 / sqrt(n).
    for (auto const slot : {beliefs.pay, beliefs.recruitment})
        EXPECT_LT(distance_from_its_belief(column(draws, slot, n), beliefs.list[static_cast<std::size_t>(slot)]->about),
                  2.23 / std::sqrt(static_cast<double>(n)));

    auto independent = study;
    independent.correlations.clear();
    independent.correlated.clear();
    expect_same_columns(study, independent, 300, {"prices.pay", "prices.recruitment"});
}

TEST(SharedDraws, a_fixed_belief_stays_fixed_in_a_correlation)
{
    auto study = sample_study();
    study.prices.recruitment.about = Fixed{4500.0};
    SharedBeliefs const beliefs(study);
    SharedDraws const draws(beliefs, study, 0, 50);
    for (double const value : column(draws, beliefs.recruitment, 50)) EXPECT_EQ(value, 4500.0);
}

TEST(SharedDraws, what_the_reader_should_have_refused_is_a_broken_promise)
{
    auto unknown = sample_study();
    unknown.correlated[1] = "prices.tea";
    SharedBeliefs const beliefs(unknown);
    EXPECT_THROW((SharedDraws{beliefs, unknown, 0, 8}), ContractBroken);

    auto impossible = sample_study();
    impossible.correlated = {"prices.pay", "prices.recruitment", "prices.exit"};
    impossible.correlations = {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}};
    SharedBeliefs const others(impossible);
    EXPECT_THROW((SharedDraws{others, impossible, 0, 8}), ContractBroken);
}

//! "As published" keeps meaning that where an effect is shrunk (M14a), and nobody else's draws move, in Sobol points neither:
//! the slot of what was published comes after all others.
TEST(SharedBeliefs, a_shrunk_effect_keeps_its_published_draws_beside_it)
{
    auto study = sample_study();
    auto const before = study;
    std::size_t shrunk = 0;
    while (!study.interventions[shrunk].effect) ++shrunk;
    auto& effect = *study.interventions[shrunk].effect;
    effect.log_hazard_ratio.about = Normal{-0.6, 0.3};
    effect.of_design = DesignWeakening{0.5, 0.0};
    effect = with_bias(effect, BiasMethod::empirical);
    SharedBeliefs const beliefs(study);
    SharedBeliefs const without(before);
    ASSERT_EQ(beliefs.list.size(), without.list.size() + 1);
    for (std::size_t i = 0; i < without.list.size(); ++i) EXPECT_EQ(beliefs.list[i]->id, without.list[i]->id);
    auto const& slots = beliefs.interventions[shrunk];
    EXPECT_EQ(slots.published, static_cast<Slot>(without.list.size()));
    for (auto const& other : without.interventions) EXPECT_EQ(other.published, other.log_hazard_ratio);

    constexpr std::size_t count = 20'000;
    SharedDraws const draws(beliefs, study, 0, count);
    auto const mean_of = [&](Slot slot) {
        auto const values = column(draws, slot, count);
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(count);
    };
    double const error = 4.0 * 0.3 / std::sqrt(static_cast<double>(count));
    EXPECT_NEAR(mean_of(slots.published), -0.6, error);
    EXPECT_NEAR(mean_of(slots.log_hazard_ratio), mean(effect.log_hazard_ratio.about), error);
    EXPECT_LT(mean(effect.log_hazard_ratio.about), -0.3);
    EXPECT_GT(mean(effect.log_hazard_ratio.about), -0.5);
}
