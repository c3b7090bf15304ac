#include "report/savings/interventions_json.hpp"

#include "holdfast/belief/pooling.hpp"
#include "holdfast/questions/worked_costs.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "report/look_back/adopters_json.hpp"
#include "report/savings/pilot_json.hpp"
#include "report/words/evidence.hpp"
#include "report/words/rating_words.hpp"
#include "study/cash_rests_on.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::report {

namespace {

Json wellbeing(std::vector<WellbeingResult> const& results)
{
    auto list = Json::array();
    for (auto const& result : results) {
        Object whole;
        whole.put("measure", result.measure);
        whole.put("result", result.result);
        whole.put("effect_size", result.effect_size, number, "the study gives no effect size that we have");
        whole.text("effect_measure", result.effect_measure, "there is no effect size");
        whole.text("significance", result.significance, "the inputs do not say");
        whole.text("source", result.source, "the inputs give no source");
        list.push_back(std::move(whole).finished());
    }
    return list;
}

Json delivery(Intervention const& intervention)
{
    auto const& plan = intervention.delivery;
    Object whole;
    whole.put("eligible_bands", strings(intervention.eligible_bands));
    whole.put("start_month", plan.start);
    whole.put("lag_months", number(plan.lag));
    whole.put("ramp_months", number(plan.ramp));
    whole.put(
        "duration_months", plan.duration, [](int months) { return Json(months); }, "it goes on to the horizon");
    whole.put("half_life_months", number(plan.half_life));
    return std::move(whole).finished();
}

//! A hazard ratio and its 95% interval, from their logarithms. A figure without any certainty still ends somewhere.
Json ratio_of_logs(double value, double low, double high)
{
    auto const ratio = [](double log) { return number(std::exp(std::min(log, 700.0))); };
    return {{"value", ratio(value)}, {"low", ratio(low)}, {"high", ratio(high)}};
}

constexpr double z_975 = 1.959963984540054;

Json pooled_figures(EffectPooling const& pooling)
{
    std::vector<Pooled> without;
    if (pooling.pooled) {
        std::vector<StudyEstimate> estimates;
        for (auto const& figure : pooling.figures) estimates.push_back(figure.log_hazard_ratio);
        without = leave_one_out(estimates, pooling.pooled->method);
    }
    auto list = Json::array();
    for (std::size_t i = 0; i < pooling.figures.size(); ++i) {
        auto const& figure = pooling.figures[i];
        auto const& [estimate, error] = figure.log_hazard_ratio;
        Object whole;
        whole.text("name", figure.name, "the inputs give no source");
        whole.text("source", figure.source, "the inputs give no source");
        whole.put("as_published", figure.as_published);
        whole.text("design", figure.design, "the inputs do not say");
        whole.put("bias_factor", number(figure.bias_factor));
        whole.put("log_hazard_ratio", number(estimate));
        whole.put("standard_error", number(error));
        whole.put("hazard_ratio", ratio_of_logs(estimate, estimate - z_975 * error, estimate + z_975 * error));
        whole.put("weight", number(figure.weight));
        if (pooling.pooled)
            whole.put("pooled_without_it", ratio_of_logs(without[i].mean, without[i].low, without[i].high));
        else whole.none("pooled_without_it", "nothing is pooled by equal shares");
        list.push_back(std::move(whole).finished());
    }
    return list;
}

//! What a forest plot needs. All but `used` is before any weakening for design.
Json pooling_of(LeavingEffect const& effect)
{
    auto const& pooling = *effect.pooling;
    auto const& about = effect.published().about;
    auto const& shrunk = effect.log_hazard_ratio.about;
    auto const end = [&](double u) { return quantile(about, u); };
    auto const used = [&](double u) { return effect.used(quantile(shrunk, u)); };
    Object whole;
    whole.put("method", pooling.method);
    whole.put("figures", pooled_figures(pooling));
    whole.put("prediction", ratio_of_logs(mean(about), end(0.025), end(0.975)));
    whole.put("used", ratio_of_logs(effect.used(mean(shrunk)), used(0.025), used(0.975)));
    auto const put = [&](char const* key, auto const& of) {
        if (pooling.pooled) whole.put(key, of(*pooling.pooled));
        else whole.none(key, "nothing is pooled by equal shares");
    };
    put("hazard_ratio", [](Pooled const& p) { return ratio_of_logs(p.mean, p.low, p.high); });
    put("standard_error", [](Pooled const& p) { return number(p.standard_error); });
    put("between_study_variance", [](Pooled const& p) { return number(p.between_variance); });
    put("i_squared", [](Pooled const& p) { return number(p.i_squared); });
    put("q", [](Pooled const& p) { return number(p.q); });
    put("q_degrees_of_freedom", [](Pooled const& p) { return number(p.q_degrees); });
    put("q_p_value", [](Pooled const& p) { return number(p.q_p_value); });
    whole.put("between_authorities_sd", effect.between_authorities_sd, number, "the study's holds here too");
    return std::move(whole).finished();
}

//! The marks, their facts and the certainty with its steps: for machines, and in the words of every page.
Json rating_json(Study const& study, Intervention const& intervention)
{
    auto const rating = rate(study, intervention);
    auto const& evidence = rating.evidence;
    auto facts = Json::array();
    for (auto const& fact : evidence.facts)
        facts.push_back({{"fact", name(fact.fact)}, {"answer", name(fact.answer)}, {"from", name(fact.from)}});
    auto steps = Json::array();
    for (auto const& step : evidence.steps)
        steps.push_back({{"domain", name(step.domain)},
                         {"steps", step.steps},
                         {"reason", name(step.reason)},
                         {"words", reason_words(step.reason)}});
    auto costs = Json::array();
    for (auto const& cost : rating.costs)
        costs.push_back({{"amount", cost_said(cost.amount).key()},
                         {"part", name(cost.part)},
                         {"pounds", number(cost.pounds)},
                         {"hours", number(cost.hours)}});
    auto const unsaid = "the inputs do not say";
    Object whole;
    whole.put("effect_on_leaving", std::string(name(evidence.leaving)));
    whole.put(
        "measured", evidence.measured,
        [](MeasuredRatio const& ratio) {
            return Json{{"value", number(ratio.value)}, {"low", number(ratio.low)}, {"high", number(ratio.high)}};
        },
        "no figure on leaving was measured");
    whole.put("strength", evidence.strength);
    whole.put("facts", std::move(facts));
    whole.text("population", rating.said.population ? std::string(name(*rating.said.population)) : "", unsaid);
    whole.text("country", rating.said.country, unsaid);
    whole.text("facts_source", rating.facts_source, unsaid);
    whole.put("cost_is", std::string(cost_basis_words(rating)));
    whole.put("costs", std::move(costs));
    whole.put("certainty", std::string(name(evidence.certainty)));
    whole.put("begins", std::string(name(evidence.begins)));
    whole.put("steps_down", std::move(steps));
    auto const& searched = rating.own_search ? rating.own_search : study.evidence_searched;
    whole.text("evidence_searched", searched ? written(*searched) : "", unsaid);
    return std::move(whole).finished();
}

//! None, ours, empirical: the effect by every way of dealing with bias.
Json by_bias_method(LeavingEffect const& effect)
{
    auto list = Json::array();
    for (auto const& row : effects_by_method(effect))
        list.push_back(
            {{"method", std::string(name(row.method))},
             {"used", row.used},
             {"hazard_ratio",
              Json{{"value", number(row.hazard_ratio)}, {"low", number(row.low)}, {"high", number(row.high)}}}});
    return list;
}

//! Every row of its cost, with every number at its mean: what it comes to each time, in cash and in time of staff (M19a).
Json build_up(Study const& study, Intervention const& intervention)
{
    auto list = Json::array();
    for (auto const& row : cost_rows_of(study, intervention)) {
        Object whole;
        whole.put("item", row.item);
        whole.put("is_resource", row.is_resource);
        whole.put("how", row.how);
        whole.put("unit", row.unit);
        whole.put("cash", number(row.each.cash));
        whole.put("time", number(row.each.time));
        whole.put("hours", number(row.each.hours));
        whole.put("rests_on", std::string(name(row.part)));
        whole.put("basis", std::string(name(row.basis)));
        whole.text("source", row.source, "the inputs give no source");
        list.push_back(std::move(whole).finished());
    }
    return list;
}

//! What is of one intervention, and of a package only by its members.
constexpr std::array of_one_intervention{"as_published",
                                         "bias_method",
                                         "bias_factor",
                                         "by_bias_method",
                                         "design_of_effect",
                                         "developer_evaluated",
                                         "pooling",
                                         "pilot",
                                         "does_not_apply",
                                         "citation",
                                         "doi",
                                         "study_design",
                                         "place",
                                         "participants",
                                         "study_note",
                                         "effect_source",
                                         "effect_reason",
                                         "review",
                                         "caution",
                                         "bought_for",
                                         "alias",
                                         "rating",
                                         "delivery",
                                         "costs",
                                         "adopters",
                                         "wellbeing"};

//! What an intervention's study found, and how it would be delivered; none of it for a package.
void put_evidence(Object& whole, Study const& study, Intervention const* intervention)
{
    if (intervention == nullptr) {
        for (auto const* key : of_one_intervention) whole.none(key, "a package: each of its members has its own");
        return;
    }
    auto const& effect = intervention->effect;
    auto const no_effect = intervention->effect_reason;
    auto const unsaid = "the inputs do not say";
    whole.text("as_published", effect ? effect->as_published : std::string{}, effect ? std::string(unsaid) : no_effect);
    auto const stated =
        effect ? std::string("the effect is stated, and from no study whose design is known") : no_effect;
    auto const of_study = effect && effect->of_design ? effect : std::nullopt;
    auto const deals = effect && effect->deals_with_bias() ? effect : std::nullopt;
    whole.put(
        "bias_method", deals, [](LeavingEffect const& e) { return Json(std::string(name(e.bias_method))); }, stated);
    auto const mixture = effect && effect->robust;
    whole.put("by_bias_method", of_study, by_bias_method,
              mixture ? "what was published is weakened inside a mixture, by itself" : stated);
    if (effect && effect->bias_shift != 0.0) whole.none("bias_factor", "each of the pooled figures has its own");
    else if (effect && effect->robust) whole.none("bias_factor", "each part has its own, and was weakened before");
    else
        whole.put(
            "bias_factor", effect, [](LeavingEffect const& e) { return number(e.bias_factor); }, no_effect);
    whole.text("design_of_effect", effect ? effect->design : std::string{},
               effect ? "no bias factor applies" : no_effect);
    whole.put(
        "developer_evaluated", effect, [](LeavingEffect const& e) { return Json(e.developer_evaluated); }, no_effect);
    if (effect && effect->pooling) whole.put("pooling", pooling_of(*effect));
    else
        whole.none("pooling", mixture && !effect->robust->figures.empty() ? "its figures are inside a mixture"
                              : effect                                    ? "there is one figure"
                                                                          : no_effect);
    if (effect && effect->pilot) whole.put("pilot", pilot_json(*effect, study));
    else whole.none("pilot", effect ? "the inputs hold no pilot of it" : no_effect);
    if (effect && effect->robust) whole.put("does_not_apply", doubt_json(*effect->robust));
    else whole.none("does_not_apply", effect ? "the inputs state no doubt whether it applies here" : no_effect);
    whole.text("citation", intervention->citation, unsaid);
    whole.text("doi", intervention->doi, unsaid);
    whole.text("study_design", intervention->study_design, unsaid);
    whole.text("place", intervention->place, unsaid);
    whole.text("participants", intervention->participants, unsaid);
    whole.text("study_note", intervention->study_note, unsaid);
    whole.text("effect_source", intervention->effect_source, unsaid);
    whole.text("effect_reason", intervention->effect_reason, "there is an effect");
    whole.text("review", intervention->review, unsaid);
    whole.text("caution", intervention->caution, unsaid);
    whole.text("alias", intervention->alias, unsaid);
    whole.put("rating", rating_json(study, *intervention));
    whole.put("bought_for", name(intervention->bought_for));
    whole.put("delivery", delivery(*intervention));
    whole.put("costs", build_up(study, *intervention));
    whole.put("adopters", adopters_json(intervention->adopters));
    whole.put("wellbeing", wellbeing(intervention->wellbeing));
}

Json intervention_of(Study const& study, Strategy const& strategy)
{
    Object whole;
    whole.put("id", strategy.id);
    whole.put("name", strategy.name);
    whole.put("level", strategy.level);
    whole.put("group", strategy.group);
    whole.put("basis", std::string(name(strategy.basis)));
    whole.put("evidence", id_of(evidence_of(strategy)));
    whole.put("placeholder_cost", strategy.placeholder_cost);
    whole.put("has_effect", strategy.has_effect);
    auto members = Json::array();
    for (auto const member : strategy.members) members.push_back(study.interventions.at(member).id);
    whole.put("members", std::move(members));
    whole.put("overlap", number(strategy.overlap));
    auto const* only = strategy.members.size() == 1 ? &study.interventions.at(strategy.members.front()) : nullptr;
    auto const no_ratio = only == nullptr       ? std::string("a package: each of its members has its own")
                          : strategy.has_effect ? std::string(no_value)
                                                : only->effect_reason;
    put_estimate(whole, "hazard_ratio", strategy.hazard_ratio, no_ratio);
    // Of a mixture there is no such ratio: what is drawn holds bias, transport and the pilot already.
    if (only != nullptr && only->effect && only->effect->robust)
        whole.none("hazard_ratio_published", "a mixture: does_not_apply has its published half");
    else put_estimate(whole, "hazard_ratio_published", strategy.hazard_ratio_published, no_ratio);
    put_evidence(whole, study, only);
    return std::move(whole).finished();
}

}  // namespace

