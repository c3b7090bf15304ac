#include "belief/quantile_table.hpp"

#include "belief/quiet_boost.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace holdfast {

namespace {

constexpr double last_node = 8.25;
constexpr std::size_t fewest_pieces = 66;               // a quarter of a score wide
constexpr std::size_t most_pieces = fewest_pieces * 8;  // 34 kilobytes: more would not stay in the nearest cache
// How far apart the two marches may meet in the middle [standard deviations of x]. Shapes of 1e8 leave 1e-10.
constexpr double meeting_error = 1e-9;
constexpr double log_sqrt_two_pi = 0.91893853320467274178;

//! The density g of y has its top at y = 0, where x is the mean; −(ln g)′ = pull, which is 0 there.
//! A beta's pull moves as pull′ = (alpha + pull) (rest − pull / sum) y′, a gamma's without the last factor's second part,
//! and a t's, which is degrees tanh y, as (degrees + pull) (1 − pull / degrees) y′.
struct Slope {
    double alpha;    //!< of the beta, the gamma's shape, or the t's degrees of freedom
    double rest;     //!< 1 − mean of the beta; 1 for a gamma and a t
    double per_sum;  //!< 1 / (alpha + beta); 0 for a gamma; 1 / degrees for a t
};

struct BetaCurve {
    double alpha;
    double beta;
    double sum{alpha + beta};
    double mean{alpha / sum};
    double rest{beta / sum};
    double sd{std::sqrt(mean * rest / (sum + 1.0))};
    double log_top{alpha <= beta ? log_top_of(alpha, beta) : log_top_of(beta, alpha)};

    [[nodiscard]] Slope slope() const { return {alpha, rest, 1.0 / sum}; }
    [[nodiscard]] BetaCurve turned() const { return {beta, alpha}; }
    [[nodiscard]] double log_density(double y) const
    {
        return log_top + (alpha <= beta ? fall(alpha, beta, y) : fall(beta, alpha, -y));
    }
    [[nodiscard]] double pull(double y) const
    {
        return alpha <= beta ? pull_of(alpha, beta, y) : -pull_of(beta, alpha, -y);
    }
    //! dx/dy = x (1 − x) [standard deviations].
    [[nodiscard]] double steepness(double y) const
    {
        double const e = std::exp(-std::abs(y));
        double const one = y < 0.0 ? mean * e : mean;
        double const other = y < 0.0 ? rest : rest * e;
        return one / (one + other) * (other / (one + other)) / sd;
    }
    //! The largest steepness between y and a later one: it has its top where x is one half.
    [[nodiscard]] double steepest(double from, double to) const
    {
        double const half = std::log(rest / mean);
        return steepness(smaller(larger(half, from), to));
    }
    [[nodiscard]] double leftmost(double probability) const
    {
        double above = 0.0;
        double const x = boost::math::ibeta_inv(alpha, beta, probability, &above, QuietBoost{});
        if (x > tiny) return std::log(x / mean * (rest / above));
        // F(x) = x^alpha / (alpha B), to all digits.
        double const log_b = std::log(boost::math::beta(alpha, beta, QuietBoost{}));
        return (std::log(probability) + std::log(alpha) + log_b) / alpha - std::log(mean / rest);
    }
    [[nodiscard]] double rightmost(double probability) const { return -turned().leftmost(probability); }

private:
    static constexpr double tiny = 1e-200;

    // The smaller shape comes first in these three: its share of the sum is a small number with all its digits.
    static double log_top_of(double less, double more)
    {
        double const x = less / (less + more);
        return std::log(boost::math::ibeta_derivative(less, more, x, QuietBoost{}) * x * (more / (less + more)));
    }
    static double fall(double less, double more, double y)
    {
        double const total = less + more;
        if (y > 30.0) return -more * y - total * std::log1p(more / total * std::expm1(-y));
        return less * y - total * std::log1p(less / total * std::expm1(y));
    }
    static double pull_of(double less, double more, double y)
    {
        double const total = less + more;
        if (y > 0.0) {
            double const gone = -std::expm1(-y);
            return less * (more / total) * gone / (std::exp(-y) + less / total * gone);
        }
        double const grown = std::expm1(y);
        return less * (more / total) * grown / (1.0 + less / total * grown);
    }
};

struct GammaCurve {
    double shape;
    double sd{1.0 / std::sqrt(shape)};  // of x / mean
    double log_top{std::log(boost::math::gamma_p_derivative(shape, shape, QuietBoost{}) * shape)};

