#include "belief/fitting.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<Family> const spread_families{Family::normal,  Family::log_normal, Family::beta, Family::gamma,
                                          Family::uniform, Family::triangular, Family::pert};
std::vector<Family> const all_families{Family::fixed, Family::normal,  Family::log_normal, Family::beta,
                                       Family::gamma, Family::uniform, Family::triangular, Family::pert};

std::string why(Fit const& fit)
{
    auto const* refusal = std::get_if<CannotFit>(&fit);
    return refusal ? refusal->why : "fitted " + std::string(name(std::get<Distribution>(fit)));
}

Distribution fitted(Fit const& fit)
{
    EXPECT_TRUE(std::holds_alternative<Distribution>(fit)) << why(fit);
    return std::holds_alternative<Distribution>(fit) ? std::get<Distribution>(fit) : Distribution{Fixed{not_a_number}};
}

double low_end(Distribution const& d) { return quantile(d, 0.025); }
double high_end(Distribution const& d) { return quantile(d, 0.975); }

bool near(double found, double asked, double scale) { return std::abs(found - asked) <= 1e-9 * scale; }

double part() { return *rc::gen::inRange(1, 10'000) / 10'000.0; }

double junk()
{
    switch (*rc::gen::inRange(0, 10)) {
    case 0: return 0.0;
    case 1: return not_a_number;
    case 2: return infinity;
    case 3: return -infinity;
    case 4: return std::ldexp(1.0 + part(), *rc::gen::inRange(-1074, 1023));
    case 5: return -std::ldexp(1.0 + part(), *rc::gen::inRange(-1074, 1023));
    case 6: return part();
    case 7: return 1.0;
    default: return *rc::gen::inRange(-100'000, 100'000) / 100.0;
    }
}

//! A fit of junk is a sentence, or a distribution that can be computed with.
void expect_an_answer(Fit const& fit)
{
    if (auto const* refusal = std::get_if<CannotFit>(&fit)) {
        RC_ASSERT(refusal->why.size() > 20U);
        RC_ASSERT(refusal->why.back() != '.');
        return;
    }
    auto const& d = std::get<Distribution>(fit);
    RC_ASSERT(!problem_with(d));
    RC_ASSERT(std::isfinite(mean(d)));
    RC_ASSERT(std::isfinite(sd(d)));
    RC_ASSERT(std::isfinite(quantile(d, 0.001)));
    RC_ASSERT(std::isfinite(quantile(d, 0.999)));
}

}  // namespace

// Laws: what was asked for comes back.

RC_GTEST_PROP(Fitting, mean_and_sd_come_back, ())
{
    for (Family const family : spread_families) {
        double const mean_asked = family == Family::beta ? part() * 0.9999 : std::pow(10.0, 12.0 * part() - 6.0);
        double const sd_asked = family == Family::beta
                                    ? std::sqrt(mean_asked * (1.0 - mean_asked)) * (0.001 + 0.99 * part())
                                    : mean_asked * std::pow(10.0, 4.0 * part() - 3.0);
        auto const fit = from_mean_sd(family, mean_asked, sd_asked);
        // The one refusal that is right here: a shape under 1e-4, where quantiles would lose their digits.
        if (auto const* refusal = std::get_if<CannotFit>(&fit)) {
            RC_ASSERT(refusal->why.find("between 0.0001 and 1e8") != std::string::npos);
            RC_ASSERT(family == Family::beta);
            continue;
        }
        auto const& d = std::get<Distribution>(fit);
        RC_ASSERT(name(d) == name(family));
        RC_ASSERT(near(mean(d), mean_asked, mean_asked));
        RC_ASSERT(near(sd(d), sd_asked, sd_asked));
    }
}

RC_GTEST_PROP(Fitting, symmetric_families_lie_symmetrically_about_the_mean, ())
{
    double const centre = *rc::gen::inRange(-1000, 1000) / 7.0;
    for (Family const family : {Family::normal, Family::uniform, Family::triangular, Family::pert}) {
        auto const d = std::get<Distribution>(from_mean_sd(family, centre, 3.0));
        for (double const u : {0.001, 0.025, 0.2, 0.5})
            RC_ASSERT(std::abs(quantile(d, u) + quantile(d, 1.0 - u) - 2.0 * centre) < 1e-10);
    }
}

