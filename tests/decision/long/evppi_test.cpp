#include "holdfast/decision/evppi.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "support/gaussian_decision.hpp"
#include "support/worked_cases.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

using Group = std::vector<std::size_t>;

PartialInformation evppi_at(Samples const& samples, Parameters const& parameters, Group const& chosen,
                            std::vector<double> const& thresholds)
{
    return evppi(samples, parameters, chosen, net_benefit_curve(samples, thresholds));
}

Group numbers_of(Parameters const& parameters, std::string const& joined)
{
    Group numbers;
    for (auto const& name : split(joined, '+')) {
        auto const found = std::find(parameters.names.begin(), parameters.names.end(), name);
        EXPECT_NE(found, parameters.names.end()) << name;
        numbers.push_back(static_cast<std::size_t>(found - parameters.names.begin()));
    }
    return numbers;
}

//! Four parameters: one for costs, one for effects, one for both, one for nothing.
GaussianDecision const four{800.0, 0.05, {300.0, 0.0, 120.0, 0.0}, {0.0, 0.02, 0.01, 0.0}};
std::vector<double> const four_thresholds{10000, 13000, 18000, 20000, 24000};

std::vector<Group> const subsets{{0}, {1}, {2}, {3}, {0, 1}, {0, 2}, {1, 2}, {0, 3}, {0, 1, 2}, {0, 1, 2, 3}};

//! Three strategies, of which the third gains where the parameter is 1 of {0, 1, 2}: group means by hand.
DrawnDecision discrete(std::size_t draws)
{
    DrawnDecision drawn;
    drawn.samples.strategies = {"a", "b", "c"};
    auto const noise = normal_draws(draws, 2, 1);
    Draws level(draws);
    drawn.samples.costs.assign(3, Draws(draws, 100.0));
    drawn.samples.effects.assign(3, Draws(draws, 0.0));
    for (std::size_t i = 0; i < draws; ++i) {
        level[i] = static_cast<double>((i * 7919) % 3);
        drawn.samples.effects[1][i] = noise[i];
        drawn.samples.effects[2][i] = (level[i] == 1.0 ? 6.0 : -3.5) + noise[i];
    }
    drawn.parameters = {{"level"}, {level}};
    return drawn;
}

}  // namespace

TEST(Evppi, equals_the_closed_form_of_every_subset_within_its_error)
{
    int outside = 0;
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        auto const drawn = draw(four, 3000, seed);
        for (auto const& chosen : subsets) {
            auto const found = evppi_at(drawn.samples, drawn.parameters, chosen, four_thresholds);
            for (auto const& at : found.at) {
                double const exact = four.evppi(chosen, at.willingness_to_pay);
                double const off = std::abs(at.value - exact);
                ++tried;
                outside += off > 2.0 * at.standard_error ? 1 : 0;
                EXPECT_LT(off, 4.5 * at.standard_error + 1e-9) << at.willingness_to_pay << " seed " << seed;
            }
        }
    }
    EXPECT_EQ(tried, 150);
    EXPECT_LE(outside, 14) << "about one in twenty, and subsets of the same draws go astray together";
}

TEST(Evppi, its_standard_error_is_the_spread_over_fresh_draws)
{
    std::vector<double> const at{13000};
    for (Group const& chosen : {Group{0}, Group{1}}) {
        double sum = 0.0;
        double squares = 0.0;
        double errors = 0.0;
        int const seeds = 80;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            auto const drawn = draw(four, 500, seed + 100);
            auto const found = evppi_at(drawn.samples, drawn.parameters, chosen, at).at.front();
            sum += found.value;
            squares += found.value * found.value;
            errors += found.standard_error;
        }
        double const mean = sum / seeds;
        double const spread = std::sqrt((squares - seeds * mean * mean) / (seeds - 1));
        // A spread of 80 values is itself known to 8%. What was shrunk is counted as if it had not been, so that the
        // errors err on the large side.
        EXPECT_GT(errors / seeds, 0.84 * spread);
        EXPECT_LT(errors / seeds, 1.4 * spread);
        // Nor is there a bias beyond the error of the mean of 80.
        EXPECT_NEAR(mean, four.evppi(chosen, at.front()), 3.0 * spread / std::sqrt(double(seeds)));
    }
}

