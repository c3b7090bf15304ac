#include "belief/published_effect.hpp"

#include "numerics/stream.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

double theta(EffectFigure const& figure, std::optional<Probability> p0 = std::nullopt)
{
    auto const found = hazard_ratio(figure, p0);
    auto const* refusal = std::get_if<EffectUnusable>(&found);
    EXPECT_FALSE(refusal) << refusal->why;
    return refusal ? not_a_number : std::get<HazardRatio>(found).value();
}

std::string why(std::variant<HazardRatio, EffectUnusable> const& found)
{
    auto const* refusal = std::get_if<EffectUnusable>(&found);
    return refusal ? refusal->why : "usable";
}

std::string why(LogHazardRatioFit const& found)
{
    auto const* refusal = std::get_if<EffectUnusable>(&found);
    return refusal ? refusal->why : "usable";
}

LogHazardRatio fitted(LogHazardRatioFit const& found)
{
    EXPECT_TRUE(std::holds_alternative<LogHazardRatio>(found)) << why(found);
    return std::holds_alternative<LogHazardRatio>(found) ? std::get<LogHazardRatio>(found) : LogHazardRatio{};
}

//! θ = ln(1 − p1)/ln(1 − p0), as (M12) writes it.
double by_definition(double p1, double p0) { return std::log(1.0 - p1) / std::log(1.0 - p0); }

double part() { return *rc::gen::inRange(1, 1000) / 1000.0; }

double junk()
{
    switch (*rc::gen::inRange(0, 8)) {
    case 0: return 0.0;
    case 1: return not_a_number;
    case 2: return infinity;
    case 3: return -infinity;
    case 4: return std::ldexp(1.0, *rc::gen::inRange(-1074, 1024));
    case 5: return part();
    case 6: return 1.0;
    default: return *rc::gen::inRange(-1000, 1000) / 10.0;
    }
}

std::vector<EffectFigure> junk_figures()
{
    double const a = junk();
    double const b = junk();
    return {RiskRatio{a},
            OddsRatio{a},
            HazardRatioFigure{a},
            RateDifference{a},
            TwoRates{a, b},
            Counts{a, b, junk(), junk()},
            Counts{std::abs(a), 50.0, std::abs(b), 50.0}};
}

}  // namespace

// The example of (M12): why an odds ratio must not multiply turnover.
TEST(PublishedEffect, an_odds_ratio_of_0_344_on_0_65_is_a_hazard_ratio_of_0_47)
{
    // odds 0.65/0.35 = 1.857142857…, times 0.344 = 0.638857142857…, p1 = 0.638857142857/1.638857142857 = 0.38982...
    double const p1 = 0.638857142857142857 / 1.638857142857142857;
    EXPECT_NEAR(p1, 0.39, 0.005);
    EXPECT_NEAR(p1 / 0.65, 0.60, 0.005);
    double const found = theta(OddsRatio{0.344}, Probability(0.65));
    EXPECT_NEAR(found, 0.47, 0.005);
    EXPECT_NEAR(found, by_definition(p1, 0.65), 1e-15);
    EXPECT_NEAR(theta(RiskRatio{p1 / 0.65}, Probability(0.65)), found, 1e-15);
    EXPECT_NEAR(theta(RateDifference{p1 - 0.65}, Probability(0.65)), found, 1e-15);
    EXPECT_NEAR(theta(TwoRates{p1, 0.65}), found, 1e-15);
    EXPECT_DOUBLE_EQ(theta(HazardRatioFigure{found}), found);
}

