#include "holdfast/decision/evppi.hpp"

#include "design.hpp"
#include "gains.hpp"
#include "penalised_regression.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr std::size_t most_blocks = 64;
constexpr std::size_t most_points_of_one = 256;    //!< draws at which the errors of a curve are looked at
constexpr std::size_t most_points_of_group = 512;  //!< the same for a group

//! Effects of every strategy but the first, less those of the first; then costs.
Matrix increments(Samples const& samples)
{
    auto const others = static_cast<Index>(samples.strategies.size()) - 1;
    Matrix result(static_cast<Index>(samples.draws()), 2 * others);
    auto const column = [](Draws const& draws) {
        return Eigen::Map<Vector const>(draws.data(), static_cast<Index>(draws.size()));
    };
    for (Index s = 0; s < others; ++s) {
        auto const strategy = static_cast<std::size_t>(s) + 1;
        result.col(s) = column(samples.effects[strategy]) - column(samples.effects[0]);
        result.col(others + s) = column(samples.costs[strategy]) - column(samples.costs[0]);
    }
    return result;
}

//! Gains of deciding by conditional means, which come in the columns of `increments`.
Gains gains_of(Matrix const& conditional, std::span<double const> thresholds)
{
    auto const others = static_cast<std::size_t>(conditional.cols()) / 2;
    auto const rows = static_cast<std::size_t>(conditional.rows());
    Draws const nothing(rows, 0.0);
    std::vector<std::span<double const>> costs{nothing};
    std::vector<std::span<double const>> effects{nothing};
    for (std::size_t s = 0; s < others; ++s) {
        effects.emplace_back(conditional.data() + s * rows, rows);
        costs.emplace_back(conditional.data() + (others + s) * rows, rows);
    }
    return gains(costs, effects, thresholds);
}

//! One of the two sets of coefficients, one response a column.
Matrix coefficients_of(std::vector<Smooth> const& smooths, Vector Smooth::*which)
{
    Matrix result((smooths.front().*which).size(), static_cast<Index>(smooths.size()));
    for (std::size_t r = 0; r < smooths.size(); ++r) result.col(static_cast<Index>(r)) = smooths[r].*which;
    return result;
}

//! What a residual stands for: the fit has taken part of the noise into itself.
Matrix errors(Matrix const& responses, Matrix const& fitted, std::vector<Smooth> const& smooths)
{
    Matrix result = responses - fitted;
    auto const draws = static_cast<double>(responses.rows());
    for (std::size_t r = 0; r < smooths.size(); ++r) {
        double const left = std::max(draws - smooths[r].degrees_of_freedom, 1.0);
        result.col(static_cast<Index>(r)) *= std::sqrt(draws / left);
    }
    return result;
}

//! Products of columns and errors, summed over each block of draws: one row a block, less their mean. Draw number i in
//! the order belongs to block i modulo the number of blocks, so that every block spans all values of the parameter.
Matrix scores_of_blocks(Regressors const& given, Matrix const& error, std::size_t blocks)
{
    auto const& columns = given.design.columns;
    Matrix scores(static_cast<Index>(blocks), columns.cols() * error.cols());
    for (std::size_t b = 0; b < blocks; ++b) {
        std::vector<Index> rows;
        for (auto i = b; i < given.order.size(); i += blocks) rows.push_back(static_cast<Index>(given.order[i]));
        Matrix const products = columns(rows, Eigen::all).transpose() * error(rows, Eigen::all);
        scores.row(static_cast<Index>(b)) = products.reshaped().transpose();
    }
    scores.rowwise() -= scores.colwise().mean();
    return scores;
}

//! Rows of the scores summed with the signs of a Hadamard matrix: halves of the blocks against the other halves, in a
//! balanced set, so that their spread is exactly that of all blocks (McCarthy 1969).
void contrast_halves(Matrix& scores)
{
    for (Index half = 1; half < scores.rows(); half *= 2)
        for (Index from = 0; from < scores.rows(); from += 2 * half)
            for (Index row = from; row < from + half; ++row) {
                Eigen::RowVectorXd const first = scores.row(row);
                scores.row(row) = first + scores.row(row + half);
                scores.row(row + half) = first - scores.row(row + half);
            }
}

//! How the errors of the regression move the EVPPI, by threshold.
struct Disturbance {
    Vector bias;
    Vector variance;
};

Matrix evenly_chosen(Regressors const& given, std::size_t most)
{
    std::vector<Index> rows;
    auto const draws = given.order.size();
    auto const points = std::min(draws, most);
    for (std::size_t i = 0; i < points; ++i)
        rows.push_back(static_cast<Index>(given.order[(2 * i + 1) * draws / (2 * points)]));
    return given.design.columns(rows, Eigen::all);
}

Vector mean_gain(Matrix const& conditional, std::span<double const> thresholds)
{
    auto const found = gains_of(conditional, thresholds);
    return Eigen::Map<Vector const>(found.mean_gain.data(), static_cast<Index>(found.mean_gain.size()));
}

//! The fits moved by one contrast of the errors.
Matrix moved(Matrix const& points, std::vector<Smooth> const& smooths, Eigen::Ref<Eigen::RowVectorXd const> scores)
{
    auto const width = points.cols();
    Matrix change(width, static_cast<Index>(smooths.size()));
    for (std::size_t r = 0; r < smooths.size(); ++r) {
        auto const at = static_cast<Index>(r);
        change.col(at) = smooths[r].factor.solve(scores.segment(at * width, width).transpose());
    }
    return points * change;
}

