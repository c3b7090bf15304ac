#include "report/backtest/backtest.hpp"

#include "report/backtest/agency_spend_text.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/sheet.hpp"

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

std::string level_name(std::size_t i) { return fmt::format("{:.0f}", interval_levels[i] * 100.0); }

Json errors_json(ForecastErrors const& errors)
{
    return {{"model", number(errors.model)},
            {"own_last_year", number(errors.own_last_year)},
            {"own_five_years", number(errors.own_five_years)},
            {"national", number(errors.national)}};
}

Json coverage_json(Coverage const& coverage)
{
    Json json;
    for (std::size_t i = 0; i < coverage.size(); ++i) json[level_name(i)] = number(coverage[i]);
    return json;
}

Json sizes_json(std::array<Coverage, 3> const& thirds)
{
    return {{"smallest", coverage_json(thirds[0])},
            {"middle", coverage_json(thirds[1])},
            {"largest", coverage_json(thirds[2])}};
}

Json leavers_json(LeaverForecasts const& leavers)
{
    return {{"authority_years", leavers.authority_years},
            {"bias", number(leavers.bias)},
            {"mae", errors_json(leavers.mae)},
            {"mae_at_origins_rate", errors_json(leavers.mae_at_origins_rate)},
            {"coverage", coverage_json(leavers.coverage)},
            {"coverage_by_size", sizes_json(leavers.coverage_by_size)}};
}

Json levels_json(LevelForecasts const& levels)
{
    return {
        {"authority_years", levels.authority_years}, {"bias", number(levels.bias)}, {"mae", errors_json(levels.mae)}};
}

Json intervals_json(std::array<std::pair<int, int>, interval_levels.size()> const& intervals)
{
    Json json;
    for (std::size_t i = 0; i < intervals.size(); ++i)
        json[level_name(i)] = Json::array({intervals[i].first, intervals[i].second});
    return json;
}

Json year_json(ForecastYear const& year)
{
    return {{"year", year.year},
            {"forecast", number(year.forecast)},
            {"interval", intervals_json(year.interval)},
            {"happened", number(year.happened)},
            {"own_last_year", number(year.own_last_year)},
            {"own_five_years", number(year.own_five_years)},
            {"national", number(year.national)},
            {"at_origins_rate",
             {{"model", number(year.at_origins_rate.model)},
              {"own_last_year", number(year.at_origins_rate.own_last_year)},
              {"own_five_years", number(year.at_origins_rate.own_five_years)},
              {"national", number(year.at_origins_rate.national)}}}};
}

Json agency_spend_json(AgencySpendCheck const& check)
{
    auto years = Json::array();
    for (auto const& year : check.years)
        years.push_back({{"authority", year.name},
                         {"year", year.year},
                         {"covered", number(year.covered)},
                         {"modelled", number(year.modelled)},
                         {"spent", number(year.spent)},
                         {"stated", number(year.stated)}});
    auto not_compared = Json::array();
    for (auto const& year : check.without_count)
        not_compared.push_back({{"authority", year.name}, {"year", year.year}, {"why", not_compared_words(year)}});
    Json json{{"authority_years", check.years.size()},
              {"without_count", check.without_count.size()},
              {"ratio_of_sums", nullptr},
              {"median_ratio", nullptr},
              {"price_year", nullptr}};
    if (!check.years.empty()) {
        json["ratio_of_sums"] = number(check.ratio_of_sums);
        json["median_ratio"] = number(check.median_ratio);
    }
    if (check.price_year > 0) json["price_year"] = check.price_year;
    json["years"] = std::move(years);
    json["not_compared"] = std::move(not_compared);
    return json;
}

Json warnings_json(Problems const& problems)
{
    auto list = Json::array();
    for (auto const& problem : problems)
        list.push_back({{"file", problem.at.file},
                        {"line", problem.at.line},
                        {"field", problem.field},
                        {"says", problem.says},
                        {"hint", problem.hint}});
    return list;
}

}  // namespace

std::string backtest_json(Backtest const& found, Origins const& all)
{
    auto const& illusion = found.before_after;
    Json json{{"format", 1},
              {"origin", found.origin},
              {"last", found.last},
              {"leavers", leavers_json(found.leavers)},
              {"vacancies", levels_json(found.vacancies)},
              {"agency_cover", levels_json(found.cover.levels)}};
    json["agency_cover"]["means"] = found.cover.means;
    json["agency_cover"]["means_inside_95"] = number(found.cover.means_inside_95);
    json["before_after"] = {{"cases", illusion.cases},
                            {"rate_before", number(illusion.rate_before)},
                            {"rate_after", number(illusion.rate_after)},
                            {"share_that_fell", number(illusion.share_that_fell)},
                            {"staff", number(illusion.staff)}};
    if (illusion.leaver_cost > 0.0)
        json["before_after"]["booked_as_saved"] = number(illusion.leaver_cost * illusion.fewer());
    auto origins = Json::array();
    for (auto const& origin : all.by_origin)
        origins.push_back({{"origin", origin.origin}, {"leavers", leavers_json(origin.leavers)}});
    json["origins"] = std::move(origins);
    json["all_origins"] = {{"coverage", coverage_json(all.coverage)},
                           {"coverage_by_size", sizes_json(all.coverage_by_size)},
                           {"variance_needed", number(all.variance_needed)}};
    json["one_year_ahead"] = {{"authority_years", all.one_year_ahead.authority_years},
                              {"bias", number(all.one_year_ahead.bias)},
                              {"mae", errors_json(all.one_year_ahead.mae)},
                              {"coverage", coverage_json(all.one_year_ahead.coverage)}};
    if (auto const& spend = found.agency_spend; !spend.years.empty() || !spend.without_count.empty())
        json["agency_spend"] = agency_spend_json(spend);
    if (!found.authority.empty()) {
        auto years = Json::array();
        for (auto const& year : found.years) years.push_back(year_json(year));
        json["authority"] = {{"name", found.authority}, {"years", std::move(years)}};
        if (!found.years.empty()) {
            json["authority"]["mae"] = errors_json(found.authoritys);
            json["authority"]["mae_at_origins_rate"] = errors_json(found.authoritys_at_origins_rate);
        }
        if (!found.why_no_years.empty()) json["authority"]["why_no_years"] = found.why_no_years;
    }
    if (!found.ignored_inputs.empty()) json["ignored_inputs"] = found.ignored_inputs;
    if (!found.warnings.empty()) json["warnings"] = warnings_json(found.warnings);
    return written(json, 2);
}

