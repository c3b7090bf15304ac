#include "belief/elicitation.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double smallest_must_be_below = 0.4;
constexpr double largest_must_be_above = 0.6;

//! A location and the logarithm of a scale, or the logarithms of two shapes: any two numbers are a member of the family.
using Member = std::array<double, 2>;

Distribution member_of(Family family, Member const& at)
{
    switch (family) {
    case Family::normal: return Normal{at[0], std::exp(at[1])};
    case Family::log_normal: return LogNormal{at[0], std::exp(at[1])};
    case Family::gamma: return Gamma{std::exp(at[0]), std::exp(at[1])};
    case Family::beta: return Beta{std::exp(at[0]), std::exp(at[1])};
    default: throw ContractBroken("only families with two parameters are fitted to what experts say");
    }
}

//! The normal through the first and the last chance, on the scale on which the family is nearest to one.
Member starting_at(Family family, std::span<StatedChance const> chances)
{
    bool const by_logs = family == Family::log_normal;
    auto const on_scale = [by_logs](double value) { return by_logs ? std::log(value) : value; };
    double const low = on_scale(chances.front().value);
    double const high = on_scale(chances.back().value);
    double const z_low = normal_quantile(chances.front().probability);
    double const z_high = normal_quantile(chances.back().probability);
    double const spread = (high - low) / (z_high - z_low);
    double const centre = low - z_low * spread;
    if (family == Family::normal || family == Family::log_normal) return {centre, std::log(spread)};
    // Moments of a centre that lies inside what was said: shapes need one.
    double const mean = std::clamp(centre, chances.front().value, chances.back().value);
    if (family == Family::gamma) return {2.0 * std::log(mean / spread), std::log(spread * spread / mean)};
    double const inside = std::clamp(mean, 1e-6, 1.0 - 1e-6);
    double const sum = std::max(0.1, inside * (1.0 - inside) / (spread * spread) - 1.0);
    return {std::log(inside * sum), std::log((1.0 - inside) * sum)};
}

class LeastSquares {
public:
    LeastSquares(Family family, std::span<StatedChance const> chances) : family_(family), chances_(chances) {}

    //! Fitted less stated, chance by chance; nothing where the member cannot be computed with.
    [[nodiscard]] std::optional<std::vector<double>> errors(Member const& at) const
    {
        auto const about = member_of(family_, at);
        if (problem_with(about)) return std::nullopt;
        std::vector<double> list;
        list.reserve(chances_.size());
        for (auto const& one : chances_) list.push_back(cumulative(about, one.value) - one.probability);
        return list;
    }
    [[nodiscard]] static double squares(std::vector<double> const& errors)
    {
        return std::inner_product(errors.begin(), errors.end(), errors.begin(), 0.0);
    }

    //! Levenberg and Marquardt's steps, the slopes by central differences; two unknowns, so that the step is in closed form.
    [[nodiscard]] std::optional<Member> minimum(Member at) const
    {
        auto here = errors(at);
        if (!here) return std::nullopt;
        double damping = 1e-3;
        constexpr int most_steps = 500;
        for (int step = 0; step < most_steps && damping < 1e12; ++step) {
            auto const towards = step_from(at, *here, damping);
            if (!towards) return at;
            Member const next{at[0] + (*towards)[0], at[1] + (*towards)[1]};
            auto there = errors(next);
            if (!there || !(squares(*there) < squares(*here))) {
                damping *= 4.0;
                continue;
            }
            at = next;
            here = std::move(there);
            damping = std::max(damping / 8.0, 1e-12);
            if (std::hypot((*towards)[0] / (1.0 + std::abs(at[0])), (*towards)[1]) < 1e-13) break;
        }
        return at;
    }

private:
    [[nodiscard]] std::optional<Member> step_from(Member const& at, std::vector<double> const& here,
                                                  double damping) const
    {
        std::array<std::vector<double>, 2> slopes;
        for (std::size_t i = 0; i < 2; ++i) {
            // Of a location, in units of its scale.
            double const width = 1e-5 * (i == 0 && family_ == Family::normal ? std::exp(at[1]) : 1.0);
            Member above = at;
            Member below = at;
            above[i] += width;
            below[i] -= width;
            auto const up = errors(above);
            auto const down = errors(below);
            if (!up || !down) return std::nullopt;
            for (std::size_t k = 0; k < here.size(); ++k)
                slopes.at(i).push_back(((*up)[k] - (*down)[k]) / (2.0 * width));
        }
        auto const dot = [](std::vector<double> const& a, std::vector<double> const& b) {
            return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
        };
        double const a = dot(slopes[0], slopes[0]) * (1.0 + damping);
        double const b = dot(slopes[0], slopes[1]);
        double const c = dot(slopes[1], slopes[1]) * (1.0 + damping);
        double const determinant = a * c - b * b;
        if (!(determinant > 0.0)) return std::nullopt;
        double const g0 = dot(slopes[0], here);
        double const g1 = dot(slopes[1], here);
        return Member{(b * g1 - c * g0) / determinant, (b * g0 - a * g1) / determinant};
    }