TEST(Evppi, lies_between_zero_and_the_evpi)
{
    for (std::size_t const draws : {10U, 40U, 200U, 1000U}) {
        auto const drawn = draw(four, draws, 17);
        auto const curve = net_benefit_curve(drawn.samples, four_thresholds);
        for (auto const& chosen : subsets) {
            auto const found = evppi(drawn.samples, drawn.parameters, chosen, curve);
            for (std::size_t k = 0; k < curve.size(); ++k) {
                EXPECT_GE(found.at[k].value, 0.0);
                EXPECT_LE(found.at[k].value, curve[k].evpi);
                EXPECT_TRUE(std::isfinite(found.at[k].standard_error));
            }
        }
    }
}

TEST(Evppi, of_all_parameters_of_a_deterministic_model_is_the_evpi)
{
    auto const drawn = draw(four, 2000, 5);
    auto const curve = net_benefit_curve(drawn.samples, four_thresholds);
    auto const found = evppi(drawn.samples, drawn.parameters, Group{0, 1, 2}, curve);
    for (std::size_t k = 0; k < curve.size(); ++k) EXPECT_NEAR(found.at[k].value, curve[k].evpi, 1e-3 * curve[k].evpi);
}

TEST(Evppi, of_a_parameter_nobody_uses_is_nothing_within_its_error)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const drawn = draw(four, 1000, seed);
        auto const curve = net_benefit_curve(drawn.samples, four_thresholds);
        auto const found = evppi(drawn.samples, drawn.parameters, Group{3}, curve);
        for (std::size_t k = 0; k < curve.size(); ++k) {
            EXPECT_LE(found.at[k].value, 2.5 * found.at[k].standard_error);
            EXPECT_LE(found.at[k].value, 0.02 * curve[k].evpi) << "nor does the error hide a large value";
        }
    }
}

TEST(Evppi, of_a_parameter_nobody_uses_is_nothing_even_where_two_strategies_tie)
{
    // The mean increment of the draws is 0 exactly, so that any slope at all would be worth something.
    int seen_as_worth_something = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Samples samples{{"a", "b"}, {Draws(500, 0.0), normal_draws(500, seed, 5)}, {Draws(500, 0.0), Draws(500, 0.0)}};
        double const mean = std::accumulate(samples.costs[1].begin(), samples.costs[1].end(), 0.0) / 500.0;
        for (auto& cost : samples.costs[1]) cost -= mean;
        Parameters const parameters{{"x"}, {normal_draws(500, seed, 6)}};
        auto const at = evppi_at(samples, parameters, {0}, {0.0}).at.front();
        seen_as_worth_something += at.value > 2.0 * at.standard_error ? 1 : 0;
    }
    EXPECT_LE(seen_as_worth_something, 8);
}

TEST(Evppi, a_constant_is_worth_nothing_and_a_copy_no_more_than_the_original)
{
    auto const drawn = draw(four, 1000, 8);
    auto parameters = drawn.parameters;
    parameters.names.insert(parameters.names.end(), {"constant", "copy"});
    parameters.columns.emplace_back(1000, 42.0);
    parameters.columns.push_back(parameters.columns[0]);
    for (auto& value : parameters.columns.back()) value = 7.0 - 1e6 * value;
    auto const constant = evppi_at(drawn.samples, parameters, {4}, four_thresholds);
    EXPECT_EQ(constant.method, "constant");
    auto const original = evppi_at(drawn.samples, parameters, {0}, four_thresholds);
    auto const both = evppi_at(drawn.samples, parameters, {0, 4, 5}, four_thresholds);
    for (std::size_t k = 0; k < four_thresholds.size(); ++k) {
        EXPECT_EQ(constant.at[k].value, 0.0);
        EXPECT_EQ(constant.at[k].standard_error, 0.0);
        EXPECT_EQ(both.at[k].value, original.at[k].value);
    }
}

