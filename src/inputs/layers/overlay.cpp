#include "inputs/layers/overlay.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/example_sources.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/register_keys.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/layers/overlay_authorities.hpp"
#include "inputs/layers/overlay_effect.hpp"
#include "inputs/layers/overlay_lists.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace holdfast {

namespace {

bool is_quantity(Node const& node, std::string_view path)
{
    if (!node.is_table() || path.ends_with(".effect")) return false;
    return std::any_of(node.entries.begin(), node.entries.end(),
                       [](Entry const& entry) { return entry.key == "distribution" || says_distribution(entry.key); });
}

//! Does the table say of its values who says so, and not what was said of them before? The example that holdfast wrote
//! for the reader says nothing of anybody's figures, nor does the basis beside it.
bool brings_source(Node const& below, Node const& above)
{
    if (auto const* source = above.find("source"); source != nullptr && is_example_source(*source)) return false;
    for (auto const* key : {"basis", "source"}) {
        auto const* now = above.find(key);
        auto const* before = below.find(key);
        if (now != nullptr && (before == nullptr || !same_value(*before, *now))) return true;
    }
    return false;
}

//! Keeps of the old distribution what goes with the new keys.
void drop_superseded(Node& old, Node const& over)
{
    std::vector<std::string> brings;
    for (auto const& entry : over.entries)
        if (says_distribution(entry.key)) brings.push_back(entry.key);
    if (brings.empty()) return;
    Specification kept;
    std::size_t most = 0;
    for (auto const& candidate : all_specifications()) {
        if (!std::all_of(brings.begin(), brings.end(), [&](auto const& key) { return holds(candidate, key); }))
            continue;
        auto const shared = static_cast<std::size_t>(
            std::count_if(candidate.begin(), candidate.end(), [&old](std::string_view key) { return old.has(key); }));
        if (kept.empty() || shared > most) {
            kept = candidate;
            most = shared;
        }
    }
    auto const gives_way = [&](Entry const& entry) {
        return says_distribution(entry.key) && !holds(kept, entry.key) && !among(brings, entry.key);
    };
    bool const any = std::any_of(old.entries.begin(), old.entries.end(), gives_way);
    bool const typed = std::any_of(old.entries.begin(), old.entries.end(), [](Entry const& entry) {
        return says_distribution(entry.key) && any_local(entry.value);
    });
    // What is typed is held against it where sizes are doubted (inputs/doubts/sizes).
    if (any && !typed && old.gave_way == nullptr) old.gave_way = std::make_shared<Node const>(old);
    std::erase_if(old.entries, gives_way);
    // A name that was said of the old numbers does not say how the new ones are meant.
    bool const unnamed = over.has("value") || over.has("elicited");
    auto const* distribution = old.find("distribution");
    bool const was_fixed = distribution != nullptr && distribution->text == "fixed";
    if (!over.has("distribution") && (unnamed || was_fixed)) old.erase("distribution");
}

void drop_other_discounting(Node& old, Node const& over)
{
    if (over.has("discount_rate") && !over.has("discounting")) old.erase("discounting");
    if (over.has("discounting") && !over.has("discount_rate")) old.erase("discount_rate");
}

class Overlay {
public:
    Overlay(bool local, OverlayRecord& record) : local_(local), record_(record) {}

    //! `around_sourced`: the table around this one says in the same layer where its values come from, and so speaks of these.
    void table(Node& below, Node&& above, std::string const& path, bool around_sourced = false)
    {
        bool const sourced = local_ && (around_sourced || brings_source(below, above));
        auto const* own = local_ && is_intervention(path) ? effect_alone(below, above) : nullptr;
        if (own != nullptr) forget_words(below, above, own->key_at, path, record_);
        bool const own_only = is_costs(path) && takes_own_resources_only(below, above);
        for (auto& entry : above.entries) {
            if (path == "authorities") {
                call_by_its_code(below, above, entry, record_);
                give_way(below, entry, record_);
            }
            if (local_ && is_register(path) && is_of_nobody(below, entry, path)) continue;
            auto* old = below.entry(entry.key);
            auto const inner = path.empty() ? entry.key : path + "." + entry.key;
            if (old == nullptr) add(below, std::move(entry), inner);
            else if (&entry == own) replace_effect(*old, std::move(entry), inner, record_);
            else if (own_only && entry.key == "resources") put(*old, std::move(entry), inner);
            else if (!said_twice(*old, entry, path)) value(*old, std::move(entry), inner, sourced);
        }
    }