RC_GTEST_PROP(PublishedEffect, the_five_ways_to_say_one_effect_agree, ())
{
    double const p0 = 0.999 * part();
    double const p1 = 0.999 * part();
    double const expected = by_definition(p1, p0);
    auto const near = [&](double found) { return std::abs(found / expected - 1.0) < 1e-9; };
    RC_ASSERT(near(theta(TwoRates{p1, p0})));
    RC_ASSERT(near(theta(RiskRatio{p1 / p0}, Probability(p0))));
    RC_ASSERT(near(theta(OddsRatio{p1 / (1.0 - p1) * ((1.0 - p0) / p0)}, Probability(p0))));
    RC_ASSERT(near(theta(RateDifference{p1 - p0}, Probability(p0))));
    RC_ASSERT(near(theta(Counts{1000.0 * p1, 1000.0, 300.0 * p0, 300.0})));
}

RC_GTEST_PROP(PublishedEffect, the_hazard_ratio_gives_the_risk_back, ())
{
    // Survival over the follow-up is exp(−hazard): 1 − p1 = (1 − p0)^θ.
    double const p0 = 0.99 * part();
    double const odds_ratio = 4.0 * part();
    double const p1 = 1.0 - std::pow(1.0 - p0, theta(OddsRatio{odds_ratio}, Probability(p0)));
    RC_ASSERT(std::abs(p1 / (1.0 - p1) / (p0 / (1.0 - p0)) / odds_ratio - 1.0) < 1e-10);
}

RC_GTEST_PROP(PublishedEffect, a_hazard_ratio_lies_between_the_odds_ratio_and_the_risk_ratio, ())
{
    double const p0 = 0.98 * part();
    double const p1 = p0 * 0.99 * part();  // an effect that keeps people
    double const risk_ratio = p1 / p0;
    double const odds_ratio = risk_ratio * (1.0 - p0) / (1.0 - p1);
    double const found = theta(TwoRates{p1, p0});
    RC_ASSERT(odds_ratio < found);
    RC_ASSERT(found < risk_ratio);
}

TEST(PublishedEffect, no_effect_is_a_hazard_ratio_of_one)
{
    for (double const p0 : {1e-9, 0.01, 0.35, 0.99}) {
        EXPECT_DOUBLE_EQ(theta(RiskRatio{1.0}, Probability(p0)), 1.0);
        EXPECT_NEAR(theta(OddsRatio{1.0}, Probability(p0)), 1.0, 1e-14);
        EXPECT_DOUBLE_EQ(theta(RateDifference{0.0}, Probability(p0)), 1.0);
        EXPECT_DOUBLE_EQ(theta(TwoRates{p0, p0}), 1.0);
    }
}

TEST(PublishedEffect, small_risks_make_all_ratios_alike)
{
    EXPECT_NEAR(theta(RiskRatio{0.7}, Probability(1e-9)), 0.7, 1e-9);
    EXPECT_NEAR(theta(OddsRatio{0.7}, Probability(1e-9)), 0.7, 1e-9);
}

// The belief about log θ (M13).

TEST(PublishedEffect, an_interval_of_hazard_ratios_is_3_92_deviations_wide)
{
    auto const found =
        fitted(from_interval(HazardRatioFigure{0.8}, HazardRatioFigure{0.6}, HazardRatioFigure{1.1}, {}));
    EXPECT_DOUBLE_EQ(found.mu, std::log(0.8));
    EXPECT_DOUBLE_EQ(found.sigma, std::log(1.1 / 0.6) / 3.92);
}

TEST(PublishedEffect, both_ends_of_an_interval_go_through_the_comparator_risk)
{
    Probability const p0(0.65);
    auto const found = fitted(from_interval(OddsRatio{0.344}, OddsRatio{0.2}, OddsRatio{0.6}, p0));
    EXPECT_DOUBLE_EQ(found.mu, std::log(theta(OddsRatio{0.344}, p0)));
    EXPECT_DOUBLE_EQ(found.sigma, std::log(theta(OddsRatio{0.6}, p0) / theta(OddsRatio{0.2}, p0)) / 3.92);
}

