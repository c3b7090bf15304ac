#include "report/budget/budget.hpp"

#include "base/text.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

//! "the must-haves", where they are all that it clashes with.
std::string others(Clash const& clash, BudgetFindings const& findings, bool& plural)
{
    auto const& conditions = findings.question.conditions;
    std::vector<std::string> words;
    std::vector<std::string> pairs;
    for (auto const i : clash.with) {
        if (auto const* must = std::get_if<MustBuy>(&conditions[i]))
            pairs.push_back(fmt::format("{}={}", visible(findings.market.authorities[must->authority]),
                                        findings.market.interventions[must->intervention]));
        else words.push_back(condition_words(conditions[i], findings.market));
    }
    plural = words.size() + pairs.size() > 1;
    if (!pairs.empty())
        words.insert(words.begin(),
                     fmt::format("the must-have {} {}", pairs.size() == 1 ? "pair" : "pairs", in_words(pairs)));
    return in_words(words);
}

std::string what_would_do(Clash const& clash, BudgetFindings const& findings)
{
    auto const& condition = findings.question.conditions[clash.condition];
    auto const& market = findings.market;
    bool plural = false;
    auto const with = others(clash, findings, plural);
    bool const only_must_haves = std::all_of(clash.with.begin(), clash.with.end(), [&](std::size_t i) {
        return std::holds_alternative<MustBuy>(findings.question.conditions[i]);
    });
    auto const need = [&](WholePounds asked, std::string const& when) {
        return fmt::format("{}{} {} at least {}{}, and the budget is {}.", with_capital(with),
                           only_must_haves ? " alone" : (plural ? " together" : ""),
                           only_must_haves && !plural ? "costs" : (plural ? "cost" : "costs"),
                           whole_pounds(clash.possible), when, whole_pounds(asked));
    };
    if (auto const* c = std::get_if<TotalAtMost>(&condition)) return need(c->pounds, " in all");
    if (auto const* c = std::get_if<YearAtMost>(&condition)) return need(c->pounds, " in " + market.years[c->year]);
    if (clash.by_itself) {
        if (auto const* c = std::get_if<MustBuy>(&condition))
            return fmt::format("{} is not offered to {} in this study, so it cannot be a must-have there.",
                               market.interventions[c->intervention], visible(market.authorities[c->authority]));
        if (auto const* c = std::get_if<AuthoritiesAtLeast>(&condition))
            return fmt::format(
                "{} is wanted in at least {}, and is offered to {}.", market.interventions[c->intervention],
                counted(static_cast<std::uint64_t>(c->count), "authority", "authorities"), clash.possible);
        return fmt::format("{} cannot be met.", with_capital(condition_words(condition, market)));
    }
    if (auto const* c = std::get_if<AuthoritiesAtLeast>(&condition))
        return fmt::format("{} is wanted in at least {}; with {} it can be bought for {} at most.",
                           market.interventions[c->intervention],
                           counted(static_cast<std::uint64_t>(c->count), "authority", "authorities"), with,
                           clash.possible);
    if (auto const* c = std::get_if<AuthoritiesAtMost>(&condition))
        return fmt::format("{} may be bought for at most {}; {} {} at least {}.", market.interventions[c->intervention],
                           counted(static_cast<std::uint64_t>(c->count), "authority", "authorities"), with,
                           plural ? "need" : "needs", clash.possible);
    if (std::holds_alternative<ChanceAtLeast>(condition))
        return fmt::format("{} cannot be met with {}: {} of the packages needed has no such chance.",
                           with_capital(condition_words(condition, market)), with,
                           clash.possible == 1 ? "1" : std::to_string(clash.possible));
    return fmt::format("{} cannot be met together with {}.", with_capital(condition_words(condition, market)), with);
}

}  // namespace

std::vector<std::string> why_nothing_fits(BudgetFindings const& findings)
{
    if (!findings.nothing_keeps)
        return {
            "No choice that keeps to all the conditions was found before the search was cut short; there may be one."};
    auto const& [clashes, best_mean_of_worst, best_chance_of_no_loss] = *findings.nothing_keeps;
    std::vector<std::string> sentences;
    for (auto const& clash : clashes) sentences.push_back(what_would_do(clash, findings));
    auto const& limits = findings.question.limits;
    auto const draws = fmt::format("the {} draws that the choice is made with", findings.scenarios);
    if (limits.mean_of_worst && best_mean_of_worst && *best_mean_of_worst < limits.mean_of_worst->at_least)
        sentences.push_back(fmt::format("Over the worst {} of {} the saving is to be {} on average; the most that the "
                                        "other conditions allow is {}.",
                                        percent(limits.mean_of_worst->share), draws,
                                        spoken(limits.mean_of_worst->at_least), spoken(*best_mean_of_worst)));
    if (limits.chance_of_no_loss && best_chance_of_no_loss &&
        *best_chance_of_no_loss < limits.chance_of_no_loss->at_least)
        sentences.push_back(
            fmt::format("In at least {} of {} there is to be no loss; the most that the other conditions "
                        "allow is {}.",
                        percent(limits.chance_of_no_loss->at_least), draws, percent(*best_chance_of_no_loss)));
    bool const not_found_in_time =
        (limits.mean_of_worst && !best_mean_of_worst) || (limits.chance_of_no_loss && !best_chance_of_no_loss);
    if (sentences.empty() && not_found_in_time)
        sentences.emplace_back(
            "The other conditions do not allow for the limit on risk; how near they come to it was not "
            "found before the search was cut short.");
    if (sentences.empty()) sentences.emplace_back("The limits on risk cannot be met together, though each alone can.");
    return sentences;
}

}  // namespace holdfast
