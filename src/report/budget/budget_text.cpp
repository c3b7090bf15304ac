#include "report/budget/budget.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"
#include "report/budget/budget_screen.hpp"
#include "report/budget/what_would_pay.hpp"
#include "report/chapters/cost_parts_table.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/case_words.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_cautions = 12;
constexpr std::size_t most_changes = 12;

//! "in cash", "in cash and capacity".
std::string in_what(Objective objective)
{
    return objective == Objective::total_saving ? "in cash and capacity together" : "in cash";
}

//! An amount of what is maximised, from its smallest units.
std::string value_words(double units, Objective objective)
{
    switch (objective) {
    case Objective::cash_saving:
    case Objective::total_saving: return spoken(units);
    case Objective::leavers_averted: return figure(units / 1000.0) + " leavers avoided";
    case Objective::fte_years: return figure(units / 1000.0) + " FTE-years kept";
    }
    return "";
}

//! The same to the last unit, for the proof.
std::string exact_words(double units, Objective objective)
{
    if (is_money(objective)) return whole_pounds(std::llround(units));
    return fmt::format("{:.3f} {}", units / 1000.0,
                       objective == Objective::leavers_averted ? "leavers avoided" : "FTE-years kept");
}

std::string budget_words(BudgetFindings const& findings)
{
    std::optional<WholePounds> total;
    for (auto const& condition : findings.question.conditions)
        if (auto const* most = std::get_if<TotalAtMost>(&condition))
            total = std::min(total.value_or(most->pounds), most->pounds);
    return total ? "a budget of " + spoken(static_cast<double>(*total)) : "no limit on the budget in all";
}

bool has_total(BudgetFindings const& findings)
{
    return std::any_of(findings.question.conditions.begin(), findings.question.conditions.end(),
                       [](Condition const& c) { return std::holds_alternative<TotalAtMost>(c); });
}

double spend_where(BudgetFindings const& findings, Choice const& choice, auto const& which)
{
    double sum = 0.0;
    for (auto const offer : choice.offers)
        if (which(offered(findings, offer))) sum += spend_of(purchase_in(findings, choice, offer));
    return sum;
}

std::string what_it_rests_on(Grounds const& grounds)
{
    auto const dealt = grounds.bias == BiasMethod::none ? " (nothing is taken off for bias)" : "";
    switch (grounds.kind) {
    case Evidence::published:
        return fmt::format("published effects, {} and {}", dealt_with_bias(grounds.bias, true),
                           grounds.bias == BiasMethod::none || grounds.bias == BiasMethod::empirical_alone
                               ? "made less certain for being carried to another place"
                               : "for being carried to another place");
    case Evidence::derived: return fmt::format("effects worked out from published counts, not from studies{}", dealt);
    case Evidence::mixed: return fmt::format("published figures joined with the authorities' own pilots{}", dealt);
    case Evidence::own: return fmt::format("effects that the authorities entered themselves{}", dealt);
    case Evidence::elicited: return "what experts expect, not measured effects";
    case Evidence::assumed: return "assumed effects, not measured ones";
    case Evidence::unstated: return "effects whose basis the inputs do not state";
    case Evidence::null_result: return "programmes of which a study found no significant effect";
    case Evidence::none: return "programmes of which no study measured leaving, so that no saving is counted for them";
    }
    return "";
}

//! What the spend rests on, kind by kind.
std::string rests_on(BudgetFindings const& findings, Choice const& choice)
{
    std::vector<std::pair<double, std::string>> parts;
    for (auto const evidence : all_evidence) {
        auto const spend = spend_where(findings, choice, [&](Strategy const& s) { return evidence_of(s) == evidence; });
        bool const any = std::any_of(choice.offers.begin(), choice.offers.end(), [&](std::size_t offer) {
            return evidence_of(offered(findings, offer)) == evidence;
        });
        if (!any) continue;
        std::vector<Strategy> bought;
        for (auto const offer : choice.offers) bought.push_back(offered(findings, offer));
        parts.push_back({spend, what_it_rests_on(grounds_of(bought, evidence))});
    }
    if (parts.size() == 1) return "all of the spend rests on " + parts.front().second;
    std::vector<std::string> words;
    for (auto const& [spend, on] : parts)
        words.push_back(fmt::format("{}{} on {}", spoken(spend), words.empty() ? " rests" : "", on));
    return "of the spend, " + in_words(words);
}

