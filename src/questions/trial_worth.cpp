#include "holdfast/questions/trial_worth.hpp"

#include "engine/shared_beliefs.hpp"
#include "engine/workers.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/decision/evppi.hpp"
#include "holdfast/decision/net_benefit.hpp"
#include "study/cash_rests_on.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

std::vector<double> const pure_saving{0.0};  // willingness to pay: nothing but pounds counts

//! Share of staff who are eligible, and their mean leaving rate over that of all (M2).
struct Eligible {
    double share{};
    double relative_rate{1.0};
};

Eligible eligible(Study const& study, Intervention const& intervention)
{
    double all = 0.0;
    double theirs = 0.0;
    Eligible result;
    for (auto const& band : study.bands) {
        double const rate = band.share * mean(band.relative_rate.about);
        all += rate;
        if (!intervention.is_for(band.name)) continue;
        result.share += band.share;
        theirs += rate;
    }
    if (result.share > 0.0 && all > 0.0) result.relative_rate = theirs / all / result.share;
    return result;
}

//! For one worker of the intervention arm: its cost over the follow-up, set-up and yearly costs shared out; by what it rests on.
ByPart<double> programme_parts(Study const& study, Intervention const& intervention, double years, double leaving_rate,
                               double workers_of_authority)
{
    ByPart<double> parts{};
    double const each = 1.0 / std::max(workers_of_authority, 1.0);
    // Once, every year, per worker and year, per new starter.
    // An alliance's set-up is paid once (M19c): on average over the authorities each pays its share.
    double share = 0.0;
    for (auto const& authority : study.authorities) share += setup_share(study, authority, intervention);
    share /= static_cast<double>(std::max<std::size_t>(study.authorities.size(), 1));
    ProgrammeCosts<double> const times{each * share, years * each, years, leaving_rate * years};
    for (auto const part : all_programme_parts)
        if (auto const& cost = intervention.cost(part))
            at(parts, cost_part_of(cost->basis)) += at(times, part) * mean_in_pounds(study, cost);
    auto const built = mean_resource_costs(study, intervention);
    for (auto const rests_on : all_cost_parts)
        for (auto const part : all_programme_parts)
            at(parts, rests_on) += at(times, part) * at(at(built.cash, rests_on), part);
    return parts;
}

//! ln θ as used, without what is the authority's own: q · ln θ + δ, draw by draw (M14). With δ, though a pilot's own place has
//! none (decision 0055): the trial's workers come from all authorities alike (decision 0014.7), and what it measures is the ratio
//! elsewhere. Each authority's net benefit is drawn with or without δ, as it is there, so that the place learns less from it.
//! Of the place alone δ is fixed at 0 where the study is read (inputs/evidence/pilot_place), and nothing is added: a trial held
//! in the place of the pilot measures the pilot's own ratio.
Draws log_hazard_ratio(Study const& study, std::size_t intervention, StudyDraws const& draws)
{
    auto const& effect = *study.interventions[intervention].effect;
    // Beliefs that do not vary are no parameters. What no other authority shares is η.
    auto const drawn = [&](Belief const& belief) {
        auto const found = std::find_if(draws.about.begin(), draws.about.end(), [&](StudyParameter const& about) {
            return about.intervention == intervention && about.belief.id == belief.id;
        });
        if (found == draws.about.end()) return Draws(static_cast<std::size_t>(draws.draws), mean(belief.about));
        return draws.parameters.columns[static_cast<std::size_t>(found - draws.about.begin())];
    };
    auto used = drawn(effect.log_hazard_ratio);
    auto const transport = drawn(effect.transport);
    for (std::size_t i = 0; i < used.size(); ++i) used[i] = effect.used(used[i], transport[i]);
    return used;
}

//! Number of the intervention's strategy in the draws.
std::size_t strategy_of(Study const& study, std::size_t intervention, StudyDraws const& draws)
{
    auto const& id = study.interventions[intervention].id;
    auto const found = std::find(draws.strategies.begin(), draws.strategies.end(), id);
    require(found != draws.strategies.end(), "a trial is of an intervention that is a strategy");
    return static_cast<std::size_t>(found - draws.strategies.begin());
}