    [[nodiscard]] Slope slope() const { return {shape, 1.0, 0.0}; }
    [[nodiscard]] double log_density(double y) const { return log_top + shape * (y - std::expm1(y)); }
    [[nodiscard]] double pull(double y) const { return shape * std::expm1(y); }
    [[nodiscard]] double steepest(double /*from*/, double to) const { return std::exp(to) / sd; }
    [[nodiscard]] double leftmost(double probability) const
    {
        double const x = boost::math::gamma_p_inv(shape, probability, QuietBoost{});
        if (x > 1e-200) return std::log(x / shape);
        // F(x) = x^shape / Γ(shape + 1), to all digits.
        return (std::log(probability) + boost::math::lgamma(shape + 1.0, QuietBoost{})) / shape - std::log(shape);
    }
    [[nodiscard]] double rightmost(double probability) const
    {
        return std::log(boost::math::gamma_q_inv(shape, probability, QuietBoost{}) / shape);
    }
};

struct StudentCurve {
    double degrees;
    double reach;  // of x
    double sd;     // of x
    double root{std::sqrt(degrees)};
    // The density of y = asinh(x / √degrees) is Γ((degrees + 1)/2) / (√π Γ(degrees/2)) / cosh(y)^degrees.
    double log_top{-std::log(boost::math::tgamma_delta_ratio(0.5 * degrees, 0.5, QuietBoost{})) - log_sqrt_pi};

