#include "report/words/standing.hpp"

#include "report/words/pilot_words.hpp"
#include "report/words/subject.hpp"

#include <algorithm>

namespace holdfast::report {

namespace {

Standing of_strategy(Findings const& findings, std::size_t index)
{
    auto const& strategy = findings.strategies.at(index);
    Standing standing;
    standing.strategy = index;
    standing.evidence = evidence_of(strategy);
    standing.placeholder = strategy.placeholder_cost;
    standing.placeholder_words = placeholder_words(strategy.cost_parts);
    standing.cost_parts = strategy.cost_parts;
    standing.hours_guessed = strategy.hours_guessed;
    standing.known = cost_known(strategy.cost_parts);
    standing.free = standing.known == CostKnown::all &&
                    std::all_of(strategy.members.begin(), strategy.members.end(), [&findings](std::size_t member) {
                        return findings.study.interventions.at(member).is_free_in_cash();
                    });
    return standing;
}

std::optional<double> cost_per_worker_year(std::vector<Result const*> const& results)
{
    double cost = 0.0;
    double reached = 0.0;
    for (auto const* result : results) {
        cost += result->programme_cost.mean;
        reached += result->workers_reached.mean;
    }
    if (reached <= 0.0) return std::nullopt;
    return cost / reached;
}

ByPart<double> programme_means(std::vector<Result const*> const& results)
{
    ByPart<double> means{};
    for (auto const* result : results)
        for (auto const part : all_cost_parts) at(means, part) += at(result->programme_parts, part).mean;
    return means;
}

//! Of one authority or of several.
template <class SavedAnywhere> void quote(Standing& standing, SavedAnywhere const& saved)
{
    standing.savings = saved.savings;
    standing.chances = saved.chances;
    standing.england = saved.england;
    standing.leavers_averted = saved.leavers_averted.mean;
}

//! Where there are no figures there is nothing to quote, whatever the evidence is called. A pilot's fall is held against what
//! was to be expected in each authority.
void check(Findings const& findings, Standing& standing)
{
    if (!standing.savings) {
        standing.evidence = Evidence::none;
        return;
    }
    standing.evidence.fall_expected =
        std::any_of(standing.results.begin(), standing.results.end(),
                    [&findings](Result const* result) { return fall_was_to_be_expected(findings, *result); });
}

}  // namespace

Standing standing_of(Findings const& findings, Result const& result)
{
    auto standing = of_strategy(findings, result.strategy);
    if (result.saved) quote(standing, *result.saved);
    standing.affordable = result.affordable_cash;
    standing.results = {&result};
    standing.cost_per_worker_year = cost_per_worker_year(standing.results);
    standing.programme = programme_means(standing.results);
    check(findings, standing);
    return standing;
}

Standing standing_of(Findings const& findings, Total const& total, std::vector<Result const*> in_the_total)
{
    auto standing = of_strategy(findings, total.strategy);
    if (total.saved) quote(standing, *total.saved);
    standing.affordable = total.affordable_cash;
    standing.results = std::move(in_the_total);
    standing.cost_per_worker_year = cost_per_worker_year(standing.results);
    standing.programme = programme_means(standing.results);
    check(findings, standing);
    return standing;
}

double whole_cost(Standing const& standing)
{
    double cost = 0.0;
    for (auto const part : all_cost_parts) cost += at(standing.programme, part);
    return cost;
}

bool claims_a_saving(Standing const& standing) { return standing.savings && is_ranked(standing.evidence); }

Saved const* saved_without_bias(Findings const& findings, Result const& result)
{
    if (!result.saved) return nullptr;
    auto const& members = findings.strategies.at(result.strategy).members;
    bool const inside = std::any_of(members.begin(), members.end(), [&findings](std::size_t member) {
        auto const& effect = findings.study.interventions.at(member).effect;
        return effect && effect->robust;
    });
    return inside ? nullptr : &*result.saved;
}

std::vector<Result const*> results_in(Findings const& findings, Total const& total)
{
    std::vector<Result const*> results;
    for (auto const& result : findings.results)
        if (result.strategy == total.strategy &&
            (total.scope != "region" || findings.study.authorities.at(result.authority).region == total.name))
            results.push_back(&result);
    return results;
}

Grounds grounds_of(std::vector<Standing> const& standings, Evidence kind)
{
    Grounds grounds{kind};
    bool first = true;
    for (auto const& standing : standings) {
        if (standing.evidence != kind) continue;
        if (first) grounds.bias = standing.evidence.bias;
        else if (grounds.bias != standing.evidence.bias) grounds.bias.reset();
        first = false;
    }
    return grounds;
}

std::vector<Standing> in_rank(std::vector<Standing> const& standings, Evidence evidence)
{
    std::vector<Standing> ranked;
    for (auto const& standing : standings)
        if (standing.evidence == evidence) ranked.push_back(standing);
    if (is_ranked(evidence))
        std::stable_sort(ranked.begin(), ranked.end(), [](Standing const& a, Standing const& b) {
            return a.lead_total().mean > b.lead_total().mean;
        });
    return ranked;
}

std::optional<Standing> leading(std::vector<Standing> const& standings)
{
    for (auto const evidence : all_evidence) {
        if (!is_ranked(evidence)) continue;
        auto const ranked = in_rank(standings, evidence);
        if (ranked.empty()) continue;
        auto const earned_back = std::find_if(ranked.begin(), ranked.end(),
                                              [](Standing const& s) { return !s.placeholder && s.lead().mean > 0.0; });
        return earned_back == ranked.end() ? ranked.front() : *earned_back;
    }
    return std::nullopt;
}

std::array<double, line_count> line_means(Standing const& standing)
{
    std::array<double, line_count> means{};
    for (auto const* result : standing.results)
        if (result->saved)
            for (std::size_t line = 0; line < line_count; ++line) means[line] += result->saved->lines[line].mean;
    return means;
}

}  // namespace holdfast::report
