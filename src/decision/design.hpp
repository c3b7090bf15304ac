//! What a conditional expectation given some parameters may look like: the columns of its regression.
//! A parameter enters as itself (models are mostly linear in what they are given) and through its normal scores,
//! Φ⁻¹(rank), which no heavy tail or change of scale can upset: a penalised cubic B-spline in them. A parameter of few
//! values enters as one column a value. Groups add products of pairs and triples.
//! Tested in tests/decision/design_test.cpp.
#pragma once

#include "penalised_regression.hpp"

#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! A design, and the draws in an order that does not depend on the order they came in (ties apart).
struct Regressors {
    Design design;
    std::vector<std::size_t> order;  //!< by rising value of the first parameter that varies
    std::string method;              //!< "constant", "group means", "penalised spline", "additive splines", …
};

//! Of at least one parameter. A design of no more than its column of ones (method "constant") where none varies.
//! `responses` (one row a draw) only say which parameters of a large group deserve products.
[[nodiscard]] Regressors regressors(std::span<Draws const* const> parameters, Matrix const& responses);

//! Φ⁻¹((rank − 1/2)/n), equal values with their middle rank.
[[nodiscard]] std::vector<double> normal_scores(std::span<double const> values);

}  // namespace holdfast
