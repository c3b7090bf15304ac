#include "report/words/sentences.hpp"

#include "base/text.hpp"
#include "belief/stated_as.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "report/words/case_words.hpp"
#include "report/words/patterns.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t few_figures = 5;

//! A 0 is easily meant as "not known": whoever reads "after its own cost" is told that there is none.
std::string lead_of(Standing const& standing)
{
    return lead_is(standing.known) + (standing.free ? " (entered as £0, so that it counts as free)" : "");
}

}  // namespace

std::string proviso(Grounds const& grounds)
{
    auto const left = grounds.bias == BiasMethod::none ? " with nothing taken off for bias, " : ", ";
    switch (grounds.kind) {
    case Evidence::derived: return std::string("on an effect worked out from published counts") + left;
    case Evidence::mixed: return std::string("on published figures and the authority's own pilot together") + left;
    case Evidence::own: return std::string("on the authority's own figure for the effect") + left;
    case Evidence::elicited: return "on what experts expect, which nobody measured, ";
    case Evidence::assumed: return "on an assumed effect, whose size no study has published, ";
    case Evidence::unstated: return "on an effect whose basis the inputs do not state, ";
    case Evidence::published: return grounds.bias == BiasMethod::none ? "with nothing taken off for bias, " : "";
    case Evidence::null_result:
    case Evidence::none: return "";
    }
    return "";
}

Setting setting_of(Findings const& findings, Authority const& authority)
{
    return {visible(authority.name), horizon(findings.study.months, findings.study.start), false};
}

Setting setting_of(Findings const& findings, Total const& total)
{
    auto const when = horizon(findings.study.months, findings.study.start);
    if (total.scope == "region" && total.of > total.authorities)
        return {fmt::format("{} of {} authorities ({})", total.authorities, total.of, visible(total.name)), when, true};
    return {whose_sum(total.name, total.authorities, total.of), when, true};
}

std::string whose_sum(std::string const& name, std::size_t authorities, std::size_t of)
{
    if (name == sums::selected) {
        auto const selected = counted(authorities, "selected authority", "selected authorities");
        return of > authorities ? fmt::format("{} (of {} in the inputs)", selected, of) : selected;
    }
    auto const all = counted(authorities, "authority", "authorities");
    return name == sums::all_in_the_inputs ? fmt::format("all {} in the inputs", all)
                                           : fmt::format("{} ({})", all, visible(name));
}

std::string break_even_sentence(Maybe<BreakEven> const& break_even, std::string const& in_what,
                                std::string const& placeholder_words)
{
    auto const at_cost = placeholder_words.empty() ? std::string{} : ", at a cost that is " + placeholder_words;
    if (!break_even.value)
        return fmt::format("There is no break-even in {}{}: {}.", in_what, at_cost,
                           break_even.reason.empty() ? "none was found" : break_even.reason);
    auto const ratio = break_even.value->hazard_ratio;
    auto const fall = break_even.value->fall();
    if (std::abs(fall) < no_fall)
        return fmt::format("The programme would pay for itself in {} as soon as leaving does not rise (hazard ratio "
                           "1.00){}.",
                           in_what, at_cost);
    if (fall < 0.0)
        return fmt::format("The break-even in {} lies where leaving among those taking part rises by {} (hazard ratio "
                           "{:.2f}){}.",
                           in_what, percent(-fall), ratio, at_cost);
    return fmt::format("For the programme to pay for itself in {}, leaving among those taking part must fall by {} "
                       "(hazard ratio {:.2f}){}.",
                       in_what, percent(fall), ratio, at_cost);
}

std::string affordable_pattern(Maybe<Estimate> const& affordable, std::string const& in_what, Grounds const& evidence,
                               std::string const& empty_posts)
{
    if (!affordable.value)
        return fmt::format("The cost at which it would pay in {} cannot be stated: {}.", in_what,
                           affordable.reason.empty() ? "the run gives no value" : affordable.reason);
    // Sentences of their own: each of the two clauses is as long as what it is about.
    auto const posts =
        empty_posts.empty() ? "" : " " + with_capital(empty_posts.substr(std::string_view("; ").size())) + ".";
    if (affordable.value->mean < a_pound)
        return fmt::format("In {}, no cost would be low enough: even free of charge the programme would not save "
                           "(break-even at {{mean}} a worker a year, set-up included; range {{low}} to {{high}}){}.{}",
                           in_what, reminder(evidence, "; "), posts);
    return fmt::format("In {}, the programme would pay for itself up to a cost of {{mean}} a worker a year, set-up "
                       "included (95% range {{low}} to {{high}}){}.{}",
                       in_what, reminder(evidence, "; "), posts);
}

std::string affordable_sentence(Maybe<Estimate> const& affordable, std::string const& in_what, Grounds const& evidence,
                                std::string const& empty_posts)
{
    auto const pattern = affordable_pattern(affordable, in_what, evidence, empty_posts);
    if (!affordable.value) return pattern;
    return filled(pattern, {{"mean", spoken(affordable.value->mean)},
                            {"low", spoken(affordable.value->low)},
                            {"high", spoken(affordable.value->high)}});
}

