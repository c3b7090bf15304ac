#include "report/look_back/look_back_object.hpp"

#include "report/look_back/look_back.hpp"

#include <utility>

namespace holdfast::report {

namespace {

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

}  // namespace

Json windows_json(Windows const& windows)
{
    return {{"before", span_json(windows.before)}, {"after", span_json(windows.after)}};
}

Json look_back_object(LookBack const& found)
{
    auto adopters = Json::array();
    for (auto const& adopter : found.adopters)
        adopters.push_back({{"dfe_number", adopter.number},
                            {"authority", adopter.name},
                            {"rates", rates_json(adopter.rates)},
                            {"staff", number(adopter.staff)}});
    auto const steps = found.steps();
    auto left_out = Json::array();
    for (auto const& one : found.left_out)
        left_out.push_back({{"dfe_number", one.number}, {"authority", one.name}, {"why", not_usable_words(one)}});
    return {{"windows", windows_json(found.windows)},
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
            {"typical", rates_json(found.typical)},
            {"expected_steps",
             {{"change_elsewhere", number(steps.change_elsewhere)},
              {"start", number(steps.start)},
              {"like_size", number(steps.like_size)}}},
            {"before_and_after",
             {{"ratio", number(found.here.ratio())},
              {"illusion", found.illusion()},
              {"says", before_and_after_words(found)}}},
            {"years", years_json(found)}};
}

}  // namespace holdfast::report
