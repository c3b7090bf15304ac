#include "holdfast/base/contract.hpp"
#include "holdfast/questions/chance.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! How far chance may carry a difference that is nought: one in 15,000 goes further.
constexpr double far = 4.0;

Execution threads(unsigned count)
{
    Execution execution;
    execution.threads = count;
    return execution;
}

void expect_same(Estimate const& a, Estimate const& b, char const* what)
{
    double const scale = std::max({std::abs(b.low), std::abs(b.high), 1e-3});
    EXPECT_NEAR(a.mean, b.mean, 1e-9 * scale) << what;
    EXPECT_NEAR(a.mcse, b.mcse, 1e-9 * scale) << what;
    EXPECT_NEAR(a.low, b.low, 1e-9 * scale) << what;
    EXPECT_NEAR(a.high, b.high, 1e-9 * scale) << what;
}

std::vector<ChancePeriod> periods_of(ChanceVariation const& chance)
{
    auto periods = chance.years;
    periods.push_back(chance.horizon);
    return periods;
}

//! Every figure of a period.
template <class Visit> void for_each_figure(ChancePeriod const& period, Visit const& visit)
{
    for (auto const* world : {&period.without, &period.with})
        for (auto const* figure : {&world->leavers, &world->hires, &world->vacancy_months, &world->cash})
            visit(*figure);
    for (auto const* saving :
         {&period.cash_saving_after_stated, &period.cash_saving_after_built, &period.net_cash_saving})
        visit(*saving);
}

bool same(ChanceVariation const& a, ChanceVariation const& b)
{
    std::vector<Estimate> ours;
    std::vector<Estimate> theirs;
    auto const gather = [](ChanceVariation const& chance, std::vector<Estimate>& into) {
        for (auto const& period : periods_of(chance))
            for_each_figure(period, [&into](WithChance const& figure) {
                into.push_back(figure.expected);
                into.push_back(figure.with_chance);
            });
    };
    gather(a, ours);
    gather(b, theirs);
    auto const& x = a.first_year.value;
    auto const& y = b.first_year.value;
    return ours == theirs && x.has_value() == y.has_value() &&
           (!x || (x->fall_seen == y->fall_seen && x->fall_needed == y->fall_needed &&
                   x->fewer_without == y->fewer_without && x->more_all_the_same.value == y->more_all_the_same.value));
}

//! One band, no vacancies, every post filled at once, nothing uncertain.
Study simplest(double in_post)
{
    auto study = without_uncertainty(only(sample_study(), 1, sample::supervision));
    study.bands = {study.bands[1]};
    study.bands[0].share = 1.0;
    study.months_to_fill.about = Fixed{0.0};
    study.authorities[0].in_post = in_post;
    study.authorities[0].vacancies = 0.0;
    study.interventions[0].eligible_bands.clear();
    study.start = {2026, 4};
    study.months = 24;
    return study;
}

}  // namespace

// The first interval is nobody else's: what evaluate() says, draw by draw, by another way through the code.
TEST(Chance, what_is_expected_is_what_a_run_finds)
{
    for (auto const sampling : {Sampling::philox, Sampling::sobol}) {
        auto study = sample_study();
        study.draws = 600;
        study.sampling = sampling;
        study.interventions[sample::supervision].per_worker_year->basis = Basis::published;  // beside a guessed set-up
        auto const findings = evaluate(study);
        auto const found = chance_variation(study);
        ASSERT_EQ(found.size(), findings.results.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto const& result = findings.results[i];
            EXPECT_EQ(found[i].value.has_value(), result.saved.has_value());
            if (!result.saved) continue;
            auto const& chance = *found[i].value;
            EXPECT_EQ(chance.draws, findings.draws);
            expect_same(chance.horizon.net_cash_saving.expected, result.saved->savings.net_cash, "net cash");
            expect_same(chance.horizon.cash_saving_after_stated.expected, result.saved->savings.after_stated_cash,
                        "stated");
            expect_same(chance.horizon.cash_saving_after_built.expected, result.saved->savings.after_built_cash,
                        "built");
            ASSERT_EQ(chance.years.size(), result.saved->years.size());
            int months = 0;
            for (std::size_t y = 0; y < chance.years.size(); ++y) {
                EXPECT_EQ(chance.years[y].starts, result.saved->years[y].starts);
                EXPECT_EQ(chance.years[y].months, result.saved->years[y].months);
                months += chance.years[y].months;
                expect_same(chance.years[y].net_cash_saving.expected, result.saved->years[y].net_cash_saving,
                            "of a year");
                expect_same(chance.years[y].cash_saving_after_built.expected, result.saved->years[y].known_cash_saving,
                            "of a year, after what is known");
            }
            EXPECT_EQ(months, study.months);
            EXPECT_EQ(chance.horizon.months, study.months);
            auto const averted = [&](WithChance ChanceFlows::*what) {
                return (chance.horizon.without.*what).expected.mean - (chance.horizon.with.*what).expected.mean;
            };
            EXPECT_NEAR(averted(&ChanceFlows::leavers), result.saved->leavers_averted.mean, 1e-8);
            EXPECT_NEAR(averted(&ChanceFlows::hires), result.saved->hires_avoided.mean, 1e-8);
            EXPECT_NEAR(averted(&ChanceFlows::vacancy_months), result.saved->vacancy_months_avoided.mean, 1e-8);
            EXPECT_NEAR(averted(&ChanceFlows::cash), result.saved->savings.net_cash.mean, 1e-2);
        }
    }
}

