#include "support/golden_json.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace holdfast::test {

namespace {

using Json = nlohmann::ordered_json;

void round_numbers(Json& json)
{
    if (json.is_number_float()) {
        json = std::strtod(fmt::format("{:.5e}", json.get<double>()).c_str(), nullptr);
        return;
    }
    if (json.is_structured())
        for (auto& member : json) round_numbers(member);
}

}  // namespace

std::string rounded_for_golden(std::string_view json_text)
{
    auto json = Json::parse(json_text);
    round_numbers(json);
    return json.dump(1) + "\n";
}

}  // namespace holdfast::test
