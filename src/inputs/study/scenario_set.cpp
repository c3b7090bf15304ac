#include "inputs/study/scenario_set.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/register_keys.hpp"
#include "inputs/layers/overlay.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Things by key, of which a scenario changes figures, and adds and removes none.
struct Register {
    std::string_view table;
    std::string_view member;  //!< in a sentence
    std::span<std::string_view const> fixed;
    std::string_view why;  //!< of the fixed fields
};

constexpr std::array<std::string_view, 5> of_authority{"name", "dfe_number", "region", "subregion", "type"};
constexpr std::array<std::string_view, 6> of_intervention{"id", "name", "level", "group", "bought_for", "adopters"};
constexpr std::array<std::string_view, 2> of_package{"name", "members"};
constexpr std::array<std::string_view, 3> of_alliance{"authorities", "interventions", "why"};

constexpr std::array registers{
    Register{"authorities", "authority", of_authority, "says which authority this is"},
    Register{"interventions", "intervention", of_intervention, "says which intervention this is"},
    Register{"packages", "package", of_package, "says which package this is"},
    Register{"alliances", "alliance", of_alliance, "decides who shares a set-up"},
};

constexpr std::array<std::string_view, 3> choices{"authorities", "region", "interventions"};
constexpr std::array<std::string_view, 2> to_be_read{"published", "neighbours"};

std::string why_of_study(std::string_view key)
{
    if (among(choices, key))
        return fmt::format("choose with study.{} in the study itself, or on the command line: its scenarios are run "
                           "for the same",
                           key);
    return "write it in [study] of the study itself, for it and all its scenarios; `holdfast compare` is for studies "
           "that ask differently";
}

class Permit {
public:
    Permit(Node const& tree, Reading& reading) : tree_(tree), reading_(reading) {}

    //! May this be set, which stands at the path? What lies in it and may not goes, and is complained about.
    [[nodiscard]] bool operator()(std::vector<std::string> const& path, Spot const& key_at, Node& value) const
    {
        auto const& root = path.front();
        if (root == "study") return of_study(path, key_at, value);
        if (root == "scenario")
            return refuse(key_at, path, "a scenario holds no scenarios",
                          "write it as a [[scenario]] of its own, beside this one");
        if (root == "based_on")
            return refuse(key_at, path, "a scenario is based on its study", "write based_on at the top of a file");
        if (among(to_be_read, root))
            return refuse(key_at, path, fmt::format("{} is there to be read, and moves no result", root),
                          "take it out");
        if (path.size() == 1 && sections::root.field(root) != nullptr && !value.is_table())
            return refuse(value.at, path, fmt::format("{} is {}, not a table", root, in_words(value.kind)),
                          fmt::format("write set.{} with the keys that it changes", root));
        auto const known = std::find_if(registers.begin(), registers.end(),
                                        [&root](Register const& one) { return one.table == root; });
        return known == registers.end() || of_register(*known, path, key_at, value);
    }

private:
    //! Goes into a table, and takes out what may not be set. True where anything is left, or was empty before.
    bool each_in(std::vector<std::string> const& path, Node& table) const
    {
        bool const was_empty = table.entries.empty();
        std::erase_if(table.entries, [&](Entry& entry) {
            auto inner = path;
            inner.push_back(entry.key);
            return !(*this)(inner, entry.key_at, entry.value);
        });
        return was_empty || !table.entries.empty();
    }

    bool of_study(std::vector<std::string> const& path, Spot const& key_at, Node& value) const
    {
        if (path.size() == 1 && value.is_table() && !value.entries.empty()) return each_in(path, value);
        auto const key = path.size() > 1 ? path[1] : std::string();
        return refuse(key_at, path,
                      fmt::format("{} decides what is asked, and a scenario changes only what is believed",
                                  key.empty() ? "[study]" : "study." + key),
                      why_of_study(key));
    }