Json interventions(Findings const& findings)
{
    auto const& study = findings.study;
    auto list = Json::array();
    std::vector<bool> shown(study.interventions.size(), false);
    for (auto const& strategy : findings.strategies) {
        list.push_back(intervention_of(study, strategy));
        if (strategy.members.size() == 1) shown[strategy.members.front()] = true;
    }
    for (auto const& strategy : findings.strategies)
        for (auto const member : strategy.members) {
            if (shown[member]) continue;
            shown[member] = true;
            auto const& intervention = study.interventions.at(member);
            Object whole;
            whole.put("id", intervention.id);
            whole.put("name", intervention.name);
            whole.put("level", intervention.level);
            whole.put("group", intervention.group);
            whole.put("basis", std::string(name(intervention.basis)));
            whole.none("evidence", "in this run it is part of a package only");
            whole.put("placeholder_cost", at(cash_rests_on(intervention), CostPart::guessed));
            whole.put("has_effect", intervention.effect.has_value());
            whole.put("members", Json::array({intervention.id}));
            whole.put("overlap", 0.0);
            whole.none("hazard_ratio", "in this run it is part of a package only");
            whole.none("hazard_ratio_published", "in this run it is part of a package only");
            put_evidence(whole, study, &intervention);
            list.push_back(std::move(whole).finished());
        }
    return list;
}

}  // namespace holdfast::report
