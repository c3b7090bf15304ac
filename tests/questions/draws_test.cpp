#include "engine/authority_model.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/decision/decide.hpp"
#include "holdfast/numerics/summary.hpp"
#include "holdfast/questions/draws.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "study/every_belief.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

namespace {

constexpr std::size_t cash_view = 0;
constexpr std::size_t total_view = 1;
constexpr std::size_t leavers = 0;
constexpr std::size_t fte_years = 1;

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 300;
    study.authorities[0].absence_rate.about = beta_of(0.035, 0.005);
    study.authorities[0].caseload.about = gamma_of(15.2, 1.0);
    return study;
}

double mean_of(Draws const& column) { return stable_sum(column) / static_cast<double>(column.size()); }

//! Every number in one list, so that two can be compared to the last bit.
std::vector<double> all_numbers(StudyDraws const& draws)
{
    std::vector<double> all;
    auto const add = [&all](std::vector<Draws> const& columns) {
        for (auto const& column : columns) all.insert(all.end(), column.begin(), column.end());
    };
    for (auto const& columns : draws.costs) add(columns);
    for (auto const& columns : draws.effects) add(columns);
    add(draws.parameters.columns);
    return all;
}

//! Means of savings and leavers averted are those of the findings; `cost` is the size of what they are differences of.
void expect_means(StudyDraws const& draws, std::size_t s, Savings const& savings, double averted,
                  std::string const& where)
{
    auto const saved = [&](std::size_t view) {
        return mean_of(draws.costs[view].front()) - mean_of(draws.costs[view][s]);
    };
    double const small = 1e-13 * mean_of(draws.costs[total_view].front());
    EXPECT_NEAR(saved(cash_view), savings.net_cash.mean, small) << where;
    EXPECT_NEAR(saved(total_view), savings.net_total.mean, small) << where;
    EXPECT_NEAR(mean_of(draws.effects[leavers][s]), averted, 1e-12 * (1.0 + std::abs(averted))) << where;
}

//! The column of a parameter in draw i, or the only value that the belief has.
double value_in(StudyDraws const& draws, Belief const& belief, std::size_t i)
{
    auto const& names = draws.parameters.names;
    auto const found = std::find(names.begin(), names.end(), belief.id);
    if (found != names.end()) return draws.parameters.columns[static_cast<std::size_t>(found - names.begin())][i];
    return mean(belief.about);
}

}  // namespace

TEST(StudyDraws, hold_the_status_quo_first_and_leave_out_what_was_never_measured)
{
    auto const draws = draws_of(short_study(), 0);
    EXPECT_THAT(draws.strategies,
                ElementsAre("status quo", "supervision", "mentoring", "workload", "supervision-and-workload"));
    EXPECT_EQ(draws.names[1], "Better supervision");
    EXPECT_THAT(draws.strategy_of, ElementsAre(0U, 1U, 2U, 4U));
    ASSERT_EQ(draws.left_out.size(), 1U);
    EXPECT_EQ(draws.left_out[0].id, "circles");
    EXPECT_EQ(draws.left_out[0].reason, no_saving_claimed);
    EXPECT_EQ(draws.name, "Northmoor");
    for (auto const& effects : draws.effects)
        EXPECT_TRUE(std::all_of(effects[0].begin(), effects[0].end(), [](double e) { return e == 0.0; }));
    for (auto const perspective : all_perspectives)
        for (auto const benefit : all_benefits) EXPECT_NO_THROW(require_sound(draws.samples(perspective, benefit)));
    EXPECT_NO_THROW(require_sound(draws.parameters, 300));
}

TEST(StudyDraws, have_the_means_of_the_findings_for_every_authority)
{
    auto const study = short_study();
    auto const findings = evaluate(study);
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const draws = draws_of(study, a);
        for (std::size_t s = 1; s < draws.strategies.size(); ++s) {
            auto const& result = findings.results[a * 5 + draws.strategy_of[s - 1]];
            expect_means(draws, s, result.saved->savings, result.saved->leavers_averted_discounted.mean,
                         study.authorities[a].name + ", " + draws.strategies[s]);
        }
    }
}

TEST(StudyDraws, of_all_authorities_have_the_means_of_the_totals)
{
    auto study = short_study();
    study.outcome_discount_rate.reset();
    study.discounting = {{0.0, 0.0}};  // the totals' leavers are not discounted
    auto const findings = evaluate(study);
    auto const draws = draws_of_all(study);
    EXPECT_EQ(draws.name, "selected authorities");
    EXPECT_EQ(draws.authorities, 3U);
    for (std::size_t s = 1; s < draws.strategies.size(); ++s) {
        auto const& total = findings.totals[10 + draws.strategy_of[s - 1]];
        ASSERT_EQ(total.scope, "all");
        expect_means(draws, s, total.saved->savings, total.saved->leavers_averted.mean, draws.strategies[s]);
        EXPECT_NEAR(mean_of(draws.effects[fte_years][s]), total.saved->fte_years_kept.mean,
                    1e-12 * (1.0 + std::abs(total.saved->fte_years_kept.mean)));
    }
    for (auto const& about : draws.about)
        EXPECT_THAT(about.belief.id, Not(testing::StartsWith("authorities."))) << "only shared beliefs";
}

