//! What a conditional expectation given some parameters may look like: the columns of its regression.
//! A parameter enters as itself (models are mostly linear in what they are given) and through its normal scores,
//! Φ⁻¹(rank), which no heavy tail or change of scale can upset: a penalised cubic B-spline in them. A parameter of few
//! values enters as one column a value. Groups add products of pairs and triples.
//! Where what the fit leaves shows more than that (lack_of_fit.hpp), there is finer detail: one column a value while each
//! value has its draws, else a spline with knots at quantiles; and for two parameters a surface of both.
//! Tested in tests/decision/design_test.cpp.
#pragma once

#include "decision/penalised_regression.hpp"
#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

//! A design, and the draws in an order that does not depend on the order they came in (ties apart).
struct Regressors {
    Design design;
    std::vector<std::size_t> order;  //!< by rising value of the first parameter that varies
    std::string method;              //!< "constant", "group means", "penalised spline", "additive splines", …
};

//! A parameter made ready: its values in units of their spread, their scores, and which values there are.
struct PreparedParameter {
    Vector value;              //!< mean 0, mean square 1
    Vector score;              //!< the same of the normal scores
    std::vector<double> rank;  //!< by draw: share of draws below it, equal values in their middle, within (0, 1)
    std::vector<std::size_t> order;
    std::vector<std::size_t> group;  //!< by draw: which of the distinct values it has, from the lowest
    std::size_t distinct{};
};

//! Those that vary, each once: what always rises or falls with an earlier one says nothing new.
[[nodiscard]] std::vector<PreparedParameter> prepared(std::span<Draws const* const> parameters);

//! Two parameters, by number, the lower first.
using ParameterPair = std::pair<std::size_t, std::size_t>;

//! Which parameters, by number among the prepared, need more than the usual columns.
struct Detail {
    std::set<std::size_t> fine;
    std::set<ParameterPair> products;
    std::set<ParameterPair> surfaces;

    [[nodiscard]] std::size_t size() const { return fine.size() + products.size() + surfaces.size(); }
};

[[nodiscard]] Regressors regressors(std::vector<PreparedParameter> const&, Matrix const& responses, Detail const&);

//! Of at least one parameter, with the usual columns. A design of no more than its column of ones (method "constant") where none varies.
//! `responses` (one row a draw) only say which parameters of a large group deserve products.
[[nodiscard]] Regressors regressors(std::span<Draws const* const> parameters, Matrix const& responses);

//! Φ⁻¹((rank − 1/2)/n), equal values with their middle rank.
[[nodiscard]] std::vector<double> normal_scores(std::span<double const> values);

}  // namespace holdfast
