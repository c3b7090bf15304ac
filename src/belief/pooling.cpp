#include "holdfast/belief/pooling.hpp"

#include "belief/quiet_boost.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double z_975 = 1.959963984540054;
constexpr double widest_spread_of_errors = 1e6;
constexpr double largest = 1e150;  //!< its square is still a number

double t_975(double degrees)
{
    return boost::math::quantile(boost::math::students_t_distribution<double, QuietBoost>(degrees), 0.975);
}

//! Everything that follows from one τ². Sums of differences, so that a study a million times more certain than another
//! leaves the other its digits.
struct AtVariance {
    AtVariance(std::span<StudyEstimate const> studies, double between_variance) : w(studies.size())
    {
        auto const k = studies.size();
        for (std::size_t i = 0; i < k; ++i) {
            double const s = studies[i].standard_error;
            w[i] = 1.0 / (s * s + between_variance);
            sum_w += w[i];
            log_w += std::log(w[i]);
        }
        for (std::size_t i = 0; i < k; ++i) {
            double others = 0.0;
            double residual = 0.0;  // yᵢ − μ
            for (std::size_t j = 0; j < k; ++j) {
                if (j == i) continue;
                others += w[j];
                residual += w[j] * (studies[i].estimate - studies[j].estimate);
            }
            residual /= sum_w;
            mean_from_first = i == 0 ? -residual : mean_from_first;
            doubt += w[i] * (others / sum_w);
            disagreement += w[i] * w[i] * residual * residual;
            q += w[i] * residual * residual;
        }
        mean = studies.front().estimate + mean_from_first;
        log_likelihood = 0.5 * (log_w - std::log(sum_w) - q);
    }

    std::vector<double> w;
    double sum_w{};
    double log_w{};
    double mean_from_first{};
    double mean{};
    double q{};             //!< Σ wᵢ(yᵢ − μ)²
    double doubt{};         //!< Σ wᵢ(1 − wᵢ/Σw)
    double disagreement{};  //!< Σ wᵢ²(yᵢ − μ)²
    double log_likelihood{};
    //! 2 ℓ′(τ²).
    [[nodiscard]] double slope() const { return disagreement - doubt; }
};

//! The highest maximum of the restricted likelihood over τ² ≥ 0.
//!
//! 2 ℓ′ = disagreement − doubt, and *both fall* as τ² grows. For the disagreement: q(τ²) is the least over μ of
//! Σ (yᵢ − μ)²/(sᵢ² + τ²), which is convex in (μ, τ²) together, so q is convex and −q′, the disagreement, falls. For the
//! doubt: it is (ln P′)′, P the polynomial Π (sᵢ² + τ²) with real roots, hence P′ with real roots and ln P′ concave.
//! So between a and b 2 ℓ′ is at least disagreement(b) − doubt(a) and at most disagreement(a) − doubt(b): intervals
//! where that leaves no zero are put aside for good, the others are halved. What is left are narrow intervals about every
//! stationary point there is; each that is climbed into and out of is halved on to the maximum.
class RestrictedMaximum {
public:
    explicit RestrictedMaximum(std::span<StudyEstimate const> studies) : studies_(studies)
    {
        auto const [least, most] =
            std::minmax_element(studies.begin(), studies.end(),
                                [](auto const& a, auto const& b) { return a.standard_error < b.standard_error; });
        least_variance_ = least->standard_error * least->standard_error;
        most_variance_ = most->standard_error * most->standard_error;
    }

    [[nodiscard]] double found() const
    {
        if (studies_.size() < 2) return 0.0;
        double best = 0.0;
        double highest = at(0.0).log_likelihood;
        for (auto const& [from, to] : clusters()) {
            if (!(at(from).slope() > 0.0) || at(to).slope() > 0.0) continue;  // not climbed into and out of
            double const top = top_between(from, to);
            double const height = at(top).log_likelihood;
            if (!(height > highest)) continue;
            highest = height;
            best = top;
        }
        return best;
    }

private:
    struct Stretch {
        double from{}, to{};
    };
    static constexpr double narrow = 1e-6;  //!< of the least variance, by which everything changes
    static constexpr double rounding = 1e-12;
    static constexpr std::size_t most_stretches = 4096;

