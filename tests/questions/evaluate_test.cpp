#include "holdfast/questions/evaluate.hpp"

#include "engine/authority_draws.hpp"
#include "engine/authority_model.hpp"
#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"
#include "support/written_findings.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr std::size_t strategies = 5;

Findings on_one_thread(Study const& study) { return evaluate(study, {1, {}}); }

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 300;
    return study;
}

std::vector<Estimate const*> all_of(Savings const& s)
{
    return {&s.gross_cash, &s.gross_total, &s.net_cash, &s.net_total};
}

void expect_same_lines(std::vector<std::string> const& a, std::vector<std::string> const& b)
{
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_EQ(a[i], b[i]);
}

}  // namespace

TEST(Evaluate, finds_the_same_to_the_last_bit_with_any_instruction_set)
{
    auto study = sample_study();
    study.draws = 517;
    auto const baseline = written_out(evaluate(study, {1, {}, InstructionSet::sse2}));
    int compared = 0;
    for (auto const wider : {InstructionSet::avx2, InstructionSet::avx512}) {
        if (!machine_has(wider)) {
            std::cout << "this machine has no " << name(wider) << ": not compared\n";
            continue;
        }
        expect_same_lines(baseline, written_out(evaluate(study, {1, {}, wider})));
        ++compared;
    }
    RecordProperty("instruction_sets_compared", compared);
    EXPECT_TRUE(machine_has(best_instruction_set()));
}

TEST(Evaluate, finds_the_same_to_the_last_bit_on_any_number_of_threads)
{
    auto const study = short_study();
    auto const one = written_out(on_one_thread(study));
    EXPECT_GT(one.size(), 3000U);  // every number of 15 results and 15 totals is among them
    for (unsigned const threads : {1U, 2U, 4U}) expect_same_lines(one, written_out(evaluate(study, {threads, {}})));
}

// Sixteen replicates of scrambled Sobol points: the same answers with a smaller error, which the scatter of other seeds
// bears out.
TEST(Evaluate, with_sobol_points_comes_nearer_with_as_many_draws)
{
    auto study = only(short_study(), 0, sample::supervision);
    study.draws = 2000;
    auto const by_chance = on_one_thread(study);
    study.sampling = Sampling::sobol;
    auto const by_points = on_one_thread(study);
    EXPECT_EQ(by_points.draws, 2048U);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const& chance = *all_of(by_chance.results[0].saved->savings)[i];
        auto const& points = *all_of(by_points.results[0].saved->savings)[i];
        EXPECT_LT(points.mcse, 0.5 * chance.mcse);
        EXPECT_NEAR(points.mean, chance.mean, 4.0 * (points.mcse + chance.mcse));
        EXPECT_NEAR(points.low, chance.low, 0.2 * (chance.high - chance.low));
    }
    double squares = 0.0;
    constexpr int runs = 20;
    for (int run = 0; run < runs; ++run) {
        study.seed = 500U + static_cast<std::uint64_t>(run);
        auto const net = on_one_thread(study).results[0].saved->savings.net_total;
        auto const& of_all = by_points.results[0].saved->savings.net_total;
        squares +=
            (net.mean - of_all.mean) * (net.mean - of_all.mean) / (net.mcse * net.mcse + of_all.mcse * of_all.mcse);
    }
    // A mean of twenty squares of nearly standard scores with a common part: between a quarter and four.
    EXPECT_GT(squares / runs, 0.25);
    EXPECT_LT(squares / runs, 4.0);
}

TEST(Evaluate, with_sobol_points_finds_the_same_on_any_number_of_threads_and_with_any_instructions)
{
    auto study = short_study();
    study.sampling = Sampling::sobol;
    auto const one = written_out(on_one_thread(study));
    expect_same_lines(one, written_out(evaluate(study, {2, {}})));
    expect_same_lines(one, written_out(evaluate(study, {2, {}, InstructionSet::sse2})));
}

