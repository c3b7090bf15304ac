#include "inputs/study/selection.hpp"

#include "base/text.hpp"
#include "inputs/fields/chosen_by_name.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::optional<std::size_t> find(Wanted const& wanted, TextAt const& asked, std::string const& field, Reading& reading)
{
    auto chosen = chosen_by_name(wanted, asked.text);
    if (!chosen.says.empty()) reading.error(asked.at, field, std::move(chosen.says), std::move(chosen.hint));
    return chosen.found;
}

bool is_all(std::vector<TextAt> const& asked) { return asked.size() == 1 && lower_case(asked.front().text) == "all"; }

std::vector<TextAt> asked_for(Node const& study, std::string_view key)
{
    std::vector<TextAt> list;
    auto const* node = study.find(key);
    if (node == nullptr) return list;
    auto const add = [&list](Node const& one) {
        // What is empty has been complained about.
        if (one.is_text() && !trimmed(one.text).empty()) list.push_back({std::string(trimmed(one.text)), one.at});
    };
    add(*node);
    for (auto const& item : node->items) add(item);
    return list;
}

//! Complained about where the section was read.
bool empty_list(Node const& study, std::string_view key)
{
    auto const* node = study.find(key);
    return node != nullptr && node->is_list() && node->items.empty();
}

std::vector<std::size_t> choose(Node const& study, std::string_view key, Wanted const& wanted, Reading& reading)
{
    std::vector<std::size_t> chosen;
    if (empty_list(study, key)) return chosen;
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

//! The nine regions, and Inner and Outer London, which are parts of one.
std::vector<std::string> regions_of(std::vector<Authority> const& authorities)
{
    std::set<std::string> regions;
    for (auto const& a : authorities) {
        regions.insert(a.region);
        if (!a.subregion.empty()) regions.insert(a.subregion);
    }
    return {regions.begin(), regions.end()};
}

void keep_regions(Node const& study, std::vector<Authority> const& authorities, std::vector<std::size_t>& chosen,
                  bool all_known, Reading& reading)
{
    if (empty_list(study, "region")) return;
    auto const asked = asked_for(study, "region");
    if (asked.empty() || is_all(asked)) return;
    auto const regions = regions_of(authorities);
    Wanted wanted{"region", "see holdfast list authorities", false, {}, all_known};
    for (auto const& region : regions) wanted.all.push_back({{region}});
    std::set<std::string> kept;
    for (auto const& one : asked)
        if (auto const found = find(wanted, one, "study.region", reading)) kept.insert(regions[*found]);
    if (kept.empty()) return;
    bool const some = !chosen.empty();
    std::erase_if(chosen, [&](std::size_t i) {
        return !kept.contains(authorities[i].region) && !kept.contains(authorities[i].subregion);
    });
    if (some && chosen.empty() && all_known)
        reading.error(asked.front().at, "study.region", "none of the chosen authorities lies in the chosen regions",
                      "leave one of the two choices out");
}

}  // namespace

Selection read_selection(Node const& study, AuthoritiesRead const& read, std::vector<Intervention> const& interventions,
                         std::vector<Package> const& packages, AllKnown known, Reading& reading)
{
    Selection selection;
    auto const& authorities = read.list;
    auto wanted = authorities_to_choose(authorities);
    for (std::size_t i = 0; i < authorities.size(); ++i) {
        auto& names = wanted.all[i].names;
        names.insert(names.end(), read.former_codes[i].begin(), read.former_codes[i].end());
    }
    wanted.all_known = known.authorities;
    selection.authorities = choose(study, "authorities", wanted, reading);
    keep_regions(study, authorities, selection.authorities, known.authorities, reading);

    auto programmes = programmes_to_choose(interventions, packages);
    programmes.all_known = known.programmes;
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
