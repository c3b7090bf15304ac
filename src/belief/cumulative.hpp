//! Cumulative probabilities, and the inversion of a mixture's.
//! Tested in tests/belief/cumulative_test.cpp.
#pragma once

#include "holdfast/belief/distribution.hpp"

namespace holdfast {

//! P(X > x), which keeps its digits where `cumulative` is all but 1.
[[nodiscard]] double chance_above(Distribution const&, double x);

//! The smallest number whose cumulative probability reaches u (strictly between 0 and 1). Above one half the chance of
//! lying above is compared with 1 − u, so that both tails keep their digits. A few steps of TOMS 748 between the smallest
//! and the largest quantile of the parts at u, then bisection by the order of the doubles until two neighbours are left:
//! jumps, gaps and parts of very different size cost steps, never digits, and the answer has no tolerance in it.
[[nodiscard]] double mixture_quantile(Mixture const&, double u);

}  // namespace holdfast
