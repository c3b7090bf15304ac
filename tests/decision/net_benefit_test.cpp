#include "holdfast/decision/net_benefit.hpp"

#include "holdfast/base/contract.hpp"
#include "support/gaussian_decision.hpp"
#include "support/worked_cases.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

std::vector<double> grid(double first, double last, double step)
{
    std::vector<double> thresholds;
    for (int i = 0; first + i * step <= last; ++i) thresholds.push_back(first + i * step);
    return thresholds;
}

//! Strategies whose lines cross often, with ties: costs and effects are small whole numbers.
Samples crossing(std::size_t strategies, std::size_t draws, std::uint64_t seed, bool whole)
{
    Samples samples;
    for (std::size_t s = 0; s < strategies; ++s) {
        samples.strategies.push_back("s" + std::to_string(s));
        samples.costs.push_back(normal_draws(draws, seed, 2 * s + 1));
        samples.effects.push_back(normal_draws(draws, seed, 2 * s + 2));
        for (auto* column : {&samples.costs.back(), &samples.effects.back()})
            for (auto& value : *column) value = whole ? std::round(2.0 * value) : value * 100.0;
    }
    return samples;
}

//! The slow obvious twin: every strategy at every threshold in every draw.
NetBenefit twin(Samples const& samples, double threshold)
{
    auto const strategies = samples.strategies.size();
    auto const n = static_cast<double>(samples.draws());
    NetBenefit point{threshold, std::vector<double>(strategies), std::vector<double>(strategies), 0.0, 0, 0.0, 0.0, {}};
    double sum_of_highest = 0.0;
    for (std::size_t draw = 0; draw < samples.draws(); ++draw) {
        std::vector<double> net(strategies);
        for (std::size_t s = 0; s < strategies; ++s) {
            net[s] = threshold * samples.effects[s][draw] - samples.costs[s][draw];
            point.mean_net_benefit[s] += net[s] / n;
        }
        auto const highest = std::max_element(net.begin(), net.end());  // the first of equal ones
        point.ceac[static_cast<std::size_t>(highest - net.begin())] += 1.0 / n;
        sum_of_highest += *highest / n;
    }
    auto const best = std::max_element(point.mean_net_benefit.begin(), point.mean_net_benefit.end());
    point.best = static_cast<std::size_t>(best - point.mean_net_benefit.begin());
    point.ceaf = point.ceac[point.best];
    point.evpi = sum_of_highest - *best;
    for (double const net : point.mean_net_benefit) point.expected_loss.push_back(sum_of_highest - net);
    return point;
}

void expect_same(NetBenefit const& found, NetBenefit const& wanted, double scale)
{
    EXPECT_EQ(found.best, wanted.best) << found.willingness_to_pay;
    EXPECT_NEAR(found.ceaf, wanted.ceaf, 1e-12);
    EXPECT_NEAR(found.evpi, wanted.evpi, 1e-11 * scale);
    for (std::size_t s = 0; s < found.ceac.size(); ++s) {
        EXPECT_NEAR(found.ceac[s], wanted.ceac[s], 1e-12) << found.willingness_to_pay << ' ' << s;
        EXPECT_NEAR(found.mean_net_benefit[s], wanted.mean_net_benefit[s], 1e-11 * scale);
        EXPECT_NEAR(found.expected_loss[s], wanted.expected_loss[s], 1e-11 * scale);
    }
}

//! |found − theirs| ≤ 1e-9 relative, or as many digits as a mean of such numbers has in doubles.
void expect_equal(double found, double theirs, double rounding, char const* what, double threshold)
{
    EXPECT_NEAR(found, theirs, std::max(1e-9 * std::abs(theirs), rounding)) << what << " at " << threshold;
}

}  // namespace

TEST(NetBenefit, acceptability_adds_up_to_one_and_the_best_loses_the_evpi)
{
    for (auto const& point : net_benefit_curve(crossing(5, 400, 3, false), grid(-3, 3, 0.1))) {
        EXPECT_NEAR(std::accumulate(point.ceac.begin(), point.ceac.end(), 0.0), 1.0, 1e-12);
        EXPECT_EQ(point.expected_loss[point.best], point.evpi);
        EXPECT_GT(point.evpi, 0.0);
        for (double const loss : point.expected_loss) EXPECT_GE(loss, point.evpi);
    }
}

TEST(NetBenefit, equals_every_strategy_at_every_threshold_in_every_draw)
{
    for (std::size_t const strategies : {2U, 3U, 7U, 12U})
        for (bool const whole : {false, true}) {
            auto const samples = crossing(strategies, 300, strategies, whole);
            for (auto const& point : net_benefit_curve(samples, grid(-4, 4, 0.25)))
                expect_same(point, twin(samples, point.willingness_to_pay), whole ? 1.0 : 100.0);
        }
}