std::string backtest_csv(Backtest const& found, Origins const& all)
{
    Sheet sheet;
    auto const put = [&sheet](std::string const& column, double value) { sheet.number(column, value, ""); };
    if (!found.authority.empty()) {
        auto const row = [&](std::optional<ForecastYear> const& year) {
            auto const of_year = [&](std::string const& column, auto const& value) {
                sheet.number(column, year ? std::optional<double>(value(*year)) : std::nullopt, found.why_no_years);
            };
            sheet.text("authority", found.authority);
            put("origin", found.origin);
            of_year("year", [](auto const& y) { return y.year; });
            of_year("forecast", [](auto const& y) { return y.forecast; });
            for (std::size_t i = 0; i < interval_levels.size(); ++i) {
                of_year("low_" + level_name(i), [i](auto const& y) { return y.interval[i].first; });
                of_year("high_" + level_name(i), [i](auto const& y) { return y.interval[i].second; });
            }
            of_year("happened", [](auto const& y) { return y.happened; });
            of_year("own_last_year", [](auto const& y) { return y.own_last_year; });
            of_year("own_five_years", [](auto const& y) { return y.own_five_years; });
            of_year("national", [](auto const& y) { return y.national; });
            of_year("forecast_at_origins_rate", [](auto const& y) { return y.at_origins_rate.model; });
            of_year("own_last_year_at_origins_rate", [](auto const& y) { return y.at_origins_rate.own_last_year; });
            of_year("own_five_years_at_origins_rate", [](auto const& y) { return y.at_origins_rate.own_five_years; });
            of_year("national_at_origins_rate", [](auto const& y) { return y.at_origins_rate.national; });
            sheet.end_row();
        };
        for (auto const& year : found.years) row(year);
        if (found.years.empty()) row(std::nullopt);
        return sheet.finished();
    }
    for (auto const& origin : all.by_origin) {
        auto const& leavers = origin.leavers;
        put("origin", origin.origin);
        put("authority_years", static_cast<double>(leavers.authority_years));
        put("bias", leavers.bias);
        put("mae_model", leavers.mae.model);
        put("mae_own_last_year", leavers.mae.own_last_year);
        put("mae_own_five_years", leavers.mae.own_five_years);
        put("mae_national", leavers.mae.national);
        put("mae_model_at_origins_rate", leavers.mae_at_origins_rate.model);
        put("mae_own_last_year_at_origins_rate", leavers.mae_at_origins_rate.own_last_year);
        put("mae_own_five_years_at_origins_rate", leavers.mae_at_origins_rate.own_five_years);
        put("mae_national_at_origins_rate", leavers.mae_at_origins_rate.national);
        for (std::size_t i = 0; i < leavers.coverage.size(); ++i) put("coverage_" + level_name(i), leavers.coverage[i]);
        put("vacancies_bias", origin.vacancies.bias);
        put("vacancies_mae_model", origin.vacancies.mae.model);
        put("cover_mae_model", origin.cover.levels.mae.model);
        put("cover_means_inside_95", origin.cover.means_inside_95);
        sheet.end_row();
    }
    return sheet.finished();
}

std::string forecast_csv(std::vector<NextYear> const& forecasts, int year)
{
    Sheet sheet;
    auto const put = [&sheet](std::string const& column, double value) { sheet.number(column, value, ""); };
    for (auto const& next : forecasts) {
        put("year", year);
        sheet.text("dfe_number", next.number);
        sheet.text("authority", next.name);
        put("leavers_median", next.leavers);
        for (std::size_t i = 1; i < next.interval.size(); ++i) {
            put("leavers_low_" + level_name(i), next.interval[i].first);
            put("leavers_high_" + level_name(i), next.interval[i].second);
        }
        sheet.number("vacancies", next.vacancies, "none was published");
        put("cover_mean", next.cover);
        for (std::size_t i = 1; i < next.cover_interval.size(); ++i) {
            put("cover_low_" + level_name(i), next.cover_interval[i].first);
            put("cover_high_" + level_name(i), next.cover_interval[i].second);
        }
        sheet.end_row();
    }
    return sheet.finished();
}

}  // namespace holdfast
