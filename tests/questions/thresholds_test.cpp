#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/thresholds.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::HasSubstr;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

//! Few draws, one authority. Without correlations, so that a belief may be fixed.
Study small_study(std::size_t authority = 0, std::uint64_t draws = 96)
{
    auto study = sample_study();
    study.authorities = {study.authorities[authority]};
    study.correlations.clear();
    study.correlated.clear();
    study.draws = draws;
    return study;
}

Thresholds found_in(Study const& study, std::string const& strategy,
                    std::span<ThresholdInput const> inputs = all_threshold_inputs)
{
    return thresholds(study, study.authorities.front(), strategy, one_thread, inputs);
}

InputThreshold one_of(Study const& study, std::string const& strategy, ThresholdInput input)
{
    return found_in(study, strategy, std::span(&input, 1)).inputs.front();
}

//! The study with one input the same in every draw, the slow way.
Study with(Study study, ThresholdInput input, double value)
{
    auto& authority = study.authorities.front();
    switch (input) {
    case ThresholdInput::cover_share: authority.cover_share.about = Fixed{value}; break;
    case ThresholdInput::agency_premium: study.prices.agency_premium.about = Fixed{value}; break;
    case ThresholdInput::months_to_fill: study.months_to_fill.about = Fixed{value}; break;
    case ThresholdInput::recruitment: study.prices.recruitment.about = Fixed{value}; break;
    case ThresholdInput::pay: study.prices.pay.about = Fixed{value}; break;
    case ThresholdInput::leaving_rate:
        study.leaving_rate.about = Fixed{value};
        authority.relative_leaving_rate.about = Fixed{1.0};
        break;
    case ThresholdInput::hazard_ratio:
    case ThresholdInput::programme_cost:
    case ThresholdInput::duration:
    case ThresholdInput::coverage:
        for (auto& one : study.interventions) {
            if (input == ThresholdInput::coverage) one.coverage.about = Fixed{value};
            if (input == ThresholdInput::duration) one.delivery.duration = static_cast<int>(value);
            if (input == ThresholdInput::hazard_ratio && one.effect) {
                one.effect->log_hazard_ratio.about = Fixed{std::log(value)};
                one.effect->bias_factor = 1.0;
                one.effect->transport.about = Fixed{0.0};
                study.between_authorities_sd = 0.0;
            }
            if (input == ThresholdInput::programme_cost)
                for (auto* cost : {&one.setup, &one.annual, &one.per_worker_year, &one.per_starter})
                    if (*cost) {
                        auto& gamma = std::get<Gamma>((*cost)->about);
                        gamma.scale *= value;
                    }
        }
        break;
    }
    return study;
}

Result evaluated(Study const& study, std::size_t strategy) { return evaluate(study, one_thread).results[strategy]; }

//! A study in which most inputs have a threshold: a small programme for an authority that loses many people.
Study near_the_edge()
{
    auto study = small_study();
    study.interventions[sample::supervision].per_worker_year->about = gamma_of(250.0, 60.0);
    return study;
}

}  // namespace

TEST(Thresholds, the_study_with_the_input_at_its_threshold_saves_nothing)
{
    auto const study = near_the_edge();
    auto const found = found_in(study, "supervision");
    int crossings = 0;
    for (auto const& one : found.inputs) {
        if (one.input == ThresholdInput::duration) continue;  // whole months: below
        for (bool const total : {false, true}) {
            ASSERT_TRUE(one.cash && one.total) << name(one.input);
            for (auto const& crossing : (total ? one.total : one.cash)->crossings) {
                ++crossings;
                auto const at = evaluated(with(study, one.input, crossing.value), sample::supervision);
                auto const& net = total ? at.saved->savings.net_total : at.saved->savings.net_cash;
                EXPECT_LT(std::abs(net.mean), 1e-5 * (net.high - net.low)) << name(one.input) << " " << crossing.value;
            }
            // And the ends of the range are on the sides that were said.
            auto const& threshold = total ? *one.total : *one.cash;
            for (auto const& [value, saving] :
                 {std::pair{one.low, threshold.saving_at_low}, std::pair{one.high, threshold.saving_at_high}}) {
                if (value == 0.0 && one.input == ThresholdInput::programme_cost) continue;  // no gamma of nothing
                auto const at = evaluated(with(study, one.input, value), sample::supervision);
                auto const& net = total ? at.saved->savings.net_total : at.saved->savings.net_cash;
                EXPECT_NEAR(saving, net.mean, 1e-6 * std::max(1.0, net.high - net.low)) << name(one.input);
            }
        }
    }
    EXPECT_GE(crossings, 10);
}

