#include "report/words/local_words.hpp"

#include "report/words/wording.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

bool is_about_a_value(LocalValue const& value)
{
    auto const key = std::string_view(value.path).substr(value.path.rfind('.') + 1);
    return key == "source" || key == "basis";
}

}  // namespace

std::size_t values_among(std::vector<LocalValue> const& values)
{
    return static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [](LocalValue const& value) { return !is_about_a_value(value); }));
}

std::string local_values_words(std::vector<LocalValue> const& values)
{
    if (values.empty()) return "";
    if (auto const number = values_among(values); number > 0)
        return counted(number, "value is local", "values are local");
    std::set<std::string> what;
    for (auto const& value : values) what.insert(value.path.substr(0, value.path.rfind('.')));
    return fmt::format("words about {} are local", counted(what.size(), "value", "values"));
}

}  // namespace holdfast::report
