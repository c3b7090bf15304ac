#include "report/look_back/look_back.hpp"

#include "report/forms/json_object.hpp"
#include "report/forms/sheet.hpp"

#include <cmath>

namespace holdfast {

namespace {

using namespace report;

Json span_json(YearSpan const& span) { return {{"first", span.first}, {"last", span.last}}; }

Json rates_json(BeforeAfter const& rates)
{
    return {{"before", number(rates.before)}, {"after", number(rates.after)}, {"ratio", number(rates.ratio())}};
}

Json compared_json(ComparedRatio const& compared)
{
    return {{"ratio", number(compared.ratio)},
            {"low", number(compared.low)},
            {"high", number(compared.high)},
            {"placebo_sd", number(compared.placebo_sd)}};
}

Json years_json(LookBack const& found)
{
    auto years = Json::array();
    for (auto const& year : found.years) {
        Json json{{"year", year.year}};
        if (year.here) json["here"] = number(*year.here);
        if (year.elsewhere) json["elsewhere"] = number(*year.elsewhere);
        years.push_back(std::move(json));
    }
    return years;
}

Json windows_json(Windows const& windows)
{
    return {{"before", span_json(windows.before)}, {"after", span_json(windows.after)}};
}

}  // namespace

std::string look_back_json(LookBack const& found)
{
    auto adopters = Json::array();
    for (auto const& adopter : found.adopters)
        adopters.push_back({{"dfe_number", adopter.number},
                            {"authority", adopter.name},
                            {"rates", rates_json(adopter.rates)},
                            {"staff", number(adopter.staff)}});
    auto left_out = Json::array();
    for (auto const& one : found.left_out)
        left_out.push_back({{"dfe_number", one.number}, {"authority", one.name}, {"why", not_usable_words(one)}});
    Json const json{{"format", 1},
                    {"windows", windows_json(found.windows)},
                    {"adopters", std::move(adopters)},
                    {"left_out", std::move(left_out)},
                    {"others", found.others},
                    {"placebos", found.placebos},
                    {"here", rates_json(found.here)},
                    {"elsewhere", rates_json(found.elsewhere)},
                    {"expected", number(found.expected())},
                    {"staff", number(found.staff)},
                    {"plain", compared_json(found.plain)},
                    {"adjusted", compared_json(found.adjusted)},
                    {"carried_over", number(found.carried_over)},
                    {"before_and_after",
                     {{"ratio", number(found.here.ratio())},
                      {"illusion", found.illusion()},
                      {"says", before_and_after_words(found)}}},
                    {"years", years_json(found)},
                    {"toml", look_back_toml(found)}};
    return written(json, 2);
}

std::string look_back_csv(LookBack const& found)
{
    Sheet sheet;
    auto const put = [&sheet](std::string const& column, double value) { sheet.number(column, value, ""); };
    std::string names;
    for (auto const& adopter : found.adopters) names += (names.empty() ? "" : "; ") + adopter.name;
    sheet.text("authorities", names);
    put("before_first", found.windows.before.first);
    put("before_last", found.windows.before.last);
    put("after_first", found.windows.after.first);
    put("after_last", found.windows.after.last);
    put("others", static_cast<double>(found.others));
    put("here_before", found.here.before);
    put("here_after", found.here.after);
    put("elsewhere_before", found.elsewhere.before);
    put("elsewhere_after", found.elsewhere.after);
    put("expected", found.expected());
    put("before_and_after", found.here.ratio());
    put("illusion", found.illusion() ? 1.0 : 0.0);
    auto const put_compared = [&put](std::string const& column, ComparedRatio const& compared) {
        put(column, compared.ratio);
        put(column + "_low", compared.low);
        put(column + "_high", compared.high);
        put(column + "_placebo_sd", compared.placebo_sd);
    };
    put_compared("plain", found.plain);
    put_compared("adjusted", found.adjusted);
    sheet.end_row();
    return sheet.finished();
}

std::string null_json(std::vector<NullCoverage> const& coverage, Windows const& windows)
{
    auto sizes = Json::array();
    for (auto const& of_size : coverage)
        sizes.push_back({{"adopters", of_size.adopters},
                         {"sets", of_size.sets},
                         {"adjusted", number(of_size.adjusted)},
                         {"plain", number(of_size.plain)},
                         {"placebo_alone", number(of_size.placebo_alone)},
                         {"mean_adjusted", number(std::exp(of_size.mean_log))}});
    return written(Json{{"format", 1}, {"windows", windows_json(windows)}, {"held", std::move(sizes)}}, 2);
}

std::string null_csv(std::vector<NullCoverage> const& coverage)
{
    Sheet sheet;
    auto const put = [&sheet](std::string const& column, double value) { sheet.number(column, value, ""); };
    for (auto const& of_size : coverage) {
        put("adopters", static_cast<double>(of_size.adopters));
        put("sets", static_cast<double>(of_size.sets));
        put("adjusted", of_size.adjusted);
        put("plain", of_size.plain);
        put("placebo_alone", of_size.placebo_alone);
        put("mean_adjusted", std::exp(of_size.mean_log));
        sheet.end_row();
    }
    return sheet.finished();
}

}  // namespace holdfast
