#include "holdfast/base/text.hpp"
#include "sections.hpp"
#include "table_reader.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_shown = 6;

//! Something that can be chosen, under any of its names.
struct Choosable {
    std::vector<std::string> names;  //!< the first is what it is called in sentences
};

struct Wanted {
    std::string what;   //!< "authority"
    std::string among;  //!< "holdfast list authorities"
    std::vector<Choosable> all;
    bool all_known{true};
};

std::vector<std::size_t> named_exactly(Wanted const& wanted, std::string const& lower)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < wanted.all.size(); ++i)
        for (auto const& name : wanted.all[i].names)
            if (lower_case(name) == lower && (found.empty() || found.back() != i)) found.push_back(i);
    return found;
}

std::vector<std::size_t> named_in_part(Wanted const& wanted, std::string const& lower)
{
    std::vector<std::size_t> found;
    if (lower.size() < 3) return found;
    for (std::size_t i = 0; i < wanted.all.size(); ++i)
        for (auto const& name : wanted.all[i].names)
            if (lower_case(name).find(lower) != std::string::npos && (found.empty() || found.back() != i))
                found.push_back(i);
    return found;
}

std::optional<std::size_t> find(Wanted const& wanted, TextAt const& asked, std::string const& field, Reading& reading)
{
    auto const lower = lower_case(asked.text);
    auto found = named_exactly(wanted, lower);
    if (found.empty()) found = named_in_part(wanted, lower);
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (auto const i : found)
            if (names.size() < most_shown) names.push_back(wanted.all[i].names.front());
        if (found.size() > most_shown) names.push_back(fmt::format("{} more", found.size() - most_shown));
        reading.error(asked.at, field, fmt::format("\"{}\" could be {}", visible(asked.text), in_words(names, "or")),
                      "say which");
        return std::nullopt;
    }
    // A fault that is told already may be all that hides it.
    if (!wanted.all_known) return std::nullopt;
    std::vector<std::string> all;
    for (auto const& one : wanted.all) all.insert(all.end(), one.names.begin(), one.names.end());
    auto const near = nearest_few(asked.text, all, 3);
    reading.error(asked.at, field, fmt::format("there is no {} called \"{}\"", wanted.what, visible(asked.text)),
                  near.empty() ? fmt::format("see holdfast list {}", wanted.among)
                               : fmt::format("did you mean {}?", in_words(near, "or")));
    return std::nullopt;
}

bool is_all(std::vector<TextAt> const& asked) { return asked.size() == 1 && lower_case(asked.front().text) == "all"; }

std::vector<TextAt> asked_for(Node const& study, std::string_view key)
{
    std::vector<TextAt> list;
    auto const* node = study.find(key);
    if (node == nullptr) return list;
    if (node->is_text()) list.push_back({std::string(trimmed(node->text)), node->at});
    for (auto const& item : node->items)
        if (item.is_text()) list.push_back({std::string(trimmed(item.text)), item.at});
    return list;
}

bool empty_list(Node const& study, std::string_view key, Reading& reading)
{
    auto const* node = study.find(key);
    if (node == nullptr || !node->is_list() || !node->items.empty()) return false;
    reading.error(node->at, fmt::format("study.{}", key),
                  fmt::format("study.{} is an empty list, so there is nothing to run", key), "write \"all\", or names");
    return true;
}

std::vector<std::size_t> choose(Node const& study, std::string_view key, Wanted const& wanted, Reading& reading)
{
    std::vector<std::size_t> chosen;
    if (empty_list(study, key, reading)) return chosen;
    auto const asked = asked_for(study, key);
    if (asked.empty() || is_all(asked)) {
        chosen.resize(wanted.all.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        return chosen;
    }
    for (auto const& one : asked)
        if (auto const found = find(wanted, one, fmt::format("study.{}", key), reading))
            if (std::find(chosen.begin(), chosen.end(), *found) == chosen.end()) chosen.push_back(*found);
    return chosen;
}

Wanted authorities_by_name(std::vector<Authority> const& authorities, bool all_known)
{
    Wanted wanted{"authority", "authorities", {}, all_known};
    for (auto const& a : authorities) wanted.all.push_back({{a.name, a.code, a.dfe_number}});
    return wanted;
}

std::vector<std::string> regions_of(std::vector<Authority> const& authorities)
{
    std::set<std::string> regions;
    for (auto const& a : authorities) regions.insert(a.region);
    return {regions.begin(), regions.end()};
}

void keep_regions(Node const& study, std::vector<Authority> const& authorities, std::vector<std::size_t>& chosen,
                  bool all_known, Reading& reading)
{
    if (empty_list(study, "region", reading)) return;
    auto const asked = asked_for(study, "region");
    if (asked.empty() || is_all(asked)) return;
    auto const regions = regions_of(authorities);
    Wanted wanted{"region", "authorities", {}, all_known};
    for (auto const& region : regions) wanted.all.push_back({{region}});
    std::set<std::string> kept;
    for (auto const& one : asked)
        if (auto const found = find(wanted, one, "study.region", reading)) kept.insert(regions[*found]);
    if (kept.empty()) return;
    bool const some = !chosen.empty();
    std::erase_if(chosen, [&](std::size_t i) { return !kept.contains(authorities[i].region); });
    if (some && chosen.empty() && all_known)
        reading.error(asked.front().at, "study.region", "none of the chosen authorities lies in the chosen regions",
                      "leave one of the two choices out");
}

}  // namespace

Selection read_selection(Node const& study, std::vector<Authority> const& authorities,
                         std::vector<Intervention> const& interventions, std::vector<Package> const& packages,
                         AllKnown known, Reading& reading)
{
    Selection selection;
    selection.authorities = choose(study, "authorities", authorities_by_name(authorities, known.authorities), reading);
    keep_regions(study, authorities, selection.authorities, known.authorities, reading);

    Wanted programmes{"intervention or package", "interventions", {}, known.programmes};
    for (auto const& i : interventions) programmes.all.push_back({{i.id, i.name}});
    for (auto const& p : packages) programmes.all.push_back({{p.id, p.name}});
    for (auto const i : choose(study, "interventions", programmes, reading)) {
        if (i < interventions.size()) selection.interventions.push_back(i);
        else selection.packages.push_back(i - interventions.size());
    }
    // A package's members are needed beside it.
    for (auto const p : selection.packages)
        for (auto const& id : packages[p].members)
            for (std::size_t i = 0; i < interventions.size(); ++i)
                if (interventions[i].id == id &&
                    std::find(selection.interventions.begin(), selection.interventions.end(), i) ==
                        selection.interventions.end())
                    selection.interventions.push_back(i);
    return selection;
}

}  // namespace holdfast
