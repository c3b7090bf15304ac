//! What is left after paying, and how far that is a promise: rules that every form with a mean that is left keeps, written once.
//! - "Would" is said only of what the range does not deny. A gain is one that "could" be left where the chance that it pays
//!   for itself is below 50 in 100, or where the range goes below nothing; a loss "could" come where more often than not
//!   something is left, or where the range goes above nothing.
//! - Where the mean and the median lie on two sides of nothing, a sentence says so.
//! - A lead says whether it is discounted: a sum over five years that does not is taken for the other.
//! - Where another option would by the same figures leave more than the one that leads by its evidence, it is named.
//! Tested in tests/report/left_words_test.cpp.
#pragma once

#include "report/words/standing.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! "would" or "could", before what is left [£]; the chance that it pays for itself, of 1, where it is known.
[[nodiscard]] std::string_view would_or_could(Estimate const& left, std::optional<double> chance = {});

//! "On average it gains, but more often than not it loses."; the reverse of a loss. Empty where the mean [£]
//! and the median are on one side, as printed: a chance of 50 in 100 is neither.
[[nodiscard]] std::string more_often_than_not(double mean, double chance);

//! How the pounds of a lead are counted.
enum class Counted { present_value, as_paid };
//! "discounted" or "not discounted"; of a study whose rates are all 0 nothing is.
[[nodiscard]] std::string_view discounted_or_not(Study const&, Counted);
//! Of a sum whose study is not at hand: `discounts`, is any month's pound counted for less than a pound?
[[nodiscard]] std::string_view discounted_or_not(bool discounts, Counted);
//! "That is not discounted."
[[nodiscard]] std::string that_is_discounted_or_not(Study const&, Counted);
[[nodiscard]] std::string that_is_discounted_or_not(bool discounts, Counted);

//! Of those from which a saving may be expected, the one that leaves most, if that is more than what the lead leaves.
[[nodiscard]] std::optional<Standing> leaves_more(std::vector<Standing> const&, Standing const& lead);
//! "By these figures Training managers would leave more: £120,000, chance 58 in 100, on a published effect and at our guess of
//! its cost."; empty where none would.
[[nodiscard]] std::string leaves_more_sentence(Findings const&, std::vector<Standing> const&, Standing const& lead);

}  // namespace holdfast::report
