#include "inputs/study/neighbours.hpp"

#include "base/text.hpp"
#include "inputs/published/dfe_neighbours.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr char const* how_to_write = R"(write it like [["893", "Very close"], ["331", "Close"]])";

//! One [number, closeness]; nothing (and a problem) where it is something else.
std::optional<Neighbour> read_pair(Node const& node, std::string const& path, Reading& reading)
{
    if (!node.is_list() || node.items.size() != 2 || !node.items[0].is_text() || !node.items[1].is_text()) {
        reading.error(node.at, path,
                      fmt::format("{} holds {}, and may hold pairs of a DfE number and a closeness only", path,
                                  node.is_list() ? "a list that is no such pair" : in_words(node.kind)),
                      how_to_write);
        return std::nullopt;
    }
    Neighbour const pair{std::string(trimmed(node.items[0].text)), std::string(trimmed(node.items[1].text))};
    if (!is_dfe_number(pair.dfe_number)) {
        reading.error(node.items[0].at, path, fmt::format("\"{}\" is not a DfE number", visible(pair.dfe_number)),
                      "three digits, as \"831\"");
        return std::nullopt;
    }
    if (!is_closeness(pair.closeness)) {
        std::vector<std::string> const known(closeness_words.begin(), closeness_words.end());
        auto const near = nearest(pair.closeness, known);
        reading.error(node.items[1].at, path,
                      fmt::format("\"{}\" is not a closeness that DfE uses", visible(pair.closeness)),
                      near ? fmt::format("did you mean \"{}\"?", *near) : "one of " + in_words(known, "or"));
        return std::nullopt;
    }
    return pair;
}

std::vector<Neighbour> read_list(Entry const& entry, Reading& reading)
{
    std::vector<Neighbour> list;
    auto const path = "neighbours." + entry.key;
    if (!is_dfe_number(entry.key))
        reading.error(entry.key_at, path, fmt::format("\"{}\" is not a DfE number", visible(entry.key)),
                      "three digits, as 831");
    if (!entry.value.is_list()) {
        reading.error(entry.value.at, path, fmt::format("{} is {}, not a list", path, in_words(entry.value.kind)),
                      how_to_write);
        return list;
    }
    if (entry.value.items.empty())
        reading.error(entry.value.at, path, fmt::format("{} is an empty list", path),
                      fmt::format("take it away, or {}", how_to_write));
    std::map<std::string, Spot> seen;
    for (auto const& item : entry.value.items) {
        auto const pair = read_pair(item, path, reading);
        if (!pair) continue;
        auto const [first, is_new] = seen.emplace(pair->dfe_number, item.at);
        if (!is_new)
            reading.clash(item.at, first->second, path, fmt::format("{} is named twice", pair->dfe_number),
                          "name it once");
        else if (pair->dfe_number == entry.key)
            reading.error(item.at, path, fmt::format("{} is named as its own neighbour", entry.key), "take it out");
        else list.push_back(*pair);
    }
    return list;
}

//! The numbers of a joint return: "314 / 318" → 314, 318.
std::vector<std::string> parts_of(std::string const& dfe_number)
{
    auto parts = split(dfe_number, '/');
    for (auto& part : parts) part = std::string(trimmed(part));
    return parts;
}

}  // namespace

void read_neighbours(Node const& node, std::vector<Authority>& authorities, Reading& reading)
{
    std::map<std::string, std::vector<Neighbour>> lists;
    for (auto const& entry : node.entries) lists[entry.key] = read_list(entry, reading);
    std::map<std::string, std::string> return_of;  // "318" → "314 / 318"
    for (auto const& authority : authorities)
        for (auto const& part : parts_of(authority.dfe_number)) return_of[part] = authority.dfe_number;
    for (auto& authority : authorities)
        for (auto const& part : parts_of(authority.dfe_number)) {
            auto const list = lists.find(part);
            if (list == lists.end()) continue;
            std::set<std::string> seen{authority.dfe_number};
            for (auto neighbour : list->second) {
                auto const joint = return_of.find(neighbour.dfe_number);
                if (joint != return_of.end()) neighbour.dfe_number = joint->second;
                if (seen.insert(neighbour.dfe_number).second) authority.neighbours.push_back(std::move(neighbour));
            }
            break;
        }
}

}  // namespace holdfast
