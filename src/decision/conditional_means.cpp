#include "decision/conditional_means.hpp"

#include "decision/lack_of_fit.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

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

constexpr int most_refinements = 3;
// Each round is a regression of more columns, and its cost grows with their square: groups of dozens, as all prices or all
// effects of a study, took six times as long for values that did not move. What is left there still counts in the error.
constexpr std::size_t largest_group_refined = 12;
constexpr std::size_t most_left = 4;       //!< sets of cells whose means go into the error
constexpr double worth_a_look = 1.0;       //!< standard deviations of chance
constexpr double surely = 3.0;             //!< from which on the means are put back into the fit
constexpr double followed_closely = 1e-7;  //!< of a response's variance

//! The residuals, with 0 for those of a response that is followed so closely that nothing of them matters.
Matrix worth_following(Matrix residuals, Matrix const& responses)
{
    for (Index r = 0; r < residuals.cols(); ++r) {
        double const mean = responses.col(r).mean();
        double const square = (responses.col(r).array() - mean).matrix().squaredNorm();
        if (!(residuals.col(r).squaredNorm() > followed_closely * square)) residuals.col(r).setZero();
    }
    return residuals;
}

std::vector<LeftInCells> all_left_in(std::vector<Cells> const& cells, Matrix const& residuals)
{
    std::vector<LeftInCells> all;
    all.reserve(cells.size());
    for (auto const& cell : cells) all.push_back(left_in(cell, residuals));
    return all;
}

//! The most surprising sets of cells.
std::vector<NotFollowed> striking(std::vector<Cells> const& cells, std::vector<LeftInCells> const& left,
                                  Matrix const& residuals)
{
    std::vector<std::size_t> by_surprise(cells.size());
    std::iota(by_surprise.begin(), by_surprise.end(), std::size_t{});
    std::stable_sort(by_surprise.begin(), by_surprise.end(),
                     [&](std::size_t a, std::size_t b) { return left[a].surprise() > left[b].surprise(); });
    std::vector<NotFollowed> found;
    for (auto const c : by_surprise) {
        if (!(left[c].surprise() > worth_a_look) || found.size() == most_left) break;
        NotFollowed entry{cells[c].of_draw, shrunk_means(cells[c], left[c], residuals), left[c].surprise() > surely};
        // One response that is not followed says nothing of the noise of another.
        for (Index r = 0; entry.surely && r < residuals.cols(); ++r)
            if (left[c].surprises[r] <= surely) entry.means.col(r).setZero();
        found.push_back(std::move(entry));
    }
    return found;
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
    auto const parameters = prepared(given);
    ConditionalMeans means{regressors(parameters, responses, {}), {}, {}, {}, {}};
    if (means.constant()) return means;
    auto const cells = cells_of(parameters);
    Detail detail;
    int const rounds = parameters.size() <= largest_group_refined ? most_refinements : 0;
    for (int round = 0;; ++round) {
        means.smooths = regress(means.given.design, responses);
        means.fitted = means.given.design.columns * coefficients_of(means.smooths, &Smooth::coefficients);
        Matrix const residuals = worth_following(responses - means.fitted, responses);
        auto const left = all_left_in(cells, residuals);
        auto const wanted = round < rounds ? refined(detail, cells, left) : detail;
        if (wanted.size() == detail.size()) {
            means.left = striking(cells, left, residuals);
            break;
        }
        detail = wanted;
        auto finer = regressors(parameters, responses, detail);
        if (finer.design.columns.cols() == means.given.design.columns.cols()) {
            means.left = striking(cells, left, residuals);
            break;
        }
        means.given = std::move(finer);
    }
    means.contrasts = contrasts_of(means.given, errors(responses, means.fitted, means.smooths));
    return means;
}

std::vector<Index> evenly_chosen(ConditionalMeans const& means)
{
    auto const& order = means.given.order;
    bool const group = means.given.design.blocks.size() > 2;
    std::vector<Index> rows;
    auto const draws = order.size();
    auto const points = std::min(draws, group ? most_points_of_group : most_points_of_one);
    for (std::size_t i = 0; i < points; ++i)
        rows.push_back(static_cast<Index>(order[(2 * i + 1) * draws / (2 * points)]));
    return rows;
}

LackOfFit lack_of_fit(ConditionalMeans const& means, std::span<double const> thresholds)
{
    auto const before = mean_gain(means.fitted, thresholds);
    LackOfFit lack{Vector::Zero(before.size()), Vector::Zero(before.size())};
    for (auto const& left : means.left) {
        Matrix mended = means.fitted;
        for (Index draw = 0; draw < mended.rows(); ++draw)
            mended.row(draw) += left.means.row(static_cast<Index>(left.of_draw[static_cast<std::size_t>(draw)]));
        Vector const change = mean_gain(mended, thresholds) - before;
        if (left.surely && lack.mending.isZero(0.0)) lack.mending = change;
        // Cells do not see an edge inside them: where they surely see something there is about as much again.
        lack.squares += (left.surely ? 4.0 : 1.0) * change.cwiseAbs2();
    }
    return lack;
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