std::string pooled_sentence(LeavingEffect const& effect)
{
    auto const& pooling = *effect.pooling;
    auto const& pooled = *pooling.pooled;
    auto const& about = effect.published().about;
    double const low = quantile(about, 0.025);
    double const high = quantile(about, 0.975);
    auto text = fmt::format("Pooled from {} figures by {}, {}: hazard ratio {:.2f} (95% interval {:.2f} to {:.2f})",
                            pooling.figures.size(), pooling.method, stated_as(effect.log_hazard_ratio.basis),
                            std::exp(pooled.mean), std::exp(pooled.low), std::exp(pooled.high));
    bool const random = pooled.method == PoolingMethod::random_effects;
    if (random) text += fmt::format("; in one more place like theirs {:.2f} to {:.2f}", std::exp(low), std::exp(high));
    bool const weakened = effect.bias_factor != 1.0 || effect.bias_shift != 0.0;
    auto const& left = effect.log_hazard_ratio.about;
    if (effect.unshrunk)
        text += fmt::format(", or {:.2f} to {:.2f} when shrunk{}", std::exp(effect.used(quantile(left, 0.025))),
                            std::exp(effect.used(quantile(left, 0.975))), weakened ? " and weakened for design" : "");
    else if (weakened)
        text += fmt::format(", or {:.2f} to {:.2f} when {} weakened for design", std::exp(effect.used(low)),
                            std::exp(effect.used(high)), random ? "each figure is" : "the figures are");
    text += ".";
    bool const few = pooling.figures.size() <= few_figures;
    if (random)
        text += fmt::format(" Nothing further than a factor of ten from the pooled ratio is supposed{}.",
                            few ? ", and with so few figures the average saving depends on that" : "");
    if (random && few)
        text +=
            " So few figures say little about how far places differ, which makes the range for one more place wide.";
    return text;
}

std::string bias_method_words(BiasMethod method)
{
    switch (method) {
    case BiasMethod::none: return "as published";
    case BiasMethod::by_design: return "ours: weakened by design";
    case BiasMethod::empirical_alone: return "empirical: shrunk as one of many trials";
    case BiasMethod::empirical: return "empirical, and weakened by design";
    }
    throw ContractBroken("bias is dealt with in one of four ways");
}

namespace {

//! What shrinkage cannot know of this study.
std::string what_shrinkage_leaves_open(LeavingEffect const& effect)
{
    auto const& design = *effect.of_design;
    bool const randomised = design.factor == 1.0 && design.shift == 0.0;
    if (randomised) return "This study was randomised, like those trials.";
    if (effect.developer_evaluated && effect.design.find("randomised") != std::string::npos &&
        effect.design.find(',') == std::string::npos)
        return "Shrinkage does not correct for a programme that was judged by its own developers.";
    return fmt::format("Those trials were randomised: shrinkage does not correct for a weaker design ({}).",
                       effect.design);
}

std::string what_is_used(BiasMethod method)
{
    switch (method) {
    case BiasMethod::none: return "Used here: the published effect, with no correction for bias.";
    case BiasMethod::by_design: return "Used here: our factor by design.";
    case BiasMethod::empirical_alone: return "Used here: shrinkage, and no factor by design.";
    case BiasMethod::empirical: return "Used here: shrinkage, and our factor by design where it is below 1.";
    }
    throw ContractBroken("bias is dealt with in one of four ways");
}

}  // namespace

std::string bias_sentences(LeavingEffect const& effect)
{
    std::string text = "Published effects are too large on average, because luck helps an effect to be found.";
    if (auto const left = share_left_by_shrinkage(effect))
        text +=
            fmt::format(" Read as one of 23,551 medical trials, this one keeps {:.0f} in 100 of its size (van Zwet, "
                        "Schwab & Senn 2021). {}",
                        100.0 * *left, what_shrinkage_leaves_open(effect));
    return text + " " + what_is_used(effect.bias_method);
}

std::string effects_by_method_sentence(LeavingEffect const& effect)
{
    std::string text = "Hazard ratio before the effect is carried to another place, by how the study is read.";
    for (auto const& row : effects_by_method(effect))
        text += fmt::format(" {}: {:.2f} ({:.2f} to {:.2f}){}.", with_capital(bias_method_words(row.method)),
                            row.hazard_ratio, row.low, row.high, row.used ? ", used here" : "");
    return text;
}

std::string heterogeneity_sentence(LeavingEffect const& effect)
{
    auto const& pooled = *effect.pooling->pooled;
    auto const p =
        pooled.q_p_value < 0.001 ? std::string("p below 0.001") : fmt::format("p = {:.2g}", pooled.q_p_value);
    if (pooled.method == PoolingMethod::fixed_effect)
        return fmt::format("A fixed effect takes the figures to differ by chance alone; a test of that gives {}.", p);
    if (pooled.i_squared < 0.005)
        return fmt::format("No difference beyond chance can be seen between the figures, but so few could hide one; a "
                           "test of chance alone gives {}.",
                           p);
    return fmt::format("{} of the variation between the figures is put down to more than chance (I²); a test of chance "
                       "alone gives {}.",
                       percent(pooled.i_squared), p);
}

