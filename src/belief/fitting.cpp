#include "belief/fitting.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <utility>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/tools/roots.hpp>
#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double low_probability = 0.025;
constexpr double high_probability = 0.975;
constexpr double z_975 = 1.959963984540054;

constexpr double exactness = 1e-9;        //!< what a fit reproduces, relative
constexpr double symmetry_slack = 1e-6;   //!< of the width: how far from the middle a symmetric family may be
constexpr double agreement_slack = 0.10;  //!< of the width: how far a fitted end may be from the one asked for
constexpr double jeffreys = 0.5;          //!< what the Jeffreys prior adds to both counts

// A fit answers every request; what Boost cannot do comes back as a number and fails the final check.
using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::pole_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

template <class... Arguments> CannotFit refused(fmt::format_string<Arguments...> text, Arguments&&... arguments)
{
    return {fmt::format(text, std::forward<Arguments>(arguments)...)};
}

using Refusal = std::optional<CannotFit>;

Refusal unless_finite(std::string_view what, double value)
{
    if (std::isfinite(value)) return std::nullopt;
    return refused("the {} must be a finite number, not {}", what, value);
}

bool near(double found, double asked, double scale) { return std::abs(found - asked) <= exactness * scale; }

//! Where the values of a family may lie.
struct Support {
    double low{-HUGE_VAL};
    double high{HUGE_VAL};
};
Support support_of(Family family)
{
    switch (family) {
    case Family::log_normal:
    case Family::gamma: return {0.0, HUGE_VAL};
    case Family::beta: return {0.0, 1.0};
    default: return {};
    }
}

//! A value at the edge of the support is allowed only where nothing spreads about it.
Refusal unless_supported(Family family, std::string_view what, double value, bool edge_allowed)
{
    auto const [low, high] = support_of(family);
    if (value > low && value < high) return std::nullopt;
    if (edge_allowed && (value == low || value == high)) return std::nullopt;
    auto const open = edge_allowed ? "from 0 to 1" : "between 0 and 1";
    if (family == Family::beta)
        return refused("a beta needs a {} {}, not {}; for a quantity that is not a share write a gamma or a normal",
                       what, open, value);
    return refused("a {} needs a {} {}, not {}; a normal can lie below 0", name(family), what,
                   edge_allowed ? "of 0 or more" : "above 0", value);
}

bool is_symmetric(Family family)
{
    return family == Family::normal || family == Family::uniform || family == Family::triangular ||
           family == Family::pert;
}

//! Normal, uniform, triangular or PERT, symmetric about its centre.
Distribution symmetric(Family family, double centre, double sd)
{
    auto const reach = [&](double sds) { return std::pair(centre - sds * sd, centre + sds * sd); };
    if (family == Family::uniform) {
        auto const [low, high] = reach(std::sqrt(3.0));
        return Uniform{low, high};
    }
    if (family == Family::triangular) {
        auto const [low, high] = reach(std::sqrt(6.0));
        return Triangular{low, centre, high};
    }
    if (family == Family::pert) {
        // Beta(3, 3) on the unit interval has variance 1/28.
        auto const [low, high] = reach(std::sqrt(7.0));
        return Pert{low, centre, high};
    }
    return Normal{centre, sd};
}

//! The last word on every fit: parameters that can be computed with.
Fit checked(Distribution const& fitted)
{
    if (auto const problem = problem_with(fitted))
        return refused("no such {} can be computed with: {}", name(fitted), *problem);
    return fitted;
}

//! The last word on a fit by moments: both come back.
Fit checked_moments(Distribution const& fitted, double asked_mean, double asked_sd)
{
    auto fit = checked(fitted);
    if (std::holds_alternative<CannotFit>(fit)) return fit;
    if (near(mean(fitted), asked_mean, std::max(std::abs(asked_mean), asked_sd)) &&
        near(sd(fitted), asked_sd, asked_sd))
        return fit;
    return refused("a {} with mean {} and standard deviation {} is beyond the precision of the arithmetic",
                   name(fitted), asked_mean, asked_sd);
}