    bool of_register(Register const& known, std::vector<std::string> const& path, Spot const& key_at, Node& value) const
    {
        if (path.size() == 1) return each_in(path, value);
        if (path.size() == 2) {
            if (!has(known.table, path[1])) return nobody(known, path, key_at);
            return !value.is_table() || each_in(path, value);
        }
        // A path with dots in it comes here at once.
        if (!has(known.table, path[1])) return nobody(known, path, key_at);
        if (!among(known.fixed, path[2])) return true;
        return refuse(
            key_at, path,
            fmt::format("{}.{}.{} {}, and a scenario changes only what is believed", path[0], path[1], path[2],
                        path[2] == "members" ? std::string_view("decides what is bought together") : known.why),
            path[2] == "members" ? "write another package in the study, and give its overlap here"
                                 : "take it out, or change it in the study itself");
    }

    [[nodiscard]] bool has(std::string_view table, std::string const& member) const
    {
        auto const* list = tree_.find(table);
        if (list == nullptr) return false;
        return list->has(member) || (table == "authorities" && code_since(*list, member));
    }

    bool nobody(Register const& known, std::vector<std::string> const& path, Spot const& key_at) const
    {
        auto hint = in_place_of(path[1], tree_.find(known.table), known.table);
        if (hint.empty())
            hint =
                fmt::format("a scenario changes figures of what the study has: add the {} to the study", known.member);
        return refuse(key_at, {path[0], path[1]},
                      fmt::format("{}.{}: no such {}", path[0], visible(path[1]), known.member), std::move(hint));
    }

    bool refuse(Spot const& at, std::vector<std::string> const& path, std::string says, std::string hint) const
    {
        std::string field = "set";
        for (auto const& part : path) field += "." + part;
        reading_.error(at, std::move(field), std::move(says), std::move(hint));
        return false;
    }

    Node const& tree_;
    Reading& reading_;
};

//! The same text as a layer over all others: what is said of a value is looked for in the layer that says it.
class OwnLayer {
public:
    explicit OwnLayer(std::deque<Source>& kept) : kept_(kept) {}

    void move(Spot& spot)
    {
        if (spot.source == nullptr) return;
        auto& copy = copies_[spot.source];
        if (copy == nullptr) {
            auto& made = kept_.emplace_back(spot.source->name, spot.source->text);
            made.layer = made.rank = std::numeric_limits<std::size_t>::max();
            made.local = true;
            copy = &made;
        }
        spot.source = copy;
    }
    void move(Node& node)
    {
        move(node.at);
        // Laid over one another where a layer changed another's scenario: what was below is no part of this one.
        node.below.reset();
        node.said_again = {};
        node.local = false;
        for (auto& item : node.items) move(item);
        for (auto& entry : node.entries) {
            move(entry.key_at);
            move(entry.value);
        }
    }

private:
    std::deque<Source>& kept_;
    std::map<Source const*, Source const*> copies_;
};

}  // namespace

Node what_may_be_set(Node set, Node const& tree, Reading& reading)
{
    Permit const may(tree, reading);
    std::erase_if(set.entries, [&may](Entry& entry) { return !may(split(entry.key, '.'), entry.key_at, entry.value); });
    return set;
}

void lay_set(Node& tree, Node set, std::deque<Source>& kept, OverlayRecord& record, Reading& reading)
{
    OwnLayer(kept).move(set);
    std::vector<Entry> paths;
    for (auto const& entry : set.entries)
        if (entry.key.find('.') != std::string::npos) paths.push_back(entry);
    for (auto const& entry : paths) set.erase(entry.key);
    if (!set.entries.empty()) lay_over(tree, std::move(set), true, record);
    for (auto& entry : paths) {
        auto path = split(entry.key, '.');
        if (path.front() == "authorities")
            if (auto const* list = tree.find("authorities"); list != nullptr && !list->has(path[1]))
                if (auto now = code_since(*list, path[1])) path[1] = *std::move(now);
        if (!set_value(tree, path, std::move(entry.value), entry.key_at, true, record))
            reading.error(entry.key_at, "set." + entry.key, fmt::format("{} leads nowhere", visible(entry.key)),
                          "members of a list are counted from 1, as in beliefs.bands.1.share");
    }
}

}  // namespace holdfast
