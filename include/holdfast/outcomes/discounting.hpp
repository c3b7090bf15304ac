//! Discounting to the study's start, and the study's calendar (M23).
//! d(s) = (1 + r)^(−s/12) at mid-month; where the rate changes with distance (HM Treasury Green Book: 3.5% for
//! 30 years, 3.0% to 75, 2.5% after), each stretch of time is discounted at its own rate.
//! Tested in tests/outcomes/discounting_test.cpp.
#pragma once

#include "holdfast/base/calendar.hpp"

#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! From this many years after the start, this rate a year.
struct DiscountStep {
    double from_year{};
    double rate{};
    friend bool operator==(DiscountStep const&, DiscountStep const&) = default;
};

//! d after `years`; the first step starts at year 0, steps in rising order.
[[nodiscard]] double discount_factor(std::span<DiscountStep const>, double years);

//! The months of a study: discount factors at mid-month and the financial year of each month.
struct Timeline {
    int months{};
    std::vector<double> discount;          //!< of money, by month
    std::vector<double> outcome_discount;  //!< of outcomes, by month
    std::vector<int> year_of;              //!< index of the financial year, by month
    std::vector<int> financial_years;      //!< the calendar year in which each begins

    [[nodiscard]] int years() const { return static_cast<int>(financial_years.size()); }
};

//! `outcome_rate` none: outcomes are discounted as money is.
[[nodiscard]] Timeline timeline(CalendarMonth start, int months, std::span<DiscountStep const> money,
                                std::optional<double> outcome_rate);

}  // namespace holdfast