TEST(Evppi, what_all_strategies_share_does_not_matter)
{
    auto const drawn = draw(four, 1000, 9);
    auto shifted = drawn.samples;
    for (auto* columns : {&shifted.costs, &shifted.effects})
        for (auto& column : *columns)
            for (std::size_t i = 0; i < column.size(); ++i) column[i] += 1e3 * drawn.parameters.columns[3][i] - 5e4;
    auto const before = evppi_at(drawn.samples, drawn.parameters, {3}, four_thresholds);
    auto const after = evppi_at(shifted, drawn.parameters, {3}, four_thresholds);
    auto const other = evppi_at(shifted, drawn.parameters, {0}, four_thresholds);
    auto const same = evppi_at(drawn.samples, drawn.parameters, {0}, four_thresholds);
    for (std::size_t k = 0; k < four_thresholds.size(); ++k) {
        EXPECT_NEAR(before.at[k].value, after.at[k].value, 1e-4);
        EXPECT_NEAR(other.at[k].value, same.at[k].value, 1e-4);
    }
}

TEST(Evppi, the_order_of_the_draws_does_not_matter)
{
    auto drawn = draw(four, 1500, 10);
    for (Group const& chosen : {Group{0}, Group{1, 2}}) {
        auto const before = evppi_at(drawn.samples, drawn.parameters, chosen, four_thresholds);
        auto turned = drawn;
        for (auto* columns : {&turned.samples.costs, &turned.samples.effects, &turned.parameters.columns})
            for (auto& column : *columns) std::rotate(column.begin(), column.begin() + 333, column.end());
        auto const after = evppi_at(turned.samples, turned.parameters, chosen, four_thresholds);
        for (std::size_t k = 0; k < four_thresholds.size(); ++k) {
            EXPECT_NEAR(before.at[k].value, after.at[k].value, 1e-6);
            EXPECT_NEAR(before.at[k].standard_error, after.at[k].standard_error, 1e-6);
        }
    }
}

TEST(Evppi, a_change_of_scale_of_a_parameter_changes_little)
{
    // Knowing x is knowing exp(3x): only what the regression makes of it may differ.
    auto drawn = draw(four, 4000, 11);
    auto const plain = evppi_at(drawn.samples, drawn.parameters, {0}, four_thresholds);
    for (auto& value : drawn.parameters.columns[0]) value = std::exp(3.0 * value);
    auto const tailed = evppi_at(drawn.samples, drawn.parameters, {0}, four_thresholds);
    for (std::size_t k = 0; k < four_thresholds.size(); ++k)
        EXPECT_NEAR(plain.at[k].value, tailed.at[k].value, plain.at[k].standard_error);
}

TEST(Evppi, of_few_values_is_that_of_group_means)
{
    auto const drawn = discrete(3000);
    auto const found = evppi_at(drawn.samples, drawn.parameters, {0}, {1.0});
    EXPECT_EQ(found.method, "group means");
    double by_hand = 0.0;
    std::vector<double> means(3, 0.0);
    for (double const level : {0.0, 1.0, 2.0}) {
        std::vector<double> sums(3, 0.0);
        for (std::size_t i = 0; i < 3000; ++i)
            for (std::size_t s = 0; s < 3; ++s)
                if (drawn.parameters.columns[0][i] == level) sums[s] += drawn.samples.effects[s][i];
        by_hand += *std::max_element(sums.begin(), sums.end()) / 3000.0;
        for (std::size_t s = 0; s < 3; ++s) means[s] += sums[s] / 3000.0;
    }
    by_hand -= *std::max_element(means.begin(), means.end());
    EXPECT_GT(by_hand, 1.5);
    EXPECT_NEAR(found.at.front().value, by_hand, 0.02);
    // Exactly: the third is worth 6 in a third of the draws and is passed over in the rest, so E max = 2; its own
    // mean is −1/3 and the best without knowing is worth 0.
    EXPECT_NEAR(found.at.front().value, 2.0, 3.0 * found.at.front().standard_error);
}

