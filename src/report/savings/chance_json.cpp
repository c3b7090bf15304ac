#include "report/savings/chance_json.hpp"

#include "holdfast/base/calendar.hpp"

namespace holdfast::report {

namespace {

Json with_chance(WithChance const& figure)
{
    return {{"expected", estimate(figure.expected)}, {"with_chance", estimate(figure.with_chance)}};
}

Json chance_flows(ChanceFlows const& flows)
{
    return {{"leavers", with_chance(flows.leavers)},
            {"hires", with_chance(flows.hires)},
            {"vacancy_months", with_chance(flows.vacancy_months)},
            {"cash_cost", with_chance(flows.cash)}};
}

Json chance_period(ChancePeriod const& period)
{
    auto json = Json::object();
    if (period.starts != 0) json["financial_year"] = financial_year_name(period.starts);
    json["months"] = period.months;
    json["without"] = chance_flows(period.without);
    json["with"] = chance_flows(period.with);
    json["cash_saving_after_stated_cost"] = with_chance(period.cash_saving_after_stated);
    json["cash_saving_after_stated_and_built_cost"] = with_chance(period.cash_saving_after_built);
    json["net_cash_saving"] = with_chance(period.net_cash_saving);
    return json;
}

Json first_year_seen(FirstYearSeen const& seen)
{
    Object whole;
    whole.put("probability_of_fewer_leavers_without", number(seen.fewer_without));
    whole.put("fall_needed", seen.fall_needed);
    whole.put("probability_of_that_fall", number(seen.fall_seen));
    whole.put("share_of_draws_that_lower_leaving", number(seen.lowers_leaving));
    whole.put("probability_of_more_leavers_all_the_same", seen.more_all_the_same.value, number,
              seen.more_all_the_same.reason);
    return std::move(whole).finished();
}

}  // namespace

Json chance_variation(ChanceVariation const& chance)
{
    Object whole;
    whole.put("draws", chance.draws);
    auto years = Json::array();
    for (auto const& year : chance.years) years.push_back(chance_period(year));
    whole.put("years", std::move(years));
    whole.put("horizon", chance_period(chance.horizon));
    whole.put("first_year", chance.first_year.value, first_year_seen, chance.first_year.reason);
    return std::move(whole).finished();
}

}  // namespace holdfast::report