RC_GTEST_PROP(Fitting, the_interval_of_a_distribution_finds_it_again_by_its_mean, ())
{
    double const spread = 0.05 + 0.9 * part();
    for (Distribution const& truth : std::vector<Distribution>{
             Normal{5.0, spread}, LogNormal{-2.0, spread}, Gamma{1.0 / (spread * spread), 300.0},
             Beta{0.2 / (spread * spread), 0.9 / (spread * spread)}, Uniform{-spread, 4.0},
             Triangular{2.0 - spread, 2.0, 2.0 + spread}, Pert{2.0 - spread, 2.0, 2.0 + spread}}) {
        auto const family = *family_named(name(truth));
        auto const fit = from_mean_interval(family, mean(truth), low_end(truth), high_end(truth));
        RC_ASSERT(std::holds_alternative<Distribution>(fit));
        auto const& d = std::get<Distribution>(fit);
        RC_ASSERT(name(d) == name(truth));
        RC_ASSERT(near(mean(d), mean(truth), std::abs(mean(truth))));
        RC_ASSERT(std::abs(sd(d) / sd(truth) - 1.0) < 1e-8);
        double const width = high_end(truth) - low_end(truth);
        RC_ASSERT(near(low_end(d), low_end(truth), width));
        RC_ASSERT(near(high_end(d), high_end(truth), width));
    }
}

RC_GTEST_PROP(Fitting, the_interval_of_a_distribution_finds_it_again_by_its_median, ())
{
    double const spread = 0.05 + 0.9 * part();
    for (Distribution const& truth : std::vector<Distribution>{
             Normal{5.0, spread}, LogNormal{-2.0, spread}, Gamma{1.0 / (spread * spread), 300.0},
             Beta{0.2 / (spread * spread), 0.9 / (spread * spread)}, Uniform{-spread, 4.0},
             Triangular{2.0 - spread, 2.0, 2.0 + spread}, Pert{2.0 - spread, 2.0, 2.0 + spread}}) {
        auto const family = *family_named(name(truth));
        auto const fit = from_median_interval(family, quantile(truth, 0.5), low_end(truth), high_end(truth));
        RC_ASSERT(std::holds_alternative<Distribution>(fit));
        auto const& d = std::get<Distribution>(fit);
        RC_ASSERT(std::abs(mean(d) / mean(truth) - 1.0) < 1e-8);
        RC_ASSERT(std::abs(sd(d) / sd(truth) - 1.0) < 1e-8);
    }
}

RC_GTEST_PROP(Fitting, an_interval_that_nearly_fits_keeps_its_width_and_its_centre, ())
{
    // A gamma's interval, moved by up to 5% of its width; the low end is then within a tenth on the log scale, too.
    Gamma const truth{25.0 + 40.0 * part(), 2.0};
    double const width = high_end(truth) - low_end(truth);
    double const moved = (part() - 0.5) * 0.10 * width;
    auto const fit = from_mean_interval(Family::gamma, mean(truth), low_end(truth) + moved, high_end(truth) + moved);
    RC_PRE(low_end(truth) + moved > 0.0);
    auto const d = std::get<Distribution>(fit);
    RC_ASSERT(near(mean(d), mean(truth), mean(truth)));
    RC_ASSERT(near(high_end(d) - low_end(d), width, width));
}

RC_GTEST_PROP(Fitting, every_request_has_an_answer, ())
{
    double const a = junk();
    double const b = junk();
    double const c = junk();
    for (Family const family : all_families) {
        expect_an_answer(from_mean_sd(family, a, b));
        expect_an_answer(from_mean_interval(family, a, b, c));
        expect_an_answer(from_mean_interval(family, b, std::min(a, c), std::max(a, c)));
        expect_an_answer(from_median_interval(family, a, b, c));
        expect_an_answer(from_median_interval(family, b, std::min(a, c), std::max(a, c)));
        expect_an_answer(from_range(family, a, b, c));
    }
    expect_an_answer(from_counts(a, b));
}

// By hand.

