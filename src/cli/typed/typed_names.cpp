#include "cli/typed/typed_names.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

using Places = std::vector<WordPlace>;

std::string one_too_many(std::string const& word, Places const& by_option)
{
    auto says = fmt::format("\"{}\" is one too many", visible(word));
    std::vector<std::string> given;
    for (auto const& place : by_option) given.push_back("--" + place.what);
    return given.empty() ? says : fmt::format("{} beside {}", says, in_words(given));
}

//! The last that may be left out; the end where every one is needed.
Places::iterator last_optional(Places& open)
{
    auto const found = std::find_if(open.rbegin(), open.rend(), [](WordPlace const& place) { return !place.required; });
    return found == open.rend() ? open.end() : std::prev(found.base());
}

}  // namespace

std::string put_words(std::vector<std::string> const& words, Places places)
{
    auto const given =
        std::stable_partition(places.begin(), places.end(), [](WordPlace const& place) { return !place.by_option; });
    Places const by_option(given, places.end());
    places.erase(given, places.end());
    if (words.size() > places.size()) return one_too_many(words[places.size()], by_option);
    while (places.size() > words.size()) {
        auto const optional = last_optional(places);
        if (optional == places.end()) return fmt::format("{} is required", places[words.size()].what);
        places.erase(optional);
    }
    for (std::size_t i = 0; i < words.size(); ++i) places[i].put(words[i]);
    return "";
}

bool looks_like_a_file(std::string const& typed)
{
    bool const joint = typed.find(" / ") != std::string::npos;  // "Kingston upon Thames / Richmond upon Thames"
    return (typed.find('/') != std::string::npos && !joint) || lower_case(trimmed(typed)).ends_with(".toml");
}

}  // namespace holdfast::cli