std::string placeholder_words(BudgetFindings const& findings, Choice const& choice)
{
    auto const spend = spend_where(findings, choice, [](Strategy const& s) { return s.placeholder_cost; });
    if (spend <= 0.0) return "";
    auto const parts = programme_parts(findings, choice);
    ByPart<bool> has{};
    for (auto const part : all_cost_parts) at(has, part) = at(parts, part) > 0.0;
    auto const clause = parts_clause(has, parts);
    auto const in_parts = clause.empty() ? std::string() : fmt::format(": at present value, {}", clause);
    if (spend >= static_cast<double>(choice.spend))
        return ". Every cost in it is wholly or partly our guess" + in_parts;
    return fmt::format(". Of it {} is at costs that are wholly or partly our guess{}", spoken(spend), in_parts);
}

//! "save them £3m more in cash than it costs (95% range …; chance of a saving …)".
std::string saving_clause(Estimate const& saving, double chance_of_saving, Objective objective)
{
    auto const result = saving.mean >= 0.0
                            ? fmt::format("save {} {} after that cost", spoken(saving.mean), in_what(objective))
                            : fmt::format("cost {} more {} than it saves", spoken(-saving.mean), in_what(objective));
    return fmt::format("{} (95% range of the saving {}). The chance of a saving is {}", result, pounds_range(saving),
                       in_100(chance_of_saving));
}

Estimate const& saving_of(PortfolioFigures const& figures, Objective objective)
{
    return objective == Objective::total_saving ? figures.net_total : figures.net_cash;
}

std::string expected(BudgetFindings const& findings, PortfolioFigures const& best)
{
    auto const objective = findings.question.objective;
    if (is_money(objective))
        return "is expected to " + saving_clause(saving_of(best, objective), best.chance_of_saving, objective);
    auto const& outcome = objective == Objective::leavers_averted ? best.leavers_averted : best.fte_years;
    auto const what = objective == Objective::leavers_averted
                          ? fmt::format("avoid {} leavers", figure(outcome.mean))
                          : fmt::format("keep {} FTE-years of permanent staff", figure(outcome.mean));
    return fmt::format("is expected to {} (95% range {}). It is expected to {}", what, figure_range(outcome),
                       saving_clause(best.net_cash, best.chance_of_saving, objective));
}

char const* kinds_of_effects(BudgetFindings const& findings)
{
    return findings.question.published_only ? "published or own effects" : "published, own or assumed effects";
}

//! What the packages offered come to, where nothing is bought.
std::string what_was_offered(BudgetFindings const& findings)
{
    return fmt::format("{} for {} {} on {}.", counted(findings.claimed, "package", "packages"),
                       counted(findings.study.authorities.size(), "authority", "authorities"),
                       findings.claimed == 1 ? "rests" : "rest", kinds_of_effects(findings));
}

bool any_placeholder(BudgetFindings const& findings)
{
    return std::any_of(findings.offers.begin(), findings.offers.end(), [&](OfferFigures const& figures) {
        return findings.strategies[figures.strategy].placeholder_cost;
    });
}