    Family family_;
    std::span<StatedChance const> chances_;
};

std::optional<std::string> outside_support(Family family, std::span<StatedChance const> chances)
{
    double const low = chances.front().value;
    double const high = chances.back().value;
    if ((family == Family::log_normal || family == Family::gamma) && !(low > 0.0))
        return fmt::format("a {} lies above 0, and a value of {} is stated; a normal can lie below 0", name(family),
                           low);
    if (family == Family::beta && (!(low > 0.0) || !(high < 1.0)))
        return fmt::format("a beta lies between 0 and 1, and a value of {} is stated", low > 0.0 ? high : low);
    return std::nullopt;
}

}  // namespace

std::vector<StatedChance> chances_of_chips(std::span<double const> edges, std::span<double const> counts)
{
    require(edges.size() == counts.size() + 1, "bins have one edge more than there are counts");
    double const all = std::accumulate(counts.begin(), counts.end(), 0.0);
    require(all > 0.0, "there is a chip in some bin");
    std::vector<StatedChance> chances;
    double so_far = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        require(counts[i] >= 0.0 && edges[i] < edges[i + 1], "bins rise, and hold no fewer chips than none");
        so_far += counts[i];
        if (so_far > 0.0 && so_far < all) chances.push_back({edges[i + 1], so_far / all});
    }
    return chances;
}

std::optional<std::string> problem_with_chances(std::span<StatedChance const> chances)
{
    if (chances.size() < 2)
        return "two cumulative probabilities or more are needed to say where it lies and how far it spreads";
    for (std::size_t i = 0; i < chances.size(); ++i) {
        auto const& one = chances[i];
        if (!std::isfinite(one.value)) return "a stated value must be a finite number";
        if (!(one.probability > 0.0 && one.probability < 1.0)) return "a probability must lie between 0% and 100%";
        if (i > 0 && !(one.value > chances[i - 1].value)) return "the values must rise";
        if (i > 0 && one.probability < chances[i - 1].probability) return "the probabilities must rise";
    }
    if (!(chances.front().probability < smallest_must_be_below && chances.back().probability > largest_must_be_above))
        return fmt::format(
            "both sides of the middle must be said: the smallest cumulative probability lies below 40% and "
            "the largest above 60%, not at {:.3g}% and {:.3g}%",
            100.0 * chances.front().probability, 100.0 * chances.back().probability);
    return std::nullopt;
}

std::variant<ElicitedFit, CannotFit> fit_to_chances(Family family, std::span<StatedChance const> chances)
{
    if (family != Family::normal && family != Family::log_normal && family != Family::gamma && family != Family::beta)
        return CannotFit{fmt::format("a {} is not fitted to what experts say; a normal, log-normal, gamma or beta is",
                                     name(family))};
    if (auto problem = problem_with_chances(chances)) return CannotFit{*std::move(problem)};
    if (auto problem = outside_support(family, chances)) return CannotFit{*std::move(problem)};
    LeastSquares const sum(family, chances);
    auto const found = sum.minimum(starting_at(family, chances));
    if (!found) return CannotFit{fmt::format("no {} can be computed with that comes near these", name(family))};
    ElicitedFit fit{member_of(family, *found), 0.0};
    auto const errors = sum.errors(*found);
    require(errors.has_value(), "a fitted member was computed with");
    for (double const error : *errors) fit.misfit = std::max(fit.misfit, std::abs(error));
    return fit;
}

double allowed_miss(double stated_probability)
{
    constexpr double most = 0.10;
    return std::min(most, 0.5 * std::min(stated_probability, 1.0 - stated_probability));
}

std::optional<MissedChance> worst_miss(Distribution const& fitted, std::span<StatedChance const> chances)
{
    constexpr double rounding = 1e-9;
    std::optional<MissedChance> worst;
    double most = 1.0 + rounding;
    for (auto const& said : chances) {
        double const fitted_probability = cumulative(fitted, said.value);
        double const of_allowed = std::abs(fitted_probability - said.probability) / allowed_miss(said.probability);
        if (of_allowed <= most) continue;
        most = of_allowed;
        worst = MissedChance{said, fitted_probability, quantile(fitted, said.probability)};
    }
    return worst;
}

double log_hazard_ratio_of_shares(double with, double without)
{
    require(with > 0.0 && with < 1.0 && without > 0.0 && without < 1.0, "shares that leave lie between 0 and 1");
    return std::log(std::log1p(-with) / std::log1p(-without));
}

}  // namespace holdfast