TEST(Evaluate, in_chunks_finds_what_one_run_of_all_draws_would)
{
    auto study = only(short_study(), 2, sample::workload);
    study.months = 12;
    study.draws = 20'000;
    auto const found = evaluate(study, {2, {}});
    EXPECT_EQ(found.draws, 20'000U);
    EXPECT_GT(found.interval_error, 0.0);
    EXPECT_LT(found.interval_error, 0.03);
    expect_same_lines(written_out(found), written_out(evaluate(study, {1, {}, InstructionSet::sse2})));

    // The same draws, all in one column.
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    SharedDraws const shared(beliefs, study, 0, study.draws);
    DrawSource const source(study, 0, study.draws);
    Workers workers(2);
    AuthorityDraws draws(study, plan, beliefs, shared, source, workers);
    draws.start(study.authorities.front());
    draws.run(0);
    std::vector<double> scratch(study.draws);
    auto const exact = summarise(draws.column(index(Measure::net_total)), scratch);
    auto const& net = found.results[0].saved->savings.net_total;
    double const width = exact.high - exact.low;
    EXPECT_NEAR(net.mean, exact.mean, 1e-12 * width);
    EXPECT_NEAR(net.mcse, exact.mcse, 1e-12 * width);
    EXPECT_NEAR(net.low, exact.low, found.interval_error * width);
    EXPECT_NEAR(net.high, exact.high, found.interval_error * width);
    EXPECT_EQ(found.results[0].saved->chances.net_total, share_positive(draws.column(index(Measure::net_total))));
    // A region of one authority is that authority, in chunks as well.
    EXPECT_EQ(found.totals[0].saved->savings.net_total, net);
}

TEST(Evaluate, another_seed_finds_something_else)
{
    auto study = short_study();
    auto const one = written_out(on_one_thread(study));
    ++study.seed;
    EXPECT_NE(one, written_out(on_one_thread(study)));
}

TEST(Evaluate, an_intervention_added_changes_no_other_result)
{
    auto study = short_study();
    study.packages.clear();
    auto fewer = study;
    fewer.interventions.erase(fewer.interventions.begin() + sample::mentoring);
    auto const with = on_one_thread(study);
    auto const without = on_one_thread(fewer);
    for (std::size_t a = 0; a < 3; ++a) {
        auto const& one = with.results[a * 4 + sample::workload].saved->savings;
        auto const& other = without.results[a * 3 + 1].saved->savings;
        for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(*all_of(one)[i], *all_of(other)[i]);
    }
}

TEST(Evaluate, carries_along_what_the_study_says)
{
    auto study = short_study();
    study.draws = 8;
    study.warnings = {{Problem::Kind::warning, {"a.toml", 1, 1, 1, "x"}, "x", "says", "", {}}};
    study.local_values = {{"prices.pay.mean", "1", "2", "--set"}};
    auto const findings = on_one_thread(study);
    EXPECT_EQ(findings.warnings, study.warnings);
    EXPECT_EQ(findings.local_values, study.local_values);
    EXPECT_EQ(findings.inputs_hash, study.inputs_hash);
    EXPECT_EQ(findings.seed, study.seed);
    EXPECT_EQ(findings.draws, 8U);
    EXPECT_EQ(findings.break_even_draws, 8U);
    EXPECT_EQ(findings.version, where::version());
    EXPECT_EQ(findings.study.authorities, study.authorities);
    EXPECT_EQ(findings.study.interventions, study.interventions);
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t s = 0; s < strategies; ++s) {
            EXPECT_EQ(findings.results[a * strategies + s].authority, a);
            EXPECT_EQ(findings.results[a * strategies + s].strategy, s);
        }
}

TEST(Evaluate, without_evidence_nothing_is_claimed_but_what_would_have_to_be_true)
{
    auto const findings = on_one_thread(short_study());
    for (std::size_t a = 0; a < 3; ++a) {
        auto const& r = findings.results[a * strategies + sample::circles];
        EXPECT_FALSE(r.saved);
        EXPECT_FALSE(r.payback.value || r.affordable_cash.value || r.affordable_total.value ||
                     r.cost_per_leaver_averted.value);
        for (auto const& reason : {r.no_savings_reason, r.payback.reason, r.affordable_cash.reason,
                                   r.affordable_total.reason, r.cost_per_leaver_averted.reason})
            EXPECT_NE(reason.find("no study measured turnover"), std::string::npos) << reason;

        EXPECT_GT(r.programme_cost.mean, 0.0);
        EXPECT_GT(r.workers_reached.mean, 0.0);
        EXPECT_TRUE(r.break_even_total.value || !r.break_even_total.reason.empty());
        EXPECT_TRUE(r.break_even_cash.value || !r.break_even_cash.reason.empty());
    }
    EXPECT_TRUE(findings.results[sample::circles].break_even_total.value);
    EXPECT_FALSE(findings.strategies[sample::circles].hazard_ratio);
}

