#include "holdfast/belief/distribution.hpp"

#include "belief/cumulative.hpp"
#include "belief/quiet_boost.hpp"
#include "belief/unit_beta.hpp"
#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();

double unit_beta_quantile(double alpha, double beta, double u)
{
    return boost::math::ibeta_inv(alpha, beta, u, QuietBoost{});
}

using UnitStudent = boost::math::students_t_distribution<double, QuietBoost>;

struct QuantileAt {
    double u;
    double operator()(Capped const& d) const
    {
        return std::min(d.most, std::visit([this](auto const& below) { return (*this)(below); }, d.below));
    }
    double operator()(Mixture const& d) const { return mixture_quantile(d, u); }
    double operator()(Fixed const& d) const { return d.value; }
    double operator()(Normal const& d) const { return d.mean + d.sd * normal_quantile(u); }
    double operator()(LogNormal const& d) const { return std::exp(d.log_mean + d.log_sd * normal_quantile(u)); }
    double operator()(Beta const& d) const { return unit_beta_quantile(d.alpha, d.beta, u); }
    double operator()(Gamma const& d) const { return d.scale * boost::math::gamma_p_inv(d.shape, u, QuietBoost{}); }
    double operator()(Uniform const& d) const { return std::lerp(d.low, d.high, u); }
    double operator()(Triangular const& d) const
    {
        double const width = d.high - d.low;
        if (!(width > 0.0)) return d.low;
        double const left = (d.mode - d.low) / width;  // the chance of lying below the mode
        if (u < left) return d.low + width * std::sqrt(u * left);
        return d.high - width * std::sqrt((1.0 - u) * (1.0 - left));
    }
    double operator()(Pert const& d) const
    {
        if (!(d.high > d.low)) return d.low;
        auto const shapes = unit_beta(d);
        return d.low + (d.high - d.low) * unit_beta_quantile(shapes.alpha, shapes.beta, u);
    }
    double operator()(StudentT const& d) const
    {
        if (!(d.scale > 0.0)) return d.centre;
        double const value = d.centre + d.scale * boost::math::quantile(UnitStudent(d.degrees_of_freedom), u);
        return std::clamp(value, d.centre - d.reach, d.centre + d.reach);
    }
};

//! E[min(x, most)^power], by quadrature over u up to where x reaches the cap.
double moment_of(Capped const& d, double power);

struct Mean {
    double operator()(Capped const& d) const { return moment_of(d, 1.0); }
    double operator()(Mixture const& d) const
    {
        double sum = 0.0;
        for (auto const& part : d.parts) sum += part.weight * std::visit(*this, part.about);
        return sum;
    }
    double operator()(Fixed const& d) const { return d.value; }
    double operator()(Normal const& d) const { return d.mean; }
    double operator()(LogNormal const& d) const { return std::exp(d.log_mean + 0.5 * d.log_sd * d.log_sd); }
    double operator()(Beta const& d) const { return d.alpha / (d.alpha + d.beta); }
    double operator()(Gamma const& d) const { return d.shape * d.scale; }
    double operator()(Uniform const& d) const { return std::midpoint(d.low, d.high); }
    double operator()(Triangular const& d) const { return d.low + ((d.mode - d.low) + (d.high - d.low)) / 3.0; }
    double operator()(Pert const& d) const { return d.low + (4.0 * (d.mode - d.low) + (d.high - d.low)) / 6.0; }
    double operator()(StudentT const& d) const { return d.centre; }
};

