#include "report/look_back/look_back.hpp"

#include "report/forms/json_object.hpp"
#include "report/forms/sheet.hpp"
#include "report/look_back/look_back_object.hpp"

#include <cmath>

namespace holdfast {

using namespace report;

std::string look_back_json(LookBack const& found)
{
    Json json{{"format", 1}};
    json.update(look_back_object(found));
    if (!found.ignored_inputs.empty()) json["ignored_inputs"] = found.ignored_inputs;
    json["toml"] = look_back_toml(found);
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
    put("typical_before", found.typical.before);
    put("typical_after", found.typical.after);
    auto const steps = found.steps();
    put("step_elsewhere", steps.change_elsewhere);
    put("step_start", steps.start);
    put("step_like_size", steps.like_size);
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