TEST(Evaluate, every_figure_is_there_or_there_is_a_reason)
{
    auto const findings = on_one_thread(short_study());
    auto const filled = [](auto const& maybe) { return maybe.value.has_value() == maybe.reason.empty(); };
    for (auto const& r : findings.results) {
        EXPECT_EQ(r.saved.has_value(), r.no_savings_reason.empty());
        EXPECT_TRUE(filled(r.payback) && filled(r.cost_per_leaver_averted) && filled(r.affordable_cash) &&
                    filled(r.affordable_total) && filled(r.break_even_cash) && filled(r.break_even_total));
    }
    EXPECT_NE(findings.results[sample::package].break_even_cash.reason.find("package"), std::string::npos);
}

TEST(Evaluate, gross_less_programme_is_net_and_cash_lines_add_up_to_net_cash)
{
    auto const findings = on_one_thread(short_study());
    for (auto const& r : findings.results) {
        if (!r.saved) continue;
        double const size = 1e-9 * (std::abs(r.saved->savings.gross_total.mean) + r.programme_cost.mean);
        EXPECT_NEAR(r.saved->savings.net_cash.mean, r.saved->savings.gross_cash.mean - r.programme_cost.mean, size);
        EXPECT_NEAR(r.saved->savings.net_total.mean, r.saved->savings.gross_total.mean - r.programme_cost.mean, size);
        EXPECT_NEAR(r.saved->england.net_total.mean, r.saved->england.gross_total.mean - r.programme_cost.mean, size);
        double in_cash = 0.0;
        double in_all = 0.0;
        for (auto const line : all_lines) {
            double const mean = r.saved->lines[static_cast<std::size_t>(line)].mean;
            if (is_cash(line)) in_cash += mean;
            in_all += mean;
        }
        EXPECT_NEAR(r.saved->savings.net_cash.mean, in_cash, size);
        EXPECT_NEAR(r.saved->savings.net_total.mean, in_all, size);
        EXPECT_NEAR(r.saved->lines[static_cast<std::size_t>(Line::programme)].mean, -r.programme_cost.mean, size);
    }
}

TEST(Evaluate, the_years_hold_every_month_and_add_up_undiscounted)
{
    auto study = short_study();
    study.discounting = {{0.0, 0.0}};
    auto const findings = on_one_thread(study);
    for (auto const& r : findings.results) {
        if (!r.saved) continue;
        int months = 0;
        double gross = 0.0;
        double both = 0.0;
        double programme = 0.0;
        double net = 0.0;
        for (auto const& year : r.saved->years) {
            months += year.months;
            gross += year.gross_cash_saving.mean;
            both += year.gross_cash_saving.mean + year.capacity_saving.mean;
            programme += year.programme.mean;
            net += year.net_cash_saving.mean;
        }
        EXPECT_EQ(months, 18);
        ASSERT_EQ(r.saved->years.size(), 2U);
        EXPECT_EQ(r.saved->years[0].starts, 2026);
        EXPECT_EQ(r.saved->years[0].months, 6);  // October to March
        double const size = 1e-9 * (std::abs(both) + programme);
        EXPECT_NEAR(gross, r.saved->savings.gross_cash.mean, size);
        EXPECT_NEAR(both, r.saved->savings.gross_total.mean, size);
        EXPECT_NEAR(programme, r.programme_cost.mean, size);
        EXPECT_NEAR(net, r.saved->savings.net_cash.mean, size);
    }
}

