#include "decision/rank_correlation.hpp"

#include "support/gaussian_decision.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/QR>

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;

namespace {

//! Ranks, slowly: how many are smaller, and half of how many are equal.
Vector slow_ranks(Draws const& values)
{
    Vector ranks(static_cast<Eigen::Index>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        double rank = 0.5;
        for (double const other : values) rank += other < values[i] ? 1.0 : other == values[i] ? 0.5 : 0.0;
        ranks[static_cast<Eigen::Index>(i)] = rank;
    }
    return ranks;
}

//! What is left of ranks when the ranks of all parameters but one, and a constant, are regressed out.
Vector left_of(Vector const& ranks, std::vector<Draws> const& parameters, std::size_t but)
{
    Matrix design = Matrix::Ones(ranks.size(), static_cast<Eigen::Index>(parameters.size()));
    Eigen::Index column = 1;
    for (std::size_t p = 0; p < parameters.size(); ++p)
        if (p != but) design.col(column++) = slow_ranks(parameters[p]);
    return ranks - design * design.colPivHouseholderQr().solve(ranks);
}

double twin(Draws const& outcome, std::vector<Draws> const& parameters, std::size_t of)
{
    auto const a = left_of(slow_ranks(parameters[of]), parameters, of);
    auto const b = left_of(slow_ranks(outcome), parameters, of);
    return a.dot(b) / (a.norm() * b.norm());
}

Draws sum_of(Draws const& a, double times, Draws const& b)
{
    Draws sum(a.size());
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = a[i] + times * b[i];
    return sum;
}
Draws changed(Draws values, double (*change)(double))
{
    for (auto& value : values) value = change(value);
    return values;
}

//! Correlated parameters, one of few values, and an outcome of all of them with noise.
struct Drawn {
    std::vector<Draws> parameters;
    Draws outcome;
};
Drawn drawn(std::size_t draws, std::uint64_t seed)
{
    auto const a = normal_draws(draws, seed, 1);
    auto const b = sum_of(normal_draws(draws, seed, 2), 0.8, a);
    auto const c = changed(normal_draws(draws, seed, 3), [](double x) { return std::floor(2.0 * x); });
    auto const unused = normal_draws(draws, seed, 4);
    auto y = sum_of(normal_draws(draws, seed, 5), 1.0, changed(a, [](double x) { return std::exp(x); }));
    y = sum_of(sum_of(y, -0.7, b), 0.5, c);
    return {{a, b, c, unused}, y};
}

}  // namespace

TEST(RankCorrelation, equal_values_have_their_middle_rank)
{
    EXPECT_THAT(middle_ranks(Draws{3.0, 1.0, 3.0, 2.0, 3.0}), ElementsAre(4.0, 1.0, 4.0, 2.0, 4.0));
    EXPECT_THAT(middle_ranks(Draws{5.0, 5.0}), ElementsAre(1.5, 1.5));
}

TEST(RankCorrelation, equals_ranks_regressed_and_residuals_correlated)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto const of = drawn(150, seed);
        auto const found = RankedParameters(of.parameters).with(of.outcome);
        for (std::size_t p = 0; p < of.parameters.size(); ++p)
            EXPECT_NEAR(found[p].value->value, twin(of.outcome, of.parameters, p), 1e-9) << p << " seed " << seed;
    }
}

TEST(RankCorrelation, sees_order_only)
{
    auto const of = drawn(300, 7);
    auto other = of;
    other.parameters[0] = changed(of.parameters[0], [](double x) { return std::exp(3.0 * x); });
    other.outcome = changed(of.outcome, [](double y) { return 5.0 + y * y * y; });
    auto const a = RankedParameters(of.parameters).with(of.outcome);
    auto const b = RankedParameters(other.parameters).with(other.outcome);
    for (std::size_t p = 0; p < a.size(); ++p) EXPECT_EQ(a[p].value->value, b[p].value->value);
}