    [[nodiscard]] Slope slope() const { return {degrees, 1.0, 1.0 / degrees}; }
    [[nodiscard]] double log_density(double y) const
    {
        double const s = std::sinh(y);
        return log_top - 0.5 * degrees * std::log1p(s * s);
    }
    [[nodiscard]] double pull(double y) const { return degrees * std::tanh(y); }
    //! dx/dy is largest at the end away from the centre, and counts nowhere beyond the reach.
    [[nodiscard]] double steepest(double from, double to) const
    {
        double const nearest = from > 0.0 ? from : to < 0.0 ? -to : 0.0;
        if (root * std::sinh(nearest) > reach) return 0.0;
        double const last = std::asinh(reach / root);
        return root * std::cosh(std::min(std::max(-from, to), last)) / sd;
    }
    [[nodiscard]] double leftmost(double probability) const
    {
        boost::math::students_t_distribution<double, QuietBoost> const t(degrees);
        return std::asinh(boost::math::quantile(t, probability) / root);
    }
    [[nodiscard]] double rightmost(double probability) const { return -leftmost(probability); }

private:
    static constexpr double log_sqrt_pi = 0.57236494292470008707;
};

//! Two marches side by side, from the left end and from the right.
using Pair = BatchOf<2, 2>;
Pair pair(double left, double right)
{
    std::array<double, 2> const both{left, right};
    return Pair::load(both.data());
}

constexpr std::size_t order = 12;
template <class Real> using Series = std::array<Real, order + 1>;

template <class Real> Real product_at(std::size_t power, Series<Real> const& a, Series<Real> const& b)
{
    Real sum = a[0] * b[power];
    for (std::size_t i = 1; i <= power; ++i) sum += a[i] * b[power - i];
    return sum;
}

//! y as a power series in the share t of one step, z = score + step t. Each line below is one of
//!   y′ = g,  g′ = g (−z step + pull g),  pull′ = (alpha + pull) (rest − pull / sum) g
//! read power by power, where ′ is by t and g is y′ as a function of t.
template <class Real>
Series<Real> series(Slope const& slope, Real const& score, Real const& step, Real const& y, Real const& y_slope,
                    Real const& pull_here)
{
    Series<Real> value{}, g{}, pull{}, above{}, below{}, moved{}, bend{};
    value[0] = y;
    g[0] = y_slope * step;
    pull[0] = pull_here;
    for (std::size_t i = 0; i < order; ++i) {
        Real const per_next = 1.0 / static_cast<double>(i + 1);
        above[i] = i == 0 ? slope.alpha + pull[0] : pull[i];
        below[i] = i == 0 ? slope.rest - pull[0] * slope.per_sum : -pull[i] * slope.per_sum;
        moved[i] = product_at(i, above, below);
        bend[i] = product_at(i, pull, g);
        if (i == 0) bend[0] -= score * step;
        if (i == 1) bend[1] -= step * step;
        pull[i + 1] = product_at(i, moved, g) * per_next;
        value[i + 1] = g[i] * per_next;
        g[i + 1] = product_at(i, g, bend) * per_next;
    }
    return value;
}

template <class Real> Real sum_at(Series<Real> const& series, double t)
{
    Real sum = series[order];
    for (std::size_t i = order; i-- > 0;) sum = sum * t + series[i];
    return sum;
}

//! What the table needs of one node. Derivatives by s, half an interval, counted from left to right.
struct Node {
    double value, first, second, third;
    double towards_centre;  //!< the Taylor series half an interval further in
};

Node node(Series<Pair> const& taylor, Pair const& half_way, int lane)
{
    double const turn = lane == 0 ? 0.5 : -0.5;  // t runs leftwards in the right march, and is twice as wide as s
    return {taylor[0].lane(lane), taylor[1].lane(lane) * turn, taylor[2].lane(lane) * 0.5,
            taylor[3].lane(lane) * 6.0 * turn * 0.25, half_way.lane(lane)};
}

//! Φ'(z) / g(y).
template <class Curve> double slope_at(Curve const& curve, double z, double y)
{
    return std::exp(-0.5 * z * z - log_sqrt_two_pi - curve.log_density(y));
}

struct Marched {
    std::vector<Node> from_left, from_right;  //!< from the end to the middle, the middle in both
};

template <class Curve> Marched march(Curve const& curve, std::size_t pieces)
{
    double const step = 2.0 * last_node / static_cast<double>(pieces);
    double const outside = normal_probability(-last_node);
    Marched marched;
    Pair y = pair(curve.leftmost(outside), curve.rightmost(outside));
    for (std::size_t i = 0; i <= pieces / 2; ++i) {
        double const z = -last_node + step * static_cast<double>(i);
        double const left = y.lane(0);
        double const right = y.lane(1);
        auto const taylor = series(curve.slope(), pair(z, -z), pair(step, -step), y,
                                   pair(slope_at(curve, z, left), slope_at(curve, z, right)),
                                   pair(curve.pull(left), curve.pull(right)));
        auto const half_way = sum_at(taylor, 0.5);
        marched.from_left.push_back(node(taylor, half_way, 0));
        marched.from_right.push_back(node(taylor, half_way, 1));
        y = sum_at(taylor, 1.0);
    }
    return marched;
}

//! The polynomial with both nodes' values and derivatives at s = −1 and s = 1: its even powers from the mean of what
//! both say (and half the difference of odd derivatives), its odd powers from the rest.
QuantileTable::Piece piece_between(Node const& l, Node const& r)
{
    std::array<double, 8> c{};
    {
        double const value = 0.5 * (r.value + l.value);
        double const first = 0.5 * (r.first - l.first);             // 2 c2 + 4 c4 + 6 c6
        double const second = 0.5 * (r.second + l.second) - first;  // less the first: 8 c4 + 24 c6
        double const third = 0.5 * (r.third - l.third);             // 24 c4 + 120 c6
        c[6] = (third - 3.0 * second) / 48.0;
        c[4] = (second - 24.0 * c[6]) / 8.0;
        c[2] = (first - 4.0 * c[4] - 6.0 * c[6]) / 2.0;
        c[0] = value - c[2] - c[4] - c[6];
    }
    {
        double const value = 0.5 * (r.value - l.value);                   // c1 + c3 + c5 + c7
        double const first = 0.5 * (r.first + l.first) - value;           // less the value: 2 c3 + 4 c5 + 6 c7
        double const second = 0.5 * (r.second - l.second) - 3.0 * first;  // less the first: 8 c5 + 24 c7
        double const third = 0.5 * (r.third + l.third) - 3.0 * first;     // 48 c5 + 192 c7
        c[7] = (third - 6.0 * second) / 48.0;
        c[5] = (second - 24.0 * c[7]) / 8.0;
        c[3] = (first - 4.0 * c[5] - 6.0 * c[7]) / 2.0;
        c[1] = value - c[3] - c[5] - c[7];
    }
    return {c};
}

template <class Curve>
std::optional<std::vector<QuantileTable::Piece>> pieces_of(Curve const& curve, Marched const& marched)
{
    std::vector<QuantileTable::Piece> pieces;
    auto const near = [&curve](double y, double other, double from, double to, double error) {
        return std::abs(y - other) * curve.steepest(from, to) <= error;
    };
    auto const add = [&](Node const& left, Node const& right, double centre) {
        pieces.push_back(piece_between(left, right));
        return near(pieces.back().coefficients[0], centre, left.value, right.value, table_error);
    };
    auto const& l = marched.from_left;
    auto const& r = marched.from_right;
    double const middle = l.back().value;
    if (!near(middle, r.back().value, middle, middle, meeting_error)) return std::nullopt;
    pieces.reserve(2 * l.size());
    for (std::size_t i = 0; i + 1 < l.size(); ++i)
        if (!add(l[i], l[i + 1], l[i].towards_centre)) return std::nullopt;
    // One middle for both sides, so that the table has no step there.
    if (!add(l.back(), r[r.size() - 2], r[r.size() - 2].towards_centre)) return std::nullopt;
    for (std::size_t i = r.size() - 2; i > 0; --i)
        if (!add(r[i], r[i - 1], r[i - 1].towards_centre)) return std::nullopt;
    return pieces;
}

template <class Curve> std::optional<QuantileTable> table_of(Curve const& curve)
{
    for (std::size_t pieces = fewest_pieces; pieces <= most_pieces; pieces *= 2)
        if (auto made = pieces_of(curve, march(curve, pieces))) return QuantileTable(std::move(*made), last_node);
    return std::nullopt;
}

}  // namespace

std::optional<QuantileTable> beta_table(double alpha, double beta) { return table_of(BetaCurve{alpha, beta}); }
std::optional<QuantileTable> gamma_table(double shape) { return table_of(GammaCurve{shape}); }
std::optional<QuantileTable> student_table(double degrees_of_freedom, double reach, double sd)
{
    return table_of(StudentCurve{degrees_of_freedom, reach, sd});
}

}  // namespace holdfast