TEST(Evaluate, discounting_shrinks_a_saving_and_does_not_touch_the_years)
{
    auto study = short_study();
    auto const discounted = on_one_thread(study);
    study.discounting = {{0.0, 0.0}};
    auto const plain = on_one_thread(study);
    for (std::size_t i = 0; i < plain.results.size(); ++i) {
        if (!plain.results[i].saved) continue;
        EXPECT_LT(discounted.results[i].programme_cost.mean, plain.results[i].programme_cost.mean);
        for (std::size_t y = 0; y < 2; ++y)
            EXPECT_EQ(discounted.results[i].saved->years[y].net_cash_saving,
                      plain.results[i].saved->years[y].net_cash_saving);
    }
}

TEST(Evaluate, a_study_without_uncertainty_is_its_base_case)
{
    auto study = without_uncertainty(short_study());
    study.draws = 24;
    auto const findings = on_one_thread(study);
    auto const uncertain = on_one_thread(short_study());
    for (std::size_t i = 0; i < findings.results.size(); ++i) {
        auto const& r = findings.results[i];
        if (!r.saved) continue;
        double const size = 1e-9 * (std::abs(r.saved->base.gross_total) + r.programme_cost.mean);
        EXPECT_NEAR(r.saved->savings.gross_cash.mean, r.saved->base.gross_cash, size);
        EXPECT_NEAR(r.saved->savings.gross_total.mean, r.saved->base.gross_total, size);
        EXPECT_NEAR(r.saved->savings.net_cash.mean, r.saved->base.net_cash, size);
        EXPECT_NEAR(r.saved->savings.net_total.mean, r.saved->base.net_total, size);
        EXPECT_EQ(r.saved->savings.net_total.mcse, 0.0);
        EXPECT_EQ(r.saved->savings.net_total.low, r.saved->savings.net_total.high);
        // The base case is the same whatever the spread of the beliefs.
        EXPECT_NEAR(r.saved->base.net_total, uncertain.results[i].saved->base.net_total, size);
    }
}

// With everything fixed but what a hire costs, the saving is a straight line in that cost: its mean is known.
TEST(Evaluate, the_mean_of_a_linear_case_is_the_analytic_one)
{
    auto study = without_uncertainty(short_study());
    study.prices.recruitment.about = gamma_of(4'500.0, 2'500.0);
    study.draws = 2000;
    auto const findings = on_one_thread(study);
    for (auto const& r : findings.results) {
        if (!r.saved || r.strategy == sample::mentoring) continue;  // mentoring's mean effect is none
        for (auto const& [estimate, base] : {std::pair(r.saved->savings.net_cash, r.saved->base.net_cash),
                                             std::pair(r.saved->savings.net_total, r.saved->base.net_total)}) {
            EXPECT_GT(estimate.mcse, 0.0);
            EXPECT_LT(std::abs(estimate.mean - base), 4.0 * estimate.mcse);
        }
        // The spread, too: hires avoided (discounted) times the spread of the cost of a hire.
        auto const& line = r.saved->lines[static_cast<std::size_t>(Line::recruitment)];
        double const sd_of_mean = std::abs(line.mean) / 4'500.0 * 2'500.0 / std::sqrt(2000.0);
        EXPECT_NEAR(line.mcse / sd_of_mean, 1.0, 0.15);
    }
}

TEST(Evaluate, an_effect_of_nothing_saves_exactly_minus_the_programme)
{
    auto study = short_study();
    study.between_authorities_sd = 0.0;
    auto& effect = *study.interventions[sample::supervision].effect;
    effect.log_hazard_ratio.about = Fixed{0.0};
    effect.transport.about = Fixed{0.0};
    auto const findings = on_one_thread(study);
    for (std::size_t a = 0; a < 3; ++a) {
        auto const& r = findings.results[a * strategies + sample::supervision];
        EXPECT_EQ(r.saved->savings.gross_total.mean, 0.0);
        EXPECT_EQ(r.saved->savings.gross_total.mcse, 0.0);
        EXPECT_EQ(r.saved->savings.net_cash.mean, -r.programme_cost.mean);
        EXPECT_EQ(r.saved->leavers_averted.mean, 0.0);
        EXPECT_EQ(r.saved->chances.net_total, 0.0);
        EXPECT_EQ(r.cost_per_leaver_averted.reason, "no leavers are averted on average");
        EXPECT_FALSE(r.payback.value);
    }
}

