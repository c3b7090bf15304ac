//! [study] without what it selects, [published] and [case].
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! [study], without what it selects.
struct Settings {
    std::string name;
    std::optional<int> months;
    std::optional<CalendarMonth> start;
    std::optional<int> price_year;
    std::vector<DiscountStep> discounting;
    std::optional<double> outcome_discount_rate;
    std::optional<std::uint64_t> draws;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> attribution;
};
[[nodiscard]] Settings read_settings(Node const& study, Reading&);

//! [published]: the files that the figures were taken from.
[[nodiscard]] std::vector<PublishedData> read_published(Node const& published, Reading&);

//! [case]: who answers for what a financial case takes out of a budget.
[[nodiscard]] CaseOwners read_case(Node const& case_, Reading&);

}  // namespace holdfast