CashAndPeople cash_and_people(Standing const& standing, std::string who)
{
    if (!standing.savings) return {std::move(who)};
    return {std::move(who), standing.savings->gross_cash.mean, standing.leavers_averted,
            line_means(standing)[static_cast<std::size_t>(Line::pay)]};
}

std::string empty_posts_clause(Standing const& standing)
{
    return is_ranked(standing.evidence) ? empty_posts_clause(cash_and_people(standing)) : "";
}

std::string empty_posts_remark(Standing const& standing)
{
    auto const clause = empty_posts_clause(cash_and_people(standing));
    return clause.empty() ? clause : clause.substr(std::string_view("; ").size());
}

std::string drivers_sentence(Standing const& standing)
{
    auto const means = line_means(standing);
    std::vector<Line> order;
    for (auto const line : all_lines)
        if (!is_of_programme(line) && std::abs(means[static_cast<std::size_t>(line)]) >= a_pound) order.push_back(line);
    if (order.empty()) return "No cost line changes by as much as a pound.";
    std::stable_sort(order.begin(), order.end(), [&](Line a, Line b) {
        return std::abs(means[static_cast<std::size_t>(a)]) > std::abs(means[static_cast<std::size_t>(b)]);
    });
    order.resize(std::min<std::size_t>(order.size(), 4));
    std::vector<std::string> falls;
    std::vector<std::string> rises;
    for (auto const line : order) {
        auto const mean = means[static_cast<std::size_t>(line)];
        (mean > 0.0 ? falls : rises)
            .push_back(
                fmt::format("{} ({}{})", label(line), spoken(std::abs(mean)), is_cash(line) ? "" : ", capacity"));
    }
    std::string text;
    if (!falls.empty()) text = "Costs that would fall most: " + in_words(falls) + ".";
    if (!rises.empty())
        text += (text.empty() ? "" : " ") + std::string("Costs that would rise: ") + in_words(rises) + ".";
    return text;
}

std::string bought_for_sentence(Findings const& findings, Standing const& standing)
{
    auto const& members = findings.strategies.at(standing.strategy).members;
    bool const families = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
        return findings.study.interventions.at(member).bought_for == BoughtFor::families;
    });
    if (!families) return "";
    std::string const what = members.size() > 1 ? "A part of it is" : "It is";
    auto text = what + " bought for families, not to keep staff.";
    if (!standing.savings || standing.evidence == Evidence::null_result) return text;
    if (!standing.affordable.value || !standing.cost_per_worker_year || *standing.cost_per_worker_year < a_pound)
        return text + " What share of its cost keeping staff could carry cannot be stated.";
    double const most = standing.affordable.value->mean;
    double const cost = *standing.cost_per_worker_year;
    if (most < a_pound)
        return text + " Keeping staff could carry none of its cost: all of it must be worth it for families.";
    if (most >= cost) return text + " Keeping staff could carry all of its cost.";
    auto const share = std::lround(most / cost * 100.0);
    return text +
           fmt::format(" Keeping staff could carry {} in 100 of its cost: {} of {} a worker a year. The rest must "
                       "be worth it for families.",
                       share < 1 ? std::string("less than 1") : std::to_string(share), spoken(most), spoken(cost));
}

std::string cautions_of(Findings const& findings, Standing const& standing)
{
    std::string text;
    for (auto const member : findings.strategies.at(standing.strategy).members) {
        auto const& caution = findings.study.interventions.at(member).caution;
        if (!caution.empty() && text.find(caution) == std::string::npos) text += (text.empty() ? "" : " ") + caution;
        auto const& effect = findings.study.interventions.at(member).effect;
        if (!effect) continue;
        auto const& belief = effect->log_hazard_ratio;
        if (auto const apart = disagreement_in_words(belief.about, belief.judgements); !apart.empty())
            text += (text.empty() ? "" : " ") + visible(apart);
    }
    if (!text.empty()) text.insert(0, "Caution: ");
    auto const add = [&text](std::string const& more) { text += (text.empty() || more.empty() ? "" : " ") + more; };
    add(bought_for_sentence(findings, standing));
    add(shared_setup_sentences(findings, standing));
    return text;
}

std::string england_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const share = mean(findings.study.moves_between_authorities.about);
    auto text = fmt::format("{} leavers go to another council, so what {} in keeping them is in part lost or spared "
                            "elsewhere.",
                            share > 0.0 ? in_100(share) : std::string("Some"),
                            setting.is_sum ? "each authority saves or loses" : setting.who + " saves or loses");
    if (standing.england)
        text += fmt::format(
            " For England as a whole the {} {}{} is therefore {} (95% range {}).",
            standing.lead_england().mean < 0.0 ? "loss in cash" : "saving in cash", lead_of(standing),
            standing.evidence == Evidence::published ? "" : fmt::format(" ({})", in_a_clause(standing.evidence)),
            spoken(std::abs(standing.lead_england().mean)), pounds_range(standing.lead_england()));
    return text;
}

}  // namespace holdfast::report
