//! Partial rank correlations of outcomes with parameters: through the correlation matrix of the parameters' ranks, once
//! for all outcomes. With β the regression of an outcome's ranks (of length 1) on the parameters', s² what it leaves and R the
//! parameters' correlation matrix, the partial correlation is β_j / √(β_j² + s² (R⁻¹)_jj).
//! Parameters whose ranks are a weighted sum of others' cannot be told from these: an eigenvector of no eigenvalue names
//! them. For all others the pseudo-inverse says what the inverse would.
//! Lost: minus an element of the inverse of the whole matrix with the outcome in it, the textbook formula; it divides
//! nothing by nothing where the parameters explain the outcome wholly, as those of a deterministic model may.
//! Tested in tests/decision/rank_correlation_test.cpp against ranks regressed and residuals correlated.
#pragma once

#include "decision/penalised_regression.hpp"
#include "holdfast/decision/samples.hpp"
#include "holdfast/decision/sensitivity.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! 1 for the lowest; equal values have their middle rank.
[[nodiscard]] std::vector<double> middle_ranks(std::span<double const> values);

struct PartialRank {
    std::optional<PartialRankCorrelation> value;
    std::string reason;                           //!< where there is none
    std::vector<std::size_t> not_separable_from;  //!< parameters, by number
};

class RankedParameters {
public:
    explicit RankedParameters(std::vector<Draws> const& parameters);
    //! One a parameter. An outcome that does not vary has none.
    [[nodiscard]] std::vector<PartialRank> with(Draws const& outcome) const;

private:
    std::size_t draws_{};
    std::vector<std::size_t> varying_;  //!< parameters, by number
    std::size_t parameters_{};
    Matrix ranks_;    //!< of those that vary: mean 0, length 1
    Matrix inverse_;  //!< pseudo-inverse of their correlation matrix
    Matrix nothing_;  //!< projection on the weighted sums that do not vary
    std::size_t independent_{};
};

}  // namespace holdfast
