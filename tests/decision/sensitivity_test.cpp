#include "holdfast/decision/sensitivity.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "support/gaussian_decision.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;
using testing::Lt;

namespace {

constexpr double pi = 3.14159265358979323846;

//! Y = mean + Σ slope · x + noise, all standard normal and independent: shares are squares of slopes over their sum.
struct Additive {
    double mean{};
    std::vector<double> slopes;
    double noise{};

    [[nodiscard]] double variance() const
    {
        double sum = noise * noise;
        for (double const slope : slopes) sum += slope * slope;
        return sum;
    }
    [[nodiscard]] double share(std::size_t p) const { return slopes[p] * slopes[p] / variance(); }
};

struct Drawn {
    Draws outcome;
    Parameters parameters;
};

Drawn draw(Additive const& model, std::size_t draws, std::uint64_t seed)
{
    Drawn drawn;
    drawn.outcome.assign(draws, model.mean);
    auto const noise = normal_draws(draws, seed, 99);
    for (std::size_t i = 0; i < draws; ++i) drawn.outcome[i] += model.noise * noise[i];
    for (std::size_t p = 0; p < model.slopes.size(); ++p) {
        auto const x = normal_draws(draws, seed, p + 1);
        for (std::size_t i = 0; i < draws; ++i) drawn.outcome[i] += model.slopes[p] * x[i];
        drawn.parameters.names.push_back("x" + std::to_string(p + 1));
        drawn.parameters.columns.push_back(x);
    }
    return drawn;
}

Sensitivity of(Drawn const& drawn) { return sensitivity(drawn.outcome, drawn.parameters); }

//! sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1, each x uniform between −π and π (Ishigami & Homma 1990).
Drawn ishigami(std::size_t draws, std::uint64_t seed)
{
    Drawn drawn{Draws(draws), {{"x1", "x2", "x3"}, {}}};
    for (std::uint64_t p = 1; p <= 3; ++p) {
        auto x = normal_draws(draws, seed, p);
        for (auto& value : x) value = pi * (2.0 * normal_probability(value) - 1.0);
        drawn.parameters.columns.push_back(x);
    }
    auto const& x = drawn.parameters.columns;
    for (std::size_t i = 0; i < draws; ++i)
        drawn.outcome[i] = std::sin(x[0][i]) + 7.0 * std::sin(x[1][i]) * std::sin(x[1][i]) +
                           0.1 * std::pow(x[2][i], 4.0) * std::sin(x[0][i]);
    return drawn;
}

Additive const three{50.0, {2.0, -1.0, 0.0}, 1.5};

}  // namespace

TEST(Sensitivity, equals_the_closed_form_of_an_additive_model)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto const drawn = draw(three, 4000, seed);
        auto const found = of(drawn);
        EXPECT_EQ(found.draws, 4000U);
        for (std::size_t p = 0; p < three.slopes.size(); ++p) {
            auto const& one = found.parameters[p];
            EXPECT_LT(std::abs(one.share.value - three.share(p)), 4.0 * one.share.standard_error) << one.name;
            EXPECT_LT(one.share.standard_error, 0.02);
            for (auto const& at : {one.low, one.high}) {
                double const exact = three.mean + three.slopes[p] * at.parameter;
                EXPECT_LT(std::abs(at.outcome - exact), 4.0 * at.standard_error) << one.name;
                EXPECT_LT(at.standard_error, 0.25) << one.name;
            }
            EXPECT_NEAR(one.low.parameter, -1.96, 0.2);
            EXPECT_NEAR(one.high.parameter, 1.96, 0.2);
        }
    }
}

