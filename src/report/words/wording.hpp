//! Figures as a person says them: pounds, ranges, chances, shares, months.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>
#include <string_view>

namespace holdfast::report {

//! What rounds to less than this [£] is nothing: no saving, no loss, no difference.
inline constexpr double a_pound = 0.5;

//! "£12,300", "−£12,300": with a minus sign, U+2212.
[[nodiscard]] std::string spoken(double pounds);
//! "£41,000 to £310,000", "−£56,000 to £310,000".
[[nodiscard]] std::string pounds_range(Estimate const&);
//! "97%", ">99%", "<1%": a share of draws is never a certainty.
[[nodiscard]] std::string chance(double share);
//! "23%", "7.4%", "less than 0.1%".
[[nodiscard]] std::string percent(double share);
//! The largest affordable cost in a table: "none" where no cost at all is.
[[nodiscard]] std::string affordable_words(Maybe<Estimate> const&);
//! Three significant figures: "0.81", "12.3", "1,230".
[[nodiscard]] std::string figure(double value);
//! So many decimals, as they are: "0.25", "−3", "12"; with a minus sign, and never "−0". Whatever prints a number that may lie
//! below nothing, or be rounded to it, uses this, `figure`, `percent` or `spoken`.
[[nodiscard]] std::string decimals(double value, int places);
//! At an axis: "0%", "20%".
[[nodiscard]] std::string share_at_axis(double share);
//! At an axis: "0.85", "−2".
[[nodiscard]] std::string plain_at_axis(double value);
//! "0.81 to 12.3"
[[nodiscard]] std::string figure_range(Estimate const&);
//! "April 2026"
[[nodiscard]] std::string month_name(CalendarMonth);
//! "60 months from April 2026"
[[nodiscard]] std::string horizon(int months, CalendarMonth start);
//! "1,000"
[[nodiscard]] std::string with_commas(std::uint64_t count);
//! "1 authority", "12 authorities", "1,200 authorities"
[[nodiscard]] std::string counted(std::uint64_t count, std::string const& one, std::string const& several);
[[nodiscard]] std::string with_capital(std::string);
//! How many words a text has: what spaces divide.
[[nodiscard]] std::size_t words_in(std::string_view text);
//! "3.5% a year at first"; of a study that discounts.
[[nodiscard]] std::string discount_words(Study const&);
//! Below it ranges and chances are too rough to be relied on, and each page says so.
inline constexpr std::uint64_t few_draws = 1000;
//! "Warning: 300 draws are too few for the ranges and chances to be relied on."
[[nodiscard]] std::string few_draws_warning(std::uint64_t draws);
//! What the money is: present value, price year, discounting.
[[nodiscard]] std::string money_note(Study const&);

}  // namespace holdfast::report