std::string nothing_bought_sentence(BudgetFindings const& findings)
{
    auto const objective = findings.question.objective;
    auto const what = objective == Objective::cash_saving ? "save cash after its cost"
                      : objective == Objective::total_saving
                          ? "save anything after its cost, in cash and capacity together"
                      : objective == Objective::leavers_averted ? "avoid leavers"
                                                                : "keep staff";
    if (findings.worth_something == 0)
        return fmt::format(
            "No package that rests on {} is expected to {}{}: of these, the best budget is £0.",
            kinds_of_effects(findings), what,
            is_money(objective) && any_placeholder(findings) ? " at these costs, of which some are our guesses" : "");
    return fmt::format("With {}, nothing is bought: of the {} that {} expected to {}, none can be bought within the "
                       "conditions.",
                       budget_words(findings), counted(findings.worth_something, "purchase", "purchases"),
                       findings.worth_something == 1 ? "is" : "are", what);
}

//! Why nothing is worth buying, and what comes nearest.
void nothing_bought(Paper& paper, BudgetFindings const& findings)
{
    auto const objective = findings.question.objective;
    auto text = what_was_offered(findings);
    if (findings.worth_something > 0) return paper.paragraph(text);
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < findings.offers.size(); ++i)
        if (!findings.market.offers[i].on_request &&
            (!nearest || findings.offers[i].value > findings.offers[*nearest].value))
            nearest = i;
    if (nearest && is_money(objective)) {
        auto const value = static_cast<double>(findings.offers[*nearest].value);
        text += fmt::format(" The nearest is {} for {}, {}.", offered(findings, *nearest).name,
                            visible(findings.study.authorities[findings.offers[*nearest].authority].name),
                            value < 0.0 ? fmt::format("expected to cost {} more than it saves", spoken(-value))
                                        : "expected to save what it costs and no more");
    }
    if (is_money(objective) && any_placeholder(findings))
        text += " These costs are partly our guesses: put in your own.";
    paper.paragraph(text);
}

//! What is maximised, on draws that had no part in the choice: the best of many means is a little too good.
std::string on_fresh_draws(BudgetFindings const& findings)
{
    if (!findings.bought->fresh_value) return "";
    auto const objective = findings.question.objective;
    auto const& fresh = *findings.bought->fresh_value;
    if (is_money(objective))
        return fmt::format(". On draws that had no part in the choice the saving {} is {} (standard error {})",
                           in_what(objective), spoken(fresh.mean), spoken(fresh.mcse));
    return fmt::format(". On draws that had no part in the choice it is expected to give {} (standard error {:.2g})",
                       value_words(1000.0 * fresh.mean, objective), fresh.mcse);
}

void england(Paper& paper, BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    if (best.choice.offers.empty() || findings.study.authorities.size() < 2) return;
    auto const objective = findings.question.objective;
    auto const& saving = objective == Objective::total_saving ? best.england_net_total : best.england_net_cash;
    paper.paragraph(
        fmt::format("Part of those who leave only move to another authority: counted for England as a whole, the "
                    "saving {} after the cost is {} (95% range {}).",
                    in_what(objective), spoken(saving.mean), pounds_range(saving)));
}

std::string evidence_word(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "published";
    case Evidence::derived: return "worked out";
    case Evidence::mixed: return "published, own";
    case Evidence::own: return "own";
    case Evidence::elicited: return "experts";
    case Evidence::assumed: return "assumed";
    case Evidence::unstated: return "not stated";
    case Evidence::null_result: return "null result";
    case Evidence::none: return "none";
    }
    return "";
}

