// EVPPI on shapes of the truth × distinct values × draws, against the exact value. At 10,000 draws within 3%, or within two of
// its own errors, as often as two errors promise. Constants of the regression were chosen on the shapes that are not marked as
// held back; those were looked at twice, so that they hold nothing back any more. The fresh ones were written down after the
// constants, have draws of their own, and were looked at once (decision 0012): nothing may be tuned on them.

#include "holdfast/decision/evppi.hpp"

#include "numerics/stream.hpp"
#include "support/gaussian_decision.hpp"

#include <cmath>
#include <functional>
#include <numbers>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr double pi = std::numbers::pi;

//! Mean net benefit of the programme, by the quantiles of what is known, both in (0, 1). Not doing it is worth 0.
using Truth = std::function<double(double, double)>;

struct Shape {
    std::string name;
    Truth truth;
};

std::vector<Shape> const of_one{
    {"straight", [](double u, double) { return u - 0.55; }},
    {"step", [](double u, double) { return u < 0.7 ? -1.0 : 1.8; }},
    {"narrow bump", [](double u, double) { return std::abs(u - 0.62) < 0.03 ? 10.0 : -0.5; }},
    {"three waves", [](double u, double) { return std::sin(6.0 * pi * u) - 0.15; }},
    {"curve", [](double u, double) { return 4.0 * (u - 0.5) * (u - 0.5) - 0.45; }},
    {"steep", [](double u, double) { return std::exp(3.0 * u) - 7.5; }},
    // Held back.
    {"peak at the end", [](double u, double) { return u > 0.97 ? 20.0 : -1.0; }},
    {"five waves", [](double u, double) { return std::sin(10.0 * pi * u) + 0.2; }},
    {"hinge", [](double u, double) { return u < 0.4 ? -0.3 : u - 0.62; }},
    {"two bumps", [](double u, double) { return std::abs(u - 0.2) < 0.05 || std::abs(u - 0.81) < 0.04 ? 4.0 : -1.0; }},
};

std::vector<Shape> const of_two{
    {"sum", [](double u, double v) { return u + v - 1.1; }},
    {"product", [](double u, double v) { return 4.0 * (u - 0.5) * (v - 0.5) - 0.1; }},
    {"corner", [](double u, double v) { return u > 0.6 && v > 0.4 ? 2.0 : -0.8; }},
    {"waves and step", [](double u, double v) { return std::sin(6.0 * pi * u) + (v > 0.7 ? 1.0 : -0.6); }},
    {"bump", [](double u, double v) { return std::abs(u - 0.4) < 0.1 && std::abs(v - 0.6) < 0.1 ? 10.0 : -0.5; }},
    // Held back.
    {"larger", [](double u, double v) { return std::max(u, v) - 0.72; }},
    {"chequered", [](double u, double v) { return (u > 0.5) != (v > 0.5) ? 1.0 : -1.2; }},
    {"waves times line", [](double u, double v) { return std::sin(4.0 * pi * u) * v - 0.1; }},
};

std::vector<Shape> const fresh_of_one{
    {"notch", [](double u, double) { return u > 0.33 && u < 0.41 ? -6.0 : 0.7; }},
    {"saw", [](double u, double) { return std::fmod(4.0 * u, 1.0) - 0.58; }},
    {"late rise", [](double u, double) { return 12.0 * std::max(u - 0.85, 0.0) - 0.4; }},
    {"logit", [](double u, double) { return std::log(u / (1.0 - u)) - 0.4; }},
    {"damped waves", [](double u, double) { return 2.0 * std::exp(-2.0 * u) * std::sin(8.0 * pi * u) - 0.1; }},
};

std::vector<Shape> const fresh_of_two{
    {"ridge", [](double u, double v) { return std::abs(u - v) < 0.08 ? 5.0 : -0.7; }},
    {"ratio", [](double u, double v) { return u / (v + 0.3) - 0.9; }},
    {"disc", [](double u, double v) { return (u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5) < 0.1 ? 1.0 : -0.6; }},
    {"smaller", [](double u, double v) { return std::min(u, v) - 0.38; }},
};

constexpr std::uint64_t usual_seed = 11;
constexpr std::uint64_t fresh_seed = 8209;

//! 0 for a parameter without equal values.
double level(double u, std::size_t distinct)
{
    auto const n = static_cast<double>(distinct);
    return distinct == 0 ? u : (std::floor(u * n) + 0.5) / n;
}

struct Exact {
    double value{};
    double deviation{};  //!< of the truth
};

