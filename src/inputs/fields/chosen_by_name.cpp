#include "inputs/fields/chosen_by_name.hpp"

#include "base/text.hpp"
#include "inputs/fields/place_names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_shown = 6;
constexpr std::size_t most_near = 3;
constexpr std::size_t shortest_part = 3;

//! A joint return answers to the names of both; its codes and numbers, too.
std::vector<std::string> each_of(std::string const& name)
{
    std::vector<std::string> parts{name};
    if (name.find(" / ") == std::string::npos) return parts;
    for (auto const& part : split(name, '/')) parts.emplace_back(trimmed(part));
    return parts;
}

std::vector<std::size_t> where(Wanted const& wanted, std::function<bool(std::string const&)> const& is_it)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < wanted.all.size(); ++i)
        if (std::any_of(wanted.all[i].names.begin(), wanted.all[i].names.end(), is_it)) places.push_back(i);
    return places;
}

std::vector<std::size_t> named_exactly(Wanted const& wanted, std::string const& lower)
{
    return where(wanted, [&](std::string const& name) { return lower_case(name) == lower; });
}

std::vector<std::size_t> named_as_a_place(Wanted const& wanted, std::string const& bare)
{
    return where(wanted, [&](std::string const& name) {
        auto const parts = each_of(name);
        return std::any_of(parts.begin(), parts.end(), [&](auto const& p) { return bare_place_name(p) == bare; });
    });
}

//! Of a council's full name no part is meant: Oxford City Council is not Oxfordshire.
std::vector<std::size_t> named_in_part(Wanted const& wanted, std::string const& lower)
{
    if (lower.size() < shortest_part || (wanted.places && (looks_like_a_code(lower) || is_name_of_a_council(lower))))
        return {};
    return where(wanted, [&](std::string const& name) {
        return !(wanted.places && looks_like_a_code(name)) && lower_case(name).find(lower) != std::string::npos;
    });
}

NotNamed several(Wanted const& wanted, std::string_view asked, std::vector<std::size_t> const& places)
{
    std::vector<std::string> names;
    for (auto const i : places)
        if (names.size() < most_shown) names.push_back(wanted.all[i].names.front());
    if (places.size() > most_shown) names.push_back(fmt::format("{} more", places.size() - most_shown));
    return {fmt::format("\"{}\" could be {}", visible(asked), in_words(names, "or")), "say which"};
}

//! What is near to the text under any of its names, each once and by its first: that is what is to be written.
//! Places by their bare names, so that "Durrham" is near to County Durham; never by codes.
std::vector<std::string> near_ones(Wanted const& wanted, std::string_view asked)
{
    std::vector<std::string> names;
    std::map<std::string, std::string> first;
    for (auto const& one : wanted.all)
        for (auto const& name : one.names)
            for (auto const& part : wanted.places ? each_of(name) : std::vector{name})
                if (!wanted.places || !looks_like_a_code(part))
                    first.emplace(names.emplace_back(wanted.places ? bare_place_name(part) : part), one.names.front());
    std::vector<std::string> near;
    for (auto const& name : nearest_few(wanted.places ? bare_place_name(asked) : std::string(asked), names, most_near))
        if (std::find(near.begin(), near.end(), first.at(name)) == near.end()) near.push_back(first.at(name));
    return near;
}

NotNamed nothing(Wanted const& wanted, std::string_view asked)
{
    if (wanted.places && looks_like_a_code(asked)) {
        auto const answer = no_authority_has(asked);
        return {fmt::format("{} {}", visible(asked), answer.why), answer.hint};
    }
    auto const near = near_ones(wanted, asked);
    return {fmt::format("there is no {} called \"{}\"", wanted.what, visible(asked)),
            near.empty() ? wanted.advice : fmt::format("did you mean {}?", in_words(near, "or"))};
}

//! A trust, an old name, a place without figures.
std::optional<Named<std::size_t>> known_as(Wanted const& wanted, std::string_view asked)
{
    auto const known = place_known_as(asked);
    if (!known) return std::nullopt;
    std::vector<std::size_t> places;
    for (auto const& name : known->authorities)
        for (auto const i : named_exactly(wanted, lower_case(name))) places.push_back(i);
    if (places.size() == 1) return places.front();
    if (known->authorities.empty()) return NotNamed{fmt::format("{} {}", visible(asked), known->why), wanted.advice};
    auto const names = in_words(known->authorities, known->authorities.size() > 1 ? "and" : "");
    if (places.empty())
        return NotNamed{fmt::format("{} is {} here, which this study does not hold", visible(asked), names),
                        wanted.advice};
    return NotNamed{fmt::format("{} {}: {}", visible(asked), known->why, names), "say which"};
}

}  // namespace

Named<std::size_t> chosen_by_name(Wanted const& wanted, std::string_view asked)
{
    asked = trimmed(asked);
    auto const lower = lower_case(asked);
    auto places = named_exactly(wanted, lower);
    if (places.empty() && wanted.places && !lower.empty()) {
        places = named_as_a_place(wanted, bare_place_name(asked));
        if (places.empty())
            if (auto known = known_as(wanted, asked);
                known && (std::holds_alternative<std::size_t>(*known) || wanted.all_known))
                return *std::move(known);
    }
    if (places.empty()) places = named_in_part(wanted, lower);
    if (places.size() == 1) return places.front();
    if (places.empty() && !wanted.all_known) return NotNamed{};
    return places.empty() ? nothing(wanted, asked) : several(wanted, asked, places);
}

Wanted wanted_authority(std::vector<Choosable> all, bool all_known)
{
    return {"authority", "see holdfast list authorities", true, std::move(all), all_known};
}

}  // namespace holdfast