TEST(Thresholds, sides_and_crossings_agree)
{
    for (auto const* strategy : {"supervision", "mentoring", "workload"})
        for (auto const& one : found_in(small_study(), strategy).inputs)
            for (auto const* threshold : {&*one.cash, &*one.total}) {
                bool pays = threshold->pays_at_low();
                double last = one.low;
                for (auto const& crossing : threshold->crossings) {
                    EXPECT_EQ(crossing.pays_above, !pays) << name(one.input);
                    EXPECT_GT(crossing.value, last);
                    EXPECT_GT(crossing.mcse, 0.0);
                    pays = !pays;
                    last = crossing.value;
                }
                EXPECT_LE(last, one.high);
                EXPECT_EQ(pays, threshold->pays_at_high()) << strategy << " " << name(one.input);
            }
}

TEST(Thresholds, the_hazard_ratio_is_the_one_that_evaluate_finds)
{
    auto const study = small_study();
    auto const findings = evaluate(study, one_thread);
    for (auto const& [strategy, number] :
         {std::pair{"supervision", sample::supervision}, std::pair{"mentoring", sample::mentoring},
          std::pair{"circles", sample::circles}}) {
        auto const found = one_of(study, strategy, ThresholdInput::hazard_ratio);
        auto const& result = findings.results[number];
        for (auto const& [threshold, expected] :
             {std::pair{found.cash, result.break_even_cash}, std::pair{found.total, result.break_even_total}}) {
            ASSERT_EQ(threshold->crossings.size(), expected.value ? 1U : 0U) << strategy << " " << expected.reason;
            if (!expected.value) continue;
            EXPECT_NEAR(threshold->crossings[0].value, expected.value->hazard_ratio, 1e-4) << strategy;
            EXPECT_NEAR(threshold->crossings[0].mcse, expected.value->mcse, 0.02 * expected.value->mcse) << strategy;
            EXPECT_FALSE(threshold->crossings[0].pays_above);
        }
    }
}

TEST(Thresholds, the_cost_is_the_ratio_of_what_is_saved_and_spent)
{
    auto const study = near_the_edge();
    auto const result = evaluated(study, sample::supervision);
    auto const found = found_in(study, "supervision");
    EXPECT_EQ(found.net_cash, result.saved->savings.net_cash);
    EXPECT_EQ(found.net_total, result.saved->savings.net_total);
    EXPECT_EQ(found.affordable_cash.value, result.affordable_cash.value);
    EXPECT_EQ(found.affordable_total.value, result.affordable_total.value);
    auto const cost = one_of(study, "supervision", ThresholdInput::programme_cost);
    EXPECT_NEAR(cost.total->crossings.at(0).value, result.saved->savings.gross_total.mean / result.programme_cost.mean,
                1e-5);
    EXPECT_FALSE(cost.total->crossings[0].pays_above);
}

TEST(Thresholds, of_months_of_delivery_the_first_whole_month_on_the_other_side)
{
    auto study = small_study();
    study.interventions[sample::supervision].per_worker_year->about = gamma_of(60.0, 20.0);
    study.interventions[sample::supervision].delivery.half_life = 12.0;
    auto const found = one_of(study, "supervision", ThresholdInput::duration);
    EXPECT_EQ(found.low, 1.0);
    EXPECT_EQ(found.high, 36.0);
    EXPECT_EQ(found.now->mean, 36.0);
    int crossings = 0;
    for (bool const total : {false, true})
        for (auto const& crossing : (total ? found.total : found.cash)->crossings) {
            ++crossings;
            EXPECT_EQ(crossing.value, std::round(crossing.value));
            auto const saving = [&](double months) {
                auto const at = evaluated(with(study, ThresholdInput::duration, months), sample::supervision);
                return total ? at.saved->savings.net_total.mean : at.saved->savings.net_cash.mean;
            };
            EXPECT_EQ(saving(crossing.value) > 0.0, crossing.pays_above);
            EXPECT_NE(saving(crossing.value - 1.0) > 0.0, crossing.pays_above);
        }
    EXPECT_GE(crossings, 1);
}

