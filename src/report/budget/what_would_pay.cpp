#include "report/budget/what_would_pay.hpp"

#include "base/text.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/case_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr std::size_t most_programmes = 3;

std::string programme(BudgetFindings const& findings, std::size_t offer)
{
    auto const& strategy = offered(findings, offer);
    return visible(strategy.name.empty() ? strategy.id : strategy.name);
}

bool counts_capacity(BudgetFindings const& findings) { return findings.question.objective == Objective::total_saving; }

//! What it costs, and what it may cost and still pay [£ a worker a year], all-in (engine/affordable.hpp).
struct CostPerWorker {
    std::size_t offer{};
    double costs{}, pays_below{};
};

std::optional<CostPerWorker> per_worker(BudgetFindings const& findings, std::size_t offer)
{
    auto const& figures = findings.offers.at(offer);
    if (figures.workers_reached <= 0.0 || !offered(findings, offer).has_effect) return std::nullopt;
    auto const cost = std::accumulate(figures.programme_parts.begin(), figures.programme_parts.end(), 0.0);
    auto const net = counts_capacity(findings) ? figures.net_total : figures.net_cash;
    return CostPerWorker{offer, cost / figures.workers_reached, (net + cost) / figures.workers_reached};
}

//! Of each programme that something is claimed for, where it comes nearest to paying; the nearest first.
std::vector<CostPerWorker> nearest(BudgetFindings const& findings)
{
    std::vector<std::optional<CostPerWorker>> by_strategy(findings.strategies.size());
    auto const is_nearer = [](CostPerWorker const& a, CostPerWorker const& b) {
        return a.pays_below * b.costs > b.pays_below * a.costs;  // by the share of its cost that it earns
    };
    for (std::size_t offer = 0; offer < findings.offers.size(); ++offer) {
        if (findings.market.offers[offer].on_request) continue;
        auto const figures = per_worker(findings, offer);
        if (!figures) continue;
        auto& best = by_strategy[findings.offers[offer].strategy];
        if (!best || is_nearer(*figures, *best)) best = figures;
    }
    std::vector<CostPerWorker> all;
    for (auto const& best : by_strategy)
        if (best) all.push_back(*best);
    std::stable_sort(all.begin(), all.end(), is_nearer);
    return all;
}

//! "in cash", or with capacity, which no budget gets.
char const* counted_in(BudgetFindings const& findings)
{
    return counts_capacity(findings) ? ", with capacity counted" : "";
}

void add_what_it_may_cost(BudgetFindings const& findings, std::vector<std::string>& sentences)
{
    auto const all = nearest(findings);
    std::size_t said = 0;
    for (auto const& [offer, costs, pays_below] : all) {
        if (said == most_programmes || pays_below < a_pound) break;
        if (pays_below >= costs) continue;  // it pays as it is: a condition is in the way
        auto const whose = placeholder_words(offered(findings, offer).cost_parts);
        sentences.push_back(fmt::format("{} would pay in {} below {} a worker a year{}; it costs {}{}{}.",
                                        programme(findings, offer), buyer(findings, offer), case_pounds(pays_below),
                                        counted_in(findings), case_pounds(costs), whose.empty() ? "" : ", ", whose));
        ++said;
    }
    if (said == 0 && !all.empty() && all.front().pays_below < a_pound)
        sentences.push_back(fmt::format("None of them would pay at any cost above £0{}.", counted_in(findings)));
}

void add_highest_chance(BudgetFindings const& findings, std::vector<std::string>& sentences)
{
    std::optional<std::size_t> best;
    auto const& offers = findings.market.offers;
    for (std::size_t offer = 0; offer < findings.offers.size(); ++offer)
        if (!offers[offer].on_request && (!best || offers[offer].chance_of_saving > offers[*best].chance_of_saving))
            best = offer;
    if (!best) return;
    sentences.push_back(fmt::format("The highest chance to be had that one pays for itself{} is {}: {} in {}.",
                                    counted_in(findings), in_100(offers[*best].chance_of_saving),
                                    programme(findings, *best), buyer(findings, *best)));
}

void add_what_is_in_the_way(BudgetFindings const& findings, std::vector<std::string>& sentences)
{
    if (findings.worth_something == 0) return;
    auto const& bought = *findings.bought;
    for (auto const condition : bought.in_the_way)
        sentences.push_back(fmt::format("In the way stands: {}. Without it something would be bought.",
                                        condition_words(findings.question.conditions.at(condition), findings.market)));
    if (bought.limits_in_the_way)
        sentences.push_back("In the way stands the limit on risk. Without it something would be bought.");
    if (bought.in_the_way.empty() && !bought.limits_in_the_way)
        sentences.push_back("No condition stands in the way alone: more than one would have to go.");
}

// ---- Purchases that lose cash. ----