TEST(NetBenefit, ties_go_to_the_earlier_strategy)
{
    Samples const same{{"a", "b", "c"}, {{1, 2}, {1, 2}, {1, 2}}, {{3, 4}, {3, 4}, {3, 4}}};
    for (auto const& point : net_benefit_curve(same, std::vector<double>{0.0, 1.0})) {
        EXPECT_EQ(point.best, 0U);
        EXPECT_EQ(point.ceac, (std::vector<double>{1.0, 0.0, 0.0}));
        EXPECT_EQ(point.evpi, 0.0);
    }
    // The later strategy catches up exactly at 2 and leads beyond it; listed first, it leads from 2 on.
    std::vector<double> const thresholds{1.0, 2.0, 3.0};
    Samples const later{{"a", "b"}, {{0, 0}, {4, 4}}, {{0, 0}, {2, 2}}};
    Samples const earlier{{"b", "a"}, {{4, 4}, {0, 0}}, {{2, 2}, {0, 0}}};
    EXPECT_EQ(net_benefit_curve(later, thresholds)[1].ceac[0], 1.0);
    EXPECT_EQ(net_benefit_curve(later, thresholds)[2].ceac[0], 0.0);
    EXPECT_EQ(net_benefit_curve(earlier, thresholds)[1].ceac[0], 1.0);
    EXPECT_EQ(net_benefit_curve(earlier, thresholds)[0].ceac[0], 0.0);
}

TEST(NetBenefit, a_common_cost_and_effect_changes_no_decision)
{
    auto const samples = crossing(4, 500, 11, false);
    auto shifted = samples;
    auto const common = normal_draws(500, 11, 99);
    for (auto* columns : {&shifted.costs, &shifted.effects})
        for (auto& column : *columns)
            for (std::size_t draw = 0; draw < column.size(); ++draw) column[draw] += 1000.0 * common[draw] + 5.0;
    auto const before = net_benefit_curve(samples, grid(0, 3, 0.5));
    auto const after = net_benefit_curve(shifted, grid(0, 3, 0.5));
    for (std::size_t k = 0; k < before.size(); ++k) {
        EXPECT_EQ(before[k].best, after[k].best);
        EXPECT_EQ(before[k].ceac, after[k].ceac);
        EXPECT_NEAR(before[k].evpi, after[k].evpi, 1e-9);
    }
}

TEST(NetBenefit, the_order_of_the_draws_does_not_matter)
{
    auto const samples = crossing(4, 500, 12, false);
    auto turned = samples;
    for (auto* columns : {&turned.costs, &turned.effects})
        for (auto& column : *columns) std::rotate(column.begin(), column.begin() + 137, column.end());
    auto const before = net_benefit_curve(samples, grid(0, 3, 0.5));
    auto const after = net_benefit_curve(turned, grid(0, 3, 0.5));
    for (std::size_t k = 0; k < before.size(); ++k) expect_same(before[k], after[k], 100.0);
}

TEST(NetBenefit, evpi_of_two_normals_is_the_closed_form_within_its_error)
{
    GaussianDecision const decision{800.0, 0.05, {300.0, 0.0, 120.0}, {0.0, 0.02, 0.01}};
    int outside = 0;
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (auto const& point : net_benefit_curve(draw(decision, 4000, seed).samples, grid(8000, 24000, 4000))) {
            ++tried;
            auto const wanted = decision.evpi(point.willingness_to_pay);
            outside += std::abs(point.evpi - wanted) > 2.0 * point.evpi_standard_error ? 1 : 0;
        }
    EXPECT_EQ(tried, 100);
    EXPECT_LE(outside, 12) << "95% of the intervals hold the truth, give or take; seeds share no draws";
}

TEST(NetBenefit, willingness_to_pay_must_rise)
{
    auto const samples = crossing(2, 10, 1, false);
    EXPECT_THROW((void)net_benefit_curve(samples, std::vector<double>{}), ContractBroken);
    EXPECT_THROW((void)net_benefit_curve(samples, std::vector<double>{1.0, 1.0}), ContractBroken);
    EXPECT_THROW((void)net_benefit_curve(samples, std::vector<double>{0.0, HUGE_VAL}), ContractBroken);
}