TEST(StudyDraws, of_all_are_the_sums_of_each)
{
    auto const study = short_study();
    auto const all = draws_of_all(study);
    std::vector<StudyDraws> each;
    for (std::size_t a = 0; a < 3; ++a) each.push_back(draws_of(study, a));
    for (std::size_t s = 0; s < all.strategies.size(); ++s)
        for (std::size_t i : {0U, 17U, 299U}) {
            double cost = 0.0;
            double kept = 0.0;
            for (std::size_t a = 0; a < 3; ++a) {
                auto const& one = each[a];
                cost += one.costs[total_view][s][i];
                kept += one.effects[fte_years][s][i];
            }
            EXPECT_NEAR(all.costs[total_view][s][i], cost, 1e-13 * cost);
            EXPECT_NEAR(all.effects[fte_years][s][i], kept, 1e-12 * (1.0 + std::abs(kept)));
        }
}

TEST(StudyDraws, of_all_of_one_authority_are_those_of_the_authority)
{
    auto study = short_study();
    study.authorities.erase(study.authorities.begin() + 1, study.authorities.end());
    auto const one = draws_of(study, 0);
    auto const all = draws_of_all(study);
    EXPECT_EQ(all_numbers(one), all_numbers(all));
    EXPECT_EQ(one.parameters.names, all.parameters.names);
    EXPECT_EQ(all.name, "Northmoor");
}

TEST(StudyDraws, parameters_are_those_that_vary_and_matter)
{
    auto const names = draws_of(short_study(), 0).parameters.names;
    EXPECT_THAT(names,
                ElementsAre("beliefs.leaving_rate", "beliefs.months_to_fill", "prices.pay", "prices.agency_premium",
                            "prices.recruitment", "prices.induction", "prices.exit",
                            "prices.months_to_full_productivity", "prices.starting_productivity",
                            "bands.under five years.relative_rate", "interventions.supervision.effect.log_hazard_ratio",
                            "interventions.supervision.effect.transport", "interventions.supervision.coverage",
                            "interventions.supervision.costs.setup", "interventions.supervision.costs.per_worker_year",
                            "interventions.mentoring.effect.log_hazard_ratio", "interventions.mentoring.coverage",
                            "interventions.mentoring.costs.per_starter",
                            "interventions.workload.effect.log_hazard_ratio", "interventions.workload.coverage",
                            "interventions.workload.absence_ratio", "interventions.workload.costs.annual",
                            "authorities.E06000901.relative_leaving_rate", "authorities.E06000901.agency_price_level",
                            "authorities.E06000901.cover_share", "authorities.E06000901.absence_rate",
                            "authorities.E06000901.interventions.supervision.heterogeneity",
                            "authorities.E06000901.interventions.mentoring.heterogeneity",
                            "authorities.E06000901.interventions.workload.heterogeneity"));
    auto study = short_study();
    study.implied_fill = true;
    study.between_authorities_sd = 0.0;
    EXPECT_THAT(draws_of(study, 0).parameters.names,
                AllOf(Not(Contains("beliefs.months_to_fill")), Not(Contains(testing::HasSubstr("heterogeneity")))));
    study.bands = {study.bands.front()};
    study.bands.front().share = 1.0;
    study.bands.front().width_months.reset();
    EXPECT_THAT(draws_of(study, 0).parameters.names, Not(Contains("bands.under five years.relative_rate")))
        << "with one band its relative rate cancels out";
}

TEST(StudyDraws, every_parameter_says_what_it_is)
{
    auto const draws = draws_of(short_study(), 0);
    ASSERT_EQ(draws.about.size(), draws.parameters.names.size());
    std::vector<std::size_t> of_kind(all_belief_kinds.size());
    for (std::size_t p = 0; p < draws.about.size(); ++p) {
        auto const& about = draws.about[p];
        EXPECT_EQ(about.belief.id, draws.parameters.names[p]);
        EXPECT_FALSE(about.belief.label.empty()) << about.belief.id;
        bool const of_one = about.belief.id.find("interventions.") != std::string::npos;
        EXPECT_EQ(about.intervention.has_value(), of_one) << about.belief.id;
        ++of_kind[static_cast<std::size_t>(about.kind)];
    }
    EXPECT_THAT(of_kind, ElementsAre(11U, 10U, 4U, 4U));
}