TEST(Fitting, moments_by_hand)
{
    EXPECT_EQ(fitted(from_mean_sd(Family::normal, 3.0, 2.0)), Distribution(Normal{3.0, 2.0}));
    auto const gamma = std::get<Gamma>(fitted(from_mean_sd(Family::gamma, 2.0, 1.0)));
    EXPECT_DOUBLE_EQ(gamma.shape, 4.0);
    EXPECT_DOUBLE_EQ(gamma.scale, 0.5);
    auto const beta = std::get<Beta>(fitted(from_mean_sd(Family::beta, 0.4, 0.2)));
    EXPECT_DOUBLE_EQ(beta.alpha, 2.0);
    EXPECT_DOUBLE_EQ(beta.beta, 3.0);
    auto const pert = std::get<Pert>(fitted(from_mean_sd(Family::pert, 10.0, 1.0)));
    EXPECT_DOUBLE_EQ(pert.low, 10.0 - std::sqrt(7.0));
    EXPECT_DOUBLE_EQ(pert.high, 10.0 + std::sqrt(7.0));
    auto const triangular = std::get<Triangular>(fitted(from_mean_sd(Family::triangular, 0.0, 1.0)));
    EXPECT_DOUBLE_EQ(triangular.high, std::sqrt(6.0));
}

TEST(Fitting, a_normal_interval_is_3_92_standard_deviations_wide)
{
    auto const d =
        std::get<Normal>(fitted(from_mean_interval(Family::normal, 0.0, -1.959963984540054, 1.959963984540054)));
    EXPECT_NEAR(d.sd, 1.0, 1e-15);
}

TEST(Fitting, a_hazard_ratio_of_one_half_to_two_is_a_log_normal_about_one)
{
    auto const d = std::get<LogNormal>(fitted(from_median_interval(Family::log_normal, 1.0, 0.5, 2.0)));
    EXPECT_NEAR(d.log_mean, 0.0, 1e-15);
    EXPECT_NEAR(d.log_sd, std::log(2.0) / 1.959963984540054, 1e-12);
}

TEST(Fitting, nothing_spreads_gives_a_fixed_value_in_every_family)
{
    for (Family const family : all_families) {
        EXPECT_EQ(fitted(from_mean_sd(family, 0.5, 0.0)), Distribution(Fixed{0.5})) << name(family);
        EXPECT_EQ(fitted(from_mean_interval(family, 0.5, 0.5, 0.5)), Distribution(Fixed{0.5})) << name(family);
        EXPECT_EQ(fitted(from_median_interval(family, 0.5, 0.5, 0.5)), Distribution(Fixed{0.5})) << name(family);
    }
    EXPECT_EQ(fitted(from_mean_sd(Family::beta, 1.0, 0.0)), Distribution(Fixed{1.0}));
    EXPECT_EQ(fitted(from_mean_sd(Family::gamma, 0.0, 0.0)), Distribution(Fixed{0.0}));
    EXPECT_EQ(fitted(from_range(Family::pert, 2.0, 2.0, 2.0)), Distribution(Fixed{2.0}));
    EXPECT_EQ(fitted(from_range(Family::uniform, 2.0, not_a_number, 2.0)), Distribution(Fixed{2.0}));
}

TEST(Fitting, a_range_is_kept_as_it_is)
{
    EXPECT_EQ(fitted(from_range(Family::pert, 1.0, 2.0, 6.0)), Distribution(Pert{1.0, 2.0, 6.0}));
    EXPECT_EQ(fitted(from_range(Family::triangular, 1.0, 1.0, 6.0)), Distribution(Triangular{1.0, 1.0, 6.0}));
    EXPECT_EQ(fitted(from_range(Family::uniform, 1.0, not_a_number, 6.0)), Distribution(Uniform{1.0, 6.0}));
}

TEST(Fitting, counts_give_the_jeffreys_posterior)
{
    EXPECT_EQ(fitted(from_counts(3.0, 10.0)), Distribution(Beta{3.5, 7.5}));
    EXPECT_EQ(fitted(from_counts(0.0, 4.0)), Distribution(Beta{0.5, 4.5}));
    EXPECT_EQ(fitted(from_counts(4.0, 4.0)), Distribution(Beta{4.5, 0.5}));
}