TEST(NetBenefit, equals_bcea_on_the_vaccine)
{
    HOLDFAST_NEEDS_CASE("bcea_vaccine");
    auto const theirs = sheet_of("bcea_vaccine", "bcea_curves.csv");
    auto const curve = net_benefit_curve(samples_of("bcea_vaccine"), grid(0, 50000, 100));
    ASSERT_EQ(curve.size(), theirs.rows.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        auto const& point = curve[i];
        double const k = point.willingness_to_pay;
        ASSERT_EQ(k, theirs.number(i, "k"));
        expect_equal(point.mean_net_benefit[0], theirs.number(i, "mean_nmb_1"), 0.0, "mean net benefit", k);
        expect_equal(point.mean_net_benefit[1], theirs.number(i, "mean_nmb_2"), 0.0, "mean net benefit", k);
        expect_equal(point.mean_net_benefit[1] - point.mean_net_benefit[0], theirs.number(i, "eib_ref_vs_1"), 1e-13,
                     "EIB", k);
        expect_equal(point.ceac[1], theirs.number(i, "ceac_ref_vs_1"), 1e-15, "CEAC", k);
        expect_equal(point.ceaf, theirs.number(i, "ceaf"), 1e-15, "CEAF", k);
        expect_equal(point.evpi, theirs.number(i, "evpi"), 0.0, "EVPI", k);
        EXPECT_EQ(point.best + 1, static_cast<std::size_t>(theirs.number(i, "best")));
    }
}

TEST(NetBenefit, equals_bcea_and_dampack_on_three_strategies)
{
    HOLDFAST_NEEDS_CASE("dampack_example");
    auto const samples = samples_of("dampack_example");
    auto const theirs = sheet_of("dampack_example", "bcea_curves.csv");
    auto const curve = net_benefit_curve(samples, grid(0, 200000, 1000));
    ASSERT_EQ(curve.size(), theirs.rows.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        auto const& point = curve[i];
        double const k = point.willingness_to_pay;
        ASSERT_EQ(k, theirs.number(i, "k"));
        for (std::size_t s = 0; s < 3; ++s) {
            auto const number = std::to_string(s + 1);
            expect_equal(point.mean_net_benefit[s], theirs.number(i, "mean_nmb_" + number), 0.0, "mean", k);
            expect_equal(point.ceac[s], theirs.number(i, "p_best_" + number), 1e-15, "CEAC", k);
        }
        expect_equal(point.ceaf, theirs.number(i, "ceaf"), 1e-15, "CEAF", k);
        expect_equal(point.evpi, theirs.number(i, "evpi"), 0.0, "EVPI", k);
    }
    // dampack's EVPI and losses carry an error of their own, up to 6e-8 of them: it is not the same in its two tables,
    // and its EVPI is off BCEA's, which ours equals above. Within a table it is one amount for all strategies, so losses
    // less that of the best are compared to 1e-9 again.
    auto const evpis = sheet_of("dampack_example", "dampack_evpi.csv");
    auto const losses = sheet_of("dampack_example", "dampack_exp_loss.csv");
    std::vector<std::string> const names{"Chemo", "Radio", "Surgery"};
    for (std::size_t i = 0; i < evpis.rows.size(); ++i) {
        double const k = evpis.number(i, "WTP");
        auto const point = net_benefit_curve(samples, std::vector<double>{k}).front();
        EXPECT_NEAR(point.evpi, evpis.number(i, "EVPI"), 1e-7 * point.evpi) << k;
        std::vector<double> theirs_at(3, -1.0);
        for (std::size_t row = 0; row < losses.rows.size(); ++row) {
            if (losses.number(row, "WTP") != k) continue;
            auto const s = std::find(names.begin(), names.end(), losses.text(row, "Strategy")) - names.begin();
            theirs_at.at(static_cast<std::size_t>(s)) = losses.number(row, "Expected_Loss");
        }
        for (std::size_t s = 0; s < 3; ++s)
            expect_equal(point.expected_loss[s] - point.evpi, theirs_at[s] - theirs_at[point.best], 0.0, "loss", k);
    }
    EXPECT_EQ(evpis.rows.size(), 15U);
    EXPECT_EQ(losses.rows.size(), 45U);
}

TEST(NetBenefit, equals_bcea_on_the_workforce_benchmark)
{
    HOLDFAST_NEEDS_CASE("workforce_bench");
    auto const theirs = sheet_of("workforce_bench", "bcea_curves.csv");
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < theirs.rows.size(); ++i) thresholds.push_back(theirs.number(i, "k"));
    auto const curve = net_benefit_curve(samples_of("workforce_bench"), thresholds);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        auto const& point = curve[i];
        double const k = point.willingness_to_pay;
        expect_equal(point.mean_net_benefit[1] - point.mean_net_benefit[0], theirs.number(i, "eib_ref_vs_1"), 0.0,
                     "EIB", k);
        expect_equal(point.ceac[1], theirs.number(i, "ceac_ref_vs_1"), 1e-15, "CEAC", k);
        expect_equal(point.ceaf, theirs.number(i, "ceaf"), 1e-15, "CEAF", k);
        expect_equal(point.evpi, theirs.number(i, "evpi"), 0.0, "EVPI", k);
    }
}