Exact exact(Truth const& truth, std::size_t distinct, bool both)
{
    std::size_t const steps = distinct > 0 ? distinct : both ? 500 : 20'000;
    std::size_t const others = both ? steps : 1;
    double gain = 0.0;
    double mean = 0.0;
    double square = 0.0;
    auto const n = static_cast<double>(steps * others);
    for (std::size_t i = 0; i < steps; ++i)
        for (std::size_t j = 0; j < others; ++j) {
            double const value = truth((double(i) + 0.5) / double(steps), (double(j) + 0.5) / double(others));
            gain += std::max(value, 0.0) / n;
            mean += value / n;
            square += value * value / n;
        }
    return {gain - std::max(mean, 0.0), std::sqrt(std::max(square - mean * mean, 0.0))};
}

PartialInformation found(Truth const& truth, std::size_t distinct, bool both, std::size_t draws, double noise,
                         std::uint64_t seed = usual_seed)
{
    Parameters parameters{{"x", "y"}, {Draws(draws), Draws(draws)}};
    Samples samples{{"no", "yes"}, {Draws(draws, 0.0), Draws(draws)}, {Draws(draws, 0.0), Draws(draws, 0.0)}};
    auto const z = normal_draws(draws, seed, 3);
    for (std::size_t i = 0; i < draws; ++i) {
        double const u = level(uniform(seed, i, BeliefKey{1}), distinct);
        double const v = level(uniform(seed, i, BeliefKey{2}), distinct);
        parameters.columns[0][i] = u;
        parameters.columns[1][i] = v;
        samples.costs[1][i] = -truth(u, v) - noise * z[i];
    }
    std::vector<std::size_t> const chosen = both ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0};
    return evppi(samples, parameters, chosen, net_benefit_curve(samples, std::vector<double>{0.0}));
}

//! A truth that is hardly there, or no shape at so few values, asks nothing.
bool says_something(Exact const& truth) { return truth.value > 0.02 * truth.deviation; }

struct Tally {
    std::size_t tried{}, outside{};
    std::string which;  //!< of those outside two errors and 3%
    void add(Tally const& other)
    {
        tried += other.tried;
        outside += other.outside;
        which += other.which;
    }
};

//! Every shape within three errors or 3%; how many of them are beyond two errors.
Tally tally_of(std::vector<Shape> const& shapes, std::vector<std::size_t> const& values, bool both, double noise,
               std::uint64_t seed)
{
    Tally tally;
    for (auto const& shape : shapes)
        for (auto const distinct : values) {
            auto const right = exact(shape.truth, distinct, both);
            if (!says_something(right)) continue;
            ++tally.tried;
            auto const at = found(shape.truth, distinct, both, 10'000, noise * right.deviation, seed).at.front();
            double const off = std::abs(at.value - right.value);
            auto const what = shape.name + " of " + std::to_string(distinct) + " values, noise " +
                              std::to_string(noise) + ": " + std::to_string(at.value) + " ± " +
                              std::to_string(at.standard_error) + ", exactly " + std::to_string(right.value) + "\n";
            EXPECT_LE(off, std::max(0.03 * right.value, 3.0 * at.standard_error)) << what;
            if (off > std::max(0.03 * right.value, 2.0 * at.standard_error)) {
                ++tally.outside;
                tally.which += what;
            }
            EXPECT_LE(at.standard_error, 0.2 * right.value) << shape.name << ": nor does the error hold everything";
        }
    EXPECT_GE(tally.tried, shapes.size() * values.size() * 3 / 4);
    return tally;
}

//! As many of so many fits as may lie beyond two errors before the promise of 95% is doubted at one in twenty: the 95%
//! quantile of a binomial.
std::size_t most_beyond_two_errors(std::size_t tried)
{
    constexpr double beyond = 0.05;
    double chance = std::pow(1.0 - beyond, static_cast<double>(tried));
    double so_far = chance;
    std::size_t count = 0;
    for (; so_far < 0.95; ++count) {
        chance *= static_cast<double>(tried - count) / static_cast<double>(count + 1) * beyond / (1.0 - beyond);
        so_far += chance;
    }
    return count;
}

void outside_no_more_often_than_two_errors_promise(Tally const& tally)
{
    EXPECT_LE(tally.outside, 1 + tally.tried / 20) << "of " << tally.tried << ":\n" << tally.which;
}

void comes_within_three_per_cent_or_two_errors(std::vector<Shape> const& shapes, std::vector<std::size_t> const& values,
                                               bool both, double noise)
{
    outside_no_more_often_than_two_errors_promise(tally_of(shapes, values, both, noise, usual_seed));
}

}  // namespace