Samples choices(TrialQuestion const& question, StudyDraws const& draws, std::size_t strategy)
{
    auto samples = draws.samples(question.perspective, Benefit::leavers_averted);
    if (question.against_all) return samples;
    auto const only = [&](auto const& all) { return std::vector{all[0], all[strategy]}; };
    return {only(samples.strategies), only(samples.costs), only(samples.effects)};
}

void require_sound(Study const& study, TrialQuestion const& question)
{
    require(question.intervention < study.interventions.size(), "a trial is of an intervention that is there");
    require(study.interventions[question.intervention].effect.has_value(),
            "a trial's result has a distribution only where something is believed about the effect");
    require(!study.authorities.empty(), "a trial is for at least one authority");
    require(question.share_of_authorities > 0.0 && question.share_of_authorities <= 1.0,
            "a share of the authorities uses the answer");
}

StudyDesign design_of(TrialQuestion const& question, TrialFindings const& findings)
{
    ClusterTrial trial;
    trial.log_hazard_ratio = 0;
    trial.clusters_per_arm = question.clusters_per_arm;
    trial.intra_cluster_correlation = question.intra_cluster_correlation;
    trial.follow_up_months = question.follow_up_months;
    trial.leaving_rate = findings.leaving_rate;
    trial.leaving_rate_log_sd = findings.leaving_rate_log_sd;
    return trial;
}

//! What the question rests on, before anything is drawn.
TrialFindings assumptions(Study const& study, TrialQuestion const& question)
{
    auto const& intervention = study.interventions[question.intervention];
    TrialFindings findings;
    findings.id = intervention.id;
    findings.intervention = intervention.name;
    findings.basis = intervention.basis;
    if (auto const& effect = intervention.effect) {
        findings.beside_pilot = effect->beside_pilot.has_value();
        if (effect->deals_with_bias()) findings.bias_method = effect->bias_method;
    }
    findings.caution = intervention.caution;
    findings.question = question;
    findings.draws = study.draws;
    findings.seed = study.seed;
    auto const who = eligible(study, intervention);
    double const rate = mean(study.leaving_rate.about);
    double const relative_sd = sd(study.leaving_rate.about) / rate;
    findings.leaving_rate = rate * who.relative_rate;
    findings.leaving_rate_log_sd = std::sqrt(std::log1p(relative_sd * relative_sd));
    findings.authorities = study.authorities.size();
    for (auto const& authority : study.authorities) findings.workers += authority.in_post * who.share;
    findings.workers_everywhere = std::max(study.in_post_everywhere * who.share, findings.workers);
    findings.inputs_hash = study.inputs_hash;
    findings.published = study.published;
    findings.evidence_searched = study.evidence_searched;
    findings.forecast_starts = study.start;
    findings.programme_parts =
        programme_parts(study, intervention, question.follow_up_months / 12.0, findings.leaving_rate,
                        findings.workers / static_cast<double>(findings.authorities));
    for (double const part : findings.programme_parts) findings.programme_cost += part;
    findings.cost_parts = cash_rests_on(intervention);
    findings.placeholder_cost = at(findings.cost_parts, CostPart::guessed);
    findings.years = study.months / 12.0;
    findings.discount_rate = study.discounting.empty() ? 0.0 : study.discounting.front().rate;
    for (auto const size : question.workers_per_arm) findings.worth.push_back({size, 0.0, 0.0});
    return findings;
}

//! The authorities one after another, and what is kept of them.
class Sum {
public:
    Sum(Study const& study, TrialQuestion const& question, Execution const& execution)
        : study_(study), question_(question), execution_(execution), workers_(execution.threads),
          findings_(assumptions(study, question)), design_{design_of(question, findings_), question.workers_per_arm,
                                                           study.seed}
    {
    }