//! What an interval was stated about.
enum class Centre { mean, median };
std::string_view word(Centre centre) { return centre == Centre::mean ? "mean" : "median"; }

struct Request {
    Family family;
    Centre centre;
    double value;
    double low;
    double high;
    [[nodiscard]] double width() const { return high - low; }
};

struct Ends {
    double low{};
    double high{};
    [[nodiscard]] double width() const { return high - low; }
};
Ends interval_of(Distribution const& d) { return {quantile(d, low_probability), quantile(d, high_probability)}; }

double centre_of(Distribution const& d, Centre centre) { return centre == Centre::mean ? mean(d) : quantile(d, 0.5); }

//! A one-parameter family: all distributions with the centre asked for, by how widely they spread (about the
//! coefficient of variation). Nothing where a member cannot be made.
using BySpread = std::function<std::optional<Distribution>(double spread)>;

//! The beta of shapes adding up to `sum` whose median is `median`.
std::optional<Beta> beta_with_median(double median, double sum)
{
    // By the log odds of the mean, which keeps its digits at both ends.
    auto const shapes = [sum](double log_odds) {
        return Beta{sum / (1.0 + std::exp(-log_odds)), sum / (1.0 + std::exp(log_odds))};
    };
    auto const above_half = [&](double log_odds) {
        auto const d = shapes(log_odds);
        return 0.5 - boost::math::ibeta(d.alpha, d.beta, median, Quiet{});
    };
    double low = -30.0;
    double high = 30.0;
    double const at_low = above_half(low);
    double const at_high = above_half(high);
    if (!(at_low < 0.0 && at_high > 0.0)) return std::nullopt;
    std::uintmax_t steps = 200;
    auto const root = boost::math::tools::toms748_solve(above_half, low, high, at_low, at_high,
                                                        boost::math::tools::eps_tolerance<double>(52), steps, Quiet{});
    return shapes(0.5 * (root.first + root.second));
}

BySpread family_about(Request const& asked)
{
    double const centre = asked.value;
    bool const by_mean = asked.centre == Centre::mean;
    switch (asked.family) {
    case Family::log_normal:
        return [=](double spread) -> std::optional<Distribution> {
            return LogNormal{std::log(centre) - (by_mean ? 0.5 * spread * spread : 0.0), spread};
        };
    case Family::gamma:
        return [=](double spread) -> std::optional<Distribution> {
            double const shape = 1.0 / (spread * spread);
            if (by_mean) return Gamma{shape, centre / shape};
            Gamma const unit{shape, 1.0};
            if (problem_with(unit)) return std::nullopt;
            return Gamma{shape, centre / quantile(unit, 0.5)};
        };
    case Family::beta:
        return [=](double spread) -> std::optional<Distribution> {
            double const sum = 1.0 / (spread * spread);
            if (by_mean) return Beta{centre * sum, (1.0 - centre) * sum};
            if (auto const fitted = beta_with_median(centre, sum)) return *fitted;
            return std::nullopt;
        };
    default: return [](double) { return std::nullopt; };
    }
}

//! How wide the 95% interval at a spread is; nothing where it cannot be made or computed with.
std::optional<double> width_at(BySpread const& family, double spread)
{
    auto const member = family(spread);
    if (!member || problem_with(*member)) return std::nullopt;
    return interval_of(*member).width();
}