    //! `sourced`: the layer says, in the same table, where its values come from.
    void value(Entry& old, Entry&& entry, std::string const& path, bool sourced = false)
    {
        if (path == "scenario" && old.value.is_list() && entry.value.is_list()) {
            scenarios(old.value, std::move(entry.value));
            return;
        }
        bool const lists = old.value.is_list() && entry.value.is_list();
        if (lists && is_resources(path) && !entry.value.items.empty()) {
            resources(old.value, std::move(entry.value), path);
            return;
        }
        if (entry.value.is_table() && old.value.is_table()) {
            if (is_quantity(entry.value, path)) drop_superseded(old.value, entry.value);
            if (is_effect(path)) drop_other_uncertainty(old.value, entry.value);
            if (path == "study") drop_other_discounting(old.value, entry.value);
            table(old.value, std::move(entry.value), path, sourced);
            return;
        }
        if (same_value(old.value, entry.value)) {
            if (local_ && (entry.key == "basis" || entry.key == "source")) {
                // Saying it again says it of the number that stands here now.
                mark_local(entry.value);
                replace(old.value, std::move(entry.value));
            } else if (is_typed(old.value, entry.value, path, sourced)) {
                record_.note(path, entry.value, written_or_gist(entry.value));
                mark_local(entry.value);
                old.key_at = entry.key_at;
                replace(old.value, std::move(entry.value));
            } else old.value.said_again = entry.value.at;
            return;
        }
        if (local_ && lists) warn_of_what_a_list_leaves_out(old.value, entry.value, path, record_);
        put(old, std::move(entry), path);
    }

private:
    void put(Entry& old, Entry&& entry, std::string const& path)
    {
        record_.note(path, entry.value, written_before(old.value, entry.value));
        if (local_ || !entry.value.is_table()) mark_local(entry.value);
        old.key_at = entry.key_at;
        replace(old.value, std::move(entry.value));
    }

    //! What a programme takes, row by row: a row of the same item is laid over the one that is there, and any other joins them.
    //! Two of one item in one layer are both kept, which is complained about where they are read.
    void resources(Node& below, Node&& above, std::string const& path)
    {
        auto const rows_below = below.items.size();
        std::vector<std::size_t> laid;
        for (auto& row : above.items) {
            auto const same = resource_called(below, rows_below, row);
            bool const again = same && std::find(laid.begin(), laid.end(), *same) != laid.end();
            if (same && !again) {
                laid.push_back(*same);
                auto& old = below.items[*same];
                drop_other_payment(old, row);
                table(old, std::move(row), fmt::format("{}.{}", path, *same + 1));
            } else if (again || !is_of_no_resource(below, rows_below, row, path, record_)) {
                auto const* item = row.find("item");
                if (item != nullptr) record_.note(fmt::format("{}.{}", path, below.items.size() + 1), *item, "");
                if (local_) mark_local(row);
                below.items.push_back(std::move(row));
            }
        }
    }

    //! A scenario takes the place of one of the same id in the layers below; any other joins them. Two of one layer are both
    //! kept, which is complained about where they are read. None of their values is a local one: each is laid over by itself.
    static void scenarios(Node& below, Node&& above)
    {
        auto const id = [](Node const& scenario) {
            auto const* said = scenario.find("id");
            return said != nullptr && said->is_text() ? std::string(trimmed(said->text)) : std::string();
        };
        if (above.items.empty()) {  // an empty list says nothing, and is refused where it is read
            below = std::move(above);
            return;
        }
        auto const layer = [](Node const& scenario) {
            return scenario.at.source == nullptr ? std::size_t{0} : scenario.at.source->layer;
        };
        for (auto& scenario : above.items) {
            auto const name = id(scenario);
            auto const same = std::find_if(below.items.begin(), below.items.end(), [&](Node const& other) {
                return !name.empty() && id(other) == name && layer(other) != layer(scenario);
            });
            if (same == below.items.end()) below.items.push_back(std::move(scenario));
            else *same = std::move(scenario);
        }
    }

    //! A few figures over a member that is not there, as over [authorities.Leeds]: what it is called is to be mended, and
    //! nobody should be told of all that a member of one's own would need. True, with the problem said.
    bool is_of_nobody(Node const& below, Entry const& entry, std::string const& path)
    {
        auto const& given = entry.value;
        if (below.has(entry.key) || !given.is_table() || given.has("name") || given.has("dfe_number")) return false;
        if (path == "alliances" && given.has("authorities")) return false;
        Problem problem;
        problem.at = place_of(entry.key_at);
        problem.field = path + "." + entry.key;
        problem.says = fmt::format("there is no {} in {}", visible(entry.key), path);
        problem.hint = in_place_of(entry.key, &below, path);
        if (problem.hint.empty())
            problem.hint = fmt::format("one of your own has {}, and all that it needs, beside it",
                                       path == "alliances" ? "authorities" : "a name");
        record_.problems.push_back(std::move(problem));
        return true;
    }