// Over chance, every line's expectation is the expected model's (where hiring is not limited); and whatever whole people do
// comes on top of what the parameters do: variances add up, so no range is narrower.
TEST(Chance, whole_people_agree_on_average_and_vary_more)
{
    auto study = sample_study();
    study.draws = 3'000;
    study.authorities.resize(2);
    auto const base = study.authorities[0];
    for (double const in_post : {9.4, 37.7, 333.3}) {
        study.authorities.push_back(base);
        auto& added = study.authorities.back();
        added.code = "E0600099" + std::to_string(study.authorities.size());
        added.in_post = in_post;
        added.vacancies = 0.12 * in_post;
        for (auto* own : {&added.relative_leaving_rate, &added.cover_share, &added.caseload, &added.absence_rate,
                          &added.agency_price_level})
            own->id = "authorities." + added.code + own->id.substr(own->id.rfind('.'));
    }
    int figures = 0;
    int contained = 0;
    auto const strategies = strategies_of(study).size();
    auto const all = chance_variation(study);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& found = all[i];
        if (!found.value) continue;
        // (M29) Uneven years lose a little less in all: up to λ/(2μ) of the leavers, μ those of a year.
        auto const& authority = study.authorities[i / strategies];
        double const rate = 1.5 * mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
        double const fewer = rate / (2.0 * std::max(rate * authority.in_post, 1.0));
        for (auto const& period : periods_of(*found.value))
            for_each_figure(period, [&](WithChance const& figure) {
                auto const& [expected, whole] = figure;
                // What chance adds is uncorrelated with what is expected.
                double const added = whole.mcse * whole.mcse - expected.mcse * expected.mcse;
                double const error = std::sqrt(std::max(added, 0.0)) + 0.1 * whole.mcse;
                EXPECT_NEAR(whole.mean, expected.mean, far * error + fewer * std::abs(expected.mean) + 1e-9);
                ++figures;
                double const slack = 0.02 * (expected.high - expected.low);
                if (whole.low <= expected.low + slack && whole.high >= expected.high - slack) ++contained;
            });
    }
    EXPECT_GT(figures, 500);
    EXPECT_GT(contained, figures * 95 / 100);
}

TEST(Chance, is_the_same_on_any_number_of_threads_and_whatever_else_is_run)
{
    auto study = sample_study();
    study.draws = 400;
    study.authorities.resize(2);
    auto const one = chance_variation(study, threads(1));
    auto const three = chance_variation(study, threads(3));
    ASSERT_EQ(one.size(), three.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        ASSERT_EQ(one[i].value.has_value(), three[i].value.has_value());
        if (!one[i].value) continue;
        EXPECT_TRUE(same(*one[i].value, *three[i].value)) << i;
    }
    auto alone = only(study, 1, sample::workload);
    auto const of_it = chance_variation(alone);
    auto const strategies = strategies_of(study).size();
    EXPECT_TRUE(same(*of_it[0].value, *one[strategies + sample::workload].value));
}