TEST(Sensitivity, its_errors_hold_over_fresh_samples)
{
    constexpr int tries = 200;
    std::vector<int> shares(3);
    std::vector<int> expectations(3);
    std::vector<double> average(3);
    for (int t = 0; t < tries; ++t) {
        auto const found = of(draw(three, 500, static_cast<std::uint64_t>(1000 + t)));
        for (std::size_t p = 0; p < 3; ++p) {
            auto const& one = found.parameters[p];
            average[p] += one.share.value / tries;
            shares[p] += std::abs(one.share.value - three.share(p)) < 1.96 * one.share.standard_error ? 1 : 0;
            double const exact = three.mean + three.slopes[p] * one.high.parameter;
            expectations[p] += std::abs(one.high.outcome - exact) < 1.96 * one.high.standard_error ? 1 : 0;
        }
    }
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_GE(shares[p], 0.90 * tries) << p;
        EXPECT_GE(expectations[p], 0.90 * tries) << p;
        EXPECT_NEAR(average[p], three.share(p), 0.006) << p;
    }
    // Neither so wide that they say nothing.
    EXPECT_LE(shares[0], 0.995 * tries);
    EXPECT_LE(expectations[0], 0.995 * tries);
}

TEST(Sensitivity, finds_the_published_indices_of_ishigamis_function)
{
    auto const found = of(ishigami(20'000, 1));
    std::vector<double> const exact{0.3139, 0.4424, 0.0};  // Saltelli et al. 2008, with a = 7, b = 0.1
    for (std::size_t p = 0; p < 3; ++p)
        EXPECT_LT(std::abs(found.parameters[p].share.value - exact[p]),
                  3.0 * found.parameters[p].share.standard_error + 5e-5)
            << found.parameters[p].name << " " << found.parameters[p].share.value;
    // A curve that rises and falls has next to no rank correlation: the two measures answer different questions.
    EXPECT_LT(std::abs(found.parameters[1].rank_correlation->value), 0.05);
}

TEST(Sensitivity, of_correlated_normals_each_takes_the_others_influence_along)
{
    // Y = x1 + x2 with correlation ρ: E[Y | x1] = (1 + ρ) x1, and either share is (1 + ρ)/2.
    double const rho = 0.5;
    auto const x = normal_draws(5000, 3, 1);
    auto y = normal_draws(5000, 3, 2);
    Draws sum(5000);
    for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = rho * x[i] + std::sqrt(1.0 - rho * rho) * y[i];
        sum[i] = x[i] + y[i];
    }
    auto const found = sensitivity(sum, {{"a", "b"}, {x, y}});
    for (auto const& one : found.parameters) {
        EXPECT_LT(std::abs(one.share.value - 0.75), 4.0 * one.share.standard_error);
        EXPECT_LT(std::abs(one.high.outcome - 1.5 * one.high.parameter), 4.0 * one.high.standard_error);
    }
}

TEST(Sensitivity, group_means_of_few_values)
{
    auto drawn = draw({0.0, {}, 1.0}, 900, 1);
    Draws level(900);
    for (std::size_t i = 0; i < level.size(); ++i) {
        level[i] = static_cast<double>((i * 7919) % 3);
        drawn.outcome[i] += level[i] == 1.0 ? 4.0 : 0.0;
    }
    auto const found = sensitivity(drawn.outcome, {{"level"}, {level}});
    auto const& one = found.parameters.front();
    EXPECT_EQ(one.method, "group means");
    double const variance = 16.0 * 2.0 / 9.0;
    EXPECT_LT(std::abs(one.share.value - variance / (variance + 1.0)), 4.0 * one.share.standard_error);
    EXPECT_EQ(one.low.parameter, 0.0);
    EXPECT_EQ(one.high.parameter, 2.0);
    EXPECT_LT(std::abs(one.low.outcome), 4.0 * one.low.standard_error);
}

TEST(Sensitivity, constants_explain_nothing)
{
    auto const drawn = draw(three, 100, 1);
    auto parameters = drawn.parameters;
    parameters.names.emplace_back("fixed");
    parameters.columns.emplace_back(100, 3.0);
    auto const found = sensitivity(drawn.outcome, parameters);
    auto const& fixed = found.parameters.back();
    EXPECT_EQ(fixed.method, "constant");
    EXPECT_EQ(fixed.share.value, 0.0);
    EXPECT_EQ(fixed.low.parameter, 3.0);
    EXPECT_EQ(fixed.high.parameter, 3.0);
    EXPECT_EQ(fixed.low.outcome, found.mean);
    EXPECT_FALSE(fixed.rank_correlation);
    EXPECT_EQ(fixed.no_rank_correlation_reason, "it does not vary");

    for (auto const& one : sensitivity(Draws(100, 7.0), parameters).parameters) {
        EXPECT_EQ(one.share.value, 0.0);
        EXPECT_EQ(one.low.outcome, 7.0);
        EXPECT_EQ(one.high.outcome, 7.0);
        EXPECT_FALSE(one.rank_correlation);
    }
}

TEST(Sensitivity, copies_are_named_and_have_equal_shares)
{
    auto const drawn = draw(three, 500, 1);
    auto parameters = drawn.parameters;
    parameters.names.emplace_back("copy of x1");
    parameters.columns.push_back(parameters.columns[0]);
    auto const found = sensitivity(drawn.outcome, parameters);
    EXPECT_EQ(found.parameters[0].share.value, found.parameters[3].share.value);
    EXPECT_THAT(found.parameters[0].not_separable_from, ElementsAre("copy of x1"));
    EXPECT_THAT(found.parameters[3].not_separable_from, ElementsAre("x1"));
    EXPECT_TRUE(found.parameters[1].rank_correlation);
}

TEST(Sensitivity, units_do_not_matter)
{
    auto const drawn = draw(three, 1000, 4);
    auto other = drawn;
    for (auto& y : other.outcome) y = 1e6 - 1e-3 * y;
    for (auto& x : other.parameters.columns[0]) x = 1e9 * x;
    auto const a = of(drawn);
    auto const b = of(other);
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_NEAR(a.parameters[p].share.value, b.parameters[p].share.value, 1e-6);
        EXPECT_NEAR(a.parameters[p].share.standard_error, b.parameters[p].share.standard_error, 1e-6);
        EXPECT_NEAR(a.parameters[p].rank_correlation->value, -b.parameters[p].rank_correlation->value, 1e-9);
        EXPECT_NEAR(b.parameters[p].low.outcome, 1e6 - 1e-3 * a.parameters[p].low.outcome, 1e-5);
    }
}

