//! The sources that `holdfast init` writes as examples, for the reader to put their own in place. One that is left as it was
//! says nothing about anybody's figure.
#pragma once

#include "base/text.hpp"
#include "inputs/files/document.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace holdfast::example_sources {

inline constexpr char const* hr_system = "our HR system, month and year";
inline constexpr char const* payroll_month = "our payroll, month and year";
inline constexpr char const* payroll = "our payroll, year";
inline constexpr char const* agency_invoices = "our agency invoices, year";
inline constexpr char const* recruitment_team = "our recruitment team, year";
inline constexpr char const* development_team = "our workforce development team, year";
inline constexpr char const* quotation = "the provider's quotation, date";

inline constexpr std::array<std::string_view, 7> all{hr_system,        payroll_month,    payroll,  agency_invoices,
                                                     recruitment_team, development_team, quotation};

}  // namespace holdfast::example_sources

namespace holdfast {

[[nodiscard]] inline bool is_example_source(Node const& source)
{
    auto const& all = example_sources::all;
    return source.is_text() && std::find(all.begin(), all.end(), trimmed(source.text)) != all.end();
}

}  // namespace holdfast
