#include "decision/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Eigenvalues>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr double no_eigenvalue = 1e-8;  //!< of a correlation matrix: a weighted sum that does not vary
constexpr double part_of_it = 1e-6;     //!< weight from which on a parameter belongs to such a sum
constexpr double all_explained = 1e-10;

//! Mean 0, length 1; nothing where the ranks do not vary.
std::optional<Vector> standard_ranks(Draws const& values)
{
    auto const ranks = middle_ranks(values);
    Vector column = Eigen::Map<Vector const>(ranks.data(), static_cast<Index>(ranks.size()));
    column.array() -= 0.5 * (static_cast<double>(ranks.size()) + 1.0);
    double const length = column.norm();
    if (!(length > 0.0)) return std::nullopt;
    return column / length;
}

//! Of a partial correlation with so many others taken out (Bonett & Wright 2000).
double standard_error(double r, std::size_t draws, std::size_t others)
{
    double const left = static_cast<double>(draws) - static_cast<double>(others) - 3.0;
    return (1.0 - r * r) * std::sqrt((1.0 + 0.5 * r * r) / left);
}

}  // namespace

std::vector<double> middle_ranks(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        auto to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
        for (auto i = from; i < to; ++i) ranks[order[i]] = 0.5 * static_cast<double>(from + to + 1);
        from = to;
    }
    return ranks;
}

RankedParameters::RankedParameters(std::vector<Draws> const& parameters)
    : draws_(parameters.empty() ? 0 : parameters.front().size()), parameters_(parameters.size())
{
    std::vector<Vector> columns;
    for (std::size_t p = 0; p < parameters.size(); ++p)
        if (auto ranks = standard_ranks(parameters[p])) {
            columns.push_back(*std::move(ranks));
            varying_.push_back(p);
        }
    if (columns.empty()) return;
    ranks_.resize(static_cast<Index>(draws_), static_cast<Index>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c) ranks_.col(static_cast<Index>(c)) = columns[c];

    Matrix const correlations = ranks_.transpose() * ranks_;
    Eigen::SelfAdjointEigenSolver<Matrix> const parts(correlations);
    inverse_ = Matrix::Zero(correlations.rows(), correlations.cols());
    nothing_ = inverse_;
    for (Index i = 0; i < correlations.rows(); ++i) {
        auto const part = parts.eigenvectors().col(i);
        double const weight = parts.eigenvalues()[i];
        if (weight < no_eigenvalue) {
            nothing_ += part * part.transpose();
        } else {
            inverse_ += part * part.transpose() / weight;
            ++independent_;
        }
    }
}

std::vector<PartialRank> RankedParameters::with(Draws const& outcome) const
{
    std::vector<PartialRank> all(parameters_, PartialRank{std::nullopt, "it does not vary", {}});
    if (varying_.empty()) return all;
    auto const ranks = standard_ranks(outcome);
    Vector const products = ranks ? Vector(ranks_.transpose() * *ranks) : Vector();
    Vector const slopes = ranks ? Vector(inverse_ * products) : Vector();
    double const unexplained = ranks ? 1.0 - products.dot(slopes) : 0.0;
    double const left = unexplained > all_explained ? unexplained : 0.0;

    for (std::size_t c = 0; c < varying_.size(); ++c) {
        auto const at = static_cast<Index>(c);
        auto& one = all[varying_[c]];
        if (!ranks) {
            one.reason = "the outcome does not vary";
            continue;
        }
        if (nothing_(at, at) > part_of_it) {
            for (std::size_t other = 0; other < varying_.size(); ++other)
                if (other != c && std::abs(nothing_(at, static_cast<Index>(other))) > part_of_it)
                    one.not_separable_from.push_back(varying_[other]);
            one.reason = "its ranks cannot be told apart from those of others";
            continue;
        }
        if (draws_ < independent_ + 3) {
            one.reason = "there are too few draws for so many parameters";
            continue;
        }
        double const own = std::sqrt(left * inverse_(at, at));
        if (left == 0.0 && std::abs(slopes[at]) < std::sqrt(all_explained)) {
            one.reason = "the other parameters explain the outcome's ranks wholly";
            continue;
        }
        double const r = slopes[at] / std::hypot(slopes[at], own);
        one.reason.clear();
        one.value = {r, standard_error(r, draws_, independent_ - 1)};
    }
    return all;
}

}  // namespace holdfast
