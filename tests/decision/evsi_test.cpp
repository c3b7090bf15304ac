#include "holdfast/decision/evsi.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"
#include "support/gaussian_decision.hpp"
#include "support/worked_cases.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

using Both = std::vector<std::vector<SampleInformation>>;

//! Regression, then importance sampling.
Both both_of(Samples const& samples, Parameters const& parameters, EvsiQuestion const& question,
             std::vector<double> const& thresholds, std::size_t simulations = 300)
{
    auto const curve = net_benefit_curve(samples, thresholds);
    return {evsi_by_regression(samples, parameters, question, curve),
            evsi_by_importance(samples, parameters, question, curve, simulations)};
}

//! Costs that are a function of the draws' parameter, and noise; a programme against nothing.
template <class Cost> DrawnDecision decision_about(Draws parameter, double noise, std::uint64_t seed, Cost cost)
{
    auto const draws = parameter.size();
    auto const error = normal_draws(draws, seed, 77);
    DrawnDecision drawn;
    drawn.samples = {
        {"nothing", "programme"}, {Draws(draws, 0.0), Draws(draws)}, {Draws(draws, 0.0), Draws(draws, 0.0)}};
    for (std::size_t i = 0; i < draws; ++i) drawn.samples.costs[1][i] = cost(parameter[i]) + noise * error[i];
    drawn.parameters = {{"parameter"}, {std::move(parameter)}};
    return drawn;
}

double log_choose(double n, double k) { return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0); }
double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

ClusterTrial trial_of(double correlation)
{
    ClusterTrial trial;
    trial.clusters_per_arm = 20;
    trial.intra_cluster_correlation = correlation;
    trial.follow_up_months = 24.0;
    trial.leaving_rate = 0.13;
    trial.leaving_rate_log_sd = 0.1;
    return trial;
}

//! A programme whose saving goes with the log of its hazard ratio, about N(−0.1, 0.2²), at some cost.
DrawnDecision retention(std::size_t draws, std::uint64_t seed)
{
    auto column = normal_draws(draws, seed, 3);
    for (auto& value : column) value = -0.1 + 0.2 * value;
    return decision_about(std::move(column), 200'000.0, seed, [](double ln) { return 100'000.0 + 1.5e6 * ln; });
}

double gain(double mean, double deviation)
{
    double const z = -std::abs(mean) / deviation;
    return deviation * (std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846) + z * normal_probability(z));
}

}  // namespace

TEST(Evsi, of_a_normal_sample_equals_the_closed_form_by_both_methods)
{
    // Prior N(0, 1): after n observations of standard deviation 2 the mean has variance n/(n + 4).
    GaussianDecision const decision{800.0, 0.05, {300.0, 200.0}, {0.0, 0.0}};
    std::vector<double> const thresholds{13'000.0, 18'000.0};
    std::vector<std::size_t> const sizes{1, 4, 16, 100};
    int tried = 0;
    std::vector<int> outside(2, 0);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto const drawn = draw(decision, 2000, seed);
        auto const found = both_of(drawn.samples, drawn.parameters, {NormalSample{0, 2.0}, sizes, seed}, thresholds);
        for (std::size_t s = 0; s < sizes.size(); ++s)
            for (std::size_t k = 0; k < thresholds.size(); ++k) {
                auto const n = double(sizes[s]);
                double const exact = gain(decision.mean(thresholds[k]), 300.0 * std::sqrt(n / (n + 4.0)));
                ++tried;
                for (std::size_t method = 0; method < 2; ++method) {
                    auto const& at = found[method][s].at[k];
                    EXPECT_LT(std::abs(at.value - exact), 4.5 * at.standard_error) << "n " << n << " seed " << seed;
                    outside[method] += std::abs(at.value - exact) > 2.0 * at.standard_error ? 1 : 0;
                    EXPECT_LT(at.standard_error, 0.35 * exact + 2.0) << "the error does not hide everything";
                }
            }
    }
    EXPECT_EQ(tried, 32);
    EXPECT_LE(outside[0], 4);
    EXPECT_LE(outside[1], 4);
}

