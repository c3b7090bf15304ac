//! What a column of draws says: its mean with a Monte Carlo standard error, and a 95% interval.
//! Sums run in the order of the draws (pairwise in fixed blocks), so that equal draws give equal bits.
//! A column without draws, a draw that is not finite, or a ratio to a mean of 0 is a broken promise (ContractBroken).
//! Tested in tests/numerics/summary_test.cpp: a slow obvious twin, coverage of the standard errors.
#pragma once

#include <cstddef>
#include <span>

namespace holdfast {

struct Estimate {
    double mean{};
    double mcse{};  //!< Monte Carlo standard error of the mean: sd / sqrt(n) (M31); 0 for one draw
    double low{};   //!< 2.5% quantile of the draws
    double high{};  //!< 97.5% quantile of the draws
    friend bool operator==(Estimate const&, Estimate const&) = default;
};

//! Sum of the values in fixed blocks of 128 (eight running sums each), blocks added pairwise.
[[nodiscard]] double stable_sum(std::span<double const>);
//! Mean, standard error and interval. `scratch` has the size of `draws` and is overwritten; the two do not overlap.
[[nodiscard]] Estimate summarise(std::span<double const> draws, std::span<double> scratch);
//! Quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). Reorders `draws`.
[[nodiscard]] double quantile_of(std::span<double> draws, double probability);
//! How many of the draws are above zero, and which share of them.
[[nodiscard]] std::size_t count_positive(std::span<double const> draws);
[[nodiscard]] double share_positive(std::span<double const> draws);
//! Ratio of two means, mean(a)/mean(b), with its standard error by the delta method (draws paired): that of the
//! mean of a − value·b, over mean(b). Cochran 1977, Sampling Techniques, ch. 6.
struct Ratio {
    double value{};
    double mcse{};
};
[[nodiscard]] Ratio ratio_of_means(std::span<double const> a, std::span<double const> b);

}  // namespace holdfast