TEST(StudyDraws, say_what_the_effect_on_leaving_and_the_leaving_rate_are_made_of)
{
    auto const study = short_study();
    auto const draws = draws_of(study, 0);
    std::vector<double> weights(study.interventions.size());
    std::vector<std::string> factors;
    std::vector<std::string> correlated;
    for (auto const& about : draws.about) {
        if (about.intervention) weights[*about.intervention] += about.in_log_hazard_ratio;
        else EXPECT_EQ(about.in_log_hazard_ratio, 0.0) << about.belief.id;
        if (about.in_leaving_rate) factors.push_back(about.belief.id);
        if (about.correlated) correlated.push_back(about.belief.id);
    }
    // q, δ and η of the first; q and η of the others, whose δ is fixed; nothing of the one that was never measured.
    EXPECT_THAT(weights, ElementsAre(2.5, 2.0, 2.0, 0.0));
    EXPECT_THAT(factors, ElementsAre("beliefs.leaving_rate", "authorities.E06000901.relative_leaving_rate"));
    EXPECT_THAT(correlated, ElementsAre("prices.pay", "prices.recruitment"));
}

TEST(StudyDraws, parameters_are_the_draws_of_their_beliefs_to_the_last_bit)
{
    auto study = short_study();
    study.correlations.clear();
    study.correlated.clear();
    for (std::size_t a = 0; a < 3; ++a) {
        auto const draws = draws_of(study, a);
        for (std::size_t p = 0; p < draws.about.size(); ++p) {
            std::vector<double> drawn(study.draws);
            draw_belief(draws.about[p].belief, study.seed, 0, drawn);
            EXPECT_EQ(draws.parameters.columns[p], drawn) << draws.parameters.names[p];
        }
    }
}

TEST(StudyDraws, what_moves_capacity_alone_moves_no_cash)
{
    auto study = short_study();
    auto const before = draws_of(study, 0);
    int looked_at = 0;
    for_every_belief(study, [&](Belief& belief) {
        for (auto const& about : before.about)
            if (about.capacity_only && about.belief.id == belief.id) {
                belief.about = Fixed{1.1 * mean(belief.about)};
                ++looked_at;
            }
    });
    EXPECT_EQ(looked_at, 4);  // months to full productivity, productivity on the first day, two about absence
    auto const after = draws_of(study, 0);
    EXPECT_EQ(before.costs[cash_view], after.costs[cash_view]);
    EXPECT_EQ(before.effects, after.effects);
    EXPECT_NE(before.costs[total_view], after.costs[total_view]);
}

// Nothing that matters is missing: the parameters, put back into the model in plain doubles, give the costs and effects.
TEST(StudyDraws, parameters_put_back_into_the_model_give_the_costs_and_effects)
{
    auto study = short_study();
    study.prices.agency_released.about = beta_of(0.7, 0.1);
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const draws = draws_of(study, a);
        auto const& authority = study.authorities[a];
        for (std::size_t i = 0; i < 12; ++i) {
            auto const value_of = [&](Slot slot) {
                return value_in(draws, *beliefs.list[static_cast<std::size_t>(slot)], i);
            };
            EveryValue<double> values;
            values.shared.gather(beliefs, value_of);
            values.own = {value_in(draws, authority.relative_leaving_rate, i),
                          value_in(draws, authority.cover_share, i), mean(authority.caseload.about),
                          value_in(draws, authority.absence_rate, i), value_in(draws, authority.agency_price_level, i)};
            for (std::size_t n = 0; n < study.interventions.size(); ++n) {
                values.interventions.push_back(intervention_values<double>(beliefs.interventions[n], value_of));
                Belief eta;
                eta.id =
                    "authorities." + authority.code + ".interventions." + study.interventions[n].id + ".heterogeneity";
                values.heterogeneity.push_back(value_in(draws, eta, i));
            }
            AuthorityModel<double> model(study, plan);
            model.prepare(authority, values);
            FlowSums<double> comparator;
            for (std::size_t t = 0; t < model.comparator().size(); ++t)
                comparator.add(model.comparator()[t], plan.line.discount[t]);
            auto const lines = price(comparator, model.prices());
            double const in_cash = cash(lines);
            double const in_total = in_cash + capacity(lines);
            EXPECT_NEAR(draws.costs[cash_view][0][i], in_cash, 1e-11 * in_total);
            EXPECT_NEAR(draws.costs[total_view][0][i], in_total, 1e-11 * in_total);
            for (std::size_t s = 1; s < draws.strategies.size(); ++s) {
                StrategySaving<double> saving;
                model.save(plan.strategies[draws.strategy_of[s - 1]], {EffectAs::Kind::used}, saving);
                auto const saved = price_saved(saving.discounted, model.prices());
                double const cost = in_cash - cash(saved) + saving.programme;
                EXPECT_NEAR(draws.costs[cash_view][s][i], cost, 1e-11 * in_total) << draws.strategies[s];
                EXPECT_NEAR(draws.costs[total_view][s][i], cost + in_total - in_cash - capacity(saved),
                            1e-11 * in_total);
                EXPECT_NEAR(draws.effects[leavers][s][i], saving.discounted_outcomes.leavers, 1e-9);
                EXPECT_NEAR(draws.effects[fte_years][s][i], -saving.discounted_outcomes.permanent / 12.0, 1e-9)
                    << "outcomes are discounted otherwise than money in this study";
            }
        }
    }
}