TEST(Evaluate, hazard_ratios_are_shown_as_published_and_as_used)
{
    auto study = short_study();
    study.draws = 4000;
    study.authorities.resize(1);
    auto const findings = on_one_thread(study);
    auto const& supervision = findings.strategies[sample::supervision];
    // Log-normal: medians are exp of the means of the logs, and q = 0.5 halves the log.
    auto const& published = *supervision.hazard_ratio_published;
    auto const& used = *supervision.hazard_ratio;
    EXPECT_NEAR(published.mean, 0.47 * std::exp(0.5 * 0.09), 4.0 * published.mcse);
    double const variance = 0.25 * 0.09 + 0.15 * 0.15;
    EXPECT_NEAR(used.mean, std::sqrt(0.47) * std::exp(0.5 * variance), 4.0 * used.mcse);
    auto const& workload = findings.strategies[sample::workload];
    EXPECT_EQ(*workload.hazard_ratio, *workload.hazard_ratio_published);  // a stated belief, used as it stands
    EXPECT_FALSE(findings.strategies[sample::package].hazard_ratio);
}

// Pooled figures: the used belief is the published one, shrunk and moved; half of a t with its centre moved is a t.
TEST(Evaluate, a_pooled_effect_is_used_with_its_own_shift_and_spread_between_authorities)
{
    auto study = short_study();
    study.draws = 4000;
    study.authorities.resize(1);
    auto& effect = *study.interventions[sample::supervision].effect;
    effect.log_hazard_ratio.about = StudentT{-0.4, 0.1, 3.0, std::log(10.0)};
    effect.bias_shift = 0.1;
    effect.between_authorities_sd = 0.0;
    effect.transport.about = Fixed{0.0};
    auto const findings = on_one_thread(study);
    auto const& supervision = findings.strategies[sample::supervision];
    EXPECT_NEAR(supervision.hazard_ratio_published->low, std::exp(-0.4 - 3.182446 * 0.1), 0.03);
    EXPECT_NEAR(supervision.hazard_ratio->low, std::exp(-0.1 - 3.182446 * 0.05), 0.03);
    EXPECT_NEAR(supervision.hazard_ratio->high, std::exp(-0.1 + 3.182446 * 0.05), 0.03);

    // Without a spread of its own, the study's is added in every authority.
    auto spread = study;
    spread.between_authorities_sd = 1.0;
    EXPECT_EQ(on_one_thread(spread).results[sample::supervision].saved->leavers_averted.mean,
              findings.results[sample::supervision].saved->leavers_averted.mean);
    spread.interventions[sample::supervision].effect->between_authorities_sd.reset();
    EXPECT_NE(on_one_thread(spread).results[sample::supervision].saved->leavers_averted.mean,
              findings.results[sample::supervision].saved->leavers_averted.mean);
}