    TrialFindings found()
    {
        auto const all = study_.authorities.size();
        for (std::size_t a = 0; a < all; ++a) {
            add(a);
            if (execution_.progress) execution_.progress(static_cast<double>(a + 1) / static_cast<double>(all));
        }
        net_of_costs();
        check();
        return std::move(findings_);
    }

private:
    void add(std::size_t authority)
    {
        auto execution = execution_;
        execution.progress = nullptr;
        auto const draws = draws_of(study_, authority, execution);
        if (results_.empty()) {
            findings_.scope = study_.authorities.size() == 1 ? draws.name : name_of_sum(study_);
            effect_ = {{"ln hazard ratio"}, {log_hazard_ratio(study_, question_.intervention, draws)}};
            results_ = simulated_results(effect_, design_);
        }
        auto samples = choices(question_, draws, strategy_of(study_, question_.intervention, draws));
        auto const curve = net_benefit_curve(samples, pure_saving);
        auto const ours = std::find(samples.strategies.begin(), samples.strategies.end(), findings_.id);
        findings_.would_fund += curve[0].best == static_cast<std::size_t>(ours - samples.strategies.begin()) ? 1U : 0U;
        std::vector<std::size_t> const only{0};
        auto const known = evppi(samples, effect_, only, curve);
        add_to(findings_.known, known.at[0].value, known.at[0].standard_error);
        std::vector<Evsi> by_size(results_.size());
        workers_.share_out(results_.size(), [&](std::size_t s, std::size_t) {
            by_size[s] = evsi_of_result(samples, results_[s], design_.sizes[s], curve, known).at[0];
        });
        double most = 0.0;
        for (std::size_t s = 0; s < by_size.size(); ++s) {
            add_to(findings_.worth[s], by_size[s].value, by_size[s].standard_error);
            most = std::max(most, by_size[s].value);
        }
        if (findings_.check.authority.empty() || most > most_) {
            most_ = most;
            findings_.check.authority = draws.name;
            richest_ = {std::move(samples), std::move(by_size)};
        }
    }

    static void add_to(WorthOfAnswer& sum, double value, double standard_error)
    {
        sum.value += value;
        sum.standard_error += standard_error;
    }

    void net_of_costs()
    {
        double const share = question_.share_of_authorities;
        auto used = findings_.worth;
        for (auto& answer : used) {
            answer.value *= share;
            answer.standard_error *= share;
        }
        findings_.sizes = enbs(used, {question_.fixed_cost, question_.cost_per_worker, findings_.programme_cost},
                               {findings_.years, question_.months_until_report / 12.0, question_.years_of_use,
                                findings_.discount_rate, findings_.workers_everywhere});
    }

    //! The second method, for the authority to which the answer is worth most.
    void check()
    {
        auto const best = findings_.sizes.best;
        auto const curve = net_benefit_curve(richest_.samples, pure_saving);
        EvsiQuestion const question{design_.design, {design_.sizes[best]}, design_.seed};
        auto const found = evsi_by_importance(richest_.samples, effect_, question, curve, question_.simulations)[0];
        auto& check = findings_.check;
        check.workers_per_arm = question.sizes[0];
        check.regression = richest_.by_size[best];
        check.importance = found.at[0];
        check.effective = found.effective;
    }

    struct Richest {
        Samples samples;
        std::vector<Evsi> by_size;
    };

    Study const& study_;
    TrialQuestion const& question_;
    Execution const& execution_;
    Workers workers_;
    TrialFindings findings_;
    EvsiQuestion design_;
    Parameters effect_;
    std::vector<Draws> results_;
    Richest richest_;
    double most_{};
};

}  // namespace

bool TrialCheck::agree() const
{
    double const error = std::hypot(regression.standard_error, importance.standard_error);
    return std::abs(regression.value - importance.value) <= 2.0 * error;
}

TrialFindings worth_of_trial(Study const& study, TrialQuestion const& question, Execution const& execution)
{
    require_sound(study, question);
    return Sum(study, question, execution).found();
}

}  // namespace holdfast
