#include "belief/cumulative.hpp"

#include "belief/quiet_boost.hpp"
#include "belief/unit_beta.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

namespace holdfast {

namespace {

enum class Side { below, above };  //!< P(X ≤ x) or P(X > x)

struct ChanceAt {
    double x;
    Side side;

    //! Of x in units of the distribution's own, all of it below x or none.
    [[nodiscard]] double all_below(bool below) const { return below == (side == Side::below) ? 1.0 : 0.0; }
    [[nodiscard]] double of_score(double z) const { return normal_probability(side == Side::below ? z : -z); }
    [[nodiscard]] double of_unit_beta(double alpha, double beta, double share) const
    {
        if (!(share > 0.0) || !(share < 1.0)) return all_below(share >= 1.0);
        return side == Side::below ? boost::math::ibeta(alpha, beta, share, QuietBoost{})
                                   : boost::math::ibetac(alpha, beta, share, QuietBoost{});
    }

    double operator()(Fixed const& d) const { return all_below(x >= d.value); }
    double operator()(Normal const& d) const
    {
        return d.sd > 0.0 ? of_score((x - d.mean) / d.sd) : all_below(x >= d.mean);
    }
    double operator()(LogNormal const& d) const
    {
        if (!(x > 0.0)) return all_below(false);
        if (!(d.log_sd > 0.0)) return all_below(x >= std::exp(d.log_mean));
        return of_score((std::log(x) - d.log_mean) / d.log_sd);
    }
    double operator()(Beta const& d) const { return of_unit_beta(d.alpha, d.beta, x); }
    double operator()(Gamma const& d) const
    {
        if (!(x > 0.0)) return all_below(false);
        if (!std::isfinite(x)) return all_below(true);
        return side == Side::below ? boost::math::gamma_p(d.shape, x / d.scale, QuietBoost{})
                                   : boost::math::gamma_q(d.shape, x / d.scale, QuietBoost{});
    }
    double operator()(Uniform const& d) const
    {
        if (x < d.low || x >= d.high) return all_below(x >= d.high);
        return (side == Side::below ? x - d.low : d.high - x) / (d.high - d.low);
    }
    double operator()(Triangular const& d) const
    {
        if (x < d.low || x >= d.high) return all_below(x >= d.high);
        double const width = d.high - d.low;
        double const left = x - d.low;
        double const right = d.high - x;
        if (x < d.mode) {
            double const below = left / width * (left / (d.mode - d.low));
            return side == Side::below ? below : 1.0 - below;
        }
        double const above = right / width * (right / (d.high - d.mode));
        return side == Side::above ? above : 1.0 - above;
    }
    double operator()(Pert const& d) const
    {
        if (x < d.low || x >= d.high) return all_below(x >= d.high);
        auto const shapes = unit_beta(d);
        double const width = d.high - d.low;
        // From the nearer end, so that a small share keeps its digits.
        if (x - d.low <= d.high - x) return of_unit_beta(shapes.alpha, shapes.beta, (x - d.low) / width);
        ChanceAt const turned{x, side == Side::below ? Side::above : Side::below};
        return turned.of_unit_beta(shapes.beta, shapes.alpha, (d.high - x) / width);
    }
    double operator()(StudentT const& d) const
    {
        double const reach = d.scale > 0.0 ? d.reach : 0.0;
        if (x < d.centre - reach || x >= d.centre + reach) return all_below(x >= d.centre);
        boost::math::students_t_distribution<double, QuietBoost> const t(d.degrees_of_freedom);
        double const score = (x - d.centre) / d.scale;
        return boost::math::cdf(t, side == Side::below ? score : -score);
    }
    double operator()(Capped const& d) const { return x >= d.most ? all_below(true) : std::visit(*this, d.below); }
    double operator()(Mixture const& d) const
    {
        double sum = 0.0;
        for (auto const& part : d.parts) sum += part.weight * std::visit(*this, part.about);
        return std::min(sum, 1.0);
    }
};

double chance(Distribution const& d, double x, Side side)
{
    if (std::isnan(x)) return x;
    return std::visit(ChanceAt{x, side}, d);
}

//! Doubles by their order: neighbours are one apart.
std::int64_t rank_of(double x)
{
    std::int64_t bits = 0;
    std::memcpy(&bits, &x, sizeof bits);
    return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
}
double of_rank(std::int64_t rank)
{
    std::int64_t const bits = rank >= 0 ? rank : std::numeric_limits<std::int64_t>::min() - rank;
    double x = 0.0;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

//! The first of x and doubles further and further out, below (−1) or above (1), at which something holds; the last there is
//! where it holds nowhere.
template <class Holds> double outwards(double x, int direction, Holds const& holds)
{
    constexpr double last = std::numeric_limits<double>::max();
    auto const end = rank_of(direction * last);
    for (std::int64_t step = 1; !holds(x) && std::abs(x) < last; step *= 2) {
        auto const rank = rank_of(x);
        auto const room = direction > 0 ? end - std::max<std::int64_t>(rank, 0) : std::min<std::int64_t>(rank, 0) - end;
        if (step >= room) return direction * last;
        x = of_rank(rank + direction * step);
    }
    return x;
}

//! The middle of two ranks, rounded down; their sum may be too large for 64 bits.
std::int64_t middle(std::int64_t low, std::int64_t high)
{
    auto const apart = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + apart / 2);
}

}  // namespace

double cumulative(Distribution const& d, double x) { return chance(d, x, Side::below); }
double chance_above(Distribution const& d, double x) { return chance(d, x, Side::above); }

double mixture_quantile(Mixture const& d, double u)
{
    bool const lower_half = u <= 0.5;
    ChanceAt const at{0.0, lower_half ? Side::below : Side::above};
    // Rises with x; from 0 on, u is reached.
    auto const excess = [&](double x) {
        double const chance = ChanceAt{x, at.side}(d);
        return lower_half ? chance - u : (1.0 - u) - chance;
    };
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (auto const& part : d.parts) {
        double const alone = quantile(part_alone(part), u);
        low = std::min(low, alone);
        high = std::max(high, alone);
    }
    // A part's own quantile may be off by its last digits: then an end is taken outwards until u lies between both.
    low = outwards(low, -1, [&](double x) { return excess(x) < 0.0; });
    high = outwards(high, 1, [&](double x) { return excess(x) >= 0.0; });
    if (excess(low) >= 0.0) return low;
    if (excess(high) < 0.0) return high;
    double const at_low = excess(low);
    double const at_high = excess(high);
    if (at_high > 0.0) {
        constexpr int enough_bits = 44;
        std::uintmax_t steps = 30;
        auto const [left, right] = boost::math::tools::toms748_solve(
            excess, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(enough_bits), steps,
            QuietBoost{});
        if (excess(left) < 0.0) low = left;
        if (excess(right) >= 0.0) high = right;
    }
    auto below = rank_of(low);
    auto reached = rank_of(high);
    while (static_cast<std::uint64_t>(reached) - static_cast<std::uint64_t>(below) > 1) {
        auto const between = middle(below, reached);
        (excess(of_rank(between)) >= 0.0 ? reached : below) = between;
    }
    return of_rank(reached);
}

}  // namespace holdfast
