#include "engine/payback.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Study small_study()
{
    auto study = sample_study();
    study.draws = 300;
    return study;
}

BudgetImpact found(std::string const& strategy, Study const& study = small_study(), std::size_t authority = 0)
{
    return budget_impact(study, authority, strategy, one_thread);
}

//! What `evaluate` says of the same authority and strategy.
Result run_of(Study study, std::size_t authority, std::size_t strategy)
{
    study.authorities = {study.authorities[authority]};
    auto findings = evaluate(study, one_thread);
    return findings.results.at(strategy);
}

double of(LineEstimates const& lines, Line line) { return lines[static_cast<std::size_t>(line)].mean; }

void expect_near(Estimate const& a, Estimate const& b, double tolerance, std::string const& what)
{
    EXPECT_NEAR(a.mean, b.mean, tolerance) << what;
    EXPECT_NEAR(a.low, b.low, tolerance) << what;
    EXPECT_NEAR(a.high, b.high, tolerance) << what;
    EXPECT_NEAR(a.mcse, b.mcse, tolerance) << what;
}

//! A programme that changes nothing, of which every pound is known.
Study of_costs_alone()
{
    auto study = only(sample_study(), 0, sample::mentoring);
    study.draws = 50;
    study.months = 8;
    study.start = {2026, 10};
    auto& programme = study.interventions.front();
    programme.effect->log_hazard_ratio.about = Fixed{0.0};
    study.between_authorities_sd = 0.0;
    programme.eligible_bands.clear();
    programme.delivery = {2, 0.0, 0.0, 4, 0.0};
    programme.coverage.about = Fixed{0.5};
    auto const cost = [](double pounds) {
        Belief belief;
        belief.id = "cost of " + std::to_string(pounds);
        belief.basis = Basis::published;
        belief.about = Fixed{pounds};
        return belief;
    };
    programme.setup = cost(10'000.0);
    programme.annual = cost(2'400.0);
    programme.per_worker_year.reset();
    programme.per_starter.reset();
    return study;
}

constexpr double a_penny = 0.01;

}  // namespace

// Another way through the code: month by month in doubles, where a run sums batches of draws.
TEST(BudgetImpact, its_years_are_those_of_a_run)
{
    for (std::size_t authority = 0; authority < 3; ++authority)
        for (auto const strategy : {sample::supervision, sample::mentoring, sample::workload, sample::package}) {
            auto const study = small_study();
            auto const run = run_of(study, authority, strategy);
            auto const impact = found(strategies_of(study)[strategy].id, study, authority);
            ASSERT_EQ(impact.years.size(), run.saved->years.size());
            double const tolerance = 1e-9 * study.authorities[authority].in_post * 66'560.0;
            for (std::size_t y = 0; y < run.saved->years.size(); ++y) {
                auto const& year = impact.years[y];
                auto const what = impact.head.strategies[strategy].id + " " + std::to_string(year.starts);
                EXPECT_EQ(year.starts, run.saved->years[y].starts);
                EXPECT_EQ(year.months, run.saved->years[y].months);
                expect_near(year.savings->authority.cash, run.saved->years[y].net_cash_saving, tolerance, what);
                expect_near(year.savings->before_programme, run.saved->years[y].gross_cash_saving, tolerance, what);
                expect_near(year.savings->authority.capacity, run.saved->years[y].capacity_saving, tolerance, what);
                expect_near(year.programme, run.saved->years[y].programme, tolerance, what);
            }
            expect_near(impact.cash->present_value, run.saved->savings.net_cash, tolerance, "present value");
            EXPECT_EQ(impact.cash->paid_back_discounted.month.value.has_value(), run.payback.value.has_value());
            if (run.payback.value) {
                EXPECT_EQ(impact.cash->paid_back_discounted.month.value->month, run.payback.value->month);
            }
            EXPECT_EQ(impact.cash->paid_back_discounted.chance, run.saved->chances.net_cash);
        }
}

TEST(BudgetImpact, years_add_up_to_the_horizon_and_lines_to_cash)
{
    for (auto const* strategy : {"supervision", "mentoring", "workload", "supervision-and-workload"}) {
        auto const impact = found(strategy);
        auto const& whole = *impact.horizon.savings;
        LineEstimates sums{};
        double out = 0.0;
        double in = 0.0;
        double capacity = 0.0;
        double programme = 0.0;
        int months = 0;
        for (auto const& year : impact.years) {
            auto const& saved = *year.savings;
            for (std::size_t i = 0; i < line_count; ++i) sums[i].mean += saved.authority.lines[i].mean;
            out += saved.cash_out.mean;
            in += saved.cash_in.mean;
            capacity += saved.authority.capacity.mean;
            programme += year.programme.mean;
            months += year.months;
            EXPECT_NEAR(saved.authority.cash.mean, saved.cash_in.mean - saved.cash_out.mean, 1e-6);
            EXPECT_NEAR(saved.position.mean, in - out, 1e-6);
            EXPECT_NEAR(year.programme_so_far.mean, programme, 1e-6);
            double parts = 0.0;
            for (auto const& part : year.parts) parts += part.mean;
            EXPECT_NEAR(year.programme.mean, parts, 1e-6);
        }
        EXPECT_EQ(months, impact.head.study.months);
        double cash = 0.0;
        for (auto const line : all_lines) {
            EXPECT_NEAR(of(sums, line), of(whole.authority.lines, line), 1e-6) << name(line);
            if (is_cash(line)) cash += of(whole.authority.lines, line);
        }
        EXPECT_NEAR(cash, whole.authority.cash.mean, 1e-6);
        EXPECT_NEAR(out, whole.cash_out.mean, 1e-6);
        EXPECT_NEAR(in, whole.cash_in.mean, 1e-6);
        EXPECT_NEAR(capacity, whole.authority.capacity.mean, 1e-6);
        // The last year's position is what the horizon comes to: draw by draw, so in its range too.
        EXPECT_EQ(impact.years.back().savings->position, whole.position);
        expect_near(whole.position, whole.authority.cash, 1e-6, strategy);
        EXPECT_NEAR(impact.cash->at_end_of_month.back(), whole.authority.cash.mean, 1e-6);
        EXPECT_NEAR(impact.cash->discounted_at_end_of_month.back(), impact.cash->present_value.mean, 1e-6);
    }
}

TEST(BudgetImpact, a_line_is_on_one_side_and_the_programme_always_out)
{
    auto const impact = found("supervision");
    EXPECT_TRUE(impact.goes_out[static_cast<std::size_t>(Line::programme)]);
    for (auto const line : all_lines) {
        double const saving = of(impact.horizon.savings->authority.lines, line);
        EXPECT_EQ(impact.goes_out[static_cast<std::size_t>(line)], is_cash(line) && saving < 0.0) << name(line);
    }
    EXPECT_TRUE(impact.goes_out[static_cast<std::size_t>(Line::pay)]);  // posts that are filled are paid
    EXPECT_FALSE(impact.goes_out[static_cast<std::size_t>(Line::agency)]);
}

// A position's range is no sum of ranges: years of one draw move together or against each other.
TEST(BudgetImpact, the_position_is_summed_draw_by_draw)
{
    auto const impact = found("supervision");
    double lows = 0.0;
    double highs = 0.0;
    for (auto const& year : impact.years) {
        lows += year.savings->authority.cash.low;
        highs += year.savings->authority.cash.high;
    }
    auto const& position = impact.horizon.savings->position;
    EXPECT_GT(position.low, lows + 1.0);
    EXPECT_LT(position.high, highs - 1.0);
}

TEST(BudgetImpact, authority_and_others_are_england_line_by_line)
{
    auto const study = small_study();
    for (auto const* strategy : {"supervision", "workload"}) {
        auto const impact = found(strategy, study);
        for (auto const* period : {&impact.years[1], &impact.horizon}) {
            auto const& saved = *period->savings;
            for (auto const line : all_lines) {
                EXPECT_NEAR(of(saved.authority.lines, line) + of(saved.other_authorities.lines, line),
                            of(saved.england.lines, line), 1e-6)
                    << name(line);
                if (!follows_vacancies(line)) { EXPECT_EQ(of(saved.other_authorities.lines, line), 0.0) << name(line); }
            }
            EXPECT_NEAR(saved.authority.cash.mean + saved.other_authorities.cash.mean, saved.england.cash.mean, 1e-6);
            EXPECT_NEAR(saved.authority.capacity.mean + saved.other_authorities.capacity.mean,
                        saved.england.capacity.mean, 1e-6);
            // What agencies lose is what authorities together no longer spend on cover.
            EXPECT_NEAR(saved.agencies.mean, -of(saved.england.lines, Line::agency), 1e-6);
        }
    }
}

TEST(BudgetImpact, england_is_that_of_a_run_where_nothing_is_discounted)
{
    auto study = small_study();
    study.discounting = {{0.0, 0.0}};
    auto const run = run_of(study, 0, sample::supervision);
    auto const impact = found("supervision", study);
    expect_near(impact.horizon.savings->england.cash, run.saved->england.net_cash, 1e-2, "England");
    expect_near(impact.horizon.savings->authority.cash, run.saved->savings.net_cash, 1e-2, "authority");
    for (auto const line : all_lines)
        expect_near(impact.horizon.savings->authority.lines[static_cast<std::size_t>(line)],
                    run.saved->lines[static_cast<std::size_t>(line)], 1e-2, std::string(name(line)));
}

// £10,000 once and £200 a month, in months 3 to 6 (December to March), and nothing in return.
TEST(BudgetImpact, the_funding_need_of_costs_alone_is_their_sum)
{
    auto const impact = found("mentoring", of_costs_alone());
    auto const& cash = *impact.cash;
    EXPECT_NEAR(cash.need.pounds, 10'800.0, a_penny);
    EXPECT_EQ(cash.need.month, 6);
    EXPECT_NEAR(cash.need.over_draws.mean, 10'800.0, a_penny);
    EXPECT_FALSE(cash.paid_back.month.value);
    EXPECT_EQ(cash.paid_back.chance, 0.0);
    std::vector<double> const position{0.0, 0.0, -10'200.0, -10'400.0, -10'600.0, -10'800.0, -10'800.0, -10'800.0};
    ASSERT_EQ(cash.at_end_of_month.size(), position.size());
    for (std::size_t t = 0; t < position.size(); ++t) EXPECT_NEAR(cash.at_end_of_month[t], position[t], a_penny) << t;
    ASSERT_EQ(impact.years.size(), 2U);  // October to March, April and May
    EXPECT_EQ(impact.years[0].months, 6);
    EXPECT_NEAR(impact.years[0].programme.mean, 10'800.0, a_penny);
    EXPECT_NEAR(impact.years[0].parts[static_cast<std::size_t>(ProgrammePart::setup)].mean, 10'000.0, a_penny);
    EXPECT_NEAR(impact.years[0].parts[static_cast<std::size_t>(ProgrammePart::annual)].mean, 800.0, a_penny);
    EXPECT_NEAR(impact.years[1].programme.mean, 0.0, a_penny);
    EXPECT_NEAR(impact.years[1].programme_so_far.mean, 10'800.0, a_penny);
    EXPECT_NEAR(impact.horizon.savings->authority.capacity.mean, 0.0, a_penny);
}

// Staff stay at 120.5 when nobody leaves and nobody is hired: half of them at £120 a year for four months.
TEST(BudgetImpact, what_is_paid_per_worker_and_per_starter_is_told_apart)
{
    auto study = of_costs_alone();
    auto& programme = study.interventions.front();
    programme.annual.reset();
    programme.per_worker_year = programme.setup;
    programme.per_worker_year->id = "per worker";
    programme.per_worker_year->about = Fixed{120.0};
    study.leaving_rate.about = Fixed{1e-12};
    study.authorities.front().vacancies = 0.0;
    auto const still = found("mentoring", study);
    auto const part = [](BudgetImpact const& impact, ProgrammePart which) {
        return impact.horizon.parts[static_cast<std::size_t>(which)].mean;
    };
    EXPECT_NEAR(part(still, ProgrammePart::per_worker_year), 120.5 * 0.5 * 120.0 * 4.0 / 12.0, a_penny);
    EXPECT_NEAR(part(still, ProgrammePart::per_starter), 0.0, a_penny);

    study = of_costs_alone();
    auto& with_starters = study.interventions.front();
    with_starters.per_starter = with_starters.setup;
    with_starters.per_starter->id = "per starter";
    with_starters.per_starter->about = Fixed{300.0};
    with_starters.per_worker_year = with_starters.setup;
    with_starters.per_worker_year->id = "per worker";
    auto const both = found("mentoring", study);
    with_starters.per_starter->about = Fixed{600.0};
    auto const twice = found("mentoring", study);
    EXPECT_GT(part(both, ProgrammePart::per_starter), 100.0);
    EXPECT_NEAR(part(twice, ProgrammePart::per_starter), 2.0 * part(both, ProgrammePart::per_starter), 1e-6);
    EXPECT_NEAR(part(twice, ProgrammePart::per_worker_year), part(both, ProgrammePart::per_worker_year), 1e-6);
}

TEST(BudgetImpact, a_lowest_point_on_average_is_no_deeper_than_lowest_points_are)
{
    for (auto const* strategy : {"supervision", "mentoring", "workload"}) {
        auto const need = found(strategy).cash->need;
        EXPECT_LE(need.pounds, need.over_draws.mean + 1e-6) << strategy;
        EXPECT_GE(need.over_draws.low, 0.0);
    }
}

TEST(BudgetImpact, is_paid_back_from_the_month_in_which_the_position_stays_up)
{
    EXPECT_EQ(payback_of(std::vector{-3.0, 1.0, 2.0, 1.0}).value->month, 3);
    EXPECT_EQ(payback_of(std::vector{1.0, -3.0, 1.5, 1.0}).value->month, 4);
    EXPECT_EQ(payback_of(std::vector{0.0, 0.0}).value->month, 1);
    EXPECT_FALSE(payback_of(std::vector{-3.0, 4.0, -2.0}).value);

    // A dear start and a free run of it, with a strong effect where all vacancies are covered dearly: it comes back.
    auto study = without_uncertainty(only(sample_study(), 0, sample::supervision));
    study.draws = 2;
    study.authorities.front().cover_share.about = Fixed{1.0};
    study.interventions.front().effect->bias_factor = 1.0;
    study.interventions.front().per_worker_year.reset();
    auto const impact = found("supervision", study);
    auto const& cash = *impact.cash;
    ASSERT_TRUE(cash.paid_back.month.value);
    auto const month = static_cast<std::size_t>(cash.paid_back.month.value->month);
    EXPECT_LT(cash.at_end_of_month[month - 2], 0.0);
    EXPECT_GE(*std::min_element(cash.at_end_of_month.begin() + static_cast<std::ptrdiff_t>(month) - 1,
                                cash.at_end_of_month.end()),
              0.0);
    EXPECT_GE(cash.paid_back_discounted.month.value->month, cash.paid_back.month.value->month);
    EXPECT_EQ(cash.paid_back.chance, 1.0);
    EXPECT_NEAR(cash.need.pounds, -*std::min_element(cash.at_end_of_month.begin(), cash.at_end_of_month.end()), 1e-9);
}

TEST(BudgetImpact, without_turnover_evidence_only_the_cost)
{
    auto const study = small_study();
    auto const impact = found("circles", study);
    EXPECT_FALSE(impact.cash);
    EXPECT_FALSE(impact.horizon.savings);
    for (auto const& year : impact.years) EXPECT_FALSE(year.savings);
    auto undiscounted = study;
    undiscounted.discounting = {{0.0, 0.0}};
    expect_near(impact.horizon.programme, run_of(undiscounted, 0, sample::circles).programme_cost, 1e-6, "cost");
    EXPECT_NEAR(impact.years.back().programme_so_far.mean, impact.horizon.programme.mean, 1e-9);
}

TEST(BudgetImpact, is_the_same_beside_others_and_on_more_threads)
{
    auto const study = small_study();
    auto alone = study;
    alone.authorities = {study.authorities[2]};
    auto const a = budget_impact(study, 2, "workload", one_thread);
    auto const b = budget_impact(alone, 0, "workload", {3, {}, InstructionSet::sse2});
    EXPECT_EQ(a.cash->at_end_of_month, b.cash->at_end_of_month);
    EXPECT_EQ(a.horizon.savings->position, b.horizon.savings->position);
    EXPECT_EQ(a.horizon.savings->agencies, b.horizon.savings->agencies);
    EXPECT_EQ(a.cash->need.over_draws, b.cash->need.over_draws);
}

TEST(BudgetImpact, of_sobol_points_the_years_are_those_of_a_run)
{
    auto study = small_study();
    study.sampling = Sampling::sobol;
    auto const run = run_of(study, 0, sample::supervision);
    auto const impact = found("supervision", study);
    expect_near(impact.years[1].savings->authority.cash, run.saved->years[1].net_cash_saving, 1e-2, "a year");
    EXPECT_EQ(impact.head.draws, 512U);
}

TEST(BudgetImpact, is_of_what_the_study_holds)
{
    EXPECT_THROW((void)found("supervision", small_study(), 3), ContractBroken);
    EXPECT_THROW((void)found("nobody's"), ContractBroken);
    auto none = small_study();
    none.draws = 0;
    EXPECT_THROW((void)found("supervision", none), ContractBroken);
}

TEST(BudgetImpact, of_sobol_points_is_the_runs)
{
    auto study = sample_study();
    study.sampling = Sampling::sobol;
    for (std::uint64_t const draws : {300U, 5'000U, 20'000U}) {
        study.draws = draws;
        auto const impact = found("supervision", study);
        ASSERT_TRUE(impact.horizon.savings);
        EXPECT_GT(impact.horizon.savings->authority.cash.mcse, 0.0);
        if (draws > most_exact_draws) continue;
        auto const run = run_of(study, 0, sample::supervision);
        double cash = 0.0;
        for (auto const& year : run.saved->years) cash += year.net_cash_saving.mean;
        EXPECT_NEAR(impact.horizon.savings->authority.cash.mean, cash, 1e-9 * std::abs(cash) + 1e-6) << draws;
    }
}
