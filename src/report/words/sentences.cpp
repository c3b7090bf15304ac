#include "report/words/sentences.hpp"

#include "base/text.hpp"
#include "belief/stated_as.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "report/words/patterns.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t few_figures = 5;
constexpr double a_pound = 0.5;  // what rounds to less is not a saving

std::string name_of(Findings const& findings, Standing const& standing)
{
    auto const& strategy = findings.strategies.at(standing.strategy);
    return visible(strategy.name.empty() ? strategy.id : strategy.name) +
           (strategy.members.size() > 1 ? " (a package, rated by its weakest evidence)" : "");
}

//! A 0 is easily meant as "not known": whoever reads "after its own cost" is told that there is none.
std::string lead_of(Standing const& standing)
{
    return lead_is(standing.known) + (standing.free ? " (entered as £0, so that it counts as free)" : "");
}

//! "would save Leeds £310,000 in cash before the programme's own cost over … (95% range …; chance of a saving …)"
std::string predicate(Standing const& standing, Setting const& setting)
{
    auto const& lead = standing.lead();
    auto const together = setting.is_sum ? " together" : "";
    bool const expected = standing.evidence.fall_expected;  // then nothing "would save"
    std::string amount;
    if (std::abs(lead.mean) < a_pound)
        amount = fmt::format("would neither save {}{} any cash nor cost any", setting.who, together);
    else if (lead.mean > 0.0 && expected)
        amount = fmt::format("shows {}{} a saving of {} in cash, if its pilot is taken at its word,", setting.who,
                             together, spoken(lead.mean));
    else if (lead.mean > 0.0)
        amount = fmt::format("would save {}{} {} in cash", setting.who, together, spoken(lead.mean));
    else
        amount =
            fmt::format("would cost {}{} {} more in cash than it saves", setting.who, together, spoken(-lead.mean));
    bool const even = standing.known == CostKnown::nothing && lead.mean <= -a_pound;
    auto const cost = fmt::format("{}{}{}", even ? ", even " : " ", lead_of(standing), even ? "," : "");
    double const total = standing.lead_total().mean;
    // After "would cost …" a bare amount would be taken for a cost.
    auto const with_capacity =
        lead.mean > -a_pound ? spoken(total)
        : total >= 0.0       ? fmt::format("and {} {}", expected ? "shows a saving of" : "would save", spoken(total))
                             : fmt::format("and would cost {} more than it saves", spoken(-total));
    auto const unclear =
        std::abs(lead.mean) >= a_pound && std::abs(lead.mean) < 2.0 * lead.mcse
            ? fmt::format("; with so few draws its sign is not known: Monte Carlo standard error {}", spoken(lead.mcse))
            : "";
    return fmt::format("{}{} over {} (95% range {}; chance of a saving {}{}), {} with capacity counted too{}", amount,
                       cost, setting.when, pounds_range(lead), chance(standing.lead_chance()), unclear, with_capacity,
                       empty_posts_clause(standing));
}

//! "£159,000 is left", "£6.44m is lost".
std::string left_words(double net_cash)
{
    return std::abs(net_cash) < a_pound ? std::string("nothing is left")
                                        : spoken(std::abs(net_cash)) + (net_cash > 0.0 ? " is left" : " is lost");
}

//! Empty where somebody has stated the cost.
std::string cost_clause(Standing const& standing)
{
    if (!standing.placeholder) return "";
    auto text = "; the programme's cost is still " + standing.placeholder_words;
    if (auto const parts = parts_clause(standing.cost_parts, standing.programme); !parts.empty())
        text += fmt::format(" ({})", parts);
    if (standing.cost_per_worker_year)
        text += fmt::format(", {} per worker reached and year", spoken(*standing.cost_per_worker_year));
    if (!standing.affordable.value) return text + ", and what would be affordable cannot be stated";
    if (standing.affordable.value->mean < a_pound) return text + ", and no cost at all would be affordable in cash";
    auto const most = standing.affordable.value->mean;
    // "Within the affordable cost" would read like advice, and a null result advises nothing.
    if (standing.evidence == Evidence::null_result)
        return text +
               fmt::format(", and the largest affordable cost in cash over the assumed range is {}", spoken(most));
    if (!standing.cost_per_worker_year)
        return text +
               fmt::format(", and the largest affordable cost in cash is {} per worker reached and year", spoken(most));
    return text + fmt::format(", which is {} the largest affordable cost in cash, {}",
                              *standing.cost_per_worker_year > most ? "more than" : "within", spoken(most));
}