struct Sd {
    double operator()(Capped const& d) const
    {
        double const mean = moment_of(d, 1.0);
        return std::sqrt(std::max(0.0, moment_of(d, 2.0) - mean * mean));
    }
    //! The variance within the parts and that between their means.
    double operator()(Mixture const& d) const
    {
        double const mean = Mean{}(d);
        double variance = 0.0;
        for (auto const& part : d.parts) {
            double const within = std::visit(*this, part.about);
            double const away = std::visit(Mean{}, part.about) - mean;
            variance += part.weight * (within * within + away * away);
        }
        return std::sqrt(variance);
    }
    double operator()(Fixed const&) const { return 0.0; }
    double operator()(Normal const& d) const { return d.sd; }
    double operator()(LogNormal const& d) const { return Mean{}(d)*std::sqrt(std::expm1(d.log_sd * d.log_sd)); }
    double operator()(Beta const& d) const
    {
        double const sum = d.alpha + d.beta;
        return std::sqrt(d.alpha / sum * (d.beta / sum) / (sum + 1.0));
    }
    double operator()(Gamma const& d) const { return std::sqrt(d.shape) * d.scale; }
    double operator()(Uniform const& d) const { return (d.high - d.low) / std::sqrt(12.0); }
    double operator()(Triangular const& d) const
    {
        double const width = d.high - d.low;
        if (!(width > 0.0)) return 0.0;
        double const left = (d.mode - d.low) / width;
        return width * std::sqrt((1.0 - left * (1.0 - left)) / 18.0);
    }
    double operator()(Pert const& d) const
    {
        double const mean = Mean{}(d);
        return std::sqrt(mean - d.low) * std::sqrt(d.high - mean) / std::sqrt(7.0);
    }
    //! E[min(t², c²)] = ∫ 2x P(|t| > x) dx from 0 to c, with x = c e⁻ˢ: smooth however far c lies out.
    double operator()(StudentT const& d) const
    {
        if (!(d.scale > 0.0 && d.reach > 0.0)) return 0.0;
        UnitStudent const t(d.degrees_of_freedom);
        double const end = d.reach / d.scale;
        auto const part = [&](double s) {
            double const beyond = 2.0 * boost::math::cdf(t, -end * std::exp(-s));
            return 2.0 * beyond * std::exp(-2.0 * s);
        };
        // Beyond 20 lies e⁻⁴⁰ of the whole; the bend of P is where x is 1.
        double const bend = std::max(0.0, std::log(end));
        double sum = 0.0;
        for (int from = 0; from < bend + 20.0; ++from)
            sum += boost::math::quadrature::gauss<double, 15>::integrate(part, static_cast<double>(from), from + 1.0);
        return d.reach * std::sqrt(sum);
    }
};

struct Lowest {
    double operator()(Capped const& d) const
    {
        return std::min(d.most, std::visit([this](auto const& below) { return (*this)(below); }, d.below));
    }
    double operator()(Mixture const& d) const
    {
        double least = infinity;
        for (auto const& part : d.parts) least = std::min(least, std::visit(*this, part.about));
        return least;
    }
    double operator()(Fixed const& d) const { return d.value; }
    double operator()(Normal const& d) const { return d.sd > 0.0 ? -infinity : d.mean; }
    double operator()(LogNormal const& d) const { return d.log_sd > 0.0 ? 0.0 : std::exp(d.log_mean); }
    double operator()(Beta const&) const { return 0.0; }
    double operator()(Gamma const&) const { return 0.0; }
    double operator()(StudentT const& d) const { return d.scale > 0.0 ? d.centre - d.reach : d.centre; }
    template <class Bounded> double operator()(Bounded const& d) const { return d.low; }
};

struct Highest {
    double operator()(Capped const& d) const { return std::min(d.most, std::visit(*this, d.below)); }
    double operator()(Mixture const& d) const
    {
        double most = -infinity;
        for (auto const& part : d.parts) most = std::max(most, std::visit(*this, part.about));
        return most;
    }
    double operator()(Fixed const& d) const { return d.value; }
    double operator()(Normal const& d) const
    {
        if (d.sd > 0.0) return infinity;
        return d.mean;
    }
    double operator()(LogNormal const& d) const { return d.log_sd > 0.0 ? infinity : std::exp(d.log_mean); }
    double operator()(Beta const&) const { return 1.0; }
    double operator()(Gamma const&) const { return infinity; }
    double operator()(StudentT const& d) const { return d.scale > 0.0 ? d.centre + d.reach : d.centre; }
    template <class Bounded> double operator()(Bounded const& d) const { return d.high; }
};

using Complaint = std::optional<std::string>;

Complaint unless_finite(std::string_view what, double value)
{
    if (std::isfinite(value)) return std::nullopt;
    return fmt::format("{} must be a finite number, not {}", what, value);
}

Complaint unless_finite_and_not_negative(std::string_view what, double value)
{
    if (std::isfinite(value) && value >= 0.0) return std::nullopt;
    return fmt::format("{} must be finite and not below 0, not {}", what, value);
}

constexpr double widest = 1e300;

// Between these Boost's inverses were measured to give the probability back to their last digits; a larger shape is a
// spread under a ten-thousandth of the mean, which a normal describes as well.
constexpr double smallest_shape = 1e-4;
constexpr double largest_shape = 1e8;
constexpr double most_degrees = 1e6;
constexpr double farthest_reach = 1e12;
constexpr double weights_slack = 1e-9;

Complaint unless_shape(std::string_view what, double value)
{
    if (value >= smallest_shape && value <= largest_shape) return std::nullopt;
    return fmt::format("{} must lie between 0.0001 and 1e8, not {}", what, value);
}

Complaint unless_ordered(std::string_view family, double low, double high)
{
    if (auto complaint = unless_finite(fmt::format("the low end of a {}", family), low)) return complaint;
    if (auto complaint = unless_finite(fmt::format("the high end of a {}", family), high)) return complaint;
    if (low > high) return fmt::format("the low end of a {}, {}, lies above its high end, {}", family, low, high);
    if (!(high - low < widest))
        return fmt::format("the ends of a {}, {} and {}, are too far apart to compute with", family, low, high);
    return std::nullopt;
}

