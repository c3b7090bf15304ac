//! Least squares with blocks of shrunken columns, each response with its own smoothness chosen by the data.
//! Model of a response: y = X β + ε. Columns of the design beyond the free ones come in blocks; the coefficients of a
//! block are drawn towards 0 by λ·|β_block|², λ one for every response and block, chosen by restricted maximum
//! likelihood: λ ← s²·(effective degrees of freedom of the block) / |β_block|², from the fixed point of Fellner (1986)
//! and Schall (1991) as in Wood & Fasiolo 2017. A block is shrunk to nothing where a likelihood
//! ratio test at 5% does without it.
//! The Gram matrix is shared by all responses: they cost a small factorisation each, not a pass over the draws.
//! Tested in tests/decision/penalised_regression_test.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Cholesky>
#include <Eigen/Core>

namespace holdfast {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

struct Block {
    Eigen::Index first{};
    Eigen::Index count{};
    //! Kept without shrinkage or dropped: what is half shrunk varies less than the truth does, and a maximum over it is
    //! too small.
    bool whole_or_nothing{};
};

//! One row a draw. The first column is all ones; the free columns come first.
struct Design {
    Matrix columns;
    Eigen::Index free{1};
    std::vector<Block> blocks;
};

//! What a response's coefficients are, and how an error in the response moves them.
struct Smooth {
    Vector coefficients;
    Vector undropped;               //!< the same had no whole-or-nothing block been dropped
    Eigen::LLT<Matrix> factor;      //!< of the Gram matrix plus the penalties behind `undropped`
    double degrees_of_freedom{};    //!< effective, of the whole fit
    std::vector<double> penalties;  //!< λ of every block
};

//! One response a column of `responses`, one row a draw. A response that does not vary is its mean.
[[nodiscard]] std::vector<Smooth> regress(Design const&, Matrix const& responses);

}  // namespace holdfast
