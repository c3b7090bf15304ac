#include "belief/cumulative.hpp"

#include "belief/adjusting.hpp"
#include "belief/sampler.hpp"
#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

std::vector<Distribution> const smooth{Normal{-0.75, 0.2},
                                       LogNormal{10.8, 0.1},
                                       LogNormal{-2.1, 1.5},
                                       Beta{12.5, 30.5},
                                       Beta{0.5, 0.5},
                                       Gamma{0.5, 2.0},
                                       Gamma{9.0, 0.5},
                                       Gamma{1e6, 1e-6},
                                       Uniform{-3.0, 5.0},
                                       Triangular{0.0, 0.2, 1.0},
                                       Triangular{1.0, 1.0, 4.0},
                                       Triangular{-2.0, 5.0, 5.0},
                                       Pert{3.0, 4.0, 12.0},
                                       Pert{0.0, 0.0, 1.0},
                                       StudentT{-0.2, 0.1, 1.0, 1e11},
                                       StudentT{-1.0, 2.0, 5.5, 1e6}};

std::vector<double> probabilities()
{
    std::vector<double> all{0x1p-40, 1.0 - 0x1p-40, 1e-6, 1e-3, 0.999, 1.0 - 1e-6};
    for (int i = 1; i < 40; ++i) all.push_back(i / 40.0);
    std::sort(all.begin(), all.end());
    return all;
}

Distribution mixed(double weight, Distribution const& a, Distribution const& b)
{
    return mixture_of({{weight, a}, {1.0 - weight, b}});
}

TEST(Cumulative, gives_the_probability_of_a_quantile_back)
{
    for (auto const& d : smooth)
        for (double const u : probabilities()) {
            double const x = quantile(d, u);
            if (std::holds_alternative<Beta>(d) && x > 1.0 - 1e-6) continue;  // what lies beside 1 is rounded to it
            EXPECT_NEAR(cumulative(d, x), u, 2e-9 * u + 1e-15 * std::abs(x) / sd(d)) << name(d) << " at " << u;
            EXPECT_NEAR(chance_above(d, x), 1.0 - u, 2e-9 * (1.0 - u) + 1e-15 * std::abs(x) / sd(d)) << name(d);
        }
}

TEST(Cumulative, is_0_below_and_1_from_the_top_on)
{
    double const infinity = std::numeric_limits<double>::infinity();
    auto all = smooth;
    all.insert(all.end(), {Fixed{0.3}, capped(Gamma{9.0, 0.5}, 4.0), StudentT{0.0, 1.0, 2.0, 3.0}, Normal{2.0, 0.0},
                           mixed(0.25, Fixed{1.0}, Uniform{2.0, 3.0})});
    for (auto const& d : all) {
        EXPECT_EQ(cumulative(d, -infinity), 0.0) << name(d);
        EXPECT_EQ(cumulative(d, infinity), 1.0) << name(d);
        EXPECT_EQ(chance_above(d, -infinity), 1.0) << name(d);
        EXPECT_EQ(chance_above(d, infinity), 0.0) << name(d);
        EXPECT_EQ(cumulative(d, std::nextafter(lowest(d), -infinity)), 0.0) << name(d);
        EXPECT_EQ(cumulative(d, highest(d)), 1.0) << name(d);
        EXPECT_TRUE(std::isnan(cumulative(d, std::numeric_limits<double>::quiet_NaN())));
    }
    EXPECT_EQ(cumulative(Fixed{0.3}, 0.3), 1.0);
    EXPECT_EQ(cumulative(capped(Uniform{0.0, 1.0}, 0.4), 0.3), 0.3);
}

TEST(Mixture, has_the_moments_of_its_parts)
{
    // A half that nothing happens: mean 0.5 m, variance 0.5 s² + 0.25 m².
    auto const half = mixed(0.5, Fixed{0.0}, Normal{-0.8, 0.3});
    EXPECT_DOUBLE_EQ(mean(half), -0.4);
    EXPECT_DOUBLE_EQ(sd(half), std::sqrt(0.5 * 0.09 + 0.25 * 0.64));
    EXPECT_EQ(lowest(half), -std::numeric_limits<double>::infinity());
    auto const ends = mixed(0.3, Uniform{2.0, 3.0}, Triangular{-1.0, 0.0, 2.5});
    EXPECT_EQ(lowest(ends), -1.0);
    EXPECT_EQ(highest(ends), 3.0);
    EXPECT_FALSE(problem_with(ends));
}

