#include "report/impact/impact.hpp"

#include "report/forms/json_object.hpp"
#include "report/impact/region_impact.hpp"

namespace holdfast {

namespace {

using report::estimate;
using report::Json;
using report::number;
using report::Object;

Json lines(LineEstimates const& by_line)
{
    auto json = Json::object();
    for (auto const line : all_lines) json[std::string(name(line))] = estimate(by_line[static_cast<std::size_t>(line)]);
    return json;
}

Json party(PartyMoney const& money)
{
    return {{"cash", estimate(money.cash)}, {"capacity", estimate(money.capacity)}, {"lines", lines(money.lines)}};
}

Json parties(PeriodSavings const& saved)
{
    return {{"authority", party(saved.authority)},
            {"other_authorities", party(saved.other_authorities)},
            {"england", party(saved.england)},
            {"agencies", {{"income", estimate(saved.agencies)}}}};
}

Json parts(ImpactPeriod const& period)
{
    auto json = Json::object();
    for (auto const part : all_programme_parts)
        json[std::string(name(part))] = estimate(period.parts[static_cast<std::size_t>(part)]);
    return json;
}

Json period(ImpactPeriod const& of)
{
    Object whole;
    if (of.starts != 0) whole.put("financial_year", financial_year_name(of.starts));
    whole.put("months", of.months);
    whole.put("programme_cost", estimate(of.programme));
    whole.put("programme_cost_by_part", parts(of));
    whole.put("programme_cost_parts", report::cost_parts(of.by_cost_part));
    whole.put("programme_cost_so_far", estimate(of.programme_so_far));
    auto const put = [&](char const* key, auto const& which) {
        whole.put(
            key, of.savings, [&](PeriodSavings const& saved) { return Json(which(saved)); }, no_saving_claimed);
    };
    put("cash_out", [](PeriodSavings const& saved) { return estimate(saved.cash_out); });
    put("cash_in", [](PeriodSavings const& saved) { return estimate(saved.cash_in); });
    put("cash_before_programme", [](PeriodSavings const& saved) { return estimate(saved.before_programme); });
    put("cash_after_stated_cost", [](PeriodSavings const& saved) { return estimate(saved.after_stated); });
    put("cash_after_stated_and_built_cost", [](PeriodSavings const& saved) { return estimate(saved.after_built); });
    put("net_cash", [](PeriodSavings const& saved) { return estimate(saved.authority.cash); });
    put("cash_position", [](PeriodSavings const& saved) { return estimate(saved.position); });
    put("capacity_saving", [](PeriodSavings const& saved) { return estimate(saved.authority.capacity); });
    put("parties", parties);
    return std::move(whole).finished();
}

Json paid_back(PaidBack const& of)
{
    Object whole;
    whole.put(
        "month", of.month.value, [](Payback const& p) { return Json(p.month); }, of.month.reason);
    whole.put("chance_within_the_horizon", number(of.chance));
    return std::move(whole).finished();
}

Json numbers(std::vector<double> const& values)
{
    auto list = Json::array();
    for (double const value : values) list.push_back(number(value));
    return list;
}

Json cash(CashPosition const& of, Study const& study)
{
    Object need;
    need.put("average_position", number(of.need.pounds));
    if (of.need.month > 0) {
        need.put("month", of.need.month);
        need.put("month_is", written(later(study.start, of.need.month - 1)));
    } else {
        for (auto const* key : {"month", "month_is"}) need.none(key, "the average position is never below 0");
    }
    need.put("over_draws", estimate(of.need.over_draws));
    return {{"peak_funding_need", std::move(need).finished()},
            {"payback", paid_back(of.paid_back)},
            {"payback_discounted", paid_back(of.paid_back_discounted)},
            {"present_value_of_net_cash", estimate(of.present_value)},
            {"average_position_by_month", numbers(of.at_end_of_month)},
            {"average_discounted_position_by_month", numbers(of.discounted_at_end_of_month)}};
}

//! Which side of the budget a line is on.
Json sides(BudgetImpact const& impact)
{
    auto json = Json::object();
    for (auto const line : all_lines) {
        bool const out = impact.goes_out[static_cast<std::size_t>(line)];
        json[std::string(name(line))] = {{"cashable", is_cash(line)},
                                         {"side", !is_cash(line)                           ? "capacity"
                                                  : out                                    ? "cash out"
                                                  : impact.cash || line == Line::programme ? "cash in"
                                                                                           : "no saving claimed"}};
    }
    return json;
}

//! All but what made it and whom it is of.
Json figures(BudgetImpact const& found)
{
    auto const& head = found.head;
    auto years = Json::array();
    for (auto const& year : found.years) years.push_back(period(year));
    return {{"reason", head.strategies.at(found.strategy).has_effect ? Json(nullptr) : Json(no_saving_claimed)},
            {"price_year", head.study.price_year},
            {"start", written(head.study.start)},
            {"months", head.study.months},
            {"lines", sides(found)},
            {"years", std::move(years)},
            {"horizon", period(found.horizon)},
            {"cash_position", found.cash ? cash(*found.cash, head.study) : Json(nullptr)},
            {"attribution", head.study.attribution}};
}

Json members(RegionImpact const& found)
{
    auto list = Json::array();
    for (auto const& member : found.members) {
        auto const& authority = found.sum.head.study.authorities.at(member.authority);
        Object whole;
        whole.put("code", authority.code);
        whole.put("name", authority.name);
        whole.put("programme_cost", estimate(member.programme));
        auto const put = [&](char const* key, auto const& which) {
            whole.put(
                key, member.savings, [&](RegionMember::Savings const& saved) { return Json(which(saved)); },
                no_saving_claimed);
        };
        put("cash_before_programme", [](auto const& saved) { return estimate(saved.before_programme); });
        put("net_cash", [](auto const& saved) { return estimate(saved.net_cash); });
        put("chance_within_the_horizon", [](auto const& saved) { return number(saved.chance); });
        list.push_back(std::move(whole).finished());
    }
    return list;
}

}  // namespace

std::string budget_impact_json(BudgetImpact const& found)
{
    auto document = report::document_of_one(found.head, found.strategy, found.head.draws);
    document.update(figures(found));
    return report::written(document, 2);
}

std::string region_impact_json(RegionImpact const& found)
{
    auto document = report::document_of_one(found.sum.head, found.sum.strategy, found.sum.head.draws);
    document.erase("authority");
    document["region"] = found.region;
    document["members"] = members(found);
    document.update(figures(found.sum));
    return report::written(document, 2);
}

}  // namespace holdfast