TEST(Evppi, is_not_too_large_though_it_is_a_maximum_of_estimates)
{
    // Six strategies whose effects move with a parameter of eight values, under noise as large as that.
    std::size_t const draws = 240;
    double off = 0.0;
    double squares = 0.0;
    int const seeds = 100;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        DrawnDecision drawn;
        drawn.parameters = {{"level"}, {Draws(draws)}};
        double exact = 0.0;
        for (std::size_t i = 0; i < draws; ++i) drawn.parameters.columns[0][i] = static_cast<double>(i % 8);
        std::vector<std::vector<double>> means;
        for (std::size_t s = 0; s < 6; ++s) {
            drawn.samples.strategies.push_back(std::to_string(s));
            drawn.samples.costs.emplace_back(draws, 0.0);
            drawn.samples.effects.push_back(normal_draws(draws, seed, s));
            means.push_back(normal_draws(8, seed, 100 + s));
            for (std::size_t i = 0; i < draws; ++i)
                drawn.samples.effects[s][i] = 2.0 * drawn.samples.effects[s][i] + means[s][i % 8];
        }
        double best = -HUGE_VAL;
        for (auto const& of_strategy : means)
            best = std::max(best, std::accumulate(of_strategy.begin(), of_strategy.end(), 0.0) / 8.0);
        for (std::size_t level = 0; level < 8; ++level) {
            double highest = -HUGE_VAL;
            for (auto const& of_strategy : means) highest = std::max(highest, of_strategy[level]);
            exact += highest / 8.0;
        }
        exact -= best;
        double const error = evppi_at(drawn.samples, drawn.parameters, {0}, {1.0}).at.front().value - exact;
        off += error / seeds;
        squares += error * error / seeds;
    }
    double const error_of_mean = std::sqrt((squares - off * off) / seeds);
    EXPECT_LT(error_of_mean, 0.015);
    EXPECT_LT(std::abs(off), 3.0 * error_of_mean) << "without the correction it is 0.06 too large";
}

TEST(Evppi, holds_for_many_strategies_parameters_and_heavy_tails)
{
    std::size_t const draws = 400;
    Samples samples;
    Parameters parameters;
    for (std::size_t p = 0; p < 60; ++p) {
        parameters.names.push_back("p" + std::to_string(p));
        auto column = normal_draws(draws, 12, p);
        for (auto& value : column) value = std::exp(4.0 * value);
        parameters.columns.push_back(std::move(column));
    }
    for (std::size_t s = 0; s < 12; ++s) {
        samples.strategies.push_back("s" + std::to_string(s));
        samples.costs.push_back(normal_draws(draws, 13, s));
        samples.effects.push_back(normal_draws(draws, 14, s));
        for (std::size_t i = 0; i < draws; ++i) samples.costs.back()[i] *= parameters.columns[s][i];
    }
    Group all(60);
    std::iota(all.begin(), all.end(), std::size_t{});
    auto const curve = net_benefit_curve(samples, std::vector<double>{0.0, 10.0});
    for (Group const& chosen : {Group{0}, Group{0, 1}, Group{0, 1, 2, 3, 4, 5, 6, 7}, all}) {
        auto const found = evppi(samples, parameters, chosen, curve);
        for (std::size_t k = 0; k < 2; ++k) {
            EXPECT_GE(found.at[k].value, 0.0);
            EXPECT_LE(found.at[k].value, curve[k].evpi);
            EXPECT_TRUE(std::isfinite(found.at[k].standard_error));
        }
    }
}

TEST(Evppi, asks_for_what_is_there)
{
    auto const drawn = draw(four, 100, 1);
    auto const curve = net_benefit_curve(drawn.samples, four_thresholds);
    EXPECT_THROW((void)evppi(drawn.samples, drawn.parameters, Group{}, curve), ContractBroken);
    EXPECT_THROW((void)evppi(drawn.samples, drawn.parameters, Group{9}, curve), ContractBroken);
    auto const few = draw(four, 9, 1);
    EXPECT_THROW((void)evppi_at(few.samples, few.parameters, {0}, four_thresholds), ContractBroken);
}

TEST(Evppi, equals_the_exact_answers_of_the_gaussian_case)
{
    HOLDFAST_NEEDS_CASE("analytic_gaussian_linear");
    std::string const name = "analytic_gaussian_linear";
    auto const samples = samples_of(name);
    auto const parameters = parameters_of(name);
    auto const exact = sheet_of(name, "exact_evppi.csv");
    std::map<std::string, std::map<double, double>> by_group;
    for (std::size_t i = 0; i < exact.rows.size(); ++i)
        by_group[exact.text(i, "pars")][exact.number(i, "k")] = exact.number(i, "evppi");
    ASSERT_EQ(by_group.size(), 15U);
    for (auto const& [joined, values] : by_group) {
        std::vector<double> thresholds;
        for (auto const& value : values) thresholds.push_back(value.first);
        auto const found = evppi_at(samples, parameters, numbers_of(parameters, joined), thresholds);
        for (auto const& at : found.at) {
            double const k = at.willingness_to_pay;
            double const wanted = values.at(k);
            double const off = std::abs(at.value - wanted);
            // Where one draw in some thousand decides, all groups share the luck of the same draws: three errors.
            bool const in_the_tail = k < 20000.0 || k > 30000.0;
            EXPECT_LE(off, (in_the_tail ? 3.0 : 2.0) * at.standard_error + 1e-6) << joined << " at " << k;
            EXPECT_LE(k == 25000.0 ? off : 0.0, 0.02 * wanted) << joined;
        }
    }
}