//! After a saving that leaves out what is guessed of the cost: what is left with that, too, and how sure. Without it the
//! saving would be quoted alone. Empty where all of the cost is counted.
std::string with_guessed_cost(Standing const& standing)
{
    if (!standing.placeholder || !standing.savings) return "";
    double const left = standing.savings->net_cash.mean;
    double const guessed = at(standing.programme, CostPart::guessed);
    auto const at_cost = standing.known == CostKnown::partly
                             ? fmt::format(" With the guessed part of its cost, {}, counted too", spoken(guessed))
                             : fmt::format(" At the guessed cost, {}", spoken(guessed));
    // Of a null result nothing is claimed, so that nothing is left or lost either.
    auto const is_left = standing.evidence == Evidence::null_result
                             ? fmt::format("the average is {} in cash", spoken(left))
                             : left_words(left) + " in cash";
    return fmt::format("{}, {}; the chance of a saving is then {}.", at_cost, is_left,
                       chance(standing.chances->net_cash));
}

//! Adding up authorities is not what England saves: the sum and England's share of it stay in one sentence.
std::string england_clause(Standing const& standing, Setting const& setting)
{
    if (!setting.is_sum || !standing.england) return "";
    double const england = standing.lead_england().mean;
    return fmt::format(
        "; counted for England as a whole, where part of the leavers only move to another authority, {} {}",
        spoken(std::abs(england)), england < 0.0 ? "more is spent than saved" : "is saved");
}

std::string tail(Standing const& standing, Setting const& setting)
{
    auto text = england_clause(standing, setting);
    if (standing.evidence == Evidence::published) text += fmt::format("; {}", in_a_clause(standing.evidence));
    return text + cost_clause(standing) + "." + with_guessed_cost(standing);
}

std::string null_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const& lead = standing.lead();
    return fmt::format("For {}, a study looked and found no significant effect, so no saving is claimed for {}: the "
                       "assumed range around no effect runs from {} in cash {} over {} (average "
                       "{}; chance of a saving {}){}.{}",
                       name_of(findings, standing), setting.who, pounds_range(lead), lead_of(standing), setting.when,
                       spoken(lead.mean), chance(standing.lead_chance()), cost_clause(standing),
                       with_guessed_cost(standing));
}

std::string no_evidence_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto text = fmt::format("For {}, no study measured leaving, so no saving can be stated for {}",
                            name_of(findings, standing), setting.who);
    if (setting.is_sum || standing.results.size() != 1) return text + ".";
    auto const& result = *standing.results.front();
    text += fmt::format(": at {} cost of {} over {}, ",
                        standing.placeholder ? standing.placeholder_words : std::string("a stated"),
                        spoken(result.programme_cost.mean), setting.when);
    if (auto const& root = result.break_even_cash.value)
        return text +
               fmt::format("leaving among those reached must {} by {} (hazard ratio {:.2f}) for the programme to "
                           "pay for itself in cash.",
                           root->fall() < 0.0 ? "rise" : "fall", percent(std::abs(root->fall())), root->hazard_ratio);
    return text + "there is no break-even in cash" +
           (result.break_even_cash.reason.empty() ? "." : ": " + visible(result.break_even_cash.reason) + ".");
}

std::size_t number_of(std::vector<Standing> const& standings, Evidence evidence)
{
    return static_cast<std::size_t>(
        std::count_if(standings.begin(), standings.end(), [&](Standing const& s) { return s.evidence == evidence; }));
}