void purchases(Paper& paper, BudgetFindings const& findings, PortfolioFigures const& portfolio,
               std::string const& heading)
{
    auto const& choice = portfolio.choice;
    if (choice.offers.empty()) return;
    auto const objective = findings.question.objective;
    paper.heading(heading);
    bool const of_years = objective == Objective::fte_years;  // one of the two: names need the room
    Table table{
        {{"authority", left, 0, true},
         {"package", left, 0, true},
         {"effect", left, 1},
         {"spend", right},
         {objective == Objective::total_saving ? "saving with\ncapacity,\nafter cost" : "cash saving\nafter cost",
          right},
         {"chance\nof a\nsaving", right},
         {of_years ? "FTE-years\nkept" : "leavers\navoided", right, is_money(objective) ? 2 : 0}},
        {},
        {}};
    for (auto const offer : choice.offers) {
        auto const purchase = purchase_in(findings, portfolio, offer);
        auto const& of = purchase.figures;
        auto const& strategy = findings.strategies.at(of.strategy);
        bool const total = objective == Objective::total_saving;
        table.rows.push_back({visible(findings.study.authorities.at(of.authority).name), strategy.id,
                              evidence_word(evidence_of(strategy)),
                              spoken(spend_of(purchase)) + (strategy.placeholder_cost ? " *" : ""),
                              spoken(total ? of.net_total : of.net_cash),
                              strategy.has_effect ? chance(total ? of.chance_total : of.chance_cash) : "-",
                              strategy.has_effect ? figure(of_years ? of.fte_years : of.leavers_averted) : "-"});
    }
    paper.table(table);
    auto note = std::string("Spend is the expected cost over all years, not discounted; a saving is present value.");
    if (std::any_of(choice.offers.begin(), choice.offers.end(),
                    [&](std::size_t offer) { return offered(findings, offer).placeholder_cost; }))
        note += " *: wholly or partly our guess, until somebody enters a cost.";
    paper.paragraph(note);
    for (auto const& sentence : setup_sentences(findings, choice)) paper.item("-", sentence);
}

//! Where some of a cost is known and some is a placeholder, a sum of both hides what the known part leaves.
void costs_in_parts(Paper& paper, BudgetFindings const& findings, Choice const& choice)
{
    std::vector<ProgrammeCost> partly_known;
    for (auto const offer : choice.offers) {
        auto const of = purchase_in(findings, choice, offer).figures;
        auto const& strategy = findings.strategies.at(of.strategy);
        if (cost_known(strategy.cost_parts) != CostKnown::partly) continue;
        partly_known.push_back({{visible(findings.study.authorities.at(of.authority).name), strategy.id},
                                of.net_cash,
                                of.programme_parts});
    }
    cost_parts_table(paper, {{"authority", left, 0, true}, {"package", left, 0, true}}, partly_known);
}

void packages_note(Paper& paper, BudgetFindings const& findings)
{
    std::vector<std::size_t> packages;
    for (auto const offer : findings.bought->best.choice.offers)
        if (offered(findings, offer).members.size() > 1) packages.push_back(findings.offers[offer].strategy);
    if (packages.empty()) return;
    paper.paragraph("In a package the effects of its members multiply, weakened by its overlap: no study measured them "
                    "together.");
}

void cautions(Paper& paper, BudgetFindings const& findings)
{
    std::set<std::size_t> members;
    for (auto const offer : findings.bought->best.choice.offers)
        for (auto const member : offered(findings, offer).members) members.insert(member);
    std::size_t shown = 0;
    for (auto const member : members) {
        auto const& intervention = findings.study.interventions.at(member);
        if (intervention.caution.empty() || ++shown > most_cautions) continue;
        paper.item("-", fmt::format("{}: {}", intervention.id, intervention.caution));
    }
}

void by_year(Paper& paper, BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    if (best.choice.offers.empty()) return;
    paper.heading("Spend by financial year");
    Table table{{{"year", left}, {"expected", right}, {"95% range", right}, {"limit", right}}, {}, {}};
    for (std::size_t year = 0; year < best.by_year.size(); ++year) {
        std::string limit = "-";
        for (auto const& condition : findings.question.conditions)
            if (auto const* most = std::get_if<YearAtMost>(&condition); most != nullptr && most->year == year)
                limit = spoken(static_cast<double>(most->pounds));
        table.rows.push_back(
            {findings.market.years[year], spoken(best.by_year[year].mean), pounds_range(best.by_year[year]), limit});
    }
    paper.table(table);
    auto text =
        fmt::format("In all {} (95% range {}). A budget limits what is expected to be spent; what will be spent is "
                    "uncertain.",
                    spoken(best.spend.mean), pounds_range(best.spend));
    if (has_total(findings))
        text += fmt::format(" The chance of spending more than the budget is {}.", in_100(best.chance_beyond_budget));
    paper.paragraph(text);
}