TEST(Chance, without_an_effect_both_worlds_are_one)
{
    auto study = only(sample_study(), 2, sample::mentoring);
    study.draws = 300;
    study.between_authorities_sd = 0.0;
    auto& intervention = study.interventions[0];
    intervention.effect->log_hazard_ratio.about = Fixed{0.0};
    intervention.effect->transport.about = Fixed{0.0};
    intervention.per_starter.reset();
    auto const found = chance_variation(study);
    for (auto const& period : periods_of(*found[0].value)) {
        EXPECT_EQ(period.without.leavers.with_chance, period.with.leavers.with_chance);
        EXPECT_EQ(period.without.hires.with_chance, period.with.hires.with_chance);
        EXPECT_EQ(period.without.vacancy_months.with_chance, period.with.vacancy_months.with_chance);
        EXPECT_EQ(period.without.cash.with_chance, period.with.cash.with_chance);
        EXPECT_EQ(period.net_cash_saving.with_chance, Estimate{});
        EXPECT_EQ(period.net_cash_saving.expected, Estimate{});
    }
    // Then a fall is seen as seldom as chance alone brings it, and nothing lowers leaving.
    auto const& seen = *found[0].value->first_year.value;
    EXPECT_LE(seen.fall_seen, 0.05);
    EXPECT_EQ(seen.lowers_leaving, 0.0);
    EXPECT_FALSE(seen.more_all_the_same.value);
    EXPECT_NE(seen.more_all_the_same.reason, "");
}

//! Leavers of a year, worked out over the factor's quantiles: a binomial for each.
std::vector<double> leavers_of_a_year(int people, double hazard, double shape)
{
    constexpr int most = 120;
    constexpr int factors = 2'000;
    std::vector<double> chance(most, 0.0);
    for (int i = 0; i < factors; ++i) {
        double const factor = quantile(Gamma{shape, 1.0 / shape}, (i + 0.5) / factors);
        boost::math::binomial_distribution<double> const year(people * 12, 1.0 - std::exp(-hazard * factor / 12.0));
        for (int k = 0; k < most; ++k) chance[static_cast<std::size_t>(k)] += pdf(year, k) / factors;
    }
    return chance;
}

TEST(Chance, with_one_band_filled_at_once_the_range_is_that_of_binomials_in_uneven_years)
{
    auto study = simplest(90.0);
    study.draws = 10'000;
    auto const found = *chance_variation(study)[0].value;
    auto const& leavers = found.years[0].without.leavers;
    double const rate = mean(study.leaving_rate.about) * mean(study.authorities[0].relative_leaving_rate.about);
    double const q = 1.0 - std::exp(-rate / 12.0);
    auto const year = leavers_of_a_year(90, rate, 90 * 12 * q);
    double all = 0.0;
    double squares = 0.0;
    double below = 0.0;
    int low = -1;
    int high = -1;
    for (std::size_t k = 0; k < year.size(); ++k) {
        auto const leaving = static_cast<double>(k);
        all += leaving * year[k];
        squares += leaving * leaving * year[k];
        below += year[k];
        if (low < 0 && below >= 0.025) low = static_cast<int>(k);
        if (high < 0 && below >= 0.975) high = static_cast<int>(k);
    }
    EXPECT_NEAR(leavers.expected.mean, 90 * 12 * q, 1e-9);
    EXPECT_EQ(leavers.expected.low, leavers.expected.high);
    EXPECT_NEAR(leavers.with_chance.mean, all, far * leavers.with_chance.mcse);
    double const variance = std::pow(leavers.with_chance.mcse, 2.0) * 10'000;
    EXPECT_NEAR(variance / (squares - all * all), 1.0, far * std::sqrt(2.5 / 10'000));
    EXPECT_NEAR(variance / leavers.with_chance.mean, 1.9, 0.15) << "about twice that of people one by one";
    EXPECT_NEAR(leavers.with_chance.low, low, 1.0);
    EXPECT_NEAR(leavers.with_chance.high, high, 1.0);

    // Two such years: the second has fewer unless it ties, and falls of so many are what the difference of two says.
    auto const& seen = *found.first_year.value;
    double tie = 0.0;
    double reached = 0.0;
    for (int a = 0; a <= 80; ++a)
        for (int b = 0; b <= 80; ++b) {
            double const both = year[static_cast<std::size_t>(a)] * year[static_cast<std::size_t>(b)];
            if (a == b) tie += both;
            if (a - b >= seen.fall_needed) reached += both;
        }
    EXPECT_NEAR(seen.fewer_without, (1.0 - tie) / 2.0, far * 0.5 / 100.0);
    EXPECT_LE(reached, 0.05 + far * 0.22 / 100.0);
    EXPECT_GT(reached, 0.02);
}

TEST(Chance, a_strong_programme_is_seen_in_a_large_authority_and_not_in_a_small_one)
{
    auto const seen = [](double in_post) {
        auto study = simplest(in_post);
        study.draws = 1'000;
        study.interventions[0].effect->log_hazard_ratio.about = Fixed{std::log(0.3)};
        study.interventions[0].effect->bias_factor = 1.0;
        study.interventions[0].coverage.about = Fixed{1.0};
        study.interventions[0].delivery = {0, 0.0, 0.0, std::nullopt, 0.0};
        return *chance_variation(study)[0].value->first_year.value;
    };
    auto const large = seen(800.0);
    EXPECT_GE(large.fall_seen, 0.98);
    EXPECT_EQ(large.lowers_leaving, 1.0);
    EXPECT_EQ(*large.more_all_the_same.value, 0.0);
    auto const small = seen(10.0);
    EXPECT_LT(small.fall_seen, 0.3);
    EXPECT_GE(small.fall_needed, 2);
}

TEST(Chance, the_first_year_needs_twelve_months_and_an_effect_within_them)
{
    auto study = simplest(90.0);
    study.draws = 50;
    study.months = 11;
    auto const none = chance_variation(study)[0].value->first_year;
    EXPECT_FALSE(none.value);
    EXPECT_NE(none.reason, "");
    study.months = 24;
    study.interventions[0].delivery = {0, 12.0, 0.0, std::nullopt, 0.0};
    auto const late = *chance_variation(study)[0].value->first_year.value;
    EXPECT_EQ(late.lowers_leaving, 0.0);
    EXPECT_FALSE(late.more_all_the_same.value);
}

TEST(Chance, without_turnover_evidence_there_is_none)
{
    auto study = only(sample_study(), 0, sample::circles);
    study.draws = 20;
    auto const found = chance_variation(study);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].value);
    EXPECT_EQ(found[0].reason, no_saving_claimed);
}