    [[nodiscard]] AtVariance at(double between_variance) const { return {studies_, between_variance}; }

    //! From here on ℓ falls: disagreement ≤ w²S and doubt ≥ (k − 1) w, of the largest and the smallest weight and the sum
    //! S of squares about the plain mean.
    [[nodiscard]] double beyond_every_top() const
    {
        auto const k = static_cast<double>(studies_.size());
        double from_first = 0.0;
        for (auto const& s : studies_) from_first += (s.estimate - studies_.front().estimate) / k;
        double squares = 0.0;
        for (auto const& s : studies_) {
            double const off = s.estimate - studies_.front().estimate - from_first;
            squares += off * off;
        }
        double const gap = most_variance_ - least_variance_;
        double const sum =
            (squares + std::sqrt(squares * squares + 4.0 * (k - 1.0) * gap * squares)) / (2.0 * (k - 1.0));
        // A little further, because with equal variances the top is there.
        return std::max(0.0, 1.01 * sum - least_variance_);
    }

    [[nodiscard]] bool may_hold_a_stationary_point(Stretch const& s) const
    {
        auto const a = at(s.from);
        auto const b = at(s.to);
        return a.disagreement >= b.doubt * (1.0 - rounding) && b.disagreement <= a.doubt * (1.0 + rounding);
    }

    //! Neighbouring stretches that may hold a stationary point, joined.
    [[nodiscard]] std::vector<Stretch> clusters() const
    {
        std::vector<Stretch> open{{0.0, beyond_every_top()}};
        auto const wide = [this](Stretch const& s) { return s.to - s.from > narrow * (least_variance_ + s.from); };
        while (open.size() < most_stretches && std::any_of(open.begin(), open.end(), wide)) {
            std::vector<Stretch> next;
            for (auto const& s : open) {
                if (!wide(s)) {
                    next.push_back(s);
                    continue;
                }
                double const middle = 0.5 * (s.from + s.to);
                for (auto const& half : {Stretch{s.from, middle}, Stretch{middle, s.to}})
                    if (may_hold_a_stationary_point(half)) next.push_back(half);
            }
            open = std::move(next);
        }
        std::vector<Stretch> joined;
        for (auto const& s : open) {
            if (!joined.empty() && joined.back().to == s.from) joined.back().to = s.to;
            else joined.push_back(s);
        }
        return joined;
    }

    [[nodiscard]] double top_between(double from, double to) const
    {
        for (;;) {
            double const middle = 0.5 * (from + to);
            if (!(middle > from && middle < to)) return middle;
            (at(middle).slope() > 0.0 ? from : to) = middle;
        }
    }

    std::span<StudyEstimate const> studies_;
    double least_variance_{}, most_variance_{};
};

std::optional<CannotPool> unless_sound(std::span<StudyEstimate const> studies)
{
    if (studies.empty()) return CannotPool{std::nullopt, "there are no studies to pool"};
    double least = std::numeric_limits<double>::infinity();
    double most = 0.0;
    std::size_t most_certain = 0;
    for (std::size_t i = 0; i < studies.size(); ++i) {
        auto const& [estimate, error] = studies[i];
        if (!(std::abs(estimate) < largest)) return CannotPool{i, "its estimate is not a number to compute with"};
        if (!(error > 0.0 && error < largest))
            return CannotPool{
                i, fmt::format("its standard error is {:g}: beside a study without error no other would count", error)};
        if (error < least) most_certain = i;
        least = std::min(least, error);
        most = std::max(most, error);
    }
    if (most > widest_spread_of_errors * least)
        return CannotPool{
            most_certain,
            fmt::format("its standard error is {:g}, more than a million times smaller than the largest, {:g}", least,
                        most)};
    return std::nullopt;
}