std::string per_pound(double units, Objective objective)
{
    if (is_money(objective)) return fmt::format("{}£{:.2f}", units < -0.005 ? "−" : "", std::abs(units));
    return figure(units * 1000.0);  // thousandths for a pound, in whole ones for a million
}

std::string unit_of_next_pound(Objective objective)
{
    return is_money(objective)                       ? "of saving for the next pound"
           : objective == Objective::leavers_averted ? "leavers avoided for the next £1 million"
                                                     : "FTE-years kept for the next £1 million";
}

void next_pound(Paper& paper, BudgetFindings const& findings)
{
    auto const objective = findings.question.objective;
    bool const limited = findings.question.limits.any();
    if (findings.frontier.empty() && !findings.bought->next_pound_in_parts && !limited) return;
    paper.heading("What the next pound buys");
    if (limited)
        paper.paragraph(
            fmt::format("Beside a limit on risk it cannot be said what one pound more would buy: the limit, not "
                        "the budget, may be what binds. Of {}, {} is spent.",
                        budget_words(findings), spoken(static_cast<double>(findings.bought->best.choice.spend))));
    if (findings.bought->next_pound_in_parts) {
        auto const worth = *findings.bought->next_pound_in_parts;
        bool const anything = worth > 1e-9;
        paper.paragraph(
            anything
                ? fmt::format("At this budget, if parts of packages could be bought: {} {}.",
                              per_pound(worth, objective), unit_of_next_pound(objective))
                : std::string("At this budget the next pound buys nothing: the budget is not what limits the choice."));
    }
    if (findings.frontier.empty()) return;
    Table table{
        {{"budget", right},
         {"spent", right},
         {is_money(objective) ? "expected\nsaving"
                              : (objective == Objective::leavers_averted ? "leavers\navoided" : "FTE-years\nkept"),
          right},
         {"authorities", right, 1},
         {is_money(objective) ? "next pound,\nto the next\nbudget" : "next £1m,\nto the next\nbudget", right},
         {is_money(objective) ? "next pound,\nin parts" : "next £1m,\nin parts", right, 2}},
        {},
        {}};
    for (auto const& point : findings.frontier) {
        auto const or_dash = [&](std::optional<double> const& worth) {
            return worth ? per_pound(*worth, objective) : std::string("-");
        };
        if (!point.choice) {
            table.rows.push_back({spoken(static_cast<double>(point.budget)), "not enough", "-", "-", "-", "-"});
            continue;
        }
        auto const value = static_cast<double>(point.choice->value);
        table.rows.push_back(
            {spoken(static_cast<double>(point.budget)), spoken(static_cast<double>(point.choice->spend)),
             is_money(objective) ? spoken(value) : figure(value / 1000.0), std::to_string(point.choice->offers.size()),
             or_dash(point.next_pound), or_dash(point.next_pound_in_parts)});
    }
    paper.gap();
    paper.table(table);
    if (std::any_of(findings.frontier.begin(), findings.frontier.end(),
                    [](FrontierPoint const& p) { return p.choice && !p.choice->proof.proven; }))
        paper.warning("Warning: not every one of these choices is proven best; the JSON has their bounds.");
    if (findings.entries.empty()) return;
    paper.heading("From which budget on");
    Table entering{{{"budget", right}, {"authority", left, 0, true}, {"package", left, 0, true}, {"", left}}, {}, {}};
    for (auto const& entry : findings.entries)
        entering.rows.push_back({spoken(static_cast<double>(entry.enters_at)),
                                 visible(findings.study.authorities.at(findings.offers.at(entry.offer).authority).name),
                                 offered(findings, entry.offer).id,
                                 entry.leaves_again ? "not at every larger one" : ""});
    paper.table(entering);
}

