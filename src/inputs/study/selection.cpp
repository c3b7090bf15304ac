#include "inputs/study/selection.hpp"

#include "base/text.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! The number that a name comes to; nothing, and a problem where there is one to say, where it comes to none.
template <class Number>
std::optional<Number> number_of(Named<Number> named, TextAt const& asked, std::string const& field, Reading& reading)
{
    if (auto* const number = std::get_if<Number>(&named)) return std::move(*number);
    auto& wrong = std::get<NotNamed>(named);
    if (!wrong.says.empty()) reading.error(asked.at, field, std::move(wrong.says), std::move(wrong.hint));
    return std::nullopt;
}

bool is_all(std::vector<TextAt> const& asked) { return asked.size() == 1 && lower_case(asked.front().text) == "all"; }

std::vector<TextAt> asked_for(Node const& study, std::string_view key)
{
    std::vector<TextAt> list;
    auto const* node = study.find(key);
    if (node == nullptr) return list;
    auto const add = [&list](Node const& name) {
        // What is empty has been complained about.
        if (name.is_text() && !trimmed(name.text).empty()) list.push_back({std::string(trimmed(name.text)), name.at});
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

//! Of so many: all of them where none is named.
template <class NamedBy>
std::vector<std::size_t> choose(Node const& study, std::string_view key, std::size_t count, NamedBy const& named,
                                Reading& reading)
{
    std::vector<std::size_t> chosen;
    if (empty_list(study, key)) return chosen;
    auto const asked = asked_for(study, key);
    if (asked.empty() || is_all(asked)) {
        chosen.resize(count);
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        return chosen;
    }
    for (auto const& name : asked)
        if (auto const number = number_of(named(name.text), name, fmt::format("study.{}", key), reading))
            if (std::find(chosen.begin(), chosen.end(), index(*number)) == chosen.end())
                chosen.push_back(index(*number));
    return chosen;
}

void keep_regions(Node const& study, std::vector<Authority> const& authorities, std::vector<std::size_t>& chosen,
                  bool all_known, Reading& reading)
{
    if (empty_list(study, "region")) return;
    auto const asked = asked_for(study, "region");
    if (asked.empty() || is_all(asked)) return;
    std::set<std::string> kept;
    for (auto const& name : asked)
        if (auto region = number_of(region_named(authorities, name.text, all_known), name, "study.region", reading))
            kept.insert(*std::move(region));
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
    auto const authority = [&](std::string const& name) {
        return authority_named(authorities, name, known.authorities);
    };
    selection.authorities = choose(study, "authorities", authorities.size(), authority, reading);
    keep_regions(study, authorities, selection.authorities, known.authorities, reading);

    auto const programme = [&](std::string const& name) {
        return programme_named(interventions, packages, name, known.programmes);
    };
    auto const programmes = interventions.size() + packages.size();
    for (auto const i : choose(study, "interventions", programmes, programme, reading)) {
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