TEST(Evaluate, payback_is_the_first_month_from_which_cash_stays_back_above_zero)
{
    auto study = without_uncertainty(sample_study());
    study.draws = 8;
    int never = 0;
    int some_months_in = 0;
    // A late start: until then cash stands at nothing, which is not yet paid back.
    for (auto const& [start, setup] : {std::pair(0, 0.0), std::pair(0, 10'000.0), std::pair(5, 5'000.0),
                                       std::pair(5, 10'000.0), std::pair(0, 60'000.0), std::pair(0, 900'000.0)}) {
        study.interventions[sample::supervision].delivery.start = start;
        study.interventions[sample::supervision].setup->about = Fixed{setup};
        study.interventions[sample::supervision].per_worker_year->about = Fixed{20.0};
        auto const findings = on_one_thread(study);
        for (std::size_t a = 0; a < 3; ++a) {
            Plan const plan(study);
            SharedBeliefs const beliefs(study);
            auto const values = means_of<double>(beliefs, study.authorities[a]);
            AuthorityModel<double> model(study, plan);
            StrategySaving<double> saving;
            model.prepare(study.authorities[a], values);
            model.save(plan.strategies[sample::supervision], {EffectAs::Kind::used}, saving);
            std::vector<double> cumulative;
            double sum = 0.0;
            for (std::size_t t = 0; t < saving.by_month.size(); ++t) {
                sum += plan.line.discount[t] *
                       (cash(price_saved(saving.by_month[t], model.prices())) - saving.programme_by_month[t]);
                cumulative.push_back(sum);
            }
            int expected = 0;  // none
            for (int t = static_cast<int>(cumulative.size());
                 t > 0 && cumulative[static_cast<std::size_t>(t - 1)] >= 0.0; --t)
                expected = t;

            auto const& payback = findings.results[a * strategies + sample::supervision].payback;
            EXPECT_EQ(payback.value ? payback.value->month : 0, expected) << start << ", " << setup;
            EXPECT_EQ(payback.reason.empty(), expected != 0);
            if (expected == 0) ++never;
            else if (expected > start + 1) ++some_months_in;
        }
    }
    EXPECT_GE(never, 3);
    EXPECT_GE(some_months_in, 3);
}

TEST(Evaluate, tells_how_far_it_is_from_the_calling_thread)
{
    auto study = short_study();
    study.draws = 16;
    std::vector<double> told;
    auto const here = std::this_thread::get_id();
    (void)evaluate(study, {2, [&](double share) {
                               EXPECT_EQ(std::this_thread::get_id(), here);
                               told.push_back(share);
                           }});
    EXPECT_EQ(told, (std::vector<double>{1.0 / 3.0, 2.0 / 3.0, 1.0}));
}

TEST(Evaluate, any_number_of_draws_will_do)
{
    auto study = short_study();
    for (std::uint64_t const draws : {1U, 2U, 7U, 8U, 9U, 65U}) {
        study.draws = draws;
        auto const findings = on_one_thread(study);
        EXPECT_EQ(findings.draws, draws);
        EXPECT_TRUE(std::isfinite(findings.results[0].saved->savings.net_total.mean));
    }
}

TEST(Evaluate, implied_filling_leaves_no_structural_vacancies_and_runs)
{
    auto study = short_study();
    study.implied_fill = true;
    auto const findings = on_one_thread(study);  // Westvale has no vacancies: every post is filled at once
    for (auto const& r : findings.results)
        if (r.saved) { EXPECT_TRUE(std::isfinite(r.saved->savings.net_total.mean)); }
    EXPECT_EQ(findings.results[strategies + sample::supervision].saved->vacancy_months_avoided.mean, 0.0);
}

TEST(Evaluate, needs_a_draw_an_authority_and_an_intervention)
{
    auto study = short_study();
    study.draws = 0;
    EXPECT_THROW((void)evaluate(study), ContractBroken);
    study = short_study();
    study.authorities.clear();
    EXPECT_THROW((void)evaluate(study), ContractBroken);
    study = short_study();
    study.interventions.clear();
    study.packages.clear();
    EXPECT_THROW((void)evaluate(study), ContractBroken);
}

TEST(EvaluateTo, reaches_the_precision_that_was_asked_for)
{
    auto study = only(short_study(), 0, sample::supervision);
    study.draws = 200;
    auto const rough = on_one_thread(study);
    double worst = 0.0;
    for (auto const* e : all_of(rough.results[0].saved->savings)) worst = std::max(worst, e->mcse);

    auto const fine = evaluate_to({worst / 4.0, 0.0}, study, {1, {}});
    for (auto const* e : all_of(fine.results[0].saved->savings)) EXPECT_LE(e->mcse, worst / 4.0);
    EXPECT_GT(fine.draws, 2000U);  // about 16 times as many
    EXPECT_LT(fine.draws, 10'000U);
    EXPECT_NE(fine.precision_note.find("it took " + std::to_string(fine.draws)), std::string::npos)
        << fine.precision_note;

    // It is the run of that many draws, put together from chunks.
    study.draws = fine.draws;
    auto const plain = on_one_thread(study);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const& whole = *all_of(plain.results[0].saved->savings)[i];
        auto const& joined = *all_of(fine.results[0].saved->savings)[i];
        double const width = whole.high - whole.low;
        EXPECT_NEAR(joined.mean, whole.mean, 1e-12 * width);
        EXPECT_NEAR(joined.mcse, whole.mcse, 1e-12 * width);
        EXPECT_NEAR(joined.low, whole.low, fine.interval_error * width);
        EXPECT_NEAR(joined.high, whole.high, fine.interval_error * width);
    }
    EXPECT_GT(fine.interval_error, 0.0);
    EXPECT_LT(fine.interval_error, 0.06);  // the bins were laid by 1,024 draws
    EXPECT_EQ(fine.results[0].break_even_cash.value->hazard_ratio,
              plain.results[0].break_even_cash.value->hazard_ratio);
}

TEST(EvaluateTo, with_sobol_points_takes_fewer_draws)
{
    auto study = only(short_study(), 0, sample::workload);
    study.draws = 1024;
    auto const by_chance = evaluate_to({0.0, 0.02}, study, {1, {}});
    study.sampling = Sampling::sobol;
    auto const by_points = evaluate_to({0.0, 0.02}, study, {1, {}});
    for (auto const* e : all_of(by_points.results[0].saved->savings)) EXPECT_LE(e->mcse, 0.02 * std::abs(e->mean));
    EXPECT_LT(2 * by_points.draws, by_chance.draws);
}

TEST(EvaluateTo, a_share_of_the_mean_may_be_asked_for)
{
    auto study = only(short_study(), 0, sample::workload);
    study.draws = 200;
    auto const fine = evaluate_to({0.0, 0.05}, study, {1, {}});
    for (auto const* e : all_of(fine.results[0].saved->savings)) EXPECT_LE(e->mcse, 0.05 * std::abs(e->mean));
    EXPECT_NE(fine.precision_note.find("5%"), std::string::npos);
}

TEST(EvaluateTo, is_content_with_what_is_precise_already)
{
    auto study = short_study();
    study.draws = 100;
    auto const found = evaluate_to({1e9, 0.0}, study, {1, {}});
    EXPECT_EQ(found.draws, fewest_draws_for_precision);
}

TEST(EvaluateTo, never_takes_fewer_draws_than_the_study)
{
    auto study = only(short_study(), 0, sample::supervision);
    study.months = 3;
    for (std::uint64_t const draws : {3'000U, 10'000U, 20'000U}) {
        study.draws = draws;
        EXPECT_EQ(evaluate_to({1e9, 0.0}, study, {1, {}}).draws, draws);
    }
    study.sampling = Sampling::sobol;
    study.draws = 10'000;
    EXPECT_EQ(evaluate_to({1e9, 0.0}, study, {1, {}}).draws, 16'384U);
}

TEST(EvaluateTo, has_one_bar_that_only_goes_forward)
{
    auto study = only(short_study(), 0, sample::supervision);
    study.draws = 200;
    auto const rough = on_one_thread(study);
    std::vector<double> seen;
    Execution execution{1, {}};
    execution.progress = [&seen](double share) { seen.push_back(share); };
    (void)evaluate_to({rough.results[0].saved->savings.gross_cash.mcse / 8.0, 0.0}, study, execution);
    ASSERT_GT(seen.size(), 3U) << "else there was but one chunk";
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_LE(seen.front(), 0.1);
    EXPECT_GT(seen.back(), 0.5);
    EXPECT_LE(seen.back(), 1.0 + 1e-12);
}

TEST(EvaluateTo, says_so_where_the_precision_is_out_of_reach)
{
    auto study = only(without_uncertainty(short_study()), 0, sample::supervision);
    study.months = 1;
    study.interventions[0].delivery = {};
    study.prices.recruitment.about = Uniform{1'000.0, 8'000.0};
    study.draws = 8;
    auto const found = evaluate_to({1e-9, 0.0}, study, {1, {}});
    EXPECT_LE(found.draws, most_draws);
    EXPECT_GT(found.draws + chunk_draws, most_draws);
    EXPECT_NE(found.precision_note.find("not reached"), std::string::npos) << found.precision_note;
}

TEST(EvaluateTo, a_precision_of_nothing_is_a_broken_promise)
{
    EXPECT_THROW((void)evaluate_to({}, short_study()), ContractBroken);
}