std::string pair_words(BudgetFindings const& findings, std::size_t offer)
{
    return fmt::format("{} for {}", offered(findings, offer).id,
                       visible(findings.study.authorities.at(findings.offers.at(offer).authority).name));
}

//! What the second does otherwise, if it is little.
std::string difference(BudgetFindings const& findings, Choice const& choice, Choice const& other)
{
    std::vector<std::size_t> more, less;
    std::set_difference(other.offers.begin(), other.offers.end(), choice.offers.begin(), choice.offers.end(),
                        std::back_inserter(more));
    std::set_difference(choice.offers.begin(), choice.offers.end(), other.offers.begin(), other.offers.end(),
                        std::back_inserter(less));
    if (more.size() + less.size() > most_changes)
        return fmt::format("differs in {}", counted(more.size() + less.size(), "purchase", "purchases"));
    auto const words = [&](std::vector<std::size_t> const& offers) {
        std::vector<std::string> list;
        for (auto const offer : offers) list.push_back(pair_words(findings, offer));
        return in_words(list);
    };
    if (more.empty()) return "leaves out " + words(less);
    if (less.empty()) return "also buys " + words(more);
    return fmt::format("buys {} instead of {}", words(more), words(less));
}

//! "by its time limit, after 60 s".
std::string cut_short_by(BudgetFindings const& findings)
{
    if (!findings.stopped) return "at the limit of nodes";
    return fmt::format("{} after {} s", findings.stopped->by_hand ? "by hand" : "by its time limit",
                       figure(findings.stopped->after_s));
}

//! What of the page is not proven, where the search was cut short.
void cut_short(Paper& paper, BudgetFindings const& findings)
{
    if (!findings.search.cut_short || !findings.bought) return;
    auto const& proof = findings.bought->best.choice.proof;
    auto const what = proof.proven
                          ? std::string("the best choice is proven, and not every other choice shown here")
                          : fmt::format("what is shown is the best found so far, not proven best: at most {} is "
                                        "missed",
                                        exact_words(findings.bought->best.choice.gap(), findings.question.objective));
    paper.warning(fmt::format("Warning: the search was cut short {}; {}. A longer --time-limit may find more.",
                              cut_short_by(findings), what));
}

