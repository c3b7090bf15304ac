#include "decision/design.hpp"

#include "numerics/normal.hpp"
#include "support/gaussian_decision.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

Regressors of(std::vector<Draws> const& parameters)
{
    std::vector<Draws const*> pointers;
    for (auto const& column : parameters) pointers.push_back(&column);
    Matrix responses(static_cast<Eigen::Index>(parameters.front().size()), 1);
    auto const z = normal_draws(parameters.front().size(), 9, 77);
    std::copy(z.begin(), z.end(), responses.data());
    return regressors(pointers, responses);
}

//! How much of a curve the design cannot follow, as a share of its variance.
double missed(Regressors const& given, Draws const& curve)
{
    Matrix response(static_cast<Eigen::Index>(curve.size()), 1);
    std::copy(curve.begin(), curve.end(), response.data());
    auto const fit = regress(given.design, response).front();
    Vector const left = response.col(0) - given.design.columns * fit.coefficients;
    Vector const centred = response.col(0).array() - response.mean();
    return left.squaredNorm() / centred.squaredNorm();
}

template <class Curve> Draws curve_of(Draws const& x, Curve const& curve)
{
    Draws y;
    for (double const value : x) y.push_back(curve(value));
    return y;
}

}  // namespace

TEST(Design, normal_scores_are_quantiles_of_the_ranks)
{
    auto const scores = normal_scores(std::vector<double>{10.0, -1.0, 3.0, 1e300});
    EXPECT_EQ(scores[1], normal_quantile(0.125));
    EXPECT_EQ(scores[2], normal_quantile(0.375));
    EXPECT_EQ(scores[0], normal_quantile(0.625));
    EXPECT_EQ(scores[3], normal_quantile(0.875));
    EXPECT_THAT(normal_scores(std::vector<double>{5, 5, 5, 7}),
                testing::ElementsAre(normal_quantile(0.375), normal_quantile(0.375), normal_quantile(0.375),
                                     normal_quantile(0.875)));
}

TEST(Design, a_constant_has_no_columns)
{
    auto const given = of({Draws(50, 3.0)});
    EXPECT_EQ(given.method, "constant");
    EXPECT_EQ(given.design.columns.cols(), 1);
}

TEST(Design, few_values_become_group_means)
{
    Draws x(300);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i % 3);
    auto const given = of({x});
    EXPECT_EQ(given.method, "group means");
    EXPECT_LT(missed(given, curve_of(x, [](double v) { return v == 1.0 ? 10.0 : v; })), 1e-9);
}

TEST(Design, follows_lines_bends_steps_of_tails_and_logarithms)
{
    auto const z = normal_draws(5000, 3, 1);
    auto const heavy = curve_of(z, [](double v) { return std::exp(2.5 * v); });
    for (auto const& x : {z, heavy}) {
        auto const given = of({x});
        EXPECT_EQ(given.method, "penalised spline");
        EXPECT_LT(missed(given, curve_of(x, [](double v) { return 3.0 - 2.0 * v; })), 1e-12);
        auto const scores = normal_scores(x);
        EXPECT_LT(missed(given, curve_of(scores, [](double v) { return std::sin(2.0 * v); })), 1e-3);
        EXPECT_LT(missed(given, curve_of(scores, [](double v) { return std::max(v - 0.5, 0.0); })), 2e-3);
        EXPECT_LT(missed(given, curve_of(scores, [](double v) { return 1.0 / (1.0 + std::exp(-3.0 * v)); })), 1e-3);
    }
    EXPECT_LT(missed(of({heavy}), curve_of(heavy, [](double v) { return std::log(v); })), 1e-3);
}

TEST(Design, a_group_follows_products)
{
    std::vector<Draws> const parameters{normal_draws(3000, 4, 1), normal_draws(3000, 4, 2), normal_draws(3000, 4, 3)};
    Draws y(3000);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = parameters[0][i] * parameters[1][i] + parameters[0][i] * parameters[1][i] * parameters[2][i] +
               std::cos(parameters[2][i]);
    EXPECT_LT(missed(of(parameters), y), 1e-4);
}

TEST(Design, copies_and_constants_add_no_columns)
{
    auto const x = normal_draws(500, 6, 1);
    auto const y = normal_draws(500, 6, 2);
    auto const alone = of({x, y});
    auto const minus = curve_of(x, [](double v) { return -3.0 * v + 1.0; });
    auto const again = of({x, Draws(500, 1.0), x, minus, y});
    EXPECT_EQ(alone.design.columns.cols(), again.design.columns.cols());
    EXPECT_EQ(of({x, minus}).method, "penalised spline");
}

TEST(Design, has_five_draws_or_more_for_every_column_but_straight_lines)
{
    for (std::size_t const draws : {11U, 30U, 100U, 1000U})
        for (std::size_t const size : {1U, 2U, 5U, 20U, 60U}) {
            std::vector<Draws> parameters;
            for (std::size_t i = 0; i < size; ++i) parameters.push_back(normal_draws(draws, 7, i));
            auto const width = of(parameters).design.columns.cols();
            EXPECT_LE(width, static_cast<Eigen::Index>(std::max(draws / 5, size + 1))) << draws << ' ' << size;
            EXPECT_GE(width, static_cast<Eigen::Index>(size + 1)) << draws << ' ' << size;
        }
}

TEST(Design, the_largest_doubles_do_not_overflow)
{
    Draws huge = normal_draws(200, 8, 1);
    for (auto& value : huge) value = value > 0.0 ? 1.7e308 - value * 1e307 : -1.7e308 - value * 1e307;
    auto const given = of({huge, normal_draws(200, 8, 2)});
    EXPECT_TRUE(given.design.columns.allFinite());
}
