#include "report/budget/budget_screen.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/budget/what_would_pay.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_rows = 6;
constexpr std::size_t most_years = 5;
constexpr std::size_t most_sentences = 4;

std::optional<WholePounds> total_of(BudgetFindings const& findings)
{
    std::optional<WholePounds> total;
    for (auto const& condition : findings.question.conditions)
        if (auto const* most = std::get_if<TotalAtMost>(&condition))
            total = std::min(total.value_or(most->pounds), most->pounds);
    return total;
}

//! As it was typed, not rounded: "£2m", "£1.25m".
std::string limit_words(std::optional<WholePounds> total)
{
    return total ? "the " + spoken(static_cast<double>(*total)) : std::string("whatever is needed");
}

std::string in_what(Objective objective)
{
    return objective == Objective::total_saving ? "in cash and in work that gets done" : "in cash";
}

Estimate const& money_left(BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    return findings.question.objective == Objective::total_saving ? best.net_total : best.net_cash;
}

//! "avoids 193 leavers", "keeps 312 staff-years"; empty where money is what counts.
std::string what_it_gives(BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    switch (findings.question.objective) {
    case Objective::leavers_averted: return fmt::format("{} fewer people leave", figure(best.leavers_averted.mean));
    case Objective::fte_years: return fmt::format("{} years of staff are kept", figure(best.fte_years.mean));
    case Objective::cash_saving:
    case Objective::total_saving: return "";
    }
    return "";
}

//! Whose figures the costs are, of what is bought or offered.
template <class Offers> std::string whose_costs(BudgetFindings const& findings, Offers const& offers)
{
    std::size_t guessed = 0;
    std::size_t count = 0;
    for (auto const offer : offers) {
        ++count;
        if (offered(findings, offer).placeholder_cost) ++guessed;
    }
    if (guessed == 0) return "";
    return guessed == count ? "all wholly or partly guesses" : "some wholly or partly guesses";
}

std::vector<std::size_t> every_offer(BudgetFindings const& findings)
{
    std::vector<std::size_t> offers;
    for (std::size_t i = 0; i < findings.offers.size(); ++i)
        if (!findings.market.offers[i].on_request) offers.push_back(i);
    return offers;
}

//! As many as a screen has lines for; all of them are in the full text.
void told(Paper& paper, std::vector<std::string> const& sentences)
{
    for (std::size_t i = 0; i < std::min(sentences.size(), most_sentences); ++i) paper.item("-", sentences[i]);
}

void nothing_bought(Paper& paper, BudgetFindings const& findings)
{
    auto const objective = findings.question.objective;
    auto const total = total_of(findings);
    if (findings.worth_something > 0) {
        paper.headline(fmt::format("Within your conditions nothing can be bought with {}.", limit_words(total)));
        paper.paragraph(fmt::format("{} would be worth buying, but your conditions shut {} out.",
                                    counted(findings.worth_something, "purchase", "purchases"),
                                    findings.worth_something == 1 ? "it" : "them"));
        told(paper, what_would_pay(findings));
        return;
    }
    auto const whose = whose_costs(findings, every_offer(findings));
    auto const what = is_money(objective)                       ? "pays for itself"
                      : objective == Objective::leavers_averted ? "makes fewer people leave"
                                                                : "keeps staff";
    paper.headline(fmt::format("At the costs in the file{} nothing {}, so the best use of {} is to spend none of it.",
                               whose.empty() ? "" : fmt::format(" ({})", whose), what,
                               total ? limit_words(total) : std::string("a budget")));
    told(paper, what_would_pay(findings));
}

void opening(Paper& paper, BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    auto const& left = money_left(findings);
    auto const gives = what_it_gives(findings);
    auto const objective = findings.question.objective;
    paper.headline(fmt::format("The {} use of {} spends {} for {}: {}{} {}.",
                               best.choice.proof.proven ? "best" : "best found", limit_words(total_of(findings)),
                               round_pounds(best.spend.mean), buyers(findings, best.choice),
                               gives.empty() ? "" : gives + ", and ", left_or_lost(left.mean), in_what(objective)));
    paper.paragraph(fmt::format("That is over {}, after paying ({}). The chance that it pays for itself is {}.",
                                years_in_words(findings.study.months), round_range(left),
                                in_100(best.chance_of_saving)));
    std::vector<Evidence> kinds;
    for (auto const offer : best.choice.offers) kinds.push_back(evidence_of(offered(findings, offer)));
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    auto const whose = whose_costs(findings, best.choice.offers);
    paper.paragraph(fmt::format("{}{}",
                                kinds.size() == 1 ? std::string(based_on(kinds.front()))
                                                  : std::string("The effects rest on different evidence: --full."),
                                whose.empty() ? "" : fmt::format(" Its costs: {}.", whose)));
}

//! One row for each authority where they are few.
void by_authority(Table& table, BudgetFindings const& findings)
{
    for (auto const offer : findings.bought->best.choice.offers) {
        auto const purchase = purchase_in(findings, findings.bought->best.choice, offer);
        auto const& figures = purchase.figures;
        bool const total = findings.question.objective == Objective::total_saving;
        table.rows.push_back({buyer(findings, offer), offered(findings, offer).id, round_pounds(spend_of(purchase)),
                              round_pounds(total ? figures.net_total : figures.net_cash)});
    }
}

