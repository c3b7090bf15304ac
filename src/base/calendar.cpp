#include "holdfast/base/calendar.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

std::optional<CalendarMonth> read_month(std::string_view text)
{
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    for (std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U})
        if (!digit(text[i])) return std::nullopt;
    auto const number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    CalendarMonth const month{number(0, 4), number(5, 2)};
    if (month.month < 1 || month.month > 12) return std::nullopt;
    return month;
}

std::string written(CalendarMonth month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

CalendarMonth later(CalendarMonth month, int months)
{
    int const count = month.year * 12 + (month.month - 1) + months;
    return {count / 12, count % 12 + 1};
}

int financial_year(CalendarMonth month) { return month.month >= 4 ? month.year : month.year - 1; }

std::string financial_year_name(int starts) { return fmt::format("{}-{:02}", starts, (starts + 1) % 100); }

}  // namespace holdfast