//! Does a condition ask for the purchase?
bool asks_for(Condition const& condition, BudgetFindings const& findings, std::size_t offer)
{
    auto const& bought = findings.market.offers.at(offer);
    auto const region = findings.market.region_of.at(bought.authority);
    if (auto const* must = std::get_if<MustBuy>(&condition))
        return must->authority == bought.authority && counts_for(bought, must->intervention);
    if (auto const* some = std::get_if<AuthoritiesAtLeast>(&condition)) return counts_for(bought, some->intervention);
    if (auto const* floor = std::get_if<RegionSpendAtLeast>(&condition)) return floor->region == region;
    if (auto const* floor = std::get_if<RegionAuthoritiesAtLeast>(&condition)) return floor->region == region;
    return false;
}

//! What is maximised, where that is not cash.
std::string bought_for(Objective objective)
{
    switch (objective) {
    case Objective::cash_saving: return "";
    case Objective::total_saving:
        return "You asked for cash and capacity together: capacity is work that would otherwise not be done, and no "
               "budget gets it.";
    case Objective::leavers_averted: return "You asked for leavers avoided, not for cash.";
    case Objective::fte_years: return "You asked for years of permanent staff, not for cash.";
    }
    return "";
}

//! Those that lose cash, and what each loses.
struct Losing {
    std::vector<std::size_t> offers;
    double pounds{};
    std::size_t even_for_nothing{};  //!< so many keep people and would lose cash without a cost, too
};

Losing losing_of(BudgetFindings const& findings)
{
    Losing losing;
    for (auto const offer : findings.bought->best.choice.offers) {
        auto const figures = purchase_in(findings, findings.bought->best.choice, offer).figures;
        if (figures.net_cash > -a_pound) continue;
        losing.offers.push_back(offer);
        losing.pounds -= figures.net_cash;
        auto const cost = std::accumulate(figures.programme_parts.begin(), figures.programme_parts.end(), 0.0);
        if (figures.leavers_averted > 0.0 && figures.net_cash + cost < -a_pound) ++losing.even_for_nothing;
    }
    return losing;
}

}  // namespace

std::vector<std::string> what_would_pay(BudgetFindings const& findings)
{
    std::vector<std::string> sentences;
    if (!findings.bought || !findings.bought->best.choice.offers.empty()) return sentences;
    add_what_is_in_the_way(findings, sentences);
    if (is_money(findings.question.objective)) {
        add_what_it_may_cost(findings, sentences);
        add_highest_chance(findings, sentences);
    }
    return sentences;
}

std::vector<std::string> why_cash_is_lost(BudgetFindings const& findings)
{
    std::vector<std::string> sentences;
    if (!findings.bought) return sentences;
    auto const losing = losing_of(findings);
    if (losing.offers.empty()) return sentences;
    auto const all = findings.bought->best.choice.offers.size();
    sentences.push_back(fmt::format("{} of {} {} expected to lose cash: {} together.", losing.offers.size(),
                                    counted(all, "purchase", "purchases"), losing.offers.size() == 1 ? "is" : "are",
                                    case_pounds(losing.pounds)));
    if (auto const why = bought_for(findings.question.objective); !why.empty()) sentences.push_back(why);
    std::vector<bool> asked(findings.offers.size());
    for (auto const& condition : findings.question.conditions) {
        auto const some = std::count_if(losing.offers.begin(), losing.offers.end(),
                                        [&](std::size_t offer) { return asks_for(condition, findings, offer); });
        if (some > 0)
            sentences.push_back(
                fmt::format("A condition asks for {} of them: {}.", some, condition_words(condition, findings.market)));
        for (auto const offer : losing.offers) asked[offer] = asked[offer] || asks_for(condition, findings, offer);
    }
    bool const unasked =
        std::any_of(losing.offers.begin(), losing.offers.end(), [&](std::size_t offer) { return !asked[offer]; });
    if (findings.question.objective == Objective::cash_saving && unasked && findings.question.limits.any())
        sentences.push_back("Others save where the rest loses: the limit on risk needs them.");
    if (losing.even_for_nothing > 0)
        sentences.push_back(
            fmt::format("{} would lose cash even at no cost: keeping people costs more there than it saves.",
                        counted(losing.even_for_nothing, "of them", "of them")));
    return sentences;
}

std::string acting_together_sentence(BudgetFindings const& findings)
{
    if (!findings.acting_together) return "";
    auto const& acting = *findings.acting_together;
    if (acting.otherwise == 0)
        return "Choosing for England and not each council for itself changes nothing here: every council would choose "
               "the same.";
    return fmt::format("Choosing for England and not each council for itself is worth {} on average, without your "
                       "conditions: {} would choose otherwise.",
                       case_pounds(acting.worth()), counted(acting.otherwise, "council", "councils"));
}

}  // namespace holdfast