TEST(StudyDraws, are_the_same_to_the_last_bit_on_any_number_of_threads_and_with_any_instructions)
{
    for (auto const sampling : {Sampling::philox, Sampling::sobol}) {
        auto study = short_study();
        study.sampling = sampling;
        auto const one = draws_of(study, 2, {1, {}, InstructionSet::sse2});
        EXPECT_EQ(one.draws, sampling == Sampling::sobol ? 512U : 300U);
        auto const numbers = all_numbers(one);
        EXPECT_EQ(numbers, all_numbers(draws_of(study, 2, {3, {}, InstructionSet::sse2})));
        auto const all = all_numbers(draws_of_all(study, {1, {}, InstructionSet::sse2}));
        EXPECT_EQ(all, all_numbers(draws_of_all(study, {2, {}})));
        for (auto const wider : {InstructionSet::avx2, InstructionSet::avx512}) {
            if (!machine_has(wider)) {
                std::cout << "this machine has no " << name(wider) << ": not compared\n";
                continue;
            }
            EXPECT_EQ(numbers, all_numbers(draws_of(study, 2, {2, {}, wider})));
        }
    }
}

TEST(StudyDraws, in_chunks_are_as_all_at_once_and_the_first_are_those_of_fewer)
{
    auto study = only(short_study(), 0, sample::workload);
    study.months = 12;
    study.draws = 20'000;
    auto const many = draws_of(study, 0);
    auto const findings = evaluate(study);
    expect_means(many, 1, findings.results[0].saved->savings,
                 findings.results[0].saved->leavers_averted_discounted.mean, "chunks");
    study.draws = 9'000;
    auto const fewer = draws_of(study, 0);
    for (std::size_t s = 0; s < 2; ++s)
        EXPECT_TRUE(std::equal(fewer.costs[total_view][s].begin(), fewer.costs[total_view][s].end(),
                               many.costs[total_view][s].begin()));
    for (std::size_t p = 0; p < many.about.size(); ++p)
        EXPECT_TRUE(std::equal(fewer.parameters.columns[p].begin(), fewer.parameters.columns[p].end(),
                               many.parameters.columns[p].begin()));
}

TEST(StudyDraws, with_sobol_points_have_the_means_of_the_findings)
{
    auto study = short_study();
    study.sampling = Sampling::sobol;
    auto const findings = evaluate(study);
    auto const draws = draws_of(study, 1);
    auto const& result = findings.results[5];
    expect_means(draws, 1, result.saved->savings, result.saved->leavers_averted_discounted.mean, "sobol");
}

TEST(StudyDraws, report_their_progress_to_the_end)
{
    std::vector<double> shares;
    Execution execution;
    execution.progress = [&shares](double share) { shares.push_back(share); };
    (void)draws_of_all(short_study(), execution);
    ASSERT_FALSE(shares.empty());
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1.0);
}

TEST(StudyDraws, of_a_study_without_evidence_hold_the_status_quo_alone)
{
    auto const draws = draws_of(only(short_study(), 0, sample::circles), 0);
    EXPECT_THAT(draws.strategies, ElementsAre("status quo"));
    EXPECT_EQ(draws.left_out.size(), 1U);
    EXPECT_GT(mean_of(draws.costs[cash_view][0]), 0.0);
}

TEST(StudyDraws, refuse_what_is_not_there)
{
    EXPECT_THROW((void)draws_of(short_study(), 3), ContractBroken);
    auto study = short_study();
    study.draws = 0;
    EXPECT_THROW((void)draws_of(study, 0), ContractBroken);
    study = short_study();
    study.authorities.clear();
    EXPECT_THROW((void)draws_of_all(study), ContractBroken);
    study = short_study();
    study.prices.pay.about = Fixed{0.0};
    EXPECT_THROW((void)draws_of(study, 0), ContractBroken) << "FTE-years are read off the line of pay";
}

TEST(StudyDraws, can_be_decided_on)
{
    auto const draws = draws_of(short_study(), 0);
    auto const found =
        decide(draws.samples(Perspective::total, Benefit::leavers_averted), draws.parameters, {{0.0, 20'000.0}, {{0}}});
    EXPECT_EQ(found.strategies, draws.strategies);
    EXPECT_GE(found.curve[0].evpi, 0.0);
}