TEST(EvppiShapes, of_one_parameter_come_within_three_per_cent_or_two_errors)
{
    comes_within_three_per_cent_or_two_errors(of_one, {5, 11, 29, 60, 0}, false, 1.0);
    comes_within_three_per_cent_or_two_errors(of_one, {22, 40}, false, 0.0);
}

TEST(EvppiShapes, of_two_parameters_come_within_three_per_cent_or_two_errors)
{
    comes_within_three_per_cent_or_two_errors(of_two, {0}, true, 0.5);
}

TEST(EvppiShapes, held_back_until_all_was_chosen_come_within_three_errors_and_mostly_within_two)
{
    Tally all;
    all.add(tally_of(fresh_of_one, {5, 11, 29, 60, 0}, false, 1.0, fresh_seed));
    all.add(tally_of(fresh_of_one, {22, 40}, false, 0.0, fresh_seed));
    all.add(tally_of(fresh_of_two, {0}, true, 0.5, fresh_seed));
    // Two errors promise two of 38; it came out as four (decision 0012), which is as many as chance allows.
    EXPECT_EQ(all.tried, 38U);
    EXPECT_LE(all.outside, most_beyond_two_errors(all.tried)) << all.which;
}

TEST(EvppiShapes, of_fewer_draws_come_within_four_errors_and_mostly_within_two)
{
    std::size_t tried = 0;
    std::size_t outside = 0;
    for (std::size_t const draws : {200U, 1000U})
        for (auto const& shape : of_one)
            for (std::size_t const distinct : {5U, 11U, 22U, 60U, 0U}) {
                auto const right = exact(shape.truth, distinct, false);
                if (!says_something(right)) continue;
                ++tried;
                auto const at = found(shape.truth, distinct, false, draws, right.deviation).at.front();
                double const off = std::abs(at.value - right.value);
                EXPECT_LE(off, 4.0 * at.standard_error)
                    << shape.name << " of " << distinct << ", " << draws << " draws";
                outside += off > 2.0 * at.standard_error ? 1 : 0;
            }
    EXPECT_GE(tried, 80U);
    EXPECT_LE(outside, tried / 6) << "so few draws leave more than the error knows";
}

TEST(EvppiShapes, months_whole_are_worth_all_that_depends_on_them)
{
    // 22 months, and the programme's net benefit a function of them alone: knowing them is knowing everything.
    std::size_t const draws = 240;
    Parameters parameters{{"months"}, {Draws(draws)}};
    Samples samples{{"now", "new"}, {Draws(draws, 0.0), Draws(draws)}, {Draws(draws, 0.0), Draws(draws, 0.0)}};
    for (std::size_t i = 0; i < draws; ++i) {
        double const month = static_cast<double>(i % 22);
        parameters.columns[0][i] = month + 1.0;
        samples.costs[1][i] = 80.0 * std::cos(month) + (i % 22 == 17 ? 300.0 : 0.0);
    }
    auto const curve = net_benefit_curve(samples, std::vector<double>{0.0});
    auto const known = evppi(samples, parameters, std::vector<std::size_t>{0}, curve);
    EXPECT_EQ(known.method, "group means");
    EXPECT_NEAR(known.at[0].value, curve[0].evpi, 1e-4 * curve[0].evpi);
    EXPECT_GT(curve[0].evpi, 10.0);
}

TEST(EvppiShapes, a_product_without_main_effects_is_found_in_a_group_of_twelve)
{
    std::size_t const draws = 4000;
    Parameters parameters;
    std::vector<std::size_t> all;
    for (std::size_t p = 0; p < 12; ++p) {
        parameters.names.push_back(std::to_string(p));
        parameters.columns.push_back(normal_draws(draws, 21, p));
        all.push_back(p);
    }
    Samples samples{
        {"no", "yes"}, {Draws(draws, 0.0), normal_draws(draws, 21, 99)}, {Draws(draws, 0.0), Draws(draws, 0.0)}};
    for (std::size_t i = 0; i < draws; ++i)
        samples.costs[1][i] -= 2.0 * parameters.columns[8][i] * parameters.columns[11][i];
    auto const curve = net_benefit_curve(samples, std::vector<double>{0.0});
    auto const pair = evppi(samples, parameters, std::vector<std::size_t>{8, 11}, curve).at.front();
    auto const group = evppi(samples, parameters, all, curve).at.front();
    // E max(2xy, 0) of two standard normals: E|xy| = 2/π.
    double const exactly = 2.0 / pi;
    EXPECT_NEAR(pair.value, exactly, 2.0 * pair.standard_error);
    EXPECT_NEAR(group.value, exactly, 2.0 * group.standard_error);
    EXPECT_LT(group.standard_error, 0.2 * exactly);
}
