#include "holdfast/questions/bridge.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! One authority and one intervention, everything known.
Study known(std::size_t intervention = sample::supervision)
{
    auto study = without_uncertainty(only(sample_study(), 0, intervention));
    study.draws = 4'000;
    return study;
}

Bridge bridge_of(Study const& study)
{
    auto const findings = evaluate(study, {2, {}, best_instruction_set()});
    return bridge(findings, findings.results.front());
}

Curve const* curve_of(Bridge const& bridge, std::string const& id)
{
    auto const found = std::find_if(bridge.curves.begin(), bridge.curves.end(),
                                    [&](Curve const& curve) { return curve.belief.id == id; });
    return found == bridge.curves.end() ? nullptr : &*found;
}

//! Gross cash of the base case, to the penny.
double gross_cash(Study const& study)
{
    return worked_sum(study, study.authorities.front(), study.interventions.front().id).gross_cash.in_pounds();
}

}  // namespace

TEST(Bridge, leads_from_the_base_case_to_the_average_that_results_lead_with)
{
    auto study = only(sample_study(), 0, sample::supervision);
    auto const findings = evaluate(study, {2, {}, best_instruction_set()});
    auto const& result = findings.results.front();
    auto const found = bridge(findings, result);
    EXPECT_TRUE(at(found.cost_parts, CostPart::guessed)) << "the sample's supervision has placeholder costs";
    EXPECT_NEAR(found.base, result.saved->base.net_cash + at(result.saved->base.programme, CostPart::guessed), 1e-9);
    EXPECT_EQ(found.average, result.saved->savings.after_built_cash);
    EXPECT_EQ(found.draws, findings.draws);
    double sum = found.base + found.together();
    for (auto const& curve : found.curves) sum += curve.saving;
    EXPECT_NEAR(sum, found.average.mean, 1e-6);
    for (std::size_t i = 1; i < found.curves.size(); ++i)
        EXPECT_GE(std::abs(found.curves[i - 1].saving), std::abs(found.curves[i].saving));
    auto& intervention = study.interventions.front();
    for (auto* cost : {&intervention.setup, &intervention.per_worker_year}) (*cost)->basis = Basis::local;
    auto const stated = evaluate(study, {2, {}, best_instruction_set()});
    auto const after = bridge(stated, stated.results.front());
    EXPECT_FALSE(at(after.cost_parts, CostPart::guessed));
    EXPECT_EQ(after.base, stated.results.front().saved->base.net_cash);
}

TEST(Bridge, what_the_saving_is_straight_in_has_no_curve)
{
    auto study = known();
    study.prices.pay.about = gamma_of(66'560.0, 12'000.0);
    study.prices.recruitment.about = gamma_of(4'500.0, 2'500.0);
    auto const found = bridge_of(study);
    for (auto const* id : {"prices.pay", "prices.recruitment"}) {
        auto const* curve = curve_of(found, id);
        ASSERT_NE(curve, nullptr) << id;
        EXPECT_NEAR(curve->saving, 0.0, 1e-6) << id;
    }
    EXPECT_EQ(curve_of(found, "prices.exit"), nullptr) << "what is known has no curve";
    EXPECT_EQ(found.curves.size(), 2U);
}

// The only belief that varies is curved: its curve is the whole difference, but for the draws' own error.
TEST(Bridge, of_one_belief_nothing_is_left_over)
{
    auto study = known();
    auto& effect = *study.interventions.front().effect;
    effect.log_hazard_ratio.about = Normal{std::log(0.47), 0.60};
    auto const found = bridge_of(study);
    ASSERT_EQ(found.curves.size(), 1U);
    EXPECT_EQ(found.curves.front().scale, BarScale::log_hazard_ratio);
    EXPECT_LT(found.curves.front().saving, -100.0) << "a ratio is convex in its logarithm: it costs on average";
    EXPECT_LT(std::abs(found.together()), 4.0 * found.average.mcse);
}

// A slow twin: the base case at two thousand quantiles, one study each.
TEST(Bridge, a_curve_is_the_average_of_base_cases)
{
    auto study = known();
    auto& about = study.interventions.front().effect->log_hazard_ratio.about;
    auto const belief = Normal{std::log(0.47), 0.40};
    about = belief;
    auto const found = bridge_of(study);
    ASSERT_EQ(found.curves.size(), 1U);
    auto moved = study;
    constexpr int points = 400;
    double sum = 0.0;
    for (int i = 0; i < points; ++i) {
        moved.interventions.front().effect->log_hazard_ratio.about = Fixed{quantile(belief, (i + 0.5) / points)};
        sum += gross_cash(moved);
    }
    auto const slow = sum / points - gross_cash(study);
    EXPECT_NEAR(found.curves.front().saving, slow, 0.02 * std::abs(slow));
}

TEST(Bridge, knows_every_belief_that_a_tornado_moves)
{
    auto const study = only(sample_study(), 2, sample::workload);
    auto const found = bridge_of(study);
    auto const bars = tornado(study, study.authorities.front(), study.interventions.front().id).bars;
    EXPECT_EQ(found.curves.size(), bars.size());
    for (auto const& bar : bars) EXPECT_NE(curve_of(found, bar.belief.id), nullptr) << bar.belief.label;
}

TEST(Bridge, there_is_none_where_no_saving_is_claimed)
{
    auto const findings = evaluate(only(sample_study(), 0, sample::circles), {1, {}, best_instruction_set()});
    EXPECT_THROW((void)bridge(findings, findings.results.front()), ContractBroken);
    EXPECT_FALSE(worked_sum(findings, findings.results.front()).bridge);
}