//! The narrowest spread whose interval is as wide as asked; nothing where none is.
std::optional<Distribution> with_width(BySpread const& family, double width, double first_guess)
{
    constexpr double step = 1.15;
    constexpr double smallest_spread = 1e-4;
    constexpr double largest_spread = 100.0;
    double narrow = std::clamp(first_guess, smallest_spread, largest_spread);
    auto narrow_width = width_at(family, narrow);
    while (narrow > smallest_spread && !(narrow_width && *narrow_width <= width)) {
        narrow = std::max(0.5 * narrow, smallest_spread);
        narrow_width = width_at(family, narrow);
    }
    if (!narrow_width || *narrow_width > width) return std::nullopt;
    double wide = narrow;
    auto wide_width = narrow_width;
    while (*wide_width < width) {
        narrow = wide;
        narrow_width = wide_width;
        wide *= step;
        if (wide > largest_spread) return std::nullopt;
        wide_width = width_at(family, wide);
        if (!wide_width) return std::nullopt;
    }
    if (*narrow_width == width) return family(narrow);
    if (*wide_width == width) return family(wide);

    auto const excess = [&](double spread) { return width_at(family, spread).value_or(width) - width; };
    std::uintmax_t steps = 200;
    auto const root =
        boost::math::tools::toms748_solve(excess, narrow, wide, *narrow_width - width, *wide_width - width,
                                          boost::math::tools::eps_tolerance<double>(52), steps, Quiet{});
    return family(0.5 * (root.first + root.second));
}

//! Numbers in their order and inside the support, or what is wrong with them.
Refusal unless_interval(Request const& asked)
{
    if (auto refusal = unless_finite(word(asked.centre), asked.value)) return refusal;
    if (auto refusal = unless_finite("low end of the interval", asked.low)) return refusal;
    if (auto refusal = unless_finite("high end of the interval", asked.high)) return refusal;
    if (asked.low > asked.high)
        return refused("the low end of the interval, {}, lies above its high end, {}; write the smaller one first",
                       asked.low, asked.high);
    if (asked.value < asked.low || asked.value > asked.high)
        return refused("the {} must lie inside the interval {} to {}, not at {}", word(asked.centre), asked.low,
                       asked.high, asked.value);
    if (!std::isfinite(asked.width()))
        return refused("the ends of the interval, {} and {}, are too far apart to compute with", asked.low, asked.high);
    auto const nothing_spreads = asked.low == asked.high;
    if (auto refusal = unless_supported(asked.family, word(asked.centre), asked.value, nothing_spreads)) return refusal;
    auto const support = support_of(asked.family);
    if (asked.low < support.low || asked.high > support.high)
        return refused("the values of a {} lie {}, so its interval cannot run from {} to {}", name(asked.family),
                       asked.family == Family::beta ? "between 0 and 1" : "above 0", asked.low, asked.high);
    return std::nullopt;
}

std::string_view remedy(Family family)
{
    switch (family) {
    case Family::normal:
    case Family::uniform:
    case Family::triangular:
    case Family::pert: return "a log-normal, gamma or beta can be skewed";
    default: return "give the mean and a standard deviation instead, or try another family";
    }
}

//! Is the low end where it was asked for, on the log scale, too? Of families that lie above 0 by their nature; an end of 0
//! has no logarithm, and only the width judges it.
bool low_end_agrees(Ends const& ends, Request const& asked)
{
    if (support_of(asked.family).low != 0.0 || !(asked.low > 0.0)) return true;
    double const whole = std::log(asked.high) - std::log(asked.low);
    return std::abs(std::log(ends.low) - std::log(asked.low)) <= agreement_slack * whole;
}