TEST(RankCorrelation, copies_mirrors_and_constants_are_named_and_do_not_disturb_the_others)
{
    auto const of = drawn(200, 3);
    auto const plain = RankedParameters(of.parameters).with(of.outcome);
    auto more = of.parameters;
    more.push_back(changed(of.parameters[1], [](double x) { return 7.0 - std::exp(x); }));  // 4: falls where 1 rises
    more.emplace_back(200, 42.0);                                                           // 5: constant
    auto const found = RankedParameters(more).with(of.outcome);
    EXPECT_FALSE(found[1].value);
    EXPECT_THAT(found[1].not_separable_from, ElementsAre(4));
    EXPECT_THAT(found[4].not_separable_from, ElementsAre(1));
    EXPECT_FALSE(found[5].value);
    EXPECT_EQ(found[5].reason, "it does not vary");
    for (auto const p : {std::size_t{0}, std::size_t{2}, std::size_t{3}})
        EXPECT_NEAR(found[p].value->value, plain[p].value->value, 1e-9) << p;
}

TEST(RankCorrelation, a_sum_of_ranks_is_not_separable_from_its_parts)
{
    auto const a = normal_draws(100, 1, 1);
    Draws shares(100);
    for (std::size_t i = 0; i < 100; ++i) shares[i] = static_cast<double>(i % 3);
    // Three exclusive marks, of which one must be set: their ranks add up.
    std::vector<Draws> marks(3, Draws(100, 0.0));
    for (std::size_t i = 0; i < 100; ++i) marks[i % 3][i] = 1.0;
    auto const found = RankedParameters({a, marks[0], marks[1], marks[2]}).with(sum_of(a, 1.0, shares));
    EXPECT_TRUE(found[0].value);
    EXPECT_THAT(found[1].not_separable_from, ElementsAre(2, 3));
    EXPECT_THAT(found[2].not_separable_from, ElementsAre(1, 3));
    EXPECT_THAT(found[3].not_separable_from, ElementsAre(1, 2));
}

TEST(RankCorrelation, is_one_where_the_outcome_only_rises_with_it)
{
    auto const a = normal_draws(100, 1, 1);
    auto const b = normal_draws(100, 1, 2);
    auto const found = RankedParameters({a, b}).with(changed(a, [](double x) { return std::exp(x); }));
    EXPECT_NEAR(found[0].value->value, 1.0, 1e-9);
    EXPECT_FALSE(found[1].value);
    EXPECT_EQ(found[1].reason, "the other parameters explain the outcome's ranks wholly");
}

TEST(RankCorrelation, an_outcome_that_does_not_vary_has_none_and_few_draws_have_none)
{
    auto const of = drawn(50, 1);
    for (auto const& one : RankedParameters(of.parameters).with(Draws(50, 3.0))) {
        EXPECT_FALSE(one.value);
        EXPECT_EQ(one.reason, "the outcome does not vary");
    }
    auto const few = drawn(6, 1);
    for (auto const& one : RankedParameters(few.parameters).with(few.outcome)) EXPECT_FALSE(one.value);
}

TEST(RankCorrelation, its_standard_error_holds)
{
    // Bivariate normal with one other taken out: the truth of ranks is 6/π asin(ρ/2) of the scores' partial correlation.
    constexpr double pi = 3.14159265358979323846;
    double const rho = 0.6;
    double const truth = 6.0 / pi * std::asin(rho / 2.0);
    int inside = 0;
    constexpr int tries = 400;
    for (int t = 0; t < tries; ++t) {
        auto const seed = static_cast<std::uint64_t>(100 + t);
        auto const x = normal_draws(300, seed, 1);
        auto const y = sum_of(normal_draws(300, seed, 2), rho / std::sqrt(1.0 - rho * rho), x);
        auto const unused = normal_draws(300, seed, 3);
        auto const found = *RankedParameters({x, unused}).with(y).front().value;
        inside += std::abs(found.value - truth) < 1.96 * found.standard_error ? 1 : 0;
    }
    EXPECT_NEAR(inside, 0.95 * tries, 4.0 * std::sqrt(0.95 * 0.05 * tries));
}
