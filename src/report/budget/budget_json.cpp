#include "report/budget/budget.hpp"

#include "report/budget/what_would_pay.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/sheet.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/cost_parts.hpp"

#include <numeric>
#include <utility>
#include <vector>

namespace holdfast {

namespace {

using report::bearers_of;
using report::estimate;
using report::Json;
using report::number;

Json number(std::optional<double> const& value) { return value ? number(*value) : Json(nullptr); }

//! Of the best portfolio, or of why there is none; null where that is not what was found.
template <class Whole> Json number(std::optional<Whole> const& whole, std::optional<double> Whole::*part)
{
    return whole ? number((*whole).*part) : Json(nullptr);
}

//! From the smallest units: pounds, or thousandths of a person or FTE-year.
double in_units(BudgetFindings const& findings, double smallest)
{
    bool const money =
        findings.question.objective == Objective::cash_saving || findings.question.objective == Objective::total_saving;
    return money ? smallest : smallest / 1000.0;
}

Json purchase(BudgetFindings const& findings, PortfolioFigures const& portfolio, std::size_t offer)
{
    auto const bought = purchase_in(findings, portfolio, offer);
    auto const& of = bought.figures;
    auto const& authority = findings.study.authorities.at(of.authority);
    auto const& strategy = findings.strategies.at(of.strategy);
    bool const known = strategy.has_effect;
    auto years = Json::object();
    for (std::size_t year = 0; year < findings.market.years.size(); ++year)
        years[findings.market.years[year]] = bought.spend[year];
    return {{"authority", {{"code", authority.code}, {"name", authority.name}, {"region", authority.region}}},
            {"package", strategy.id},
            {"basis", name(strategy.basis)},
            {"placeholder_cost", strategy.placeholder_cost},
            {"spend", std::accumulate(bought.spend.begin(), bought.spend.end(), WholePounds{})},
            {"spend_by_year", std::move(years)},
            {"programme_cost_parts", report::cost_parts(of.programme_parts)},
            {"net_cash_saving", number(of.net_cash)},
            {"net_total_saving", number(of.net_total)},
            {"probability_of_cash_saving", known ? number(of.chance_cash) : Json(nullptr)},
            {"probability_of_total_saving", known ? number(of.chance_total) : Json(nullptr)},
            {"leavers_averted", known ? number(of.leavers_averted) : Json(nullptr)},
            {"fte_years_kept", known ? number(of.fte_years) : Json(nullptr)},
            {"reason", known ? Json(nullptr) : Json(no_saving_claimed)}};
}

Json purchases(BudgetFindings const& findings, PortfolioFigures const& portfolio)
{
    auto list = Json::array();
    for (auto const offer : portfolio.choice.offers) list.push_back(purchase(findings, portfolio, offer));
    return list;
}

//! Set-ups that are shared and bought once: their spend is in the purchases', too.
Json shared_setups(BudgetFindings const& findings, Choice const& choice)
{
    auto list = Json::array();
    for (auto const offer : choice.setups) {
        auto const number_of_setup = findings.market.offers.at(offer).setup.value();
        auto const& setup = findings.setups.at(number_of_setup);
        auto const& alliance = findings.study.alliances.at(setup.alliance);
        auto codes = Json::array();
        for (auto const bearer : bearers_of(findings, choice, number_of_setup))
            codes.push_back(findings.study.authorities.at(findings.offers[bearer].authority).code);
        list.push_back({{"alliance", alliance.id},
                        {"intervention", findings.study.interventions.at(setup.intervention).id},
                        {"spend", total_spend(findings.market.offers[offer])},
                        {"cash", number(setup.cash)},
                        {"time", number(setup.time)},
                        {"borne_by", std::move(codes)},
                        {"why", alliance.why}});
    }
    return list;
}

Json proof(BudgetFindings const& findings, Choice const& choice)
{
    return {{"proven", choice.proof.proven},
            {"value", in_units(findings, static_cast<double>(choice.value))},
            {"bound", number(in_units(findings, choice.proof.bound))},
            {"gap", number(in_units(findings, choice.gap()))},
            {"nodes", choice.proof.nodes},
            {"cuts", choice.proof.cuts}};
}

Json portfolio(BudgetFindings const& findings, std::optional<PortfolioFigures> const& figures, bool with_proof)
{
    if (!figures) return nullptr;
    auto years = Json::object();
    for (std::size_t year = 0; year < figures->by_year.size(); ++year)
        years[findings.market.years[year]] = estimate(figures->by_year[year]);
    Json json{{"value", estimate(figures->value)},
              {"net_cash_saving", estimate(figures->net_cash)},
              {"net_total_saving", estimate(figures->net_total)},
              {"england_net_cash_saving", estimate(figures->england_net_cash)},
              {"england_net_total_saving", estimate(figures->england_net_total)},
              {"leavers_averted", estimate(figures->leavers_averted)},
              {"fte_years_kept", estimate(figures->fte_years)},
              {"spend", estimate(figures->spend)},
              {"spend_by_year", std::move(years)},
              {"programme_cost_parts", report::cost_parts(report::programme_parts(findings, figures->choice))},
              {"probability_of_saving", number(figures->chance_of_saving)},
              {"probability_of_no_loss", number(figures->chance_of_no_loss)},
              {"probability_of_spending_beyond_budget", number(figures->chance_beyond_budget)},
              {"purchases", purchases(findings, *figures)}};
    // Where nothing is shared there is nothing to say.
    if (!findings.setups.empty()) json["shared_setups"] = shared_setups(findings, figures->choice);
    if (with_proof) json["proof"] = proof(findings, figures->choice);
    return json;
}

Json frontier(BudgetFindings const& findings)
{
    auto points = Json::array();
    for (auto const& point : findings.frontier) {
        auto const per_pound = [&](std::optional<double> const& worth) {
            return worth ? number(in_units(findings, *worth)) : Json(nullptr);
        };
        Json json{{"budget", point.budget},
                  {"spend", nullptr},
                  {"next_pound", per_pound(point.next_pound)},
                  {"next_pound_in_parts", per_pound(point.next_pound_in_parts)},
                  {"proof", nullptr},
                  {"purchases", Json::array()}};
        if (point.choice) {
            json["spend"] = point.choice->spend;
            json["proof"] = proof(findings, *point.choice);
            for (auto const offer : point.choice->offers)
                json["purchases"].push_back(
                    {{"authority", findings.study.authorities.at(findings.offers.at(offer).authority).name},
                     {"package", findings.strategies.at(findings.offers.at(offer).strategy).id}});
        }
        points.push_back(std::move(json));
    }
    return points;
}

Json risk(BudgetFindings const& findings)
{
    auto const& limits = findings.question.limits;
    if (!limits.any()) return nullptr;
    Json json{{"draws_chosen_with", findings.scenarios}, {"mean_of_worst", nullptr}, {"no_loss", nullptr}};
    if (limits.mean_of_worst)
        json["mean_of_worst"] = {{"share", limits.mean_of_worst->share},
                                 {"at_least", limits.mean_of_worst->at_least},
                                 {"in_draws_chosen_with", number(findings.bought, &Bought::mean_of_worst_in_scenarios)},
                                 {"in_all_draws", number(findings.bought, &Bought::mean_of_worst)},
                                 {"most_possible", number(findings.nothing_keeps, &NothingKeeps::best_mean_of_worst)}};
    if (limits.chance_of_no_loss)
        json["no_loss"] = {
            {"at_least", limits.chance_of_no_loss->at_least},
            {"in_draws_chosen_with", number(findings.bought, &Bought::no_loss_in_scenarios)},
            {"in_all_draws", findings.bought ? number(findings.bought->best.chance_of_no_loss) : Json(nullptr)},
            {"most_possible", number(findings.nothing_keeps, &NothingKeeps::best_chance_of_no_loss)}};
    return json;
}

//! What cut the search short; null where nothing did.
Json stopped_by(BudgetFindings const& findings)
{
    if (findings.stopped) return findings.stopped->by_hand ? "interrupt" : "time-limit";
    return findings.search.cut_short ? Json("node-limit") : Json(nullptr);
}

Json conditions(BudgetFindings const& findings)
{
    auto list = Json::array();
    for (auto const& condition : findings.question.conditions)
        list.push_back(report::condition_words(condition, findings.market));
    return list;
}

Json acting_together(BudgetFindings const& findings)
{
    if (!findings.acting_together) return nullptr;
    auto const& acting = *findings.acting_together;
    return {{"worth", number(acting.worth())},
            {"together", number(acting.together)},
            {"alone", number(acting.alone)},
            {"authorities_that_choose_otherwise", acting.otherwise}};
}

}  // namespace

std::string budget_json(BudgetFindings const& findings)
{
    std::optional<PortfolioFigures> second;
    std::optional<PortfolioFigures> greedy;
    if (findings.bought) {
        second = findings.bought->second;
        greedy = findings.bought->greedy;
    }
    Json document{{"version", findings.version},
                  {"seed", findings.seed},
                  {"draws", findings.draws},
                  {"inputs_hash", findings.inputs_hash},
                  {"maximise", name(findings.question.objective)},
                  {"conditions", conditions(findings)},
                  {"packages_offered", findings.offers.size()},
                  {"packages_worth_something", findings.worth_something},
                  {"proven", !findings.search.cut_short},
                  {"stopped_by", stopped_by(findings)},
                  {"stopped_after_s", findings.stopped ? number(findings.stopped->after_s) : Json(nullptr)},
                  {"best", portfolio(findings, part_of(findings.bought, &Bought::best), true)},
                  {"why_none", findings.bought ? Json::array() : Json(why_nothing_fits(findings))},
                  {"what_would_pay", what_would_pay(findings)},
                  {"why_cash_is_lost", why_cash_is_lost(findings)},
                  {"acting_together", acting_together(findings)},
                  {"fresh_value", findings.bought && findings.bought->fresh_value
                                      ? estimate(*findings.bought->fresh_value)
                                      : Json(nullptr)},
                  {"second_best", portfolio(findings, second, true)},
                  {"probability_that_best_beats_second",
                   second ? number(findings.bought->chance_that_it_beats_second) : Json(nullptr)},
                  {"ranked_list", portfolio(findings, greedy, false)},
                  {"ranked_list_keeps_conditions", findings.bought && findings.bought->greedy_keeps_all},
                  {"regret", nullptr},
                  {"risk", risk(findings)},
                  {"next_pound_in_parts", findings.bought && findings.bought->next_pound_in_parts
                                              ? number(in_units(findings, *findings.bought->next_pound_in_parts))
                                              : Json(nullptr)},
                  {"frontier", frontier(findings)},
                  {"attribution", findings.study.attribution}};
    if (findings.bought)
        document["regret"] = {{"against", findings.bought->alternatives},
                              {"lost", estimate(findings.bought->regret.lost)},
                              {"probability_that_none_is_better", number(findings.bought->regret.chance_best)}};
    return report::written(document, 2);
}

std::string purchases_csv(BudgetFindings const& findings)
{
    using namespace report;
    std::string text = "authority_code,authority,region,package,basis,programme_cost_is,spend";
    for (auto const& year : findings.market.years) text += ",spend_" + sheet_text(year);
    text += ",net_cash_saving,probability_of_cash_saving,net_total_saving,probability_of_total_saving,leavers_averted,"
            "fte_years_kept,why_empty\r\n";
    if (!findings.bought) return text;
    for (auto const offer : findings.bought->best.choice.offers) {
        auto const purchase = purchase_in(findings, findings.bought->best, offer);
        auto const& of = purchase.figures;
        auto const& authority = findings.study.authorities.at(of.authority);
        auto const& strategy = findings.strategies.at(of.strategy);
        std::vector<std::string> cells{
            sheet_text(authority.code),
            sheet_text(authority.name),
            sheet_text(authority.region),
            sheet_text(strategy.id),
            std::string(name(strategy.basis)),
            std::string(cost_is(strategy.cost_parts)),
            std::to_string(std::accumulate(purchase.spend.begin(), purchase.spend.end(), WholePounds{}))};
        for (auto const year : purchase.spend) cells.push_back(std::to_string(year));
        auto const if_known = [&](double value) { return strategy.has_effect ? sheet_number(value) : std::string(); };
        for (auto cell : {sheet_number(of.net_cash), if_known(of.chance_cash), sheet_number(of.net_total),
                          if_known(of.chance_total), if_known(of.leavers_averted), if_known(of.fte_years),
                          strategy.has_effect ? std::string() : sheet_text(no_saving_claimed)})
            cells.push_back(std::move(cell));
        for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "," : "") + cells[i];
        text += "\r\n";
    }
    return text;
}

}  // namespace holdfast
