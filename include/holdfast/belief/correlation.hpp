//! Correlated beliefs: a Gaussian copula over a declared, checked correlation matrix (M28).
//! Correlations are of the normal scores. Tested in tests/belief/correlation_test.cpp: L·Lᵀ comes back, draws have the
//! correlations asked for, and what cannot hold is named.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace holdfast {

struct CorrelatedPair {
    std::size_t first{}, second{};
    double correlation{};
};

//! Lower triangular factor L of the correlation matrix, row by row (n·n values).
struct CorrelationFactor {
    std::size_t size{};
    std::vector<double> lower;
    //! z ← L z, in place, for one draw: independent normal scores in, correlated ones out.
    void correlate(std::span<double> z) const;
};

//! Which pair of beliefs cannot hold together with the rest, and why.
struct NotPositiveDefinite {
    std::size_t first{}, second{};  //!< the largest correlation without which the rest hold, or the one that helps most
    std::string why;                //!< a sentence that does not name the beliefs, with the correlation that would hold
};

//! Unnamed pairs are uncorrelated. Each correlation strictly between −1 and 1, a pair named once, never a belief with
//! itself: anything else is returned in words, too. A pair that names no belief (index >= size) is a broken promise.
[[nodiscard]] std::variant<CorrelationFactor, NotPositiveDefinite> factor(std::size_t size,
                                                                          std::span<CorrelatedPair const>);

}  // namespace holdfast