TEST(Mixture, draws_a_jump_as_the_fixed_value_itself)
{
    auto const half = mixed(0.5, Fixed{0.0}, Normal{-0.8, 0.3});
    double const before = 0.5 * normal_probability(0.8 / 0.3);
    for (double const u : {before + 1e-12, 0.5, 0.75, before + 0.5 - 1e-12}) EXPECT_EQ(quantile(half, u), 0.0) << u;
    EXPECT_LT(quantile(half, before - 1e-6), 0.0);
    EXPECT_GT(quantile(half, before + 0.5 + 1e-6), 0.0);
    EXPECT_EQ(quantile(mixed(0.5, Fixed{1.0}, Fixed{2.0}), 0.5), 1.0) << "the smallest that reaches one half";
    EXPECT_EQ(quantile(mixed(0.5, Fixed{1.0}, Fixed{2.0}), 0.5 + 1e-15), 2.0);
}

TEST(Mixture, crosses_a_gap_at_its_lower_end)
{
    auto const apart = mixed(0.5, Uniform{0.0, 1.0}, Uniform{5.0, 6.0});
    EXPECT_NEAR(quantile(apart, 0.5), 1.0, 1e-15);
    EXPECT_NEAR(quantile(apart, 0.5 + 1e-9), 5.0 + 2e-9, 1e-15);
    EXPECT_NEAR(quantile(apart, 0.25), 0.5, 1e-15);
}

TEST(Mixture, of_two_alike_is_each_of_them)
{
    for (auto const& d : smooth) {
        auto const twice = mixed(0.3, d, d);
        for (double const u : probabilities())
            EXPECT_NEAR(quantile(twice, u), quantile(d, u), 1e-9 * sd(d) + 1e-13 * std::abs(quantile(d, u)))
                << name(d) << " at " << u;
    }
}

TEST(Mixture, keeps_both_tails_and_parts_of_very_different_size)
{
    auto const wide = mixed(1e-6, Normal{0.0, 1e6}, Normal{0.0, 1.0});
    for (double const u : {1e-15, 1e-9, 1e-7, 1.0 - 1e-7, 1.0 - 1e-9, 1.0 - 0x1p-53}) {
        double const x = quantile(wide, u);
        double const there = u < 0.5 ? cumulative(wide, x) : chance_above(wide, x);
        double const asked = u < 0.5 ? u : 1.0 - u;
        EXPECT_NEAR(there / asked, 1.0, 1e-9) << u;
    }
    auto const tiny = mixed(0.5, Gamma{0.01, 1.0}, LogNormal{12.0, 1.0});
    EXPECT_NEAR(cumulative(tiny, quantile(tiny, 0.1)), 0.1, 1e-12);
}

TEST(Mixture, is_flat_and_of_one_alone_is_nothing_mixed)
{
    EXPECT_EQ(mixture_of({{3.0, Gamma{2.0, 1.0}}}), Distribution(Gamma{2.0, 1.0}));
    auto const inner = mixture_of({{1.0, Fixed{1.0}}, {1.0, Fixed{2.0}}});
    auto const outer = mixture_of({{1.0, inner}, {1.0, Fixed{3.0}}});
    EXPECT_EQ(outer, Distribution(Mixture{{{0.25, Fixed{1.0}}, {0.25, Fixed{2.0}}, {0.5, Fixed{3.0}}}}));
    EXPECT_THROW((void)mixture_of({}), ContractBroken);
    EXPECT_THROW((void)mixture_of({{0.0, Fixed{1.0}}, {1.0, Fixed{2.0}}}), ContractBroken);
    EXPECT_EQ(in_words(outer), "mixture of 3: 25% fixed, 25% fixed, 50% fixed");
    EXPECT_EQ(name(outer), "mixture");
}