void proof(Paper& paper, BudgetFindings const& findings)
{
    auto const objective = findings.question.objective;
    auto const& choice = findings.bought->best.choice;
    auto const value = static_cast<double>(choice.value);
    paper.heading("How it is known to be best");
    auto const nodes = counted(choice.proof.nodes, "node", "nodes");
    auto const cuts = choice.proof.cuts > 0
                          ? fmt::format(" and {}", counted(choice.proof.cuts, "row for the limit on risk",
                                                           "rows for the limit on risk"))
                          : std::string();
    if (choice.proof.proven)
        paper.paragraph(fmt::format(
            "Proven best: gap 0. No choice of these packages within the conditions is expected to give more than {} "
            "(bound), which is what this one is expected to give. It is an exact integer programme over {}, searched "
            "in {}{}. Means are rounded to {}.",
            exact_words(value, objective), counted(findings.offers.size(), "package", "packages"), nodes, cuts,
            is_money(objective) ? "whole pounds" : "thousandths"));
    else
        paper.warning(
            fmt::format("Warning: not proven best. The search was cut short {}, after {}{}. This choice is expected to "
                        "give {}, and no choice gives more than {} (bound), so that at most {} is missed (gap).",
                        cut_short_by(findings), nodes, cuts, exact_words(value, objective),
                        exact_words(choice.proof.bound, objective), exact_words(choice.gap(), objective)));
    if (findings.bought->fresh_value) {
        auto const& fresh = *findings.bought->fresh_value;
        auto const say = [&](double amount) {
            return is_money(objective) ? spoken(amount) : value_words(1000.0 * amount, objective);
        };
        paper.paragraph(
            fmt::format("The best of many means is a little too good: on {} that had no part in the choice it is "
                        "expected to give {} (standard error {}), against {} on those that had.",
                        counted(findings.draws, "other draw", "other draws"), say(fresh.mean),
                        is_money(objective) ? spoken(fresh.mcse) : fmt::format("{:.2g}", fresh.mcse),
                        say(findings.bought->best.value.mean)));
    }
    if (!findings.bought->second && findings.search.cut_short)
        paper.paragraph("The second best choice was not looked for to the end.");
    if (findings.bought->second) {
        auto const less = value - static_cast<double>(findings.bought->second->choice.value);
        paper.paragraph(fmt::format("The second best choice {}. It is expected to give {} ({} the best). The best does "
                                    "better in {} of the draws.",
                                    difference(findings, choice, findings.bought->second->choice),
                                    exact_words(static_cast<double>(findings.bought->second->choice.value), objective),
                                    less > 0.0 ? exact_words(less, objective) + " less than" : "as much as",
                                    chance(findings.bought->chance_that_it_beats_second)));
    }
    if (!findings.bought->alternatives.empty())
        paper.paragraph(
            fmt::format("Against {}: in {} of the draws none of them does better. Whoever knew beforehand which of "
                        "them turns out best "
                        "would gain {} on average (95% range {}).",
                        in_words(findings.bought->alternatives), chance(findings.bought->regret.chance_best),
                        is_money(objective) ? spoken(findings.bought->regret.lost.mean)
                                            : value_words(1000.0 * findings.bought->regret.lost.mean, objective),
                        is_money(objective) ? pounds_range(findings.bought->regret.lost)
                                            : figure_range(findings.bought->regret.lost)));
}

void risk(Paper& paper, BudgetFindings const& findings)
{
    auto const& limits = findings.question.limits;
    if (!limits.any()) return;
    paper.heading("Limits on risk");
    auto const these = counted(findings.scenarios, "draw", "draws");
    if (limits.mean_of_worst)
        paper.paragraph(fmt::format("Over the worst {} of the {} that the choice was made with, the saving {} is {} on "
                                    "average, and was to be at "
                                    "least {}. Over the worst of all {} it is {}.",
                                    percent(limits.mean_of_worst->share), these, in_what(findings.question.objective),
                                    spoken(*findings.bought->mean_of_worst_in_scenarios),
                                    spoken(limits.mean_of_worst->at_least), counted(findings.draws, "draw", "draws"),
                                    spoken(*findings.bought->mean_of_worst)));
    if (limits.chance_of_no_loss)
        paper.paragraph(
            fmt::format("In {} of the {} that the choice was made with there is no loss {}, and in at least {} "
                        "there was to be none. Of all {} it is {}. Buying nothing loses nothing.",
                        percent(*findings.bought->no_loss_in_scenarios), these, in_what(findings.question.objective),
                        percent(limits.chance_of_no_loss->at_least), counted(findings.draws, "draw", "draws"),
                        percent(findings.bought->best.chance_of_no_loss)));
}

void greed(Paper& paper, BudgetFindings const& findings)
{
    if (findings.bought->best.choice.offers.empty()) return;
    auto const objective = findings.question.objective;
    paper.heading("What a ranked list would lose");
    auto const how = std::string("Buying down the list by value per pound, wherever the package still fits, ");
    if (!findings.bought->greedy) return paper.paragraph(how + "does not keep to all the conditions.");
    auto const& greedy = findings.bought->greedy->choice;
    auto const lost = static_cast<double>(findings.bought->best.choice.value - greedy.value);
    if (lost <= 0.0) return paper.paragraph(how + "is worth as much here: nothing is lost.");
    auto text =
        how + fmt::format("spends {} and is expected to give {}: {} less than the best",
                          spoken(static_cast<double>(greedy.spend)),
                          value_words(static_cast<double>(greedy.value), objective), exact_words(lost, objective));
    if (findings.bought->best.choice.value > 0)
        text += fmt::format(", {} of it", percent(lost / static_cast<double>(findings.bought->best.choice.value)));
    paper.paragraph(text + ".");
}