TEST(Evppi, comes_close_to_exact_conditional_means_of_the_same_draws)
{
    HOLDFAST_NEEDS_CASE("analytic_gaussian_linear");
    std::string const name = "analytic_gaussian_linear";
    auto const samples = samples_of(name);
    auto const parameters = parameters_of(name);
    auto const oracle = sheet_of(name, "oracle_evppi_on_sample.csv");
    std::map<std::string, std::map<double, double>> by_group;
    for (std::size_t i = 0; i < oracle.rows.size(); ++i)
        by_group[oracle.text(i, "pars")][oracle.number(i, "k")] = oracle.number(i, "evppi");
    for (auto const& [joined, values] : by_group) {
        std::vector<double> thresholds;
        for (auto const& value : values) thresholds.push_back(value.first);
        for (auto const& at : evppi_at(samples, parameters, numbers_of(parameters, joined), thresholds).at)
            EXPECT_NEAR(at.value, values.at(at.willingness_to_pay), 2.0 * at.standard_error) << joined;
    }
    EXPECT_GE(oracle.rows.size(), 45U);
}

TEST(Evppi, agrees_with_nested_simulation_of_the_workforce_benchmark)
{
    HOLDFAST_NEEDS_CASE("workforce_bench");
    std::string const name = "workforce_bench";
    auto const samples = samples_of(name);
    auto const parameters = parameters_of(name, "draws.csv");
    auto const nested = sheet_of(name, "reference_evppi.csv");
    int outside = 0;
    for (std::size_t i = 0; i < nested.rows.size(); ++i) {
        auto const chosen = numbers_of(parameters, nested.text(i, "pars"));
        auto const at = evppi_at(samples, parameters, chosen, {nested.number(i, "k")}).at.front();
        double const error = std::hypot(at.standard_error, nested.number(i, "se"));
        double const off = std::abs(at.value - nested.number(i, "evppi"));
        EXPECT_LE(off, 3.0 * error) << nested.text(i, "pars") << " at " << nested.number(i, "k");
        outside += off > 2.0 * error ? 1 : 0;
    }
    EXPECT_EQ(nested.rows.size(), 36U);
    EXPECT_LE(outside, 2);
}

TEST(Evppi, agrees_with_other_packages_where_they_agree)
{
    HOLDFAST_NEEDS_CASE("dampack_example");
    std::string const name = "dampack_example";
    auto const samples = samples_of(name);
    auto const parameters = parameters_of(name);
    auto const theirs = sheet_of(name, "voi_evppi.csv");
    std::map<std::string, std::map<double, std::vector<double>>> by_group;
    for (std::size_t i = 0; i < theirs.rows.size(); ++i)
        if (theirs.text(i, "nsim") == "10000")
            by_group[theirs.text(i, "pars")][theirs.number(i, "k")].push_back(theirs.number(i, "evppi"));
    ASSERT_EQ(by_group.size(), 10U);
    for (auto const& [joined, values_at] : by_group) {
        std::vector<double> thresholds;
        for (auto const& values : values_at) thresholds.push_back(values.first);
        for (auto const& at : evppi_at(samples, parameters, numbers_of(parameters, joined), thresholds).at) {
            auto const& values = values_at.at(at.willingness_to_pay);
            auto const [low, high] = std::minmax_element(values.begin(), values.end());
            double const k = at.willingness_to_pay;
            EXPECT_GE(at.value, *low - 2.0 * at.standard_error) << joined << " at " << k;
            EXPECT_LE(at.value, *high + 2.0 * at.standard_error) << joined << " at " << k;
            // They share our draws: where knowing is worth something, far less of our error lies between us.
            if (*low < 100.0) continue;
            EXPECT_GE(at.value, *low - 0.5 * at.standard_error) << joined << " at " << k;
            EXPECT_LE(at.value, *high + 0.5 * at.standard_error) << joined << " at " << k;
        }
    }
}
