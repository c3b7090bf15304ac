#include "decision/penalised_regression.hpp"

#include "support/gaussian_decision.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include <Eigen/QR>

using namespace holdfast;
using namespace holdfast::test;

namespace {

Vector noise(Eigen::Index draws, std::uint64_t key)
{
    auto const z = normal_draws(static_cast<std::size_t>(draws), 5, key);
    return Eigen::Map<Vector const>(z.data(), draws);
}

//! Ones, one free column, and a block of six.
Design design_of(Eigen::Index draws)
{
    Design design{Matrix::Ones(draws, 8), 2, {{2, 6}}};
    for (Eigen::Index c = 1; c < 8; ++c) design.columns.col(c) = noise(draws, static_cast<std::uint64_t>(c));
    return design;
}

//! The slow obvious twin of the restricted likelihood (−2 log, constants apart) at one penalty: the response's own
//! covariance matrix, I + Z Zᵀ/λ, draw by draw.
double twin_restricted_likelihood(Design const& design, Vector const& response, double penalty)
{
    auto const draws = design.columns.rows();
    Matrix const fixed = design.columns.leftCols(design.free);
    Matrix const random = design.columns.middleCols(design.blocks[0].first, design.blocks[0].count);
    Matrix const covariance = Matrix::Identity(draws, draws) + random * random.transpose() / penalty;
    Eigen::LLT<Matrix> const factor(covariance);
    Matrix const information = fixed.transpose() * factor.solve(fixed);
    Vector const beta = information.llt().solve(fixed.transpose() * factor.solve(response));
    Vector const left = response - fixed * beta;
    auto const log_determinant = [](Eigen::LLT<Matrix> const& f) {
        return 2.0 * Matrix(f.matrixL()).diagonal().array().log().sum();
    };
    auto const free = static_cast<double>(draws - design.free);
    return log_determinant(factor) + log_determinant(information.llt()) +
           free * std::log(left.dot(factor.solve(left)) / free);
}

}  // namespace

TEST(PenalisedRegression, finds_what_is_there)
{
    auto const design = design_of(2000);
    Vector truth(8);
    truth << 5.0, 2.0, 1.0, -1.0, 0.5, 0.0, 0.0, 3.0;
    Matrix const response = design.columns * truth + 0.1 * noise(2000, 20);
    auto const fit = regress(design, response).front();
    for (Eigen::Index c = 0; c < 8; ++c) EXPECT_NEAR(fit.coefficients[c], truth[c], 0.01) << c;
    EXPECT_NEAR(fit.degrees_of_freedom, 8.0, 0.01);
}

TEST(PenalisedRegression, keeps_the_mean_and_what_is_free)
{
    auto const design = design_of(300);
    Matrix const response = noise(300, 21).array() + 1e6;
    auto const fit = regress(design, response).front();
    Vector const left = response - design.columns * fit.coefficients;
    EXPECT_NEAR(left.mean(), 0.0, 1e-8);
    EXPECT_NEAR(left.dot(design.columns.col(1)), 0.0, 1e-6);
}

TEST(PenalisedRegression, a_block_without_a_signal_is_shrunk_to_nothing)
{
    auto const design = design_of(2000);
    // Noise from which the least-squares trace of the block is taken out, so that not even chance supports it.
    Vector response = noise(2000, 22);
    response -= design.columns * design.columns.colPivHouseholderQr().solve(response);
    response += 3.0 * design.columns.col(1);
    auto const fit = regress(design, response).front();
    EXPECT_LT(fit.coefficients.tail(6).norm(), 1e-9);
    EXPECT_NEAR(fit.degrees_of_freedom, 2.0, 1e-2);
    EXPECT_NEAR(fit.coefficients[1], 3.0, 0.01);
}

TEST(PenalisedRegression, the_penalty_is_where_the_restricted_likelihood_is_highest)
{
    auto const design = design_of(120);
    Vector truth = Vector::Zero(8);
    truth.tail(6) << 0.3, -0.2, 0.1, 0.25, 0.0, -0.15;
    Vector const response = design.columns * truth + noise(120, 23);
    auto const fit = regress(design, response).front();
    double const found = fit.penalties.front();
    double const here = twin_restricted_likelihood(design, response, found);
    for (double const factor : {0.5, 0.8, 1.25, 2.0})
        EXPECT_LT(here, twin_restricted_likelihood(design, response, found * factor)) << factor;
}

TEST(PenalisedRegression, a_whole_or_nothing_block_is_least_squares_or_gone)
{
    auto design = design_of(400);
    design.blocks[0].whole_or_nothing = true;
    Vector const signal = design.columns.col(4) + noise(400, 26);
    Vector const least_squares = design.columns.colPivHouseholderQr().solve(signal);
    auto const kept = regress(design, signal).front();
    EXPECT_LT((kept.coefficients - least_squares).norm(), 1e-4);
    EXPECT_EQ(kept.coefficients, kept.undropped);

    Vector const nothing = design.columns.col(1) + noise(400, 27);
    auto const dropped = regress(design, nothing).front();
    EXPECT_LT(dropped.coefficients.tail(6).norm(), 1e-6);
    EXPECT_LT((dropped.undropped - design.columns.colPivHouseholderQr().solve(nothing)).norm(), 1e-4)
        << "errors are looked at as if it had been kept";
}

TEST(PenalisedRegression, a_response_that_does_not_vary_is_its_mean)
{
    auto const design = design_of(50);
    auto const fit = regress(design, Matrix::Constant(50, 1, 7.25)).front();
    EXPECT_EQ(fit.coefficients[0], 7.25);
    EXPECT_EQ(fit.coefficients.tail(7).norm(), 0.0);
}

TEST(PenalisedRegression, responses_do_not_see_each_other)
{
    auto const design = design_of(200);
    Matrix both(200, 2);
    both.col(0) = design.columns.col(3) + noise(200, 24);
    both.col(1) = 1000.0 * noise(200, 25);
    auto const together = regress(design, both);
    EXPECT_EQ(together[0].coefficients, regress(design, Matrix(both.col(0))).front().coefficients);
    EXPECT_EQ(together[1].coefficients, regress(design, Matrix(both.col(1))).front().coefficients);
}
