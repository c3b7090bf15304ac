#include "decision/simulated_study.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/stream.hpp"
#include "support/gaussian_decision.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

std::vector<std::size_t> const sizes{20, 50, 200};

ClusterTrial trial(bool fixed_size)
{
    ClusterTrial trial;
    if (fixed_size) trial.workers_per_cluster = 8;
    else trial.clusters_per_arm = 6;
    trial.intra_cluster_correlation = 0.1;
    trial.follow_up_months = 18.0;
    trial.leaving_rate = 0.15;
    trial.leaving_rate_log_sd = 0.2;
    return trial;
}

Parameters log_hazard_ratios(std::size_t draws)
{
    auto column = normal_draws(draws, 5, 1);
    for (auto& value : column) value = -0.2 + 0.3 * value;
    return {{"ln hazard ratio"}, {column}};
}

double log_choose(double n, double k) { return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0); }

//! ln of the beta-binomial by gamma functions.
double log_beta_binomial(double left, double of, double p, double rho)
{
    double const a = p * (1.0 - rho) / rho;
    double const b = (1.0 - p) * (1.0 - rho) / rho;
    auto const log_beta = [](double x, double y) { return std::lgamma(x) + std::lgamma(y) - std::lgamma(x + y); };
    return log_choose(of, left) + log_beta(left + a, of - left + b) - log_beta(a, b);
}

std::vector<double> workers(std::uint64_t seed, std::uint64_t draw, std::size_t size)
{
    std::vector<double> numbers(size);
    uniforms(seed, 0, BeliefKey{1'000'000 + draw}, numbers);
    return numbers;
}

double total(std::vector<unsigned> const& leavers) { return std::accumulate(leavers.begin(), leavers.end(), 0.0); }

}  // namespace

TEST(SimulatedStudy, leavers_of_one_cluster_are_beta_binomial)
{
    ClusterTrial one = trial(true);
    one.workers_per_cluster = 6;
    std::size_t const draws = 40'000;
    std::vector<double> seen(7, 0.0);
    for (std::size_t i = 0; i < draws; ++i) seen[leavers_by_cluster(one, 0.3, workers(1, i, 6)).at(0)] += 1.0;
    double surprise = 0.0;
    for (std::size_t x = 0; x < seen.size(); ++x) {
        double const expected = double(draws) * std::exp(log_beta_binomial(double(x), 6.0, 0.3, 0.1));
        surprise += (seen[x] - expected) * (seen[x] - expected) / expected;
    }
    EXPECT_LT(surprise, 16.8) << "99% of chi-squared with 6 degrees of freedom";
}

TEST(SimulatedStudy, an_arms_leavers_have_the_variance_of_the_design_effect)
{
    for (bool const fixed_size : {true, false}) {
        auto const design = trial(fixed_size);
        std::size_t const size = 48;  // six clusters of eight
        EXPECT_DOUBLE_EQ(design.design_effect(size), 1.7);
        std::size_t const draws = 20'000;
        double const p = 0.2;
        double mean = 0.0;
        double square = 0.0;
        for (std::size_t i = 0; i < draws; ++i) {
            auto const leavers = leavers_by_cluster(design, p, workers(2, i, size));
            EXPECT_EQ(leavers.size(), 6U);
            mean += total(leavers) / double(draws);
            square += total(leavers) * total(leavers) / double(draws);
        }
        double const variance = double(size) * p * (1.0 - p) * 1.7;
        EXPECT_NEAR(mean, double(size) * p, 4.0 * std::sqrt(variance / double(draws)));
        EXPECT_NEAR(square - mean * mean, variance, 4.0 * variance * std::sqrt(2.5 / double(draws)));
    }
}

TEST(SimulatedStudy, without_correlation_workers_leave_by_themselves)
{
    ClusterTrial design = trial(true);
    design.intra_cluster_correlation = 0.0;
    auto const numbers = workers(3, 0, 100);
    auto const by_themselves = std::count_if(numbers.begin(), numbers.end(), [](double u) { return u < 0.25; });
    EXPECT_EQ(total(leavers_by_cluster(design, 0.25, numbers)), double(by_themselves));
    EXPECT_EQ(design.design_effect(100), 1.0);
}

TEST(SimulatedStudy, clusters_take_all_workers_and_no_more)
{
    auto const everyone = [](ClusterTrial const& design, std::size_t size) {
        return leavers_by_cluster(design, 1.0, std::vector<double>(size, 0.5));
    };
    EXPECT_EQ(everyone(trial(true), 16), (std::vector<unsigned>{8, 8}));
    EXPECT_EQ(everyone(trial(true), 20), (std::vector<unsigned>{8, 8, 4}));
    EXPECT_EQ(everyone(trial(false), 20), (std::vector<unsigned>{4, 4, 3, 3, 3, 3}));
    EXPECT_EQ(everyone(trial(false), 2), (std::vector<unsigned>{1, 1, 0, 0, 0, 0}));
}