//! One row for each package where they are many: means add up.
void by_package(Table& table, BudgetFindings const& findings)
{
    struct Sum {
        std::size_t strategy{}, count{};
        double spend{}, left{};
    };
    std::vector<Sum> sums;
    bool const total = findings.question.objective == Objective::total_saving;
    for (auto const offer : findings.bought->best.choice.offers) {
        auto const purchase = purchase_in(findings, findings.bought->best.choice, offer);
        auto const& figures = purchase.figures;
        auto at = std::find_if(sums.begin(), sums.end(), [&](Sum const& s) { return s.strategy == figures.strategy; });
        if (at == sums.end()) at = sums.insert(sums.end(), Sum{figures.strategy, 0, 0.0, 0.0});
        ++at->count;
        at->spend += spend_of(purchase);
        at->left += total ? figures.net_total : figures.net_cash;
    }
    std::stable_sort(sums.begin(), sums.end(), [](Sum const& a, Sum const& b) { return a.spend > b.spend; });
    Sum others;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        auto const& sum = sums[i];
        if (sums.size() > most_rows && i + 1 >= most_rows) {
            others.count += sum.count;
            others.spend += sum.spend;
            others.left += sum.left;
            continue;
        }
        table.rows.push_back({counted(sum.count, "authority", "authorities"), findings.strategies[sum.strategy].id,
                              round_pounds(sum.spend), round_pounds(sum.left)});
    }
    if (others.count > 0)
        table.rows.push_back({counted(others.count, "authority", "authorities"), "others", round_pounds(others.spend),
                              round_pounds(others.left)});
}

void purchases(Paper& paper, BudgetFindings const& findings)
{
    Table table{{{"who", Side::left, 0, true},
                 {"buys", Side::left, 0, true},
                 {"spends", Side::right, 0, false},
                 {"left", Side::right, 0, false}},
                {},
                {}};
    if (findings.bought->best.choice.offers.size() <= most_rows) by_authority(table, findings);
    else by_package(table, findings);
    paper.gap();
    paper.table(table);
}

void by_year(Paper& paper, BudgetFindings const& findings)
{
    auto const& best = findings.bought->best;
    std::vector<std::string> years;
    for (std::size_t year = 0; year < std::min(best.by_year.size(), most_years); ++year)
        years.push_back(fmt::format("{} {}", findings.market.years[year], round_pounds(best.by_year[year].mean)));
    if (best.by_year.size() > most_years) years.push_back("then --full");
    paper.paragraph("Spend by year: " + in_words(years) + ".");
    if (total_of(findings))
        paper.paragraph(
            fmt::format("The chance of spending more than the budget is {}.", in_100(best.chance_beyond_budget)));
}

void england(Paper& paper, BudgetFindings const& findings)
{
    if (findings.study.authorities.size() < 2) return;
    auto const& best = findings.bought->best;
    auto const& left =
        findings.question.objective == Objective::total_saving ? best.england_net_total : best.england_net_cash;
    paper.paragraph(fmt::format("Some leavers only go to another council. For England as a whole {} {}.",
                                left_or_lost(left.mean), in_what(findings.question.objective)));
}

void how_good(Paper& paper, BudgetFindings const& findings)
{
    auto const& bought = *findings.bought;
    if (bought.best.choice.proof.proven)
        paper.paragraph("No other choice within your conditions does better (checked exactly).");
    else paper.warning("Warning: the search was cut short, and this is the best found so far: another may do better.");
    if (bought.next_pound_in_parts && *bought.next_pound_in_parts <= 1e-9)
        paper.paragraph("A bigger budget would not change this.");
}

}  // namespace

std::string budget_screen(BudgetFindings const& findings, TextStyle style)
{
    require(findings.bought.has_value(), "a first screen is about a choice");
    auto paper = page_of_width(style.width, style.colour);
    if (findings.bought->best.choice.offers.empty()) {
        nothing_bought(paper, findings);
    } else {
        std::vector<Strategy> bought;
        for (auto const& strategy : findings.strategies) {
            auto const is_of_it = [&](std::size_t offer) { return &offered(findings, offer) == &strategy; };
            auto const& offers = findings.bought->best.choice.offers;
            if (std::any_of(offers.begin(), offers.end(), is_of_it)) bought.push_back(strategy);
        }
        for (auto const& fall : expected_falls(findings.study, bought)) paper.paragraph(fall);
        opening(paper, findings);
        purchases(paper, findings);
        told(paper, setup_sentences(findings, findings.bought->best.choice));
        by_year(paper, findings);
        england(paper, findings);
        // What is bought though it loses is said here, and why in the full text.
        if (auto const lost = why_cash_is_lost(findings); !lost.empty()) paper.paragraph(lost.front());
    }
    how_good(paper, findings);
    end_screen(paper, {findings.draws,
                       findings.study.warnings.size(),
                       {"what more or less would buy: --frontier FIRST:LAST:STEP, as in 5m:50m:5m"}});
    return paper.text();
}

}  // namespace holdfast::report
