#include "holdfast/report/financial_case.hpp"

#include "report/forms/json_object.hpp"
#include "report/words/case_words.hpp"
#include "report/words/subject.hpp"

namespace holdfast {

namespace {

using report::estimate;
using report::Json;
using report::number;
using report::Object;

constexpr char const* not_within = "not paid back within the horizon in so many draws";

Json percentiles(Percentiles const& of)
{
    return {{"p10", number(of.p10)}, {"p50", number(of.p50)}, {"p90", number(of.p90)}};
}

Json savings(CaseSavings const& of)
{
    auto lines = Json::object();
    for (auto const line : all_budget_lines) lines[std::string(name(line))] = estimate(at(of.lines, line));
    return {{"lines", std::move(lines)},
            {"cashable", estimate(of.cashable)},
            {"net", estimate(of.net)},
            {"net_so_far", estimate(of.so_far)},
            {"cashable_exceeds", percentiles(of.cashable_exceeds)},
            {"net_exceeds", percentiles(of.net_exceeds)},
            {"net_so_far_exceeds", percentiles(of.so_far_exceeds)},
            {"chance", number(of.chance)},
            {"chance_so_far", number(of.chance_so_far)}};
}

Json period(CasePeriod const& of)
{
    Object whole;
    if (of.starts != 0) whole.put("financial_year", financial_year_name(of.starts));
    whole.put("months", of.months);
    whole.put("one_off_capital", estimate(of.capital));
    whole.put("one_off_revenue", estimate(of.one_off_revenue));
    whole.put("ongoing_revenue", estimate(of.ongoing));
    whole.put("programme_cost", estimate(of.cost));
    whole.put("savings", of.savings, savings, no_saving_claimed);
    return std::move(whole).finished();
}

Json payback(CasePayback const& of)
{
    Object whole;
    auto const month = [&whole](char const* key, std::optional<int> const& of_draws) {
        whole.put(
            key, of_draws, [](int months) { return Json(months); }, not_within);
    };
    month("month_of_1_in_10", of.one_in_ten);
    month("month_of_half", of.half);
    month("month_of_9_in_10", of.nine_in_ten);
    whole.put("chance_of_never", number(of.never));
    return std::move(whole).finished();
}

Json lines(FinancialCase const& of)
{
    auto const& owners = of.impact.head.study.case_owners;
    auto list = Json::array();
    for (auto const line : all_budget_lines) {
        Object one;
        one.put("line", name(line));
        one.put("label", report::label_of(line));
        one.text("owner", owner_of(owners, line), std::string(report::to_be_named));
        one.put("price_is", name(at(of.lines, line)));
        if (of.horizon.savings)
            one.put("what_must_happen", report::what_must_happen(line, at(of.horizon.savings->lines, line).mean));
        else one.none("what_must_happen", no_saving_claimed);
        list.push_back(std::move(one).finished());
    }
    return list;
}

Json figures(FinancialCase const& of)
{
    auto years = Json::array();
    for (auto const& year : of.years) years.push_back(period(year));
    auto reasons = Json::array();
    for (auto const reason : report::reasons_of(of)) reasons.push_back(report::reason_words(reason));
    Object whole;
    whole.put("rating", name(of.rated.rating));
    whole.put("held_by", std::move(reasons));
    whole.put("years", std::move(years));
    whole.put("horizon", period(of.horizon));
    whole.put("payback", of.payback, payback, no_saving_claimed);
    return std::move(whole).finished();
}

}  // namespace

std::string financial_case_json(CaseReport const& report)
{
    auto const& found = report.found;
    auto const& head = found.impact.head;
    auto document = report::document_of_one(head, found.impact.strategy, head.draws);
    if (head.study.authorities.size() > 1) {
        document.erase("authority");
        document["region"] = report::name_of_place(head.study);
    }
    auto scenarios = Json::array();
    for (auto const& scenario : report.scenarios) {
        Json one{{"id", scenario.id}, {"name", scenario.name}, {"why", scenario.why}};
        one.update(figures(scenario.found));
        scenarios.push_back(std::move(one));
    }
    document.update(Json{{"price_year", head.study.price_year},
                         {"start", written(head.study.start)},
                         {"months", head.study.months},
                         {"sentence", report::case_headline(found)},
                         {"rules", Json::array({report::percentile_rule, report::chance_rule, report::rating_rule,
                                                report::capital_rule})},
                         {"lines", lines(found)}});
    document.update(figures(found));
    document["scenarios"] = std::move(scenarios);
    document["attribution"] = head.study.attribution;
    return report::written(document, 2);
}

}  // namespace holdfast
