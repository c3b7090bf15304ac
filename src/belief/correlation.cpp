#include "holdfast/belief/correlation.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <fmt/format.h>

namespace holdfast {

namespace {

using Matrix = Eigen::MatrixXd;

//! A pivot below this means that some belief is all but a sum of the others.
constexpr double smallest_pivot = 1e-10;

Matrix matrix_of(std::size_t size, std::span<CorrelatedPair const> pairs)
{
    auto const n = static_cast<Eigen::Index>(size);
    Matrix matrix = Matrix::Identity(n, n);
    for (auto const& pair : pairs) {
        auto const i = static_cast<Eigen::Index>(pair.first);
        auto const j = static_cast<Eigen::Index>(pair.second);
        matrix(i, j) = matrix(j, i) = pair.correlation;
    }
    return matrix;
}

std::optional<Matrix> cholesky(Matrix const& matrix)
{
    Eigen::LLT<Matrix> const factored(matrix);
    if (factored.info() != Eigen::Success) return std::nullopt;
    Matrix lower = factored.matrixL();
    if (lower.rows() > 0 && lower.diagonal().minCoeff() < std::sqrt(smallest_pivot)) return std::nullopt;
    return lower;
}

double smallest_eigenvalue(Matrix const& matrix)
{
    return Eigen::SelfAdjointEigenSolver<Matrix>(matrix, Eigen::EigenvaluesOnly).eigenvalues().minCoeff();
}

//! The matrix with one pair's correlation set to another value.
Matrix with(Matrix matrix, CorrelatedPair const& pair, double correlation)
{
    auto const i = static_cast<Eigen::Index>(pair.first);
    auto const j = static_cast<Eigen::Index>(pair.second);
    matrix(i, j) = matrix(j, i) = correlation;
    return matrix;
}

//! The same pairs numbered over the beliefs that they name: a belief that no pair names changes no eigenvalue below 1.
struct Named {
    std::vector<std::size_t> beliefs;
    std::vector<CorrelatedPair> pairs;
};
Named only_named(std::span<CorrelatedPair const> pairs)
{
    Named named;
    for (auto const& pair : pairs) {
        named.beliefs.push_back(pair.first);
        named.beliefs.push_back(pair.second);
    }
    std::sort(named.beliefs.begin(), named.beliefs.end());
    named.beliefs.erase(std::unique(named.beliefs.begin(), named.beliefs.end()), named.beliefs.end());
    auto const number = [&](std::size_t belief) {
        auto const found = std::lower_bound(named.beliefs.begin(), named.beliefs.end(), belief);
        return static_cast<std::size_t>(found - named.beliefs.begin());
    };
    for (auto const& pair : pairs) named.pairs.push_back({number(pair.first), number(pair.second), pair.correlation});
    return named;
}

//! The largest magnitude, in hundredths, that the pair could have with its sign. The correlations that keep a matrix
//! positive definite are an interval, and 0 is known to lie in it.
double largest_magnitude(Matrix const& matrix, CorrelatedPair const& pair)
{
    double const sign = pair.correlation < 0.0 ? -1.0 : 1.0;
    int holds = 0;
    int fails = static_cast<int>(std::ceil(std::abs(pair.correlation) * 100.0));
    while (fails - holds > 1) {
        int const middle = (holds + fails) / 2;
        (cholesky(with(matrix, pair, sign * middle / 100.0)) ? holds : fails) = middle;
    }
    return holds == 0 ? 0.0 : sign * holds / 100.0;
}

NotPositiveDefinite culprit(std::span<CorrelatedPair const> all)
{
    auto const named = only_named(all);
    auto const matrix = matrix_of(named.beliefs.size(), named.pairs);
    auto const smallest = smallest_eigenvalue(matrix);
    auto by_size = named.pairs;
    std::stable_sort(by_size.begin(), by_size.end(), [](CorrelatedPair const& a, CorrelatedPair const& b) {
        return std::abs(a.correlation) > std::abs(b.correlation);
    });
    auto const names = [&](CorrelatedPair const& pair, std::string why) {
        return NotPositiveDefinite{named.beliefs[pair.first], named.beliefs[pair.second], std::move(why)};
    };
    for (auto const& pair : by_size)
        if (cholesky(with(matrix, pair, 0.0)))
            return names(pair,
                         fmt::format("a correlation of {} cannot hold together with the other correlations (the "
                                     "smallest eigenvalue of their matrix is {:.3g}, and it must be above 0); with the "
                                     "others as they are, up to {} would hold",
                                     pair.correlation, smallest, largest_magnitude(matrix, pair)));

    // More than one pair is at fault: the one without which the rest comes nearest.
    auto const* worst = &by_size.front();
    double best = -HUGE_VAL;
    for (auto const& pair : by_size) {
        double const without = smallest_eigenvalue(with(matrix, pair, 0.0));
        if (without > best + 1e-9) {  // a tie, rounding apart, goes to the larger and earlier pair
            best = without;
            worst = &pair;
        }
    }
    return names(
        *worst,
        fmt::format("a correlation of {} cannot hold together with the other correlations, nor can they without "
                    "it. The smallest eigenvalue of their matrix is {:.3g}, and {:.3g} without this pair, and "
                    "must be above 0. Bring several of them nearer to 0",
                    worst->correlation, smallest, best));
}

//! What is wrong with a pair taken by itself, or with two that name the same beliefs.
std::optional<NotPositiveDefinite> fault(std::span<CorrelatedPair const> pairs)
{
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto const& pair = pairs[i];
        if (pair.first == pair.second)
            return NotPositiveDefinite{pair.first, pair.second, "a belief cannot be correlated with itself"};
        if (!(std::abs(pair.correlation) < 1.0))
            return NotPositiveDefinite{
                pair.first, pair.second,
                fmt::format("a correlation must lie strictly between -1 and 1, not at {}", pair.correlation)};
        for (auto const& earlier : pairs.first(i))
            if (std::minmax(earlier.first, earlier.second) == std::minmax(pair.first, pair.second))
                return NotPositiveDefinite{
                    pair.first, pair.second,
                    fmt::format("the pair is given twice, with correlations {} and {}; write it once",
                                earlier.correlation, pair.correlation)};
    }
    return std::nullopt;
}

}  // namespace

void CorrelationFactor::correlate(std::span<double> z) const
{
    require(z.size() == size, "as many normal scores as the correlation has beliefs");
    // From the last row up, so that each row still finds the independent scores before it.
    for (std::size_t row = size; row-- > 0;) {
        double sum = 0.0;
        for (std::size_t column = 0; column <= row; ++column) sum += lower[row * size + column] * z[column];
        z[row] = sum;
    }
}

std::variant<CorrelationFactor, NotPositiveDefinite> factor(std::size_t size, std::span<CorrelatedPair const> pairs)
{
    for (auto const& pair : pairs)
        require(pair.first < size && pair.second < size, "a correlated pair names two of the beliefs");
    if (auto const found = fault(pairs)) return *found;
    auto const lower = cholesky(matrix_of(size, pairs));
    if (!lower) return culprit(pairs);
    CorrelationFactor result{size, std::vector<double>(size * size)};
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            result.lower[i * size + j] = (*lower)(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    return result;
}

}  // namespace holdfast
