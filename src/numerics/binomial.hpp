//! How many of some people something happens to, by inversion: one uniform number gives one count (M29).
//! The count is the smallest k with F(k) ≥ u: it rises with u, and its expectation and spread are the distribution's own.
//! Only products and sums are taken (a power by squaring), so the same bits come out of every machine. Where more than 200
//! are expected the products would leave the range of a double, and Boost.Math finds the quantile.
//! u lies strictly between 0 and 1; anything else, a chance outside of [0, 1] or fewer than no people is ContractBroken.
//! Tested in tests/numerics/binomial_test.cpp: Boost's distribution functions, sums of the probabilities, both ends of u.
#pragma once

namespace holdfast {

//! Of `people`, each with the chance p and independent of the others: Binomial(people, p).
[[nodiscard]] int binomial_quantile(int people, double p, double u);

//! Of `chosen` picked at random from `all`, so many are among the `marked` ones: Hypergeometric.
[[nodiscard]] int hypergeometric_quantile(int all, int marked, int chosen, double u);

}  // namespace holdfast