TEST(SimulatedStudy, a_larger_study_begins_with_the_smaller_one)
{
    auto parameters = log_hazard_ratios(50);
    parameters.names.push_back("chance");
    parameters.columns.emplace_back(50, 0.3);
    for (StudyDesign const& design :
         std::vector<StudyDesign>{NormalSample{0, 2.0}, BinomialSample{1}, trial(true), trial(false)}) {
        auto const all = simulate(design, parameters, sizes, 1);
        auto const only = simulate(design, parameters, {50}, 1);
        EXPECT_EQ(all.results[1], only.results[0]);
        EXPECT_NE(all.results[1], simulate(design, parameters, {50}, 2).results[0]);
    }
    // Of 20, 50 and 200 observations with the same beginning, no more can come out than the larger one has.
    auto const counts = simulate(BinomialSample{1}, parameters, sizes, 1);
    for (std::size_t i = 0; i < 50; ++i) EXPECT_LE(counts.results[0][i] * 20.0, counts.results[1][i] * 50.0 + 1e-9);
}

TEST(SimulatedStudy, the_likelihood_of_a_trial_is_that_of_its_clusters)
{
    auto const parameters = log_hazard_ratios(200);
    for (bool const fixed_size : {true, false}) {
        auto design = trial(fixed_size);
        design.leaving_rate_log_sd = 0.0;
        std::uint64_t const seed = 7;
        auto const study = simulate(design, parameters, sizes, seed);
        std::vector<double> found(200);
        std::size_t const draw = 11;
        study.log_likelihood(1, draw, found);
        auto const arm = [&](char const* what, double theta) {
            std::vector<double> numbers(50);
            uniforms(seed, 0, BeliefKey{belief_key(what).value + draw}, numbers);
            return leavers_by_cluster(design, 1.0 - std::exp(-0.15 * 1.5 * theta), numbers);
        };
        auto const without = arm("study: workers without", 1.0);
        auto const with = arm("study: workers with", std::exp(parameters.columns[0][draw]));
        std::vector<double> wanted;
        for (double const log_theta : parameters.columns[0]) {
            double sum = 0.0;
            for (std::size_t c = 0; c < with.size(); ++c) {
                double const size = fixed_size ? (c < 6 ? 8.0 : 2.0) : (c < 2 ? 9.0 : 8.0);
                sum += log_beta_binomial(with[c], size, 1.0 - std::exp(-0.225 * std::exp(log_theta)), 0.1);
                sum += log_beta_binomial(without[c], size, 1.0 - std::exp(-0.225), 0.1);
            }
            wanted.push_back(sum);
        }
        for (std::size_t j = 1; j < 200; ++j) EXPECT_NEAR(found[j] - found[0], wanted[j] - wanted[0], 1e-4);
    }
}

TEST(SimulatedStudy, a_trials_result_is_its_estimate_drawn_towards_what_was_believed)
{
    auto const parameters = log_hazard_ratios(400);
    auto design = trial(false);
    design.leaving_rate_log_sd = 0.0;
    auto const study = simulate(design, parameters, {40, 100'000}, 3);
    auto const& believed = parameters.columns[0];
    double const mean = std::accumulate(believed.begin(), believed.end(), 0.0) / 400.0;
    double covariance = 0.0;
    double small = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < 400; ++i) {
        variance += (believed[i] - mean) * (believed[i] - mean) / 400.0;
        small += std::pow(study.results[0][i] - mean, 2.0) / 400.0;
        covariance += (study.results[1][i] - mean) * (believed[i] - mean) / 400.0;
    }
    EXPECT_LT(small, 0.6 * variance) << "40 workers an arm say little, and are made to say no more";
    // Six clusters an arm never tell exactly: even of endless workers the standard error of a chance p is that of six
    // independent chances of variance p(1 − p)/10, here 0.35 of ln θ, more than what was believed to begin with.
    EXPECT_GT(covariance, 0.2 * variance);
    EXPECT_LT(covariance, 0.7 * variance);
}

TEST(SimulatedStudy, nobody_leaving_is_a_result_too)
{
    auto const parameters = log_hazard_ratios(300);
    auto design = trial(true);
    design.leaving_rate = 0.001;
    auto const study = simulate(design, parameters, {2}, 1);
    for (double const result : study.results[0]) EXPECT_TRUE(std::isfinite(result));
}

TEST(SimulatedStudy, asks_for_a_study_that_can_be_made)
{
    auto const parameters = log_hazard_ratios(20);
    auto const wrong = [&](StudyDesign const& design) {
        EXPECT_THROW((void)simulate(design, parameters, sizes, 1), ContractBroken);
    };
    wrong(NormalSample{1, 1.0});
    wrong(NormalSample{0, 0.0});
    wrong(BinomialSample{0});  // not a chance
    auto design = trial(true);
    design.clusters_per_arm = 3;
    wrong(design);
    design = trial(true);
    design.workers_per_cluster.reset();
    wrong(design);
    design = trial(true);
    design.intra_cluster_correlation = 1.0;
    wrong(design);
    design = trial(true);
    design.follow_up_months = 0.0;
    wrong(design);
    design = trial(true);
    design.leaving_rate = 0.0;
    wrong(design);
    EXPECT_THROW((void)simulate(trial(true), parameters, {}, 1), ContractBroken);
    EXPECT_THROW((void)simulate(trial(true), parameters, {0, 5}, 1), ContractBroken);
    EXPECT_THROW((void)simulate(trial(true), parameters, {5, 5}, 1), ContractBroken);
}
