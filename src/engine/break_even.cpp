#include "engine/break_even.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using Values = std::array<double, break_even_nodes>;
constexpr double pi = 3.14159265358979323846;

//! Weights of the nodes at x: the polynomial through (point, value) is Σ weight · value (barycentric form).
Values weights_at(Values const& points, double x)
{
    Values weights{};
    double sum = 0.0;
    for (std::size_t i = 0; i < break_even_nodes; ++i) {
        if (x == points[i]) {
            weights = {};
            weights[i] = 1.0;
            return weights;
        }
        double const end = i == 0 || i + 1 == break_even_nodes ? 0.5 : 1.0;
        weights[i] = (i % 2 == 0 ? end : -end) / (x - points[i]);
        sum += weights[i];
    }
    for (auto& w : weights) w /= sum;
    return weights;
}

double through(Values const& points, Values const& values, double x)
{
    auto const weights = weights_at(points, x);
    double sum = 0.0;
    for (std::size_t i = 0; i < break_even_nodes; ++i) sum += weights[i] * values[i];
    return sum;
}

//! The weakest effect at which the curve reaches 0, searched from no effect downwards.
template <class Curve> std::optional<double> first_root(Curve const& curve)
{
    constexpr int steps = 400;
    double const end = std::log(strongest_hazard_ratio);
    double from = 0.0;
    for (int i = 1; i <= steps; ++i) {
        double const to = end * i / steps;
        if (curve(to) < 0.0) {
            from = to;
            continue;
        }
        double negative = from;
        double positive = to;
        for (int halving = 0; halving < 60; ++halving) {
            double const middle = 0.5 * (negative + positive);
            (curve(middle) < 0.0 ? negative : positive) = middle;
        }
        return 0.5 * (negative + positive);
    }
    return std::nullopt;
}

template <class DrawsAt> Maybe<BreakEven> break_even(DrawsAt const& draws_at, char const* what)
{
    auto const points = break_even_points();
    Values means{};
    std::array<std::span<double const>, break_even_nodes> draws;
    for (std::size_t node = 0; node < break_even_nodes; ++node) {
        draws[node] = draws_at(node);
        means[node] = stable_sum(draws[node]) / static_cast<double>(draws[node].size());
    }
    auto const curve = [&](double x) { return through(points, means, x); };

    // At no effect on leaving, net saving is what sickness absence saves (if that was measured) less the programme.
    if (means[0] == 0.0) return {std::nullopt, "the programme costs nothing, so there is nothing to earn back"};
    if (means[0] > 0.0)
        return {std::nullopt, "less sickness absence pays for the programme by itself, so leaving need not fall "
                              "(the break-even lies above a hazard ratio of 1)"};
    auto const root = first_root(curve);
    if (!root) {
        bool const falling = means[break_even_nodes - 1] < means[0];
        return {
            std::nullopt,
            falling
                ? fmt::format("here fewer leavers make the net {} worse, so no fall in leaving pays for the programme "
                              "(no break-even between hazard ratios {} and 1)",
                              what, strongest_hazard_ratio)
                : fmt::format("even if leaving among those reached fell by {:.0f}%, the expected net {} would stay "
                              "below zero (the break-even lies below a hazard ratio of {})",
                              100.0 * (1.0 - strongest_hazard_ratio), what, strongest_hazard_ratio)};
    }
    // Delta method: the noise of the mean at the root over the slope there, carried from ln θ to θ.
    auto const weights = weights_at(points, *root);
    auto const count = draws[0].size();
    std::vector<double> at_root(count, 0.0);
    for (std::size_t node = 0; node < break_even_nodes; ++node)
        for (std::size_t i = 0; i < count; ++i) at_root[i] += weights[node] * draws[node][i];
    std::vector<double> scratch(count);
    constexpr double step = 1e-4;
    double const slope = (curve(*root - step) - curve(*root + step)) / (2.0 * step);
    double const hazard_ratio = std::exp(*root);
    return {BreakEven{hazard_ratio, hazard_ratio * summarise(at_root, scratch).mcse / std::abs(slope)}, ""};
}

}  // namespace

std::array<double, break_even_nodes> break_even_points()
{
    Values points{};
    double const half = 0.5 * std::log(strongest_hazard_ratio);
    for (std::size_t i = 0; i < break_even_nodes; ++i)
        points[i] = half * (1.0 - std::cos(pi * static_cast<double>(i) / (break_even_nodes - 1)));
    return points;
}

Maybe<BreakEven> break_even_cash(AuthorityDraws const& draws)
{
    return break_even([&](std::size_t node) { return draws.net_cash_at(node); }, "cash saving");
}

Maybe<BreakEven> break_even_total(AuthorityDraws const& draws)
{
    return break_even([&](std::size_t node) { return draws.net_total_at(node); }, "total saving");
}

}  // namespace holdfast