TEST(Mixture, is_capped_and_scaled_part_by_part)
{
    auto const d = mixture_of({{0.25, Gamma{4.0, 1.0}}, {0.25, Fixed{9.0}}, {0.5, StudentT{3.0, 1.0, 4.0, 20.0}}});
    auto const cut = capped(d, 5.0);
    auto const twice = scaled(d, 2.0);
    EXPECT_FALSE(problem_with(cut));
    EXPECT_EQ(highest(cut), 5.0);
    double sum = 0.0;
    constexpr int steps = 20'000;
    for (int i = 0; i < steps; ++i) {
        double const u = (i + 0.5) / steps;
        double const cut_here = quantile(cut, u);
        EXPECT_NEAR(cut_here, std::min(5.0, quantile(d, u)), 1e-12);
        EXPECT_NEAR(quantile(twice, u), 2.0 * quantile(d, u), 1e-11);
        sum += cut_here;
    }
    EXPECT_NEAR(mean(cut), sum / steps, 2e-3);
    EXPECT_FALSE(can_be_scaled(mixed(0.5, Beta{1.0, 2.0}, Fixed{0.0})));
    EXPECT_FALSE(can_be_scaled(capped(Beta{1.0, 2.0}, 0.5)));
    EXPECT_TRUE(can_be_scaled(d));
}

TEST(Mixture, says_what_is_wrong_with_it)
{
    EXPECT_EQ(problem_with(Mixture{}), "a mixture has no part");
    EXPECT_EQ(problem_with(Mixture{{{0.5, Fixed{1.0}}, {0.4, Fixed{2.0}}}}),
              "the weights of a mixture must add up to 1, not 0.9");
    EXPECT_EQ(problem_with(Mixture{{{0.5, Fixed{1.0}}, {0.5, Normal{2.0, -1.0}}}}),
              "part 2 of a mixture: the standard deviation of a normal must be finite and not below 0, not -1");
    EXPECT_EQ(problem_with(Mixture{{{-0.5, Fixed{1.0}}, {1.5, Fixed{2.0}}}}),
              "the weight of part 1 of a mixture must lie above 0 and be at most 1, not -0.5");
}

TEST(Mixture, is_drawn_by_samplers_as_by_its_quantile)
{
    auto const d = mixture_of({{0.2, Fixed{0.1}}, {0.5, Beta{2.0, 9.0}}, {0.3, Beta{9.0, 2.0}}});
    Sampler const sampler(d);
    auto const u = probabilities();
    std::vector<double> out(u.size());
    std::vector<double> scores(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) scores[i] = normal_quantile(u[i]);
    sampler.from_uniforms(best_instruction_set(), u, out);
    for (std::size_t i = 0; i < u.size(); ++i) EXPECT_EQ(out[i], quantile(d, u[i]));
    sampler.from_scores(best_instruction_set(), scores, out);
    for (std::size_t i = 0; i < u.size(); ++i) EXPECT_NEAR(out[i], quantile(d, u[i]), 1e-9);
    EXPECT_TRUE(std::is_sorted(out.begin(), out.end()));
}

}  // namespace

RC_GTEST_PROP(Mixture, gives_its_probability_back_and_rises, ())
{
    std::vector<Weighed> parts;
    int const count = *rc::gen::inRange(2, 5);
    for (int i = 0; i < count; ++i) {
        auto const& about = smooth[*rc::gen::inRange<std::size_t>(0, smooth.size())];
        parts.push_back({*rc::gen::inRange(1, 100) / 10.0, about});
    }
    auto const d = mixture_of(parts);
    RC_ASSERT(!problem_with(d));
    double last = lowest(d);
    for (double const u : probabilities()) {
        double const x = quantile(d, u);
        RC_ASSERT(x >= last - 1e-12 * std::abs(last));
        // Exactly, on the side on which it is searched: the first number that reaches u.
        auto const reaches = [&](double at) {
            return u <= 0.5 ? cumulative(d, at) >= u : chance_above(d, at) <= 1.0 - u;
        };
        double const before = std::nextafter(x, -std::numeric_limits<double>::infinity());
        RC_ASSERT(reaches(x));
        RC_ASSERT(before < lowest(d) || !reaches(before));
        last = x;
    }
}