TEST(Evsi, of_a_binomial_sample_equals_the_sum_over_all_outcomes)
{
    // p ~ Beta(3, 7) by inversion of a table; the programme pays where p < 0.3, and after x of n its mean is (3 + x)/(10 + n).
    std::size_t const draws = 4000;
    Draws p(draws);
    for (std::size_t i = 0; i < draws; ++i) {
        // Beta(3, 7): the third smallest of nine uniform numbers.
        std::vector<double> u(9);
        uniforms(1, 0, BeliefKey{5'000'000 + i}, u);
        std::sort(u.begin(), u.end());
        p[i] = u[2];
    }
    auto const drawn = decision_about(p, 500.0, 1, [](double chance) { return 10'000.0 * (chance - 0.3); });
    std::vector<std::size_t> const sizes{5, 20, 80};
    auto const found = both_of(drawn.samples, drawn.parameters, {BinomialSample{0}, sizes, 1}, {0.0});
    for (std::size_t s = 0; s < sizes.size(); ++s) {
        auto const n = double(sizes[s]);
        double exact = 0.0;
        for (double x = 0.0; x <= n; x += 1.0) {
            double const chance = std::exp(log_choose(n, x) + log_beta(3.0 + x, 7.0 + n - x) - log_beta(3.0, 7.0));
            exact += chance * std::max(10'000.0 * (0.3 - (3.0 + x) / (10.0 + n)), 0.0);
        }
        for (auto const& method : found) {
            auto const& at = method[s].at[0];
            EXPECT_NEAR(at.value, exact, 3.0 * at.standard_error) << method[s].method << ", n " << n;
            EXPECT_LT(at.standard_error, 0.2 * exact);
        }
    }
}

TEST(Evsi, of_a_trial_equals_the_sum_over_all_counts)
{
    // Half the draws say that the programme halves leaving, half that it does nothing. 30 workers an arm by themselves.
    std::size_t const draws = 3000;
    Draws ln(draws);
    for (std::size_t i = 0; i < draws; ++i) ln[i] = i % 2 == 0 ? std::log(0.5) : 0.0;
    double const if_it_works = 60'000.0;
    double const if_not = -40'000.0;
    auto const drawn =
        decision_about(ln, 1000.0, 2, [&](double value) { return value < -0.1 ? -if_it_works : -if_not; });
    ClusterTrial trial = trial_of(0.0);
    trial.leaving_rate = 0.3;
    trial.leaving_rate_log_sd = 0.0;
    auto const found = both_of(drawn.samples, drawn.parameters, {trial, {30}, 4}, {0.0}, 1000);

    double const p0 = 1.0 - std::exp(-0.6);
    double const p1 = 1.0 - std::exp(-0.3);
    auto const binomial = [](double x, double n, double p) {
        return std::exp(log_choose(n, x) + x * std::log(p) + (n - x) * std::log1p(-p));
    };
    // The leaving rate is known here, so that the comparison arm says nothing.
    double exact = 0.0;
    for (double x = 0.0; x <= 30.0; x += 1.0)
        exact += std::max(0.5 * binomial(x, 30.0, p1) * if_it_works + 0.5 * binomial(x, 30.0, p0) * if_not, 0.0);
    exact -= 0.5 * (if_it_works + if_not);
    for (auto const& method : found) {
        auto const& at = method[0].at[0];
        EXPECT_NEAR(at.value, exact, 3.0 * at.standard_error) << method[0].method;
        EXPECT_LT(at.standard_error, 0.1 * exact) << method[0].method;
    }
}

TEST(Evsi, the_two_methods_agree_about_a_clustered_trial)
{
    int outside = 0;
    int tried = 0;
    double off = 0.0;
    double whole = 0.0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto const drawn = retention(3000, seed);
        for (double const correlation : {0.0, 0.05}) {
            auto const found =
                both_of(drawn.samples, drawn.parameters, {trial_of(correlation), {50, 200, 600}, seed}, {0.0}, 300);
            for (std::size_t s = 0; s < 3; ++s) {
                auto const& a = found[0][s].at[0];
                auto const& b = found[1][s].at[0];
                ++tried;
                outside += std::abs(a.value - b.value) > 2.0 * std::hypot(a.standard_error, b.standard_error) ? 1 : 0;
                off += b.value - a.value;
                whole += a.value;
            }
        }
    }
    EXPECT_EQ(tried, 24);
    EXPECT_LE(outside, 1);
    EXPECT_LT(std::abs(off), 0.05 * whole) << "nor is one of them larger on the whole";
}

TEST(Evsi, lies_between_nothing_and_the_evppi_and_rises_with_the_size)
{
    auto const drawn = retention(2000, 9);
    std::vector<double> const thresholds{0.0};
    auto const curve = net_benefit_curve(drawn.samples, thresholds);
    auto const most = evppi(drawn.samples, drawn.parameters, std::vector<std::size_t>{0}, curve).at[0];
    std::vector<std::size_t> const sizes{10, 50, 100, 200, 400, 800};
    auto const found = both_of(drawn.samples, drawn.parameters, {trial_of(0.05), sizes, 1}, thresholds);
    for (auto const& method : found)
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            EXPECT_GE(method[s].at[0].value, 0.0);
            EXPECT_LE(method[s].at[0].value, most.value);
            if (s > 0) { EXPECT_GE(method[s].at[0].value, method[s - 1].at[0].value - method[s].at[0].standard_error); }
        }
    EXPECT_LT(found[0].front().at[0].value, 0.5 * most.value);
    // Twenty clusters that differ never tell everything.
    EXPECT_LT(found[0].back().at[0].value, 0.9 * most.value);
}

TEST(Evsi, of_a_very_large_sample_is_the_evppi)
{
    auto const drawn = retention(2000, 10);
    auto const curve = net_benefit_curve(drawn.samples, std::vector<double>{0.0});
    auto const most = evppi(drawn.samples, drawn.parameters, std::vector<std::size_t>{0}, curve).at[0];
    EvsiQuestion const question{NormalSample{0, 1.0}, {100'000'000}, 1};
    auto const found = evsi_by_regression(drawn.samples, drawn.parameters, question, curve);
    EXPECT_NEAR(found[0].at[0].value, most.value, 0.01 * most.value);
}

TEST(Evsi, of_a_parameter_nobody_uses_is_nothing_within_its_error)
{
    auto drawn = retention(1500, 11);
    drawn.parameters.columns[0] = normal_draws(1500, 12, 1);
    auto const found = both_of(drawn.samples, drawn.parameters, {trial_of(0.05), {100, 400}, 1}, {0.0}, 100);
    for (auto const& method : found)
        for (auto const& at : method) EXPECT_LE(at.at[0].value, 2.5 * at.at[0].standard_error);
    drawn.parameters.columns[0].assign(1500, -0.2);
    for (auto const& method : both_of(drawn.samples, drawn.parameters, {trial_of(0.05), {100}, 1}, {0.0}, 100))
        EXPECT_EQ(method[0].at[0].value, 0.0) << "what is known already is worth nothing";
}

TEST(Evsi, clusters_that_differ_tell_less)
{
    auto const drawn = retention(3000, 13);
    auto const curve = net_benefit_curve(drawn.samples, std::vector<double>{0.0});
    double before = HUGE_VAL;
    for (double const correlation : {0.0, 0.1, 0.5}) {
        auto const found =
            evsi_by_regression(drawn.samples, drawn.parameters, {trial_of(correlation), {400}, 1}, curve)[0].at[0];
        EXPECT_LT(found.value, before - 2.0 * found.standard_error);
        before = found.value;
    }
}

TEST(Evsi, is_a_pure_function_of_the_seed)
{
    auto const drawn = retention(500, 14);
    auto const once = both_of(drawn.samples, drawn.parameters, {trial_of(0.05), {60, 90}, 3}, {0.0}, 50);
    auto const again = both_of(drawn.samples, drawn.parameters, {trial_of(0.05), {90}, 3}, {0.0}, 50);
    auto const other = both_of(drawn.samples, drawn.parameters, {trial_of(0.05), {90}, 4}, {0.0}, 50);
    for (std::size_t method = 0; method < 2; ++method) {
        EXPECT_EQ(once[method][1].at[0].value, again[method][0].at[0].value);
        EXPECT_EQ(once[method][1].at[0].standard_error, again[method][0].at[0].standard_error);
        EXPECT_NE(other[method][0].at[0].value, again[method][0].at[0].value);
    }
}

TEST(Evsi, says_when_hardly_a_draw_fits_the_data)
{
    auto const drawn = retention(1000, 15);
    auto const curve = net_benefit_curve(drawn.samples, std::vector<double>{0.0});
    auto const sharp =
        evsi_by_importance(drawn.samples, drawn.parameters, {NormalSample{0, 1.0}, {10, 1'000'000}, 1}, curve, 100);
    EXPECT_FALSE(sharp[0].effective.too_few());
    EXPECT_GT(sharp[0].effective.median, 300.0);
    EXPECT_TRUE(sharp[1].effective.too_few());
    EXPECT_LT(sharp[1].effective.median, 30.0);
    EXPECT_GE(sharp[1].effective.lowest_twentieth, 1.0);
    EXPECT_TRUE(std::isfinite(sharp[1].at[0].value));
}

TEST(Evsi, asks_for_what_is_there)
{
    auto const drawn = retention(100, 1);
    auto const curve = net_benefit_curve(drawn.samples, std::vector<double>{0.0});
    EXPECT_THROW((void)evsi_by_regression(drawn.samples, drawn.parameters, {trial_of(0.05), {}, 1}, curve),
                 ContractBroken);
    EXPECT_THROW((void)evsi_by_regression(drawn.samples, drawn.parameters, {NormalSample{1, 1.0}, {5}, 1}, curve),
                 ContractBroken);
    EXPECT_THROW((void)evsi_by_importance(drawn.samples, drawn.parameters, {trial_of(0.05), {5}, 1}, curve, 9),
                 ContractBroken);
}

TEST(Evsi, equals_the_exact_answers_of_the_gaussian_case)
{
    HOLDFAST_NEEDS_CASE("analytic_gaussian_linear");
    std::string const name = "analytic_gaussian_linear";
    auto const samples = samples_of(name);
    auto const parameters = parameters_of(name);
    auto const exact = sheet_of(name, "exact_evsi_t1_normal_sd0.5.csv");
    std::map<double, std::map<std::size_t, double>> by_threshold;
    for (std::size_t i = 0; i < exact.rows.size(); ++i)
        by_threshold[exact.number(i, "k")][static_cast<std::size_t>(exact.number(i, "n"))] =
            std::strtod(exact.text(i, "evsi").c_str(), nullptr);  // as small as 1e-317
    std::vector<double> thresholds;
    for (auto const& at : by_threshold) thresholds.push_back(at.first);
    std::vector<std::size_t> sizes;
    for (auto const& at : by_threshold.begin()->second) sizes.push_back(at.first);
    ASSERT_EQ(thresholds.size() * sizes.size(), 48U);
    auto const found = both_of(samples, parameters, {NormalSample{0, 0.5}, sizes, 1}, thresholds, 200);
    for (std::size_t s = 0; s < sizes.size(); ++s)
        for (std::size_t k = 0; k < thresholds.size(); ++k) {
            double const wanted = by_threshold[thresholds[k]][sizes[s]];
            auto const& regression = found[0][s].at[k];
            EXPECT_NEAR(regression.value, wanted, 2.5 * regression.standard_error + 1e-6)
                << thresholds[k] << ", n " << sizes[s];
            auto const& importance = found[1][s].at[k];
            // 200 studies see nothing of what one in some thousand of them would change.
            bool const rare = wanted < 1.0;
            EXPECT_LE(std::abs(importance.value - wanted), 3.0 * importance.standard_error + (rare ? 0.5 : 1e-6))
                << thresholds[k] << ", n " << sizes[s];
        }
}
