#include "holdfast/questions/trial_worth.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/decision/evppi.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study study_of(std::size_t intervention = sample::supervision)
{
    auto study = sample_study();
    study.months = 24;
    study.draws = 600;
    study.interventions = {study.interventions[intervention]};
    study.packages.clear();
    study.correlations.clear();
    study.correlated.clear();
    return study;
}

TrialQuestion question_of(std::vector<std::size_t> sizes = {50, 200})
{
    TrialQuestion question;
    question.workers_per_arm = std::move(sizes);
    question.simulations = 60;
    return question;
}

Study with_one_authority(Study study, std::size_t authority)
{
    study.authorities = {study.authorities[authority]};
    return study;
}

}  // namespace

TEST(TrialWorth, of_all_authorities_is_the_sum_of_each)
{
    auto const study = study_of();
    auto const all = worth_of_trial(study, question_of());
    EXPECT_EQ(all.authorities, study.authorities.size());
    double known = 0.0;
    std::vector<double> worth(2, 0.0);
    std::size_t would_fund = 0;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const one = worth_of_trial(with_one_authority(study, a), question_of());
        EXPECT_EQ(one.scope, study.authorities[a].name);
        known += one.known.value;
        would_fund += one.would_fund;
        for (std::size_t s = 0; s < 2; ++s) worth[s] += one.worth[s].value;
    }
    EXPECT_NEAR(all.known.value, known, 1e-9 * known + 1e-9);
    EXPECT_EQ(all.would_fund, would_fund);
    for (std::size_t s = 0; s < 2; ++s) EXPECT_NEAR(all.worth[s].value, worth[s], 1e-9 * worth[s] + 1e-9);
}

TEST(TrialWorth, a_trial_informs_what_the_evidence_and_its_transport_say_together)
{
    auto const study = with_one_authority(study_of(), 0);
    auto const draws = draws_of(study, 0);
    Draws effect(draws.draws, 0.0);
    for (std::size_t p = 0; p < draws.about.size(); ++p) {
        auto const& about = draws.about[p];
        if (about.belief.id.find("heterogeneity") != std::string::npos) continue;
        for (std::size_t i = 0; i < effect.size(); ++i)
            effect[i] += about.in_log_hazard_ratio * draws.parameters.columns[p][i];
    }
    auto const samples = draws.samples(Perspective::total, Benefit::leavers_averted);
    auto const curve = net_benefit_curve(samples, std::vector<double>{0.0});
    Parameters const parameters{{"effect"}, {effect}};
    std::vector<std::size_t> const only{0};
    auto const known = evppi(samples, parameters, only, curve).at[0];
    auto const found = worth_of_trial(study, question_of());
    EXPECT_DOUBLE_EQ(found.known.value, known.value);
    for (auto const& worth : found.worth) EXPECT_LE(worth.value, known.value);
}