TEST(Thresholds, the_standard_error_is_the_spread_over_seeds)
{
    auto study = near_the_edge();
    std::vector<double> values;
    double error = 0.0;
    constexpr int seeds = 60;
    for (int s = 0; s < seeds; ++s) {
        study.seed = static_cast<std::uint64_t>(500 + s);
        auto const found = one_of(study, "supervision", ThresholdInput::programme_cost);
        values.push_back(found.total->crossings.at(0).value);
        error += found.total->crossings[0].mcse / seeds;
    }
    double mean = 0.0;
    for (double const value : values) mean += value / seeds;
    double squares = 0.0;
    for (double const value : values) squares += (value - mean) * (value - mean);
    double const spread = std::sqrt(squares / (seeds - 1));
    // A standard deviation of so many values has a relative error of 1/√(2 · 59).
    EXPECT_NEAR(spread / error, 1.0, 4.0 / std::sqrt(2.0 * (seeds - 1)));
}

TEST(Thresholds, the_same_bits_on_any_number_of_threads_and_with_any_instructions)
{
    auto const study = small_study(2, 300);
    auto const& authority = study.authorities.front();
    std::vector<ThresholdInput> const some{ThresholdInput::hazard_ratio, ThresholdInput::cover_share,
                                           ThresholdInput::duration};
    auto const base = thresholds(study, authority, "supervision", one_thread, some);
    std::vector<Execution> others{{3, {}, InstructionSet::sse2}};
    for (auto const wider : {InstructionSet::avx2, InstructionSet::avx512}) {
        if (machine_has(wider)) others.push_back({2, {}, wider});
        else std::cout << "NOT COMPARED: this machine has no " << name(wider) << '\n';
    }
    for (auto const& other : others) {
        auto const found = thresholds(study, authority, "supervision", other, some);
        for (std::size_t i = 0; i < some.size(); ++i) {
            EXPECT_EQ(found.inputs[i].cash->saving_at_low, base.inputs[i].cash->saving_at_low);
            EXPECT_EQ(found.inputs[i].total->saving_at_high, base.inputs[i].total->saving_at_high);
            ASSERT_EQ(found.inputs[i].total->crossings.size(), base.inputs[i].total->crossings.size());
            for (std::size_t c = 0; c < base.inputs[i].total->crossings.size(); ++c) {
                EXPECT_EQ(found.inputs[i].total->crossings[c].value, base.inputs[i].total->crossings[c].value);
                EXPECT_EQ(found.inputs[i].total->crossings[c].mcse, base.inputs[i].total->crossings[c].mcse);
            }
        }
    }
}

TEST(Thresholds, without_turnover_evidence_only_the_effect_is_searched)
{
    auto const found = found_in(small_study(), "circles");
    EXPECT_FALSE(found.has_effect);
    EXPECT_FALSE(found.net_cash);
    EXPECT_FALSE(found.affordable_cash.value);
    EXPECT_GT(found.programme_cost.mean, 0.0);
    for (auto const& one : found.inputs) {
        bool const effect = one.input == ThresholdInput::hazard_ratio;
        EXPECT_EQ(one.cash.has_value(), effect) << name(one.input);
        EXPECT_EQ(one.total.has_value(), effect);
        if (effect) {
            EXPECT_FALSE(one.now);
        } else {
            EXPECT_EQ(one.reason, no_saving_claimed);
        }
    }
    auto const grid = two_way(small_study(), small_study().authorities[0], "circles", ThresholdInput::hazard_ratio,
                              ThresholdInput::programme_cost, one_thread);
    EXPECT_TRUE(grid.cells.empty());
    EXPECT_EQ(grid.reason, no_saving_claimed);
}