//! The fitted interval has the width asked for; it must lie where it was asked for, too.
Fit checked_interval(Distribution const& fitted, Request const& asked)
{
    auto fit = checked(fitted);
    if (std::holds_alternative<CannotFit>(fit)) return fit;
    auto const found = interval_of(fitted);
    if (!near(centre_of(fitted, asked.centre), asked.value, std::max(std::abs(asked.value), asked.width())) ||
        !near(found.width(), asked.width(), asked.width()))
        return refused("a {} with {} {} and the interval {} to {} is beyond the precision of the arithmetic",
                       name(asked.family), word(asked.centre), asked.value, asked.low, asked.high);
    auto const slack =
        (asked.family == Family::normal || asked.family == Family::uniform) ? symmetry_slack : agreement_slack;
    if (std::max(std::abs(found.low - asked.low), std::abs(found.high - asked.high)) <= slack * asked.width() &&
        low_end_agrees(found, asked))
        return fit;
    return refused("a {} with {} {} and an interval {:.4g} wide runs from {:.4g} to {:.4g}, not from {} to {}; {}",
                   name(asked.family), word(asked.centre), asked.value, asked.width(), found.low, found.high, asked.low,
                   asked.high, remedy(asked.family));
}

Fit log_normal_about_median(Request const& asked)
{
    double const below = std::log(asked.value) - std::log(asked.low);
    double const above = std::log(asked.high) - std::log(asked.value);
    if (std::abs(above - below) > agreement_slack * (above + below))
        return refused(
            "a log-normal has its median as many times above its low end as below its high end; {} is {:.4g} "
            "times {} and {} is {:.4g} times {}; a median of {:.4g} would fit",
            asked.value, std::exp(below), asked.low, asked.high, std::exp(above), asked.value,
            std::sqrt(asked.low) * std::sqrt(asked.high));
    // The width is median · 2 sinh(1.96 log_sd).
    LogNormal const fitted{std::log(asked.value), std::asinh(0.5 * asked.width() / asked.value) / z_975};
    auto const found = interval_of(fitted);
    if (problem_with(fitted) || !near(found.width(), asked.width(), asked.width()))
        return refused(
            "a log-normal with median {} and the interval {} to {} is beyond the precision of the arithmetic",
            asked.value, asked.low, asked.high);
    return fitted;
}

Fit from_interval(Request const& asked)
{
    if (auto refusal = unless_interval(asked)) return *refusal;
    if (asked.low == asked.high) return Fixed{asked.value};
    if (asked.family == Family::fixed)
        return refused(
            "a fixed value has no interval, so {} to {} cannot be kept; name a family such as gamma or normal",
            asked.low, asked.high);
    if (is_symmetric(asked.family)) {
        double const unit_width = interval_of(symmetric(asked.family, 0.0, 1.0)).width();
        return checked_interval(symmetric(asked.family, asked.value, asked.width() / unit_width), asked);
    }
    if (asked.family == Family::log_normal && !(asked.low > 0.0))
        return refused(
            "a log-normal lies above 0, so the low end of its interval cannot be {}; a gamma comes nearer to 0",
            asked.low);
    if (asked.family == Family::log_normal && asked.centre == Centre::median) return log_normal_about_median(asked);

    // No 95% interval is wider than 12.5 standard deviations (Cantelli), so this guess is rather too narrow.
    double const scale = asked.family == Family::beta ? std::sqrt(asked.value * (1.0 - asked.value)) : asked.value;
    auto const fitted = with_width(family_about(asked), asked.width(), asked.width() / scale / 12.5);
    if (!fitted)
        return refused("no {} with {} {} has an interval exactly {:.4g} wide; {}", name(asked.family),
                       word(asked.centre), asked.value, asked.width(),
                       asked.width() < 1e-3 * scale ? "so narrow a spread is a normal's" : remedy(asked.family));
    return checked_interval(*fitted, asked);
}

constexpr std::array<Family, 8> all_families{Family::fixed, Family::normal,  Family::log_normal, Family::beta,
                                             Family::gamma, Family::uniform, Family::triangular, Family::pert};

}  // namespace

std::string_view name(Family family)
{
    switch (family) {
    case Family::fixed: return "fixed";
    case Family::normal: return "normal";
    case Family::log_normal: return "log-normal";
    case Family::beta: return "beta";
    case Family::gamma: return "gamma";
    case Family::uniform: return "uniform";
    case Family::triangular: return "triangular";
    case Family::pert: return "pert";
    }
    throw ContractBroken("a family is one of the eight");
}