Complaint unless_mode_inside(std::string_view family, double low, double mode, double high)
{
    if (auto complaint = unless_ordered(family, low, high)) return complaint;
    if (mode >= low && mode <= high) return std::nullopt;
    return fmt::format("the mode of a {} must lie between {} and {}, not at {}", family, low, high, mode);
}

struct ProblemWith {
    Complaint operator()(Capped const& d) const
    {
        if (auto complaint = unless_finite("a cap", d.most)) return complaint;
        return std::visit([this](auto const& below) { return (*this)(below); }, d.below);
    }
    Complaint operator()(Mixture const& d) const
    {
        if (d.parts.empty()) return "a mixture has no part";
        double sum = 0.0;
        for (std::size_t i = 0; i < d.parts.size(); ++i) {
            auto const& part = d.parts[i];
            if (!(part.weight > 0.0 && part.weight <= 1.0))
                return fmt::format("the weight of part {} of a mixture must lie above 0 and be at most 1, not {}",
                                   i + 1, part.weight);
            if (auto complaint = std::visit(*this, part.about))
                return fmt::format("part {} of a mixture: {}", i + 1, *complaint);
            sum += part.weight;
        }
        if (std::abs(sum - 1.0) <= weights_slack) return std::nullopt;
        return fmt::format("the weights of a mixture must add up to 1, not {}", sum);
    }
    Complaint operator()(Fixed const& d) const { return unless_finite("a fixed value", d.value); }
    Complaint operator()(Normal const& d) const
    {
        if (auto complaint = unless_finite("the mean of a normal", d.mean)) return complaint;
        return unless_finite_and_not_negative("the standard deviation of a normal", d.sd);
    }
    Complaint operator()(LogNormal const& d) const
    {
        if (auto complaint = unless_finite("the log-mean of a log-normal", d.log_mean)) return complaint;
        if (auto complaint = unless_finite_and_not_negative("the log-sd of a log-normal", d.log_sd)) return complaint;
        // The largest draw lies 8.2 deviations out; the standard deviation, as far as the squared log-sd.
        double const farthest = std::max(9.0 * d.log_sd, d.log_sd * d.log_sd);
        if (std::abs(d.log_mean) + farthest < 700.0) return std::nullopt;
        return fmt::format("a log-normal with log-mean {} and log-sd {} runs past the largest numbers; "
                           "are these the mean and standard deviation of the logarithm?",
                           d.log_mean, d.log_sd);
    }
    Complaint operator()(Beta const& d) const
    {
        if (auto complaint = unless_shape("the alpha of a beta", d.alpha)) return complaint;
        return unless_shape("the beta of a beta", d.beta);
    }
    Complaint operator()(Gamma const& d) const
    {
        if (auto complaint = unless_shape("the shape of a gamma", d.shape)) return complaint;
        if (d.scale > 0.0 && d.scale < widest / largest_shape) return std::nullopt;
        return fmt::format("the scale of a gamma must be finite and above 0, not {}", d.scale);
    }
    Complaint operator()(Uniform const& d) const { return unless_ordered("uniform", d.low, d.high); }
    Complaint operator()(Triangular const& d) const { return unless_mode_inside("triangular", d.low, d.mode, d.high); }
    Complaint operator()(Pert const& d) const { return unless_mode_inside("PERT", d.low, d.mode, d.high); }
    Complaint operator()(StudentT const& d) const
    {
        if (auto complaint = unless_finite("the centre of a Student's t", d.centre)) return complaint;
        if (auto complaint = unless_finite_and_not_negative("the scale of a Student's t", d.scale)) return complaint;
        if (auto complaint = unless_finite_and_not_negative("the reach of a Student's t", d.reach)) return complaint;
        if (d.reach > farthest_reach * d.scale && d.scale > 0.0)
            return fmt::format(
                "the reach of a Student's t must be at most 1e12 of its scales, not {} with a scale of {}", d.reach,
                d.scale);
        if (!(d.degrees_of_freedom >= 1.0 && d.degrees_of_freedom <= most_degrees))
            return fmt::format("the degrees of freedom of a Student's t must lie between 1 and 1e6, not {}",
                               d.degrees_of_freedom);
        if (std::abs(d.centre) + d.reach < widest && d.scale < widest) return std::nullopt;
        return fmt::format("a Student's t about {} with scale {} and reach {} runs past the largest numbers", d.centre,
                           d.scale, d.reach);
    }
};