//! (Σw − Σw²/Σw)/(k − 1), of the weights without τ²: its inverse is the typical variance of a study.
double typical_variance(AtVariance const& fixed, double degrees) { return degrees / fixed.doubt; }

//! Everything in units of the largest number, so that no square overflows; the result knows nothing of it.
double unit_of(std::span<StudyEstimate const> studies)
{
    double unit = 0.0;
    for (auto const& s : studies)
        unit = std::max({unit, s.standard_error, std::abs(s.estimate - studies.front().estimate)});
    return unit;
}

Pooled pooled(std::span<StudyEstimate const> studies, PoolingMethod method)
{
    double const degrees = static_cast<double>(studies.size()) - 1.0;
    bool const random = method == PoolingMethod::random_effects && degrees > 0.0;
    AtVariance const fixed(studies, 0.0);
    Pooled result;
    result.method = method;
    result.q = fixed.q;
    result.q_degrees = degrees;
    result.q_p_value = degrees > 0.0 ? boost::math::gamma_q(0.5 * degrees, 0.5 * fixed.q, QuietBoost{}) : 1.0;
    result.between_variance = random ? RestrictedMaximum(studies).found() : 0.0;

    AtVariance const used(studies, result.between_variance);
    for (double const w : used.w) result.weights.push_back(w / used.sum_w);
    result.mean = used.mean;
    result.plain_standard_error = std::sqrt(1.0 / used.sum_w);
    result.standard_error = result.plain_standard_error;
    double reach = z_975;
    if (random) {
        result.standard_error *= std::sqrt(std::max(1.0, used.q / degrees));
        reach = t_975(degrees);
        result.i_squared = result.between_variance / (result.between_variance + typical_variance(fixed, degrees));
    } else if (fixed.q > degrees && degrees > 0.0) {
        result.i_squared = (fixed.q - degrees) / fixed.q;
    }
    result.low = result.mean - reach * result.standard_error;
    result.high = result.mean + reach * result.standard_error;
    return result;
}

//! Back from units to the studies' own numbers.
Pooled scaled(Pooled result, double unit)
{
    for (double* number :
         {&result.mean, &result.standard_error, &result.plain_standard_error, &result.low, &result.high})
        *number *= unit;
    result.between_variance *= unit * unit;
    return result;
}

std::optional<Distribution> prediction_of(Pooled const& result)
{
    if (result.method == PoolingMethod::fixed_effect) return Normal{result.mean, result.standard_error};
    double const degrees = result.q_degrees - 1.0;  // k − 2
    if (degrees < 1.0) return std::nullopt;
    return StudentT{result.mean, std::hypot(std::sqrt(result.between_variance), result.standard_error), degrees,
                    prediction_reach};
}

}  // namespace

std::string_view name(PoolingMethod method)
{
    return method == PoolingMethod::fixed_effect ? "fixed effect" : "random effects";
}

Pooling pool(std::span<StudyEstimate const> studies, PoolingMethod method)
{
    if (auto refusal = unless_sound(studies)) return *std::move(refusal);
    double const unit = unit_of(studies);
    std::vector<StudyEstimate> in_units;
    for (auto const& s : studies) in_units.push_back({s.estimate / unit, s.standard_error / unit});
    auto result = scaled(pooled(in_units, method), unit);
    result.prediction = prediction_of(result);
    if (result.prediction)
        if (auto const problem = problem_with(*result.prediction))
            return CannotPool{std::nullopt, "no prediction can be computed with: " + *problem};
    return result;
}

std::vector<Pooled> leave_one_out(std::span<StudyEstimate const> studies, PoolingMethod method)
{
    require(studies.size() > 1, "one study can be left out of two or more");
    std::vector<Pooled> without;
    for (std::size_t left_out = 0; left_out < studies.size(); ++left_out) {
        std::vector<StudyEstimate> rest(studies.begin(), studies.end());
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
        auto made = pool(rest, method);
        auto* one = std::get_if<Pooled>(&made);
        require(one != nullptr, "what can be pooled can be pooled without one study");
        without.push_back(std::move(*one));
    }
    return without;
}

}  // namespace holdfast
