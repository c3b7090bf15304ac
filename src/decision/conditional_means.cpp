#include "conditional_means.hpp"

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

//! The errors by blocks, contrasted.
Matrix contrasts_of(Regressors const& given, Matrix const& error)
{
    auto const blocks = std::min(most_blocks, std::bit_floor(given.order.size() / 2));
    auto scores = scores_of_blocks(given, error, blocks);
    contrast_halves(scores);
    auto const n = static_cast<double>(blocks);
    return scores * std::sqrt(n / (n - 1.0));
}

}  // namespace

Matrix coefficients_of(std::vector<Smooth> const& smooths, Vector Smooth::*which)
{
    Matrix result((smooths.front().*which).size(), static_cast<Index>(smooths.size()));
    for (std::size_t r = 0; r < smooths.size(); ++r) result.col(static_cast<Index>(r)) = smooths[r].*which;
    return result;
}

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

ConditionalMeans conditional_means(Samples const& samples, std::span<Draws const* const> given)
{
    auto const responses = increments(samples);
    ConditionalMeans means{regressors(given, responses), {}, {}, {}};
    if (means.constant()) return means;
    means.smooths = regress(means.given.design, responses);
    means.fitted = means.given.design.columns * coefficients_of(means.smooths, &Smooth::coefficients);
    means.contrasts = contrasts_of(means.given, errors(responses, means.fitted, means.smooths));
    return means;
}

Matrix evenly_chosen(ConditionalMeans const& means)
{
    auto const& order = means.given.order;
    bool const group = means.given.design.blocks.size() > 2;
    std::vector<Index> rows;
    auto const draws = order.size();
    auto const points = std::min(draws, group ? most_points_of_group : most_points_of_one);
    for (std::size_t i = 0; i < points; ++i)
        rows.push_back(static_cast<Index>(order[(2 * i + 1) * draws / (2 * points)]));
    return means.given.design.columns(rows, Eigen::all);
}

Disturbance disturbance(ConditionalMeans const& means, Matrix const& points, std::span<double const> thresholds)
{
    auto const n = static_cast<double>(means.contrasts.rows());
    Matrix const undisturbed = points * coefficients_of(means.smooths, &Smooth::undropped);
    auto const before = mean_gain(undisturbed, thresholds);
    Vector sum = Vector::Zero(before.size());
    Vector squares = Vector::Zero(before.size());
    for (Index half = 0; half < means.contrasts.rows(); ++half) {
        auto const change = moved(points, means.smooths, means.contrasts.row(half));
        Vector const up = mean_gain(undisturbed + change, thresholds) - before;
        Vector const down = mean_gain(undisturbed - change, thresholds) - before;
        sum += up + down;
        squares += up.cwiseAbs2() + down.cwiseAbs2();
    }
    Vector const bias = sum / (2.0 * n);
    return {bias, (squares / (2.0 * n) - bias.cwiseAbs2()).cwiseMax(0.0)};
}

LeastError::LeastError(Matrix const& fitted)
    : covariances_(covariance(fitted)), draws_(static_cast<double>(fitted.rows()))
{
}

double LeastError::at(std::size_t best, double threshold) const
{
    return widest_spread(covariances_, best, threshold) / draws_;
}

}  // namespace holdfast
