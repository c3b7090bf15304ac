//! How prices have risen: an index by calendar year, and the year in whose prices the study stands.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

namespace holdfast {

struct Node;
struct Reading;

struct PriceLevels {
    std::string name;
    std::map<int, double> index;  //!< by year; only ratios matter
    std::set<int> local_years;    //!< whose index a local layer gave
    std::set<int> unreadable;     //!< of which something else than an index is given
    std::optional<int> study_year;
    std::optional<int> forecast_from;  //!< years that have not been measured yet

    [[nodiscard]] bool holds(int year) const { return index.contains(year); }
    //! What money of the year is multiplied by to stand in the study's prices; both are in the index.
    [[nodiscard]] double factor_from(int year) const { return index.at(*study_year) / index.at(year); }
    [[nodiscard]] std::string years() const;  //!< "1990 to 2024"; "1990, 1992 to 1995 and 2024"
    //! "HM Treasury GDP deflator, 2014 to 2024 prices"
    [[nodiscard]] std::string reason_from(int year) const;
};

//! The study's year is not yet in it.
[[nodiscard]] PriceLevels read_price_levels(Node const& deflator, Reading&);

}  // namespace holdfast