TEST(Sensitivity, the_order_of_the_draws_does_not_matter)
{
    auto const drawn = draw(three, 600, 5);
    auto turned = drawn;
    std::reverse(turned.outcome.begin(), turned.outcome.end());
    for (auto& column : turned.parameters.columns) std::reverse(column.begin(), column.end());
    auto const a = of(drawn);
    auto const b = of(turned);
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_NEAR(a.parameters[p].share.value, b.parameters[p].share.value, 1e-9);
        EXPECT_NEAR(a.parameters[p].high.outcome, b.parameters[p].high.outcome, 1e-7);
        EXPECT_NEAR(a.parameters[p].rank_correlation->value, b.parameters[p].rank_correlation->value, 1e-9);
    }
}

TEST(Sensitivity, several_outcomes_at_once_are_one_at_a_time)
{
    auto const drawn = draw(three, 400, 6);
    auto other = drawn.outcome;
    for (std::size_t i = 0; i < other.size(); ++i) other[i] += std::exp(drawn.parameters.columns[2][i]);
    std::vector<Draws> const outcomes{drawn.outcome, other};
    auto const both = sensitivities(outcomes, drawn.parameters);
    for (std::size_t y = 0; y < 2; ++y) {
        auto const alone = sensitivity(outcomes[y], drawn.parameters);
        for (std::size_t p = 0; p < 3; ++p) {
            EXPECT_EQ(both[y].parameters[p].share.value, alone.parameters[p].share.value);
            EXPECT_EQ(both[y].parameters[p].low.outcome, alone.parameters[p].low.outcome);
            EXPECT_EQ(both[y].parameters[p].high.standard_error, alone.parameters[p].high.standard_error);
        }
    }
}

TEST(Sensitivity, promises_are_kept)
{
    auto const drawn = draw(three, 20, 1);
    EXPECT_THROW((void)sensitivity(Draws(19, 1.0), drawn.parameters), ContractBroken);
    EXPECT_THROW((void)of(draw(three, 9, 1)), ContractBroken);
    EXPECT_THROW((void)sensitivities({}, drawn.parameters), ContractBroken);
    auto bad = drawn.outcome;
    bad[3] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)sensitivity(bad, drawn.parameters), ContractBroken);
    EXPECT_EQ(of(draw(three, 10, 1)).parameters.size(), 3U);
}