// Brown, Cai & DasGupta 2001, Statistical Science 16(2): the Jeffreys interval is the equal-tailed interval of
// Beta(x + 1/2, n − x + 1/2); for x = 0 and n = 1 it has a closed form.
TEST(Fitting, the_jeffreys_interval_of_no_events_in_one_is_a_sine)
{
    // Beta(1/2, 3/2) has F(x) = (2/π)(asin √x + √(x(1 − x))).
    auto const d = fitted(from_counts(0.0, 1.0));
    for (double const u : {0.025, 0.5, 0.975}) {
        double const x = quantile(d, u);
        EXPECT_NEAR(2.0 / 3.14159265358979323846 * (std::asin(std::sqrt(x)) + std::sqrt(x * (1.0 - x))), u, 1e-13);
    }
}

TEST(Fitting, names_are_read_as_people_write_them)
{
    for (Family const family : all_families) EXPECT_EQ(family_named(name(family)), family);
    for (auto const* text : {"log-normal", "lognormal", "Log-Normal", "log_normal", "log normal", " lognormal "})
        EXPECT_EQ(family_named(text), Family::log_normal) << text;
    EXPECT_EQ(family_named("PERT"), Family::pert);
    EXPECT_EQ(family_named("Gamma"), Family::gamma);
    for (auto const* text : {"", "-", "gauss", "betapert", "normall"})
        EXPECT_EQ(family_named(text), std::nullopt) << text;
}

// Refusals: sentences with the number in them, and what would do instead.

TEST(Fitting, refuses_a_mean_outside_the_family)
{
    EXPECT_EQ(
        why(from_mean_sd(Family::beta, 1.4, 0.1)),
        "a beta needs a mean between 0 and 1, not 1.4; for a quantity that is not a share write a gamma or a normal");
    EXPECT_EQ(why(from_mean_sd(Family::gamma, -2.0, 0.1)),
              "a gamma needs a mean above 0, not -2; a normal can lie below 0");
    EXPECT_EQ(why(from_mean_sd(Family::log_normal, 0.0, 0.1)),
              "a log-normal needs a mean above 0, not 0; a normal can lie below 0");
    EXPECT_EQ(why(from_mean_sd(Family::gamma, -2.0, 0.0)),
              "a gamma needs a mean of 0 or more, not -2; a normal can lie below 0");
}

TEST(Fitting, refuses_a_spread_that_the_family_cannot_have)
{
    EXPECT_EQ(why(from_mean_sd(Family::beta, 0.1, 0.4)),
              "a beta with mean 0.1 has a standard deviation below 0.3, so 0.4 is too large");
    EXPECT_EQ(why(from_mean_sd(Family::normal, 0.1, -0.4)), "a standard deviation cannot be below 0, and -0.4 is");
    EXPECT_EQ(why(from_mean_sd(Family::fixed, 0.1, 0.4)),
              "a fixed value has no standard deviation, so 0.4 cannot be kept; name a family such as gamma or normal");
    EXPECT_EQ(why(from_mean_sd(Family::normal, not_a_number, 0.4)), "the mean must be a finite number, not nan");
    EXPECT_EQ(why(from_mean_sd(Family::normal, 1.0, infinity)),
              "the standard deviation must be a finite number, not inf");
}

TEST(Fitting, refuses_an_interval_that_does_not_fit_the_centre)
{
    EXPECT_EQ(why(from_mean_interval(Family::normal, 5.0, 2.0, 6.0)),
              "a normal with mean 5 and an interval 4 wide runs from 3 to 7, not from 2 to 6; "
              "a log-normal, gamma or beta can be skewed");
    EXPECT_EQ(why(from_mean_interval(Family::gamma, 5.0, 2.0, 6.0)),
              "a gamma with mean 5 and an interval 4 wide runs from 3.198 to 7.198, not from 2 to 6; "
              "give the mean and a standard deviation instead, or try another family");
    EXPECT_EQ(why(from_mean_interval(Family::gamma, 5.0, 6.0, 2.0)),
              "the low end of the interval, 6, lies above its high end, 2; write the smaller one first");
    EXPECT_EQ(why(from_mean_interval(Family::gamma, 1.0, 2.0, 6.0)),
              "the mean must lie inside the interval 2 to 6, not at 1");
    EXPECT_EQ(why(from_median_interval(Family::gamma, 1.0, -2.0, 6.0)),
              "the values of a gamma lie above 0, so its interval cannot run from -2 to 6");
    EXPECT_EQ(why(from_mean_interval(Family::beta, 0.4, 0.2, 1.6)),
              "the values of a beta lie between 0 and 1, so its interval cannot run from 0.2 to 1.6");
    EXPECT_EQ(why(from_mean_interval(Family::fixed, 4.0, 2.0, 6.0)),
              "a fixed value has no interval, so 2 to 6 cannot be kept; name a family such as gamma or normal");
    EXPECT_EQ(
        why(from_median_interval(Family::log_normal, 2.0, 1.0, 9.0)),
        "a log-normal has its median as many times above its low end as below its high end; 2 is 2 times 1 and 9 is "
        "4.5 times 2; a median of 3 would fit");
    EXPECT_EQ(why(from_median_interval(Family::log_normal, 2.0, 0.0, 9.0)),
              "a log-normal lies above 0, so the low end of its interval cannot be 0; a gamma comes nearer to 0");
}

