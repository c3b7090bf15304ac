//! E[cost and effect of every strategy | some numbers of a draw], by regression, with what its errors may be.
//! Increments against the first strategy are fitted, effects in the first columns, costs in the rest.
//! The errors are summed over interleaved blocks of draws and contrasted by a Hadamard matrix (decision 0012).
#pragma once

#include "decision/design.hpp"
#include "decision/gains.hpp"
#include "decision/penalised_regression.hpp"
#include "holdfast/decision/samples.hpp"

#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! What the fit may not follow: means of residuals in cells of draws, as far as they are no noise (lack_of_fit.hpp).
struct NotFollowed {
    std::vector<std::size_t> of_draw;  //!< cells
    Matrix means;                      //!< one row a cell, one column a response
    bool surely{};                     //!< more than chance would leave
};

struct ConditionalMeans {
    Regressors given;
    std::vector<Smooth> smooths;
    Matrix fitted;     //!< one row a draw
    Matrix contrasts;  //!< sums of errors times columns: one row a balanced half of the blocks against the other
    std::vector<NotFollowed> left;

    [[nodiscard]] bool constant() const { return given.design.columns.cols() == 1; }
};

[[nodiscard]] ConditionalMeans conditional_means(Samples const&, std::span<Draws const* const> given);

//! One of the two sets of coefficients, one response a column.
[[nodiscard]] Matrix coefficients_of(std::vector<Smooth> const&, Vector Smooth::*which);

//! Gains of deciding by conditional means, one row a case.
[[nodiscard]] Gains gains_of(Matrix const& conditional, std::span<double const> thresholds);

//! How the errors of the regression move the mean gain, by threshold.
struct Disturbance {
    Vector bias;
    Vector variance;
};
//! At some points: rows of the design, or means of rows.
[[nodiscard]] Disturbance disturbance(ConditionalMeans const&, Matrix const& points,
                                      std::span<double const> thresholds);
//! Draws, evenly over the first parameter.
[[nodiscard]] std::vector<Eigen::Index> evenly_chosen(ConditionalMeans const&);
//! What the mean gain is off because the design cannot follow the truth, by threshold.
struct LackOfFit {
    Vector mending;  //!< the change where the most surprising cell means are put back into the fit
    Vector squares;  //!< of every change that cell means make: part of the error, whether put back or not
};
[[nodiscard]] LackOfFit lack_of_fit(ConditionalMeans const&, std::span<double const> thresholds);

//! What is rarer than one draw in all of them cannot be seen: the error is no smaller than one draw's share of the
//! spread of the fits about that of the best strategy, even where no draw would change the decision.
class LeastError {
public:
    explicit LeastError(Matrix const& fitted);
    [[nodiscard]] double at(std::size_t best, double threshold) const;

private:
    Matrix covariances_;
    double draws_;
};

}  // namespace holdfast