TEST(Thresholds, of_a_package_what_each_member_has_is_left_to_the_members)
{
    for (auto const& one : found_in(small_study(), "supervision-and-workload").inputs) {
        bool const of_one = one.input == ThresholdInput::hazard_ratio || one.input == ThresholdInput::coverage ||
                            one.input == ThresholdInput::duration;
        EXPECT_EQ(one.cash.has_value(), !of_one) << name(one.input);
        if (of_one) { EXPECT_THAT(one.reason, HasSubstr("package")); }
    }
}

TEST(Thresholds, an_implied_time_to_fill_is_not_searched)
{
    auto study = small_study();
    study.implied_fill = true;
    auto const found = one_of(study, "supervision", ThresholdInput::months_to_fill);
    EXPECT_FALSE(found.cash);
    EXPECT_FALSE(found.now);
    EXPECT_THAT(found.reason, HasSubstr("worked out"));
}

TEST(Thresholds, today_is_what_the_inputs_say)
{
    auto const now = [&](ThresholdInput input) { return *one_of(small_study(0, 64), "supervision", input).now; };
    EXPECT_NEAR(now(ThresholdInput::pay).mean, 66'560.0, 1e-6);
    EXPECT_EQ(now(ThresholdInput::programme_cost).mean, 1.0);
    EXPECT_FALSE(now(ThresholdInput::programme_cost).varies());
    EXPECT_NEAR(now(ThresholdInput::cover_share).mean, 0.7, 1e-9);
    EXPECT_LT(now(ThresholdInput::cover_share).low, 0.7);
    auto const rate = now(ThresholdInput::leaving_rate);
    double const mean = 1.04 * 0.1211 * std::exp(0.5 * 0.10 * 0.10);
    EXPECT_NEAR(rate.mean, mean, 4.0 * 0.15 * mean / 8.0);
}

TEST(Thresholds, names_are_as_typed)
{
    for (auto const input : all_threshold_inputs) {
        EXPECT_EQ(threshold_input_named(name(input)), input);
        EXPECT_FALSE(label(input).empty());
    }
    EXPECT_FALSE(threshold_input_named("nobody's"));
    EXPECT_THROW((void)found_in(small_study(), "nobody's"), ContractBroken);
}

TEST(TwoWay, a_cell_is_the_study_with_both_inputs_given)
{
    auto const study = small_study();
    for (auto const& [down, across] : {std::pair{ThresholdInput::hazard_ratio, ThresholdInput::programme_cost},
                                       std::pair{ThresholdInput::programme_cost, ThresholdInput::coverage},
                                       std::pair{ThresholdInput::duration, ThresholdInput::pay}}) {
        auto const grid = two_way(study, study.authorities[0], "supervision", down, across, one_thread);
        ASSERT_EQ(grid.cells.size(), grid.down_at.size() * grid.across_at.size());
        for (auto const& [row, column] :
             {std::pair{std::size_t{1}, std::size_t{3}}, std::pair{std::size_t{7}, std::size_t{10}}}) {
            auto const both = with(with(study, down, grid.down_at[row]), across, grid.across_at[column]);
            auto const at = evaluated(both, sample::supervision);
            auto const& cell = grid.at(row, column);
            EXPECT_NEAR(cell.net_cash, at.saved->savings.net_cash.mean, 1e-6 * std::abs(cell.net_cash)) << name(down);
            EXPECT_NEAR(cell.net_total, at.saved->savings.net_total.mean, 1e-6 * std::abs(cell.net_total));
            EXPECT_NEAR(cell.net_cash_mcse, at.saved->savings.net_cash.mcse, 1e-6 * cell.net_cash_mcse + 1e-9);
            EXPECT_EQ(cell.chance_cash, at.saved->chances.net_cash);
            EXPECT_EQ(cell.chance_total, at.saved->chances.net_total);
        }
    }
}

TEST(TwoWay, of_one_input_or_of_what_a_package_has_several_of_there_is_none)
{
    auto const study = small_study();
    EXPECT_THROW(
        (void)two_way(study, study.authorities[0], "supervision", ThresholdInput::pay, ThresholdInput::pay, one_thread),
        ContractBroken);
    auto const grid = two_way(study, study.authorities[0], "supervision-and-workload", ThresholdInput::pay,
                              ThresholdInput::coverage, one_thread);
    EXPECT_TRUE(grid.cells.empty());
    EXPECT_THAT(grid.reason, HasSubstr("package"));
}