TEST(Chance, half_an_fte_without_vacancies_or_hiring_is_borne)
{
    auto study = sample_study();
    study.draws = 300;
    study.authorities.resize(1);
    study.authorities[0].in_post = 0.5;
    study.authorities[0].vacancies = 0.0;
    study.authorities[0].hires_capacity = 0.0;
    for (auto const& found : chance_variation(study)) {
        if (!found.value) continue;
        for (auto const& period : periods_of(*found.value)) {
            for_each_figure(period, [](WithChance const& figure) {
                EXPECT_TRUE(std::isfinite(figure.with_chance.mean) && std::isfinite(figure.expected.mean));
            });
            EXPECT_EQ(period.with.hires.with_chance.high, 0.0);
            EXPECT_GE(period.with.leavers.with_chance.low, 0.0);
            EXPECT_LE(period.without.leavers.with_chance.high, 1.0);
        }
    }
}

TEST(Chance, of_many_draws_the_first_are_used)
{
    auto study = simplest(3.0);
    study.draws = 20'000;
    study.months = 1;
    EXPECT_EQ(chance_variation(study)[0].value->draws, most_exact_draws);
}

TEST(Chance, of_nothing_breaks_the_promise)
{
    auto study = sample_study();
    study.authorities.clear();
    EXPECT_THROW((void)chance_variation(study), ContractBroken);
}

// 120.5 posts are 120 or 121 whole people, which is our rounding and nobody's luck: where nobody leaves, nothing happens,
// and chance adds nothing to what the posts cost.
TEST(Chance, does_not_take_the_rounding_of_posts_for_luck)
{
    auto study = without_uncertainty(only(sample_study(), 0, sample::supervision));
    study.draws = 400;
    study.authorities[0].in_post = 120.5;
    study.authorities[0].vacancies = 0.0;
    study.leaving_rate.about = Fixed{1e-12};
    auto const chance = chance_variation(study, threads(2));
    ASSERT_TRUE(chance.front().value);
    auto const& cash = chance.front().value->horizon.without.cash;
    EXPECT_GT(cash.expected.mean, 1e6);
    EXPECT_NEAR(cash.with_chance.low, cash.expected.low, 1.0);
    EXPECT_NEAR(cash.with_chance.high, cash.expected.high, 1.0);
}