Disturbance disturbance(Regressors const& given, std::vector<Smooth> const& smooths, Matrix const& error,
                        std::span<double const> thresholds)
{
    auto const blocks = std::min(most_blocks, std::bit_floor(given.order.size() / 2));
    auto scores = scores_of_blocks(given, error, blocks);
    contrast_halves(scores);
    auto const n = static_cast<double>(blocks);
    scores *= std::sqrt(n / (n - 1.0));

    bool const group = given.design.blocks.size() > 2;
    auto const points = evenly_chosen(given, group ? most_points_of_group : most_points_of_one);
    Matrix const undisturbed = points * coefficients_of(smooths, &Smooth::undropped);
    auto const before = mean_gain(undisturbed, thresholds);
    Vector sum = Vector::Zero(before.size());
    Vector squares = Vector::Zero(before.size());
    for (Index half = 0; half < scores.rows(); ++half) {
        auto const change = moved(points, smooths, scores.row(half));
        Vector const up = mean_gain(undisturbed + change, thresholds) - before;
        Vector const down = mean_gain(undisturbed - change, thresholds) - before;
        sum += up + down;
        squares += up.cwiseAbs2() + down.cwiseAbs2();
    }
    Vector const bias = sum / (2.0 * n);
    return {bias, (squares / (2.0 * n) - bias.cwiseAbs2()).cwiseMax(0.0)};
}

//! Covariances of the columns, each about its mean.
Matrix covariance(Matrix const& columns)
{
    Matrix const centred = columns.rowwise() - columns.colwise().mean();
    return centred.transpose() * centred / static_cast<double>(columns.rows());
}

//! The widest spread of a strategy's conditional net benefit about that of the best one [£].
double widest_spread(Matrix const& covariances, std::size_t best, double threshold)
{
    auto const others = covariances.cols() / 2;
    Vector from_best = Vector::Zero(2 * others);
    auto const add = [&](std::size_t strategy, double sign) {
        if (strategy == 0) return;
        auto const at = static_cast<Index>(strategy) - 1;
        from_best[at] += sign * threshold;
        from_best[others + at] -= sign;
    };
    double widest = 0.0;
    for (std::size_t strategy = 0; strategy <= static_cast<std::size_t>(others); ++strategy) {
        from_best.setZero();
        add(strategy, 1.0);
        add(best, -1.0);
        widest = std::max(widest, from_best.dot(covariances * from_best));
    }
    return std::sqrt(widest);
}

//! What is rarer than one draw in all of them cannot be seen: the error is no smaller than one draw's share of the
//! spread, even where no draw would change the decision.
double least_error(Matrix const& covariances, NetBenefit const& point, std::size_t draws)
{
    return widest_spread(covariances, point.best, point.willingness_to_pay) / static_cast<double>(draws);
}

PartialInformation worth_nothing(std::string method, std::span<NetBenefit const> curve)
{
    PartialInformation result{std::move(method), {}};
    for (auto const& point : curve) result.at.push_back({point.willingness_to_pay, 0.0, 0.0});
    return result;
}

}  // namespace

PartialInformation evppi(Samples const& samples, Parameters const& parameters, std::span<std::size_t const> chosen,
                         std::span<NetBenefit const> curve)
{
    require(samples.draws() >= fewest_draws_for_evppi, "EVPPI needs at least ten draws");
    require(!chosen.empty(), "EVPPI is of at least one parameter");
    std::vector<Draws const*> columns;
    for (auto const number : chosen) {
        require(number < parameters.columns.size(), "EVPPI is of parameters that are there");
        require(parameters.columns[number].size() == samples.draws(), "a parameter has as many draws as the samples");
        columns.push_back(&parameters.columns[number]);
    }
    auto const responses = increments(samples);
    auto const given = regressors(columns, responses);
    if (given.design.columns.cols() == 1) return worth_nothing(given.method, curve);

    std::vector<double> thresholds;
    for (auto const& point : curve) thresholds.push_back(point.willingness_to_pay);
    auto const smooths = regress(given.design, responses);
    Matrix const fitted = given.design.columns * coefficients_of(smooths, &Smooth::coefficients);
    auto const gained = gains_of(fitted, thresholds);
    auto const disturbed = disturbance(given, smooths, errors(responses, fitted, smooths), thresholds);

    auto const covariances = covariance(fitted);
    PartialInformation result{given.method, {}};
    for (std::size_t k = 0; k < curve.size(); ++k) {
        auto const at = static_cast<Index>(k);
        double const value = std::clamp(gained.mean_gain[k] - disturbed.bias[at], 0.0, curve[k].evpi);
        double const spread = std::max(gained.mean_square[k] - gained.mean_gain[k] * gained.mean_gain[k], 0.0);
        double const of_draws = spread / static_cast<double>(samples.draws() - 1);
        double const error = std::sqrt(of_draws + disturbed.variance[at]);
        result.at.push_back(
            {thresholds[k], value, std::max(error, least_error(covariances, curve[k], samples.draws()))});
    }
    return result;
}

}  // namespace holdfast