TEST(PublishedEffect, an_interval_without_a_figure_is_about_the_middle_of_its_logs)
{
    auto const found = fitted(from_interval(std::nullopt, HazardRatioFigure{0.5}, HazardRatioFigure{2.0}, {}));
    EXPECT_NEAR(found.mu, 0.0, 1e-15);
    EXPECT_NEAR(found.sigma, 2.0 * std::log(2.0) / 3.92, 1e-15);
}

TEST(PublishedEffect, two_rates_lend_their_comparator_to_the_interval)
{
    auto const found = fitted(from_interval(TwoRates{0.15, 0.20}, RateDifference{-0.10}, RateDifference{0.01}, {}));
    EXPECT_NEAR(found.mu, std::log(by_definition(0.15, 0.20)), 1e-14);
    EXPECT_NEAR(found.sigma, std::log(by_definition(0.21, 0.20) / by_definition(0.10, 0.20)) / 3.92, 1e-14);
}

RC_GTEST_PROP(PublishedEffect, the_slopes_are_those_of_finite_differences, ())
{
    Probability const p0(0.02 + 0.9 * part());
    double const p1 = 0.02 + 0.9 * part();
    double const risk_ratio = p1 / p0.value();
    double const odds_ratio = p1 / (1.0 - p1) * (1.0 - p0.value()) / p0.value();
    double const difference = p1 - p0.value();
    constexpr double h = 1e-5;
    auto const log_theta = [&](EffectFigure const& figure) { return std::log(theta(figure, p0)); };
    auto const slope = [&](EffectFigure const& above, EffectFigure const& below) {
        return (log_theta(above) - log_theta(below)) / (2.0 * h);
    };
    auto const sigma = [&](EffectFigure const& figure) {
        return std::get<LogHazardRatio>(from_standard_error(figure, 0.25, p0)).sigma;
    };
    auto const near = [](double found, double expected) { return std::abs(found / expected - 1.0) < 1e-6; };
    RC_ASSERT(near(sigma(RiskRatio{risk_ratio}),
                   0.25 * slope(RiskRatio{risk_ratio * std::exp(h)}, RiskRatio{risk_ratio * std::exp(-h)})));
    RC_ASSERT(near(sigma(OddsRatio{odds_ratio}),
                   0.25 * slope(OddsRatio{odds_ratio * std::exp(h)}, OddsRatio{odds_ratio * std::exp(-h)})));
    RC_ASSERT(near(sigma(RateDifference{difference}),
                   0.25 * slope(RateDifference{difference + h}, RateDifference{difference - h})));
    RC_ASSERT(sigma(HazardRatioFigure{0.4}) == 0.25);
}

TEST(PublishedEffect, a_design_effect_of_four_doubles_sigma)
{
    Probability const p0(0.4);
    EXPECT_DOUBLE_EQ(fitted(from_standard_error(OddsRatio{0.7}, 0.2, p0, 4.0)).sigma,
                     2.0 * fitted(from_standard_error(OddsRatio{0.7}, 0.2, p0)).sigma);
    Counts const counts{12.0, 60.0, 20.0, 61.0};
    EXPECT_DOUBLE_EQ(fitted(from_counts(counts, 4.0)).sigma, 2.0 * fitted(from_counts(counts)).sigma);
    EXPECT_DOUBLE_EQ(fitted(from_counts(counts, 4.0)).mu, fitted(from_counts(counts)).mu);
}