std::optional<Family> family_named(std::string_view text)
{
    auto const letters = [](std::string_view any) {
        auto word = lower_case(trimmed(any));
        word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == '-' || c == '_' || c == ' '; }),
                   word.end());
        return word;
    };
    auto const wanted = letters(text);
    for (Family const family : all_families)
        if (letters(name(family)) == wanted) return family;
    return std::nullopt;
}

Fit from_mean_sd(Family family, double mean, double sd)
{
    if (auto refusal = unless_finite("mean", mean)) return *refusal;
    if (auto refusal = unless_finite("standard deviation", sd)) return *refusal;
    if (sd < 0.0) return refused("a standard deviation cannot be below 0, and {} is", sd);
    if (auto refusal = unless_supported(family, "mean", mean, sd == 0.0)) return *refusal;
    if (sd == 0.0) return Fixed{mean};
    switch (family) {
    case Family::fixed:
        return refused("a fixed value has no standard deviation, so {} cannot be kept; name a family such as gamma or "
                       "normal",
                       sd);
    case Family::log_normal: {
        double const squared = std::log1p((sd / mean) * (sd / mean));
        return checked_moments(LogNormal{std::log(mean) - 0.5 * squared, std::sqrt(squared)}, mean, sd);
    }
    case Family::gamma: return checked_moments(Gamma{(mean / sd) * (mean / sd), sd * (sd / mean)}, mean, sd);
    case Family::beta: {
        double const most = std::sqrt(mean * (1.0 - mean));
        if (sd >= most)
            return refused("a beta with mean {} has a standard deviation below {:.4g}, so {} is too large", mean, most,
                           sd);
        // α + β = mean(1 − mean)/sd² − 1, written so that nearly equal numbers are not subtracted.
        double const sum = (most / sd - 1.0) * (most / sd + 1.0);
        return checked_moments(Beta{mean * sum, (1.0 - mean) * sum}, mean, sd);
    }
    default: return checked_moments(symmetric(family, mean, sd), mean, sd);
    }
}

Fit from_mean_interval(Family family, double mean, double low, double high)
{
    return from_interval({family, Centre::mean, mean, low, high});
}

Fit from_median_interval(Family family, double median, double low, double high)
{
    return from_interval({family, Centre::median, median, low, high});
}

Fit from_range(Family family, double low, double mode, double high)
{
    if (auto refusal = unless_finite("smallest value", low)) return *refusal;
    if (auto refusal = unless_finite("largest value", high)) return *refusal;
    if (low > high)
        return refused("the smallest value, {}, lies above the largest, {}; write the smaller one first", low, high);
    if (family == Family::uniform) return low == high ? Fit{Fixed{low}} : checked(Uniform{low, high});
    if (family != Family::triangular && family != Family::pert)
        return refused("a {} is not described by its smallest and largest value; write pert, triangular or uniform",
                       name(family));
    if (auto refusal = unless_finite("most likely value", mode)) return *refusal;
    if (mode < low || mode > high)
        return refused("the most likely value must lie between {} and {}, not at {}", low, high, mode);
    if (low == high) return Fixed{low};
    if (family == Family::pert) return checked(Pert{low, mode, high});
    return checked(Triangular{low, mode, high});
}

Fit from_counts(double events, double of)
{
    if (auto refusal = unless_finite("number of events", events)) return *refusal;
    if (auto refusal = unless_finite("number observed", of)) return *refusal;
    if (of <= 0.0)
        return refused("a share needs at least one observed, and {} were; state the share as an assumption", of);
    if (events < 0.0) return refused("a number of events cannot be below 0, and {} is", events);
    if (events > of) return refused("there cannot be more events, {}, than observed, {}", events, of);
    return checked(Beta{events + jeffreys, of - events + jeffreys});
}

}  // namespace holdfast
