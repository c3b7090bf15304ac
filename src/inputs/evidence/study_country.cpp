#include "inputs/evidence/study_country.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::array<std::string_view, 6> unions{"UK", "U.K.", "United Kingdom", "Great Britain", "Britain", "GB"};

//! Where studies of social workers, teachers and nurses are done, and what is easily taken for one of these. A country that is
//! not here is taken as well, with a warning: the list only tells a slip of the hand from a name.
constexpr std::array<std::string_view, 67> countries{"England",      "Scotland",
                                                     "Wales",        "Northern Ireland",
                                                     "Ireland",      "Republic of Ireland",
                                                     "USA",          "US",
                                                     "U.S.",         "U.S.A.",
                                                     "America",      "United States",
                                                     "the USA",      "the US",
                                                     "Canada",       "United States of America",
                                                     "Australia",    "New Zealand",
                                                     "Austria",      "Belgium",
                                                     "Brazil",       "Bulgaria",
                                                     "Chile",        "China",
                                                     "Croatia",      "Cyprus",
                                                     "Czechia",      "Czech Republic",
                                                     "Denmark",      "Estonia",
                                                     "Finland",      "France",
                                                     "Germany",      "Greece",
                                                     "Holland",      "Hong Kong",
                                                     "Hungary",      "Iceland",
                                                     "India",        "Israel",
                                                     "Italy",        "Japan",
                                                     "Latvia",       "Lithuania",
                                                     "Luxembourg",   "Malaysia",
                                                     "Malta",        "Mexico",
                                                     "Netherlands",  "the Netherlands",
                                                     "Norway",       "Pakistan",
                                                     "Poland",       "Portugal",
                                                     "Romania",      "Singapore",
                                                     "Slovakia",     "Slovenia",
                                                     "South Africa", "South Korea",
                                                     "Spain",        "Sweden",
                                                     "Switzerland",  "Taiwan",
                                                     "Turkey",       "Jersey",
                                                     "Oman"};

bool is_among(auto const& list, std::string_view name)
{
    auto const low = lower_case(name);
    return std::any_of(list.begin(), list.end(), [&low](std::string_view one) { return lower_case(one) == low; });
}

//! "England and Wales", "England, UK", "England (UK)", "England; Scotland": each by itself.
std::vector<std::string> parts_of(std::string_view typed)
{
    std::string text(typed);
    for (auto& c : text)
        if (c == ';' || c == '/' || c == '(' || c == ')' || c == '&' || c == '+') c = ',';
    for (std::string_view const word : {" and ", " AND ", " And "})
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
            text.replace(at, word.size(), ",");
    std::vector<std::string> parts;
    for (auto const& part : split(text, ','))
        if (auto const name = trimmed(part); !name.empty()) parts.emplace_back(name);
    return parts;
}

//! What a name that we do not know was meant for; empty where nothing is near, or where it is a place of a word or two more.
std::string near_country(std::string const& name)
{
    std::vector<std::string> const known(countries.begin(), countries.end());
    constexpr std::size_t shortest = 4;  // a name as short as "US" is one slip away from too much
    auto const near = nearest(name, known);
    return near && near->size() >= shortest ? *near : std::string();
}

}  // namespace

StudyCountry study_country(std::string_view typed)
{
    StudyCountry said{std::string(trimmed(typed)), "", true};
    bool england = false;
    bool other = false;
    std::string unknown;
    std::string near;
    for (auto const& part : parts_of(typed)) {
        if (is_among(unions, part)) continue;
        if (lower_case(part) == "england") {
            if (part != "England") said.hint = "write \"England\"";
            england = true;
        } else if (is_among(countries, part)) {
            other = true;
        } else if (near.empty()) {
            near = near_country(part);
            unknown = part;
        }
    }
    if (!near.empty()) said.hint = fmt::format("did you mean \"{}\"?", near);
    else if (!unknown.empty() && england && !other)
        said.hint = fmt::format("write \"England\"; \"{}\" goes into place", visible(unknown));
    else if (!england && !other && unknown.empty() && !said.country.empty())
        said.hint = "write England, Scotland, Wales or Northern Ireland; of several, name them";
    said.known = unknown.empty();
    if (england && !other && unknown.empty() && said.hint.empty()) said.country = "England";
    return said;
}

}  // namespace holdfast
