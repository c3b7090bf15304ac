//! Distributions from what people know: a mean and a spread, an interval, counts.
//! A fit either succeeds exactly (moments or quantiles reproduced to 1e-9 relative) or says in words why it cannot.
//! Tested in tests/belief/fitting_test.cpp: what was asked for comes back, for random requests.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

enum class Family { fixed, normal, log_normal, beta, gamma, uniform, triangular, pert };
[[nodiscard]] std::optional<Family> family_named(std::string_view);  //!< "log-normal", "lognormal", "PERT", …
[[nodiscard]] std::string_view name(Family);

struct CannotFit { std::string why; };  //!< a sentence without its subject: "a beta needs a mean between 0 and 1, not 1.4"
using Fit = std::variant<Distribution, CannotFit>;

//! Any family but fixed (sd 0 gives Fixed for every family). Triangular and PERT: symmetric.
[[nodiscard]] Fit from_mean_sd(Family, double mean, double sd);
//! 95% interval and mean: normal and uniform ask that the mean lies in the middle (1e-6 of the width);
//! log-normal, beta, gamma, triangular, pert: the spread is chosen so that the interval's width matches,
//! and the two ends must then agree within 10% of the width, or the fit is refused in words.
[[nodiscard]] Fit from_mean_interval(Family, double mean, double low, double high);
//! 95% interval and median: normal asks for symmetry, log-normal for symmetry of the logarithms (within 10%; the
//! width of the interval is what is kept); others as from_mean_interval but by the median.
[[nodiscard]] Fit from_median_interval(Family, double median, double low, double high);
//! Smallest, most likely and largest value: triangular, pert; uniform where there is no mode.
[[nodiscard]] Fit from_range(Family, double low, double mode, double high);
//! `events` among `of`: Beta(events + 1/2, of − events + 1/2), Jeffreys.
[[nodiscard]] Fit from_counts(double events, double of);

} // namespace holdfast
