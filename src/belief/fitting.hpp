//! Distributions from what people know: a mean and a spread, an interval, counts.
//! A fit either succeeds exactly (what is said to be kept comes back to 1e-9 relative) or says in words why it cannot.
//! Every number is allowed in, infinities and NaN too: the answer is then a refusal, never an exception.
//! Tested in tests/belief/fitting_test.cpp: what was asked for comes back, for random requests.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

enum class Family { fixed, normal, log_normal, beta, gamma, uniform, triangular, pert };
[[nodiscard]] std::optional<Family> family_named(std::string_view);  //!< "log-normal", "lognormal", "PERT", …
[[nodiscard]] std::string_view name(Family);

//! A sentence to be put after a place or a field: "a beta needs a mean between 0 and 1, not 1.4; …".
struct CannotFit {
    std::string why;
};
using Fit = std::variant<Distribution, CannotFit>;

//! Mean and standard deviation are kept. Any family but fixed (sd 0 gives Fixed for every family, if it can have that
//! mean). Uniform, triangular and PERT: symmetric about the mean.
[[nodiscard]] Fit from_mean_sd(Family, double mean, double sd);
//! 95% interval and mean; the mean and the interval's width are kept. Normal and uniform ask that the mean lies in the
//! middle (1e-6 of the width). Log-normal, beta, gamma, and triangular and PERT (symmetric about the mean): the spread
//! is chosen so that the width matches, and the two ends must then agree within 10% of the width, or it is refused.
//! What lies above 0 by its nature (log-normal, gamma, beta): the low end must agree on the log scale, too, within 10% of
//! the interval there. Beside a high end of 1,000 a low end of 1 that comes out as 90 is within 10% of the width.
[[nodiscard]] Fit from_mean_interval(Family, double mean, double low, double high);
//! 95% interval and median; the median and the interval's width are kept. Log-normal asks for symmetry of the
//! logarithms (the two halves differ by at most 10% of the whole); the others as from_mean_interval, but by the median.
[[nodiscard]] Fit from_median_interval(Family, double median, double low, double high);
//! Smallest, most likely and largest value: triangular, pert; uniform has no mode and does not look at it.
[[nodiscard]] Fit from_range(Family, double low, double mode, double high);
//! `events` among `of`: Beta(events + 1/2, of − events + 1/2), from the Jeffreys prior.
[[nodiscard]] Fit from_counts(double events, double of);

}  // namespace holdfast