void conditions(Paper& paper, BudgetFindings const& findings)
{
    if (findings.question.conditions.empty()) return;
    paper.heading("Conditions");
    std::vector<std::string> said;
    for (auto const& condition : findings.question.conditions) {
        auto words = with_capital(condition_words(condition, findings.market));
        if (std::find(said.begin(), said.end(), words) != said.end()) continue;
        paper.item("-", words + ".");
        said.push_back(std::move(words));
    }
    paper.item("-", "At most one package for each authority.");
    paper.item("-",
               findings.question.published_only
                   ? "Only on published effects, or the authorities' own; others only where a condition names them."
                   : "Only on published, own or assumed effects: programmes of which a study found no significant "
                     "effect, or of which none measured leaving, only where a condition names them.");
}

Findings for_the_foot(BudgetFindings const& findings)
{
    Findings foot;
    foot.version = findings.version;
    foot.inputs_hash = findings.inputs_hash;
    foot.seed = findings.seed;
    foot.draws = findings.draws;
    foot.study = findings.study;
    foot.warnings = findings.study.warnings;
    foot.local_values = findings.study.local_values;
    foot.strategies = findings.strategies;
    return foot;
}

}  // namespace

std::string budget_sentence(BudgetFindings const& findings)
{
    require(findings.bought.has_value(), "a sentence is about a choice");
    auto const& best = findings.bought->best;
    if (best.choice.offers.empty()) return nothing_bought_sentence(findings);
    return with_capital(fmt::format(
        "with {}, the {} choice spends {} for {} over {}. It {}{}. {}{}.", budget_words(findings),
        best.choice.proof.proven ? "best" : "best found", spoken(best.spend.mean), buyers(findings, best.choice),
        horizon(findings.study.months, findings.study.start), expected(findings, best), on_fresh_draws(findings),
        with_capital(rests_on(findings, best.choice)), placeholder_words(findings, best.choice)));
}

std::string budget_text(BudgetFindings const& findings, BudgetTextStyle const& style)
{
    Paper paper(static_cast<std::size_t>(std::max(style.text.width, 60)), style.text.colour);
    if (!findings.bought) {
        paper.headline(findings.search.cut_short ? "No choice was found in time."
                                                 : "No choice keeps to all the conditions.");
        for (auto const& sentence : why_nothing_fits(findings)) paper.item("-", sentence);
        conditions(paper, findings);
        return paper.text();
    }
    if (!style.text.full && !style.second_best && findings.frontier.empty())
        return report::budget_screen(findings, style.text);
    paper.headline(budget_sentence(findings));
    cut_short(paper, findings);
    if (findings.bought->best.choice.offers.empty()) nothing_bought(paper, findings);
    for (auto const& sentence : what_would_pay(findings)) paper.item("-", sentence);
    england(paper, findings);
    if (auto const worth = acting_together_sentence(findings); !worth.empty()) paper.paragraph(worth);
    paper.paragraph(money_note(findings.study));
    purchases(paper, findings, findings.bought->best, "Who buys what");
    for (auto const& sentence : why_cash_is_lost(findings)) paper.item("-", sentence);
    costs_in_parts(paper, findings, findings.bought->best.choice);
    packages_note(paper, findings);
    cautions(paper, findings);
    by_year(paper, findings);
    next_pound(paper, findings);
    proof(paper, findings);
    risk(paper, findings);
    greed(paper, findings);
    if (style.second_best && findings.bought->second)
        purchases(paper, findings, *findings.bought->second, "What the second best choice buys");
    conditions(paper, findings);
    foot(paper, for_the_foot(findings), std::nullopt);
    return paper.text();
}

}  // namespace holdfast