//! Nothing leads: say so, and claim nothing.
std::string opening_of_none(std::vector<Standing> const& standings, Setting const& setting)
{
    auto const found_nothing = number_of(standings, Evidence::null_result);
    auto const not_measured = number_of(standings, Evidence::none);
    std::vector<std::string> why;
    if (found_nothing > 0) why.push_back(fmt::format("for {} a study found no significant effect", found_nothing));
    if (not_measured > 0) why.push_back(fmt::format("for {} no study measured leaving", not_measured));
    return fmt::format(
        "None of the {} interventions here has a published or assumed effect on leaving ({}), so no saving "
        "is claimed for {} over {}.",
        standings.size(), in_words(why), setting.who, setting.when);
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

std::string opening_of_one(Findings const& findings, Standing const& standing, Setting const& setting)
{
    if (standing.evidence == Evidence::none) return no_evidence_sentence(findings, standing, setting);
    if (standing.evidence == Evidence::null_result) return null_sentence(findings, standing, setting);
    return expected_fall_first(findings, standing.results) + with_capital(proviso(standing.evidence)) +
           fmt::format("{} {}{}", name_of(findings, standing), predicate(standing, setting), tail(standing, setting));
}

std::string opening_of_several(Findings const& findings, std::vector<Standing> const& standings, Setting const& setting)
{
    auto const lead = leading(standings);
    if (!lead) return opening_of_none(standings, setting);
    auto const alike = number_of(standings, lead->evidence);
    auto const first = expected_fall_first(findings, lead->results);
    auto const rest = predicate(*lead, setting) + tail(*lead, setting);
    if (lead->evidence == Evidence::published) {
        auto const of = alike == 1
                            ? std::string("The only intervention here with a published effect is ")
                            : fmt::format("Of the {} interventions here with a published effect, first comes ", alike);
        return fmt::format("{}{}: {}it {}", of, name_of(findings, *lead), proviso(lead->evidence), rest);
    }
    auto const alone = lead->evidence == Evidence::mixed ? " alone" : "";
    return fmt::format("{}No intervention here has a published effect{}; {}{} {}", first, alone,
                       proviso(lead->evidence), name_of(findings, *lead), rest);
}

std::string break_even_sentence(Maybe<BreakEven> const& break_even, std::string const& in_what,
                                std::string const& placeholder_words)
{
    auto const at_cost = placeholder_words.empty() ? std::string{} : ", at a cost that is still " + placeholder_words;
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
        return fmt::format("The break-even in {} lies where leaving among those reached rises by {} (hazard ratio "
                           "{:.2f}){}.",
                           in_what, percent(-fall), ratio, at_cost);
    return fmt::format("For the programme to pay for itself in {}, leaving among those reached must fall by {} (hazard "
                       "ratio {:.2f}){}.",
                       in_what, percent(fall), ratio, at_cost);
}

std::string affordable_pattern(Maybe<Estimate> const& affordable, std::string const& in_what, Grounds const& evidence,
                               std::string const& empty_posts)
{
    if (!affordable.value)
        return fmt::format("The largest affordable cost in {} cannot be stated: {}.", in_what,
                           affordable.reason.empty() ? "the run gives no value" : affordable.reason);
    if (affordable.value->mean < a_pound)
        return fmt::format(
            "In {}, no cost would be affordable: even free of charge the programme would not save (break-"
            "even at {{mean}} per worker reached and year, set-up included; 95% range {{low}} to {{high}}){}{}.",
            in_what, reminder(evidence, "; "), empty_posts);
    return fmt::format(
        "In {}, the programme would pay for itself up to a cost of {{mean}} per worker reached and year, "
        "set-up included (95% range {{low}} to {{high}}){}{}.",
        in_what, reminder(evidence, "; "), empty_posts);
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
    }
    if (!text.empty()) text.insert(0, "Caution: ");
    auto const bought = bought_for_sentence(findings, standing);
    return text + (text.empty() || bought.empty() ? "" : " ") + bought;
}

std::string england_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const share = mean(findings.study.moves_between_authorities.about);
    auto text = fmt::format(
        "{} of those who leave only move to another authority: of what {} would gain or pay more by "
        "keeping them, that share is lost or spared elsewhere, as if others filled and covered posts "
        "alike.",
        share > 0.0 ? percent(share) : std::string("Some"), setting.is_sum ? "each authority" : setting.who);
    if (standing.england)
        text += fmt::format(
            " Counted for England as a whole, the {} {}{} is {} (95% range {}).",
            standing.lead_england().mean < 0.0 ? "loss in cash" : "saving in cash", lead_of(standing),
            standing.evidence == Evidence::published ? "" : fmt::format(" ({})", in_a_clause(standing.evidence)),
            spoken(std::abs(standing.lead_england().mean)), pounds_range(standing.lead_england()));
    return text;
}

}  // namespace holdfast::report
