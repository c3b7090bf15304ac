//! Months of the calendar, spans of years and English financial years (April to March).
//! Tested in tests/base/calendar_test.cpp.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

struct CalendarMonth {
    int year{2026};
    int month{4};  //!< 1 … 12

    friend constexpr auto operator<=>(CalendarMonth, CalendarMonth) = default;
};

//! Reads "2026-04".
[[nodiscard]] std::optional<CalendarMonth> read_month(std::string_view);
[[nodiscard]] std::string written(CalendarMonth);  //!< "2026-04"
[[nodiscard]] CalendarMonth later(CalendarMonth, int months);
//! The financial year that holds the month, by the calendar year in which it starts.
[[nodiscard]] int financial_year(CalendarMonth);
[[nodiscard]] std::string financial_year_name(int starts);  //!< 2026 → "2026-27"

//! Years from the first to the last, both counted.
struct YearSpan {
    int first{}, last{};
    friend bool operator==(YearSpan const&, YearSpan const&) = default;
};

}  // namespace holdfast
