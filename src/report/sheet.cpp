#include "report/sheet.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string quoted(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string cell = "\"";
    for (char const c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

}  // namespace

std::string sheet_text(std::string_view text)
{
    constexpr std::string_view dangerous = "=+-@\t\r";
    if (!text.empty() && dangerous.find(text.front()) != std::string_view::npos) return quoted("'" + std::string(text));
    return quoted(text);
}

std::string sheet_number(double value)
{
    require(std::isfinite(value), "every number in the results is finite");
    return value == 0.0 ? "0" : fmt::format("{}", value);
}

}  // namespace holdfast::report
