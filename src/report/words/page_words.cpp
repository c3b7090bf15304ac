#include "report/words/page_words.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

std::string must_be_true(Maybe<BreakEven> const& break_even, std::string const& placeholder_words)
{
    auto const at_cost = placeholder_words.empty() ? std::string() : ", at " + cost_words(placeholder_words);
    if (!break_even.value)
        return (break_even.reason.empty() ? "no break-even was found" : visible(break_even.reason)) + at_cost;
    auto const fall = break_even.value->fall();
    if (std::abs(fall) < no_fall) return "leaving must not rise" + at_cost;
    return fmt::format("leaving must {} by {}{}", fall < 0.0 ? "rise" : "fall", percent(std::abs(fall)), at_cost);
}

std::string cost_in_use_pattern(Standing const& standing)
{
    auto const amount = standing.cost_per_worker_year ? "{each} " + std::string(per_worker) : "{cost} in all";
    if (!standing.placeholder) return fmt::format("Cost in the inputs: {}.", amount);
    if (standing.known == CostKnown::partly)
        return fmt::format("Cost in the inputs: {}, {}: of {{cost}} in all, {{parts}}.", amount,
                           standing.placeholder_words);
    return fmt::format("Cost in the inputs: {}, {} until somebody enters a quotation.", amount,
                       standing.placeholder_words);
}

std::string england_pattern(CostKnown known)
{
    return fmt::format("Counted for England as a whole, where part of the leavers only move to another authority, the "
                       "average in cash {} is {{england}}.",
                       lead_is(known));
}

std::string_view costs_of_a_group(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "after their own cost, which is stated";
    case CostKnown::partly: return "after the stated part of their own cost, of which the rest is our guess";
    case CostKnown::nothing: return "before their own cost, which is our guess";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

std::string_view costs_in_short(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "after a stated cost";
    case CostKnown::partly: return "after the stated part of the cost";
    case CostKnown::nothing: return "before a cost that is our guess";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

std::string effect_in_inputs(Findings const& findings, Strategy const& strategy)
{
    std::string text;
    for (auto const member : strategy.members) {
        auto const& intervention = findings.study.interventions.at(member);
        if (!intervention.effect) continue;
        auto const& belief = intervention.effect->published();
        auto const range = range_words(belief);
        auto const value = mean_words(belief) + (range.empty() ? "" : fmt::format(" (95% range {})", range));
        if (!text.empty()) text += "; ";
        text += strategy.members.size() > 1
                    ? fmt::format("{}: {}, {}", visible(intervention.name), value, basis_words(belief.basis))
                    : value;
    }
    return text;
}

std::string effect_as_used(Strategy const& strategy)
{
    if (!strategy.hazard_ratio) return "";
    return fmt::format("95% range {}; the average over the draws is {}", figure_range(*strategy.hazard_ratio),
                       figure(strategy.hazard_ratio->mean));
}

std::string everything_known(double evpi) { return fmt::format("Knowing everything would be worth {}.", spoken(evpi)); }

std::string movers(Study const& study)
{
    double const share = mean(study.moves_between_authorities.about);
    return share > 0.0 ? percent(share) + " of leavers" : "Part of the leavers";
}

}  // namespace holdfast::report