double moment_of(Capped const& d, double power)
{
    auto const at = [&](double u) { return std::visit(QuantileAt{u}, d.below); };
    // The share that the cap does not touch, by bisection: quantiles rise with u.
    double below = 0.0;
    double above = 1.0;
    constexpr int halvings = 52;
    for (int i = 0; i < halvings; ++i) {
        double const middle = (below + above) / 2.0;
        (middle > 0.0 && middle < 1.0 && at(middle) < d.most ? below : above) = middle;
    }
    double const at_the_cap = std::pow(d.most, power) * (1.0 - below);
    if (!(below > 0.0)) return at_the_cap;
    // u = below · (10v³ − 15v⁴ + 6v⁵): the quantile rises steeply at 0 and, where the cap is far out, at 1; no piece of it is lost.
    auto const part = [&](double v) {
        double const u = v * v * v * (10.0 + v * (6.0 * v - 15.0));
        double const slope = 30.0 * v * v * (1.0 - v) * (1.0 - v);
        return slope * below * std::pow(at(below * u), power);
    };
    constexpr int pieces = 16;
    double sum = 0.0;
    for (int i = 0; i < pieces; ++i)
        sum += boost::math::quadrature::gauss<double, 15>::integrate(part, static_cast<double>(i) / pieces,
                                                                     (i + 1.0) / pieces);
    return at_the_cap + sum;
}

constexpr std::array<std::string_view, std::variant_size_v<Distribution>> names{
    "fixed",      "normal", "log-normal", "beta",   "gamma",  "uniform",
    "triangular", "pert",   "student-t",  "capped", "mixture"};

}  // namespace

Distribution capped(Distribution const& about, double most)
{
    return std::visit(
        [most](auto const& d) -> Distribution {
            using D = std::decay_t<decltype(d)>;
            if constexpr (std::is_same_v<D, Fixed>) return Fixed{std::min(d.value, most)};
            else if constexpr (std::is_same_v<D, Capped>) return Capped{d.below, std::min(d.most, most)};
            else if constexpr (std::is_same_v<D, Mixture>) {
                std::vector<Weighed> parts;
                for (auto const& part : d.parts) parts.push_back({part.weight, capped(part_alone(part), most)});
                return mixture_of(parts);
            } else return Capped{d, most};
        },
        about);
}

Distribution part_alone(Mixture::Part const& part)
{
    return std::visit([](auto const& d) -> Distribution { return d; }, part.about);
}

Distribution mixture_of(std::vector<Weighed> const& weighed)
{
    require(!weighed.empty(), "a mixture has a part");
    double sum = 0.0;
    for (auto const& one : weighed) {
        require(std::isfinite(one.weight) && one.weight > 0.0, "a part of a mixture has a weight above 0");
        sum += one.weight;
    }
    if (weighed.size() == 1) return weighed.front().about;
    Mixture mixture;
    for (auto const& one : weighed) {
        double const weight = one.weight / sum;
        std::visit(
            [&](auto const& d) {
                if constexpr (std::is_same_v<std::decay_t<decltype(d)>, Mixture>)
                    for (auto const& part : d.parts) mixture.parts.push_back({weight * part.weight, part.about});
                else mixture.parts.push_back({weight, d});
            },
            one.about);
    }
    return mixture;
}

std::string in_words(Distribution const& about)
{
    if (auto const* cut = std::get_if<Capped>(&about))
        return "capped " + std::visit([](auto const& below) { return std::string(name(below)); }, cut->below);
    auto const* mixture = std::get_if<Mixture>(&about);
    if (mixture == nullptr) return std::string(name(about));
    std::string text = fmt::format("mixture of {}", mixture->parts.size());
    for (std::size_t i = 0; i < mixture->parts.size(); ++i) {
        auto const& part = mixture->parts[i];
        double const in_100 = std::round(1000.0 * part.weight) / 10.0;
        text += fmt::format("{} {:g}% {}", i == 0 ? ":" : ",", in_100, in_words(part_alone(part)));
    }
    return text;
}

double quantile(Distribution const& d, double u)
{
    require(u > 0.0 && u < 1.0, "a quantile of a distribution is asked for strictly between 0 and 1");
    double const value = std::visit(QuantileAt{u}, d);
    // The last rounding may step over an end of the support, or past the largest number.
    return std::clamp(value, std::max(lowest(d), -largest), std::min(highest(d), largest));
}

double mean(Distribution const& d) { return std::visit(Mean{}, d); }
double sd(Distribution const& d) { return std::visit(Sd{}, d); }
double lowest(Distribution const& d) { return std::visit(Lowest{}, d); }
double highest(Distribution const& d) { return std::visit(Highest{}, d); }
std::string_view name(Distribution const& d) { return names.at(d.index()); }
std::optional<std::string> problem_with(Distribution const& d) { return std::visit(ProblemWith{}, d); }

}  // namespace holdfast