// Bland & Altman 2000, BMJ 320:1468, "The odds ratio": hay fever in 141 of 561 children with eczema and in 928 of
// 14,453 without: odds ratio 4.89, standard error of its logarithm 0.103.
TEST(PublishedEffect, counts_agree_with_the_odds_ratio_printed_for_them)
{
    Counts const counts{141.0, 561.0, 928.0, 14'453.0};
    double const through_odds = theta(OddsRatio{4.89}, Probability(928.0 / 14'453.0));
    EXPECT_NEAR(theta(counts) / through_odds, 1.0, 0.001);

    // By the delta method from the log odds of each group, whose variances add up to the printed 0.103².
    auto const log_theta = [](double logit1, double logit0) {
        return std::log(std::log1p(std::exp(logit1)) / std::log1p(std::exp(logit0)));
    };
    double const logit1 = std::log(141.0 / 420.0);
    double const logit0 = std::log(928.0 / 13'525.0);
    double const variance1 = 1.0 / 141.0 + 1.0 / 420.0;
    double const variance0 = 1.0 / 928.0 + 1.0 / 13'525.0;
    EXPECT_NEAR(std::sqrt(variance1 + variance0), 0.103, 0.0005);
    constexpr double h = 1e-5;
    double const slope1 = (log_theta(logit1 + h, logit0) - log_theta(logit1 - h, logit0)) / (2.0 * h);
    double const slope0 = (log_theta(logit1, logit0 + h) - log_theta(logit1, logit0 - h)) / (2.0 * h);
    auto const found = fitted(from_counts(counts));
    EXPECT_NEAR(found.mu, log_theta(logit1, logit0), 1e-13);
    EXPECT_NEAR(found.sigma, std::sqrt(slope1 * slope1 * variance1 + slope0 * slope0 * variance0), 1e-8);
}

TEST(PublishedEffect, rare_leavers_have_the_standard_error_of_their_log_odds_ratio)
{
    auto const found = fitted(from_counts({10.0, 1e7, 20.0, 1e7}));
    EXPECT_NEAR(found.mu, std::log(0.5), 1e-5);
    EXPECT_NEAR(found.sigma, std::sqrt(1.0 / 10.0 + 1.0 / 20.0), 1e-5);
}

TEST(PublishedEffect, sigma_from_counts_is_the_spread_of_repeated_studies)
{
    constexpr int studies = 2000;
    constexpr int workers = 400;
    double sum = 0.0;
    double squares = 0.0;
    std::vector<double> u(2 * workers);
    for (int study = 0; study < studies; ++study) {
        uniforms(11, static_cast<std::uint64_t>(study) * u.size(), belief_key("studies"), u);
        double left1 = 0.0;
        double left0 = 0.0;
        for (std::size_t i = 0; i < workers; ++i) {
            left1 += u[i] < 0.40 ? 1.0 : 0.0;
            left0 += u[workers + i] < 0.65 ? 1.0 : 0.0;
        }
        double const found = fitted(from_counts({left1, workers, left0, workers})).mu;
        sum += found;
        squares += found * found;
    }
    double const mean = sum / studies;
    double const spread = std::sqrt(squares / studies - mean * mean);
    auto const truth = fitted(from_counts({0.40 * workers, workers, 0.65 * workers, workers}));
    EXPECT_NEAR(mean, truth.mu, 4.0 * spread / std::sqrt(studies));
    EXPECT_NEAR(spread / truth.sigma, 1.0, 4.0 / std::sqrt(2.0 * studies));
}

TEST(PublishedEffect, an_empty_cell_adds_a_half_to_all_four)
{
    auto const found = fitted(from_counts({0.0, 20.0, 5.0, 20.0}));
    EXPECT_DOUBLE_EQ(found.mu, std::log(by_definition(0.5 / 21.0, 5.5 / 21.0)));
    auto const all_left = fitted(from_counts({3.0, 20.0, 20.0, 20.0}));
    EXPECT_DOUBLE_EQ(all_left.mu, std::log(by_definition(3.5 / 21.0, 20.5 / 21.0)));
    EXPECT_DOUBLE_EQ(std::log(theta(Counts{0.0, 20.0, 5.0, 20.0})), found.mu);
}

// Refusals in words.

TEST(PublishedEffect, refuses_a_figure_that_no_chance_can_have)
{
    EXPECT_EQ(
        why(hazard_ratio(RiskRatio{2.0}, Probability(0.65))),
        "a risk ratio of 2 on a chance of 0.65 gives a chance of leaving of 1.3 with the intervention, outside 0 to 1 "
        "(1 excluded); check which measure it is and over which follow-up");
    EXPECT_EQ(
        why(hazard_ratio(RateDifference{-0.3}, Probability(0.2))),
        "a difference of -0.3 from a chance of 0.2 gives a chance of leaving of -0.1 with the intervention, outside 0 "
        "to 1 (1 excluded); check which measure it is and over which follow-up");
    EXPECT_EQ(why(hazard_ratio(TwoRates{0.0, 0.2}, {})),
              "a rate of 0 gives a chance of leaving of 0 with the intervention, and so a hazard ratio of 0; "
              "write the counts instead, which allow for a small study");
    EXPECT_EQ(why(hazard_ratio(TwoRates{0.2, 0.0}, {})),
              "the chance of leaving in the comparison group must lie between 0 and 1, not at 0; "
              "no ratio can be formed with it");
    EXPECT_EQ(why(hazard_ratio(RiskRatio{0.5}, Probability(1.0))),
              "the chance of leaving in the comparison group must lie between 0 and 1, not at 1; "
              "no ratio can be formed with it");
    EXPECT_EQ(why(hazard_ratio(OddsRatio{-0.5}, Probability(0.5))),
              "an odds ratio must be a finite number above 0, not -0.5");
    EXPECT_EQ(why(hazard_ratio(HazardRatioFigure{0.0}, {})), "a hazard ratio must be a finite number above 0, not 0");
    EXPECT_EQ(why(hazard_ratio(RiskRatio{0.5}, {})),
              "a risk ratio needs the study's own chance of leaving in the comparison group over its follow-up");
    EXPECT_EQ(why(hazard_ratio(Counts{30.0, 20.0, 5.0, 20.0}, {})),
              "the leavers of the intervention group must lie between 0 and 20, not at 30");
    EXPECT_EQ(why(hazard_ratio(Counts{3.0, 20.0, 0.0, 0.0}, {})), "the comparison group must hold somebody, not 0");
}

// Halves in all four cells made a ratio of 5 out of 0 of 20 against 0 of 100: that of the groups' sizes.
TEST(PublishedEffect, nobody_left_or_everybody_says_nothing_about_a_ratio)
{
    for (auto const& counts : {Counts{0.0, 20.0, 0.0, 100.0}, Counts{20.0, 20.0, 100.0, 100.0}}) {
        auto const fit = from_counts(counts);
        auto const* refusal = std::get_if<EffectUnusable>(&fit);
        ASSERT_TRUE(refusal);
        EXPECT_TRUE(refusal->says_nothing);
        EXPECT_NE(refusal->why.find("says nothing about a ratio"), std::string::npos);
        EXPECT_TRUE(std::holds_alternative<EffectUnusable>(hazard_ratio(counts, {})));
    }
    auto const faulty = from_counts({30.0, 20.0, 0.0, 100.0});
    EXPECT_FALSE(std::get<EffectUnusable>(faulty).says_nothing) << "a fault is none of these";
    EXPECT_TRUE(std::holds_alternative<LogHazardRatio>(from_counts({0.0, 20.0, 100.0, 100.0}))) << "that says a lot";
}

TEST(PublishedEffect, a_figure_lies_in_the_middle_of_its_interval_on_the_log_scale)
{
    auto const of = [](double value, double low, double high) {
        return from_interval(HazardRatioFigure{value}, HazardRatioFigure{low}, HazardRatioFigure{high}, {});
    };
    auto const fits = [&](double value, double low, double high) {
        return std::holds_alternative<LogHazardRatio>(of(value, low, high));
    };
    EXPECT_TRUE(fits(0.80, 0.64, 1.00));
    EXPECT_TRUE(fits(0.7, 0.5, 0.9)) << "rounding to one digit explains it";
    EXPECT_FALSE(fits(0.70, 0.51, 0.90)) << "and to two does not";
    EXPECT_FALSE(fits(0.95, 0.5, 1.0));
    EXPECT_FALSE(fits(0.55, 0.5, 1.0));
    EXPECT_FALSE(fits(1.5, 0.5, 2.5)) << "the middle of the interval as it stands is not the middle of its logarithm";
    Probability const p0(0.30);
    auto const difference = [&](double value) {
        return std::holds_alternative<LogHazardRatio>(
            from_interval(RateDifference{value}, RateDifference{-0.105}, RateDifference{0.005}, p0));
    };
    EXPECT_TRUE(difference(-0.05));
    EXPECT_FALSE(difference(-0.02));
}

TEST(PublishedEffect, refuses_an_interval_that_does_not_belong_to_its_figure)
{
    Probability const p0(0.4);
    EXPECT_EQ(why(from_interval(RiskRatio{0.8}, OddsRatio{0.5}, OddsRatio{1.1}, p0)),
              "a figure and its interval must be of one measure, not a risk ratio and an odds ratio");
    EXPECT_EQ(why(from_interval(RiskRatio{0.8}, RiskRatio{0.5}, OddsRatio{1.1}, p0)),
              "both ends of an interval must be of one measure, not a risk ratio and an odds ratio");
    EXPECT_EQ(why(from_interval(RiskRatio{0.8}, RiskRatio{1.1}, RiskRatio{0.5}, p0)),
              "the low end of the interval, 1.1, must lie below its high end, 0.5");
    EXPECT_EQ(why(from_interval(HazardRatioFigure{1.5}, HazardRatioFigure{0.5}, HazardRatioFigure{1.1}, {})),
              "the figure is a hazard ratio of 1.5 and lies outside its own interval, 0.5 to 1.1");
    EXPECT_EQ(
        why(from_interval(RiskRatio{0.8}, RiskRatio{0.5}, RiskRatio{2.5}, p0)),
        "at the high end of the interval, a risk ratio of 2.5 on a chance of 0.4 gives a chance of leaving of 1 with "
        "the intervention, outside 0 to 1 (1 excluded); check which measure it is and over which follow-up");
    EXPECT_EQ(why(from_interval(std::nullopt, Counts{1.0, 2.0, 1.0, 2.0}, Counts{1.0, 2.0, 1.0, 2.0}, {})),
              "the ends of an interval must be ratios or differences, not counts; counts need no interval");
}

TEST(PublishedEffect, refuses_standard_errors_that_cannot_be)
{
    EXPECT_EQ(why(from_standard_error(HazardRatioFigure{0.8}, 0.0, {})),
              "a standard error must be a finite number above 0, not 0");
    EXPECT_EQ(why(from_standard_error(HazardRatioFigure{0.8}, 0.1, {}, 0.5)),
              "a design effect must be finite and at least 1 (1 where nobody was clustered), not 0.5");
    EXPECT_EQ(why(from_standard_error(TwoRates{0.1, 0.2}, 0.1, {})),
              "a standard error belongs to a ratio or a difference, not to two rates; counts need none");
}

RC_GTEST_PROP(PublishedEffect, every_figure_has_an_answer, ())
{
    auto const p0 =
        *rc::gen::inRange(0, 2) == 0 ? std::nullopt : std::optional(Probability(*rc::gen::inRange(0, 11) / 10.0));
    auto const expect_an_answer = [](LogHazardRatioFit const& found) {
        if (auto const* fit = std::get_if<LogHazardRatio>(&found)) {
            RC_ASSERT(std::isfinite(fit->mu));
            RC_ASSERT(std::isfinite(fit->sigma));
            RC_ASSERT(fit->sigma > 0.0);
        } else {
            RC_ASSERT(std::get<EffectUnusable>(found).why.size() > 20U);
        }
    };
    auto const figures = junk_figures();
    auto const lows = junk_figures();
    auto const highs = junk_figures();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        (void)hazard_ratio(figures[i], p0);
        expect_an_answer(from_standard_error(figures[i], junk(), p0, junk()));
        expect_an_answer(from_interval(figures[i], lows[i], highs[i], p0));
        expect_an_answer(from_interval(std::nullopt, lows[i], highs[i], p0));
    }
    expect_an_answer(from_counts({junk(), junk(), junk(), junk()}, junk()));
    expect_an_answer(from_person_time({junk(), junk()}, {junk(), junk()}, junk()));
}

// ---- Leavers over staff and time ------------------------------------------------------------------------------------

TEST(person_time, is_the_ratio_of_the_rates_whatever_the_times)
{
    auto const same = fitted(from_person_time({15.0, 100.0}, {24.0, 100.0}));
    EXPECT_NEAR(same.mu, std::log(15.0 / 24.0), 1e-15);
    EXPECT_NEAR(same.sigma, std::sqrt(1.0 / 15.0 + 1.0 / 24.0), 1e-15);
    auto const half_the_time = fitted(from_person_time({15.0, 50.0}, {24.0, 100.0}));
    EXPECT_NEAR(half_the_time.mu, same.mu + std::log(2.0), 1e-15) << "as many in half the time is twice the rate";
    EXPECT_EQ(half_the_time.sigma, same.sigma) << "what is known comes from leavers";
    EXPECT_NEAR(fitted(from_person_time({24.0, 100.0}, {15.0, 100.0})).mu, -same.mu, 1e-15);
    EXPECT_NEAR(fitted(from_person_time({15.0, 100.0}, {24.0, 100.0}, 4.0)).sigma, 2.0 * same.sigma, 1e-15);
}

TEST(person_time, comes_to_counts_where_few_leave)
{
    auto const by_time = fitted(from_person_time({12.0, 10'000.0}, {20.0, 10'000.0}));
    auto const by_counts = fitted(from_counts({12.0, 10'000.0, 20.0, 10'000.0}));
    EXPECT_NEAR(by_time.mu, by_counts.mu, 1e-3);
    EXPECT_NEAR(by_time.sigma, by_counts.sigma, 1e-3);
}

TEST(person_time, where_nobody_left_in_one_group_is_pulled_towards_no_effect_and_in_both_refused)
{
    EXPECT_NEAR(fitted(from_person_time({0.0, 50.0}, {6.0, 50.0})).mu, std::log(0.5 / 6.5), 1e-15);
    EXPECT_NE(why(from_person_time({0.0, 50.0}, {0.0, 50.0})).find("nobody left in either group"), std::string::npos);
    EXPECT_NE(why(from_person_time({1.0, 0.0}, {1.0, 50.0})).find("no rate of leaving"), std::string::npos);
}

// Leavers as Poisson counts, drawn by inversion.
TEST(person_time, its_interval_holds_the_truth_in_95_of_100_cases)
{
    constexpr int repeats = 4000;
    auto const drawn = [](double expected, double u) {
        double chance = std::exp(-expected);
        double sum = chance;
        double left = 0.0;
        while (u > sum && left < 1000.0) sum += chance *= expected / ++left;
        return left;
    };
    int held = 0;
    for (std::uint64_t i = 0; i < repeats; ++i) {
        PersonTime const with{drawn(30.0, uniform(7, i, belief_key("with"))), 200.0};
        PersonTime const without{drawn(40.0, uniform(7, i, belief_key("without"))), 200.0};
        auto const fit = fitted(from_person_time(with, without));
        held += std::abs(fit.mu - std::log(0.75)) < 1.96 * fit.sigma ? 1 : 0;
    }
    double const error = std::sqrt(0.95 * 0.05 / repeats);
    EXPECT_NEAR(static_cast<double>(held) / repeats, 0.95, 4.0 * error);
}