    //! A figure equal to the one that it replaces is still typed where its layer says whose it is: an own count may come to
    //! what DfE published, and a quotation to the placeholder. --set has no room for a source, and is typed by hand. In a
    //! file that says no source of its own, as in a copy, an equal figure is one that nobody touched.
    [[nodiscard]] bool is_typed(Node const& old, Node const& now, std::string const& path, bool sourced) const
    {
        if (!local_ || !moves_a_result(path)) return false;
        if (!is_setting(now.at)) return sourced;
        return !(old.local && is_setting(old.at));
    }

    void add(Node& below, Entry&& entry, std::string const& path)
    {
        if (local_) {
            mark_local(entry.value);
            note_additions(entry.value, path);
        }
        below.entries.push_back(std::move(entry));
    }

    void note_additions(Node const& node, std::string const& path)
    {
        auto const dot = path.find('.');
        bool const whole_register = dot == std::string::npos && is_register(path);
        bool const in_register = dot != std::string::npos && is_register(path.substr(0, dot)) &&
                                 path.find('.', dot + 1) == std::string::npos;
        if (in_register || !node.is_table() || (is_quantity(node, path) && !whole_register)) {
            record_.note(path, node, "");
            return;
        }
        for (auto const& entry : node.entries) note_additions(entry.value, path + "." + entry.key);
    }

    bool said_twice(Entry const& old, Entry const& entry, std::string const& path)
    {
        auto const* first = old.key_at.source;
        auto const* second = entry.key_at.source;
        if (!is_register(path) || first == nullptr || second == nullptr || first == second) return false;
        if (first->layer != second->layer) return false;
        Problem problem;
        problem.at = place_of(entry.key_at);
        problem.field = path + "." + entry.key;
        problem.says = fmt::format("{} is given in two files", problem.field);
        problem.hint = "give one of them another id, or remove it";
        problem.clash = place_of(old.key_at);
        record_.problems.push_back(std::move(problem));
        return true;
    }

    bool local_;
    OverlayRecord& record_;
};

}  // namespace

void lay_over(Node& below, Node&& above, bool local, OverlayRecord& record)
{
    Overlay(local, record).table(below, std::move(above), "");
}

bool set_value(Node& root, std::span<std::string const> path, Node&& value, Spot key_at, bool local,
               OverlayRecord& record)
{
    Overlay overlay(local, record);
    bool const of_effect = path.size() == 4 && path[0] == "interventions" && path[2] == "effect";
    if (local && of_effect && stands_alone(path[3], value))
        if (auto* interventions = root.entry(path[0]))
            if (auto* intervention = interventions->value.entry(path[1]))
                set_alone(intervention->value, key_at, path[0] + "." + path[1], record);
    Node* at = &root;
    std::string name;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        auto const& key = path[i];
        name += (name.empty() ? "" : ".") + key;
        if (at->is_list()) {
            std::size_t member{};
            auto const read = std::from_chars(key.data(), key.data() + key.size(), member);
            if (read.ec != std::errc() || read.ptr != key.data() + key.size() || member < 1 ||
                member > at->items.size())
                return false;
            at = &at->items[member - 1];
            continue;
        }
        auto* entry = at->entry(key);
        if (entry == nullptr) {
            Node made;
            made.at = key_at;
            at->entries.push_back({key, key_at, std::move(made)});
            entry = &at->entries.back();
        }
        if (!entry->value.is_table() && !entry->value.is_list()) {
            // A bare value becomes a distribution's table when one of its keys is set.
            if (!says_distribution(path[i + 1]) && path[i + 1] != "basis" && path[i + 1] != "source") return false;
            Node made;
            made.at = key_at;
            made.entries.push_back({"value", entry->key_at, std::move(entry->value)});
            entry->value = std::move(made);
        }
        at = &entry->value;
    }
    if (at->is_list()) return false;
    Node last;
    last.at = key_at;
    last.entries.push_back({path.back(), key_at, std::move(value)});
    Entry holder{name, key_at, std::move(*at)};
    if (name.empty()) overlay.table(holder.value, std::move(last), "");
    else overlay.value(holder, {name, key_at, std::move(last)}, name);
    *at = std::move(holder.value);
    return true;
}

}  // namespace holdfast