TEST(Fitting, refuses_an_interval_wider_than_the_family_can_be)
{
    // The widest 95% interval of a log-normal with mean 1 is 6.8.
    EXPECT_EQ(why(from_mean_interval(Family::log_normal, 1.0, 0.01, 7.01)),
              "no log-normal with mean 1 has an interval exactly 7 wide; "
              "give the mean and a standard deviation instead, or try another family");
    EXPECT_EQ(why(from_mean_interval(Family::gamma, 1.0, 1.0 - 1e-6, 1.0 + 1e-6)),
              "no gamma with mean 1 has an interval exactly 2e-06 wide; so narrow a spread is a normal's");
}

TEST(Fitting, refuses_ranges_and_counts_that_cannot_be)
{
    EXPECT_EQ(why(from_range(Family::gamma, 1.0, 2.0, 6.0)),
              "a gamma is not described by its smallest and largest value; write pert, triangular or uniform");
    EXPECT_EQ(why(from_range(Family::pert, 1.0, 7.0, 6.0)), "the most likely value must lie between 1 and 6, not at 7");
    EXPECT_EQ(why(from_range(Family::pert, 6.0, 5.0, 1.0)),
              "the smallest value, 6, lies above the largest, 1; write the smaller one first");
    EXPECT_EQ(why(from_range(Family::pert, 6.0, not_a_number, 9.0)),
              "the most likely value must be a finite number, not nan");
    EXPECT_EQ(why(from_counts(5.0, 4.0)), "there cannot be more events, 5, than observed, 4");
    EXPECT_EQ(why(from_counts(-1.0, 4.0)), "a number of events cannot be below 0, and -1 is");
    EXPECT_EQ(why(from_counts(0.0, 0.0)),
              "a share needs at least one observed, and 0 were; state the share as an assumption");
}

// £10 to £12,000 about £4,000: as a gamma the low end would be many times £10, which is within a tenth of the width.
TEST(Fitting, a_low_end_that_is_far_off_on_the_log_scale_is_refused_about_a_mean_and_about_a_median)
{
    for (auto const family : {Family::gamma, Family::log_normal})
        for (auto about : {&from_mean_interval, &from_median_interval}) {
            auto const made = (*about)(family, 4'000.0, 10.0, 12'000.0);
            EXPECT_TRUE(std::holds_alternative<CannotFit>(made)) << name(family);
        }
    for (auto const family : {Family::gamma, Family::log_normal}) {
        auto const spread = from_mean_sd(family, 4'000.0, 1'500.0);
        auto const& about = std::get<Distribution>(spread);
        auto const made = from_mean_interval(family, 4'000.0, quantile(about, 0.025), quantile(about, 0.975));
        ASSERT_TRUE(std::holds_alternative<Distribution>(made)) << name(family) << ": its own ends";
        EXPECT_NEAR(sd(std::get<Distribution>(made)), 1'500.0, 1e-3);
    }
    auto const share = from_mean_interval(Family::beta, 0.30, 0.0001, 0.75);
    EXPECT_TRUE(std::holds_alternative<CannotFit>(share));
    EXPECT_TRUE(std::holds_alternative<CannotFit>(from_mean_interval(Family::log_normal, 4.0, 0.0, 9.0)));
}