TEST(TrialWorth, costs_are_those_of_the_question_and_the_programme)
{
    auto study = with_one_authority(study_of(), 0);
    auto& intervention = study.interventions[0];
    auto const fixed = [](char const* id, double value) {
        Belief belief;
        belief.id = id;
        belief.about = Fixed{value};
        return belief;
    };
    intervention.setup = fixed("setup", 10'000.0);
    intervention.annual = fixed("annual", 2'000.0);
    intervention.per_worker_year = fixed("per worker", 500.0);
    intervention.per_starter.reset();
    intervention.eligible_bands.clear();
    auto question = question_of({100});
    question.follow_up_months = 24.0;
    question.fixed_cost = 50'000.0;
    question.cost_per_worker = 200.0;
    auto const found = worth_of_trial(study, question);
    double const shared_out = (10'000.0 + 2.0 * 2'000.0) / study.authorities[0].in_post;
    EXPECT_NEAR(found.programme_cost, 1'000.0 + shared_out, 1e-9);
    EXPECT_NEAR(found.sizes.at[0].cost, 50'000.0 + 200.0 * 200.0 + 100.0 * found.programme_cost, 1e-6);
    EXPECT_NEAR(found.workers, study.authorities[0].in_post, 1e-9);
    EXPECT_NEAR(found.leaving_rate, mean(study.leaving_rate.about), 1e-12);
}

TEST(TrialWorth, of_one_band_it_takes_that_bands_leaving_rate_and_workers)
{
    auto const study = with_one_authority(study_of(sample::mentoring), 0);
    ASSERT_EQ(study.interventions[0].eligible_bands.size(), 1U);
    auto const found = worth_of_trial(study, question_of({100}));
    double all = 0.0;
    for (auto const& band : study.bands) all += band.share * mean(band.relative_rate.about);
    auto const& first = study.bands[0];
    EXPECT_EQ(study.interventions[0].eligible_bands[0], first.name);
    EXPECT_NEAR(found.leaving_rate, mean(study.leaving_rate.about) * mean(first.relative_rate.about) / all, 1e-12);
    EXPECT_NEAR(found.workers, study.authorities[0].in_post * first.share, 1e-9);
}

TEST(TrialWorth, is_worth_nothing_where_the_effect_is_known)
{
    auto study = with_one_authority(study_of(), 0);
    auto& effect = *study.interventions[0].effect;
    effect.log_hazard_ratio.about = Fixed{-0.1};
    effect.transport.about = Fixed{0.0};
    auto const found = worth_of_trial(study, question_of());
    EXPECT_EQ(found.known.value, 0.0);
    for (auto const& worth : found.worth) EXPECT_EQ(worth.value, 0.0);
    EXPECT_FALSE(found.sizes.any_pays());
}

TEST(TrialWorth, fewer_that_use_the_answer_and_later_make_it_worth_less)
{
    auto study = study_of();
    study.in_post_everywhere = 5'000.0;  // else the trial takes all there are
    auto question = question_of({200});
    auto const all = worth_of_trial(study, question).sizes.at[0];
    ASSERT_GT(all.benefit, 0.0) << "else nothing below is compared";
    question.share_of_authorities = 0.5;
    auto const half = worth_of_trial(study, question).sizes.at[0];
    EXPECT_GT(half.benefit, 0.0);
    EXPECT_NEAR(half.benefit, 0.5 * all.benefit, 1e-9 * all.benefit)
        << "those in the trial come from all authorities alike: of any part of them as large a part";
    question.share_of_authorities = 1.0;
    question.months_until_report += 12.0;
    auto const later = worth_of_trial(study, question).sizes.at[0];
    EXPECT_NEAR(later.benefit, all.benefit / 1.035, 1e-9 * all.benefit);
}

TEST(TrialWorth, those_in_the_trial_are_taken_off_once_from_all_that_the_inputs_hold)
{
    auto study = with_one_authority(study_of(), 0);
    auto const eligible = study.authorities[0].in_post;
    auto question = question_of({20});
    question.share_of_authorities = 0.5;
    question.months_until_report = 0.0;
    question.years_of_use = study.months / 12.0;  // used at once for as long as a decision: EVSI, once
    auto const alone = worth_of_trial(study, question);
    ASSERT_GT(alone.worth[0].value, 0.0) << "else nothing below is compared";
    EXPECT_NEAR(alone.workers_everywhere, eligible, 1e-9) << "made in code: nobody else is known";
    EXPECT_NEAR(alone.sizes.at[0].benefit, 0.5 * alone.worth[0].value * (1.0 - 40.0 / eligible), 1e-6);
    // The others are whoever they are, and not so many councils like this one.
    study.authorities_in_region = {{"North", 1}, {"South", 40}};
    study.in_post_everywhere = 5'000.0;
    auto const among_others = worth_of_trial(study, question);
    EXPECT_NEAR(among_others.workers_everywhere, 5'000.0, 1e-9);
    EXPECT_NEAR(among_others.sizes.at[0].benefit, 0.5 * among_others.worth[0].value * (1.0 - 40.0 / 5'000.0), 1e-6);
}

TEST(TrialWorth, threads_and_the_other_sizes_do_not_matter)
{
    auto const study = with_one_authority(study_of(), 1);
    Execution one;
    one.threads = 1;
    Execution three;
    three.threads = 3;
    auto const a = worth_of_trial(study, question_of({50, 200}), one);
    auto const b = worth_of_trial(study, question_of({200}), three);
    EXPECT_EQ(a.worth[1].value, b.worth[0].value);
    EXPECT_EQ(a.worth[1].standard_error, b.worth[0].standard_error);
}

TEST(TrialWorth, the_check_by_a_second_method_agrees)
{
    auto study = with_one_authority(study_of(), 0);
    study.draws = 3'000;
    auto question = question_of({100});
    question.simulations = 500;
    auto const found = worth_of_trial(study, question);
    EXPECT_EQ(found.check.workers_per_arm, 100U);
    EXPECT_EQ(found.check.regression.value, found.worth[0].value);
    ASSERT_GT(found.worth[0].value, 2.0 * found.worth[0].standard_error) << "two zeros would agree";
    EXPECT_TRUE(found.check.agree()) << found.check.regression.value << " ± " << found.check.regression.standard_error
                                     << " and " << found.check.importance.value << " ± "
                                     << found.check.importance.standard_error;
}

TEST(TrialWorth, asks_for_an_intervention_that_somebody_measured)
{
    EXPECT_THROW((void)worth_of_trial(study_of(sample::circles), question_of()), ContractBroken);
    auto question = question_of();
    question.intervention = 9;
    EXPECT_THROW((void)worth_of_trial(study_of(), question), ContractBroken);
}
