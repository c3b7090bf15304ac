#include "inputs/layers/overlay.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/belief/basis.hpp"
#include "inputs/fields/example_sources.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/register_keys.hpp"
#include "inputs/fields/specification.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Choices of what to look at: they change no value, so they are not listed as local values.
constexpr std::array<std::string_view, 8> not_values{"study.name",          "study.authorities", "study.region",
                                                     "study.interventions", "study.draws",       "study.seed",
                                                     "study.attribution",   "based_on"};

//! Tables in which each key is a thing of its own: one file of a layer may name each.
constexpr std::array<std::string_view, 3> registers{"interventions", "authorities", "packages"};

template <class List> bool among(List const& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_quantity(Node const& node, std::string_view path)
{
    if (!node.is_table() || path.ends_with(".effect")) return false;
    return std::any_of(node.entries.begin(), node.entries.end(),
                       [](Entry const& entry) { return entry.key == "distribution" || says_distribution(entry.key); });
}

void mark_local(Node& node)
{
    node.local = true;
    for (auto& item : node.items) mark_local(item);
    for (auto& entry : node.entries) mark_local(entry.value);
}

std::string written_or_gist(Node const& node)
{
    if (node.is_table())
        for (auto const* key : {"value", "mean", "median"})
            if (auto const* found = node.find(key)) return fmt::format("{} {}", key, as_written(*found));
    return as_written(node);
}

//! What stood before, beside what stands there now: two lists that differ may be written alike, and are not to be taken for
//! the same.
std::string written_before(Node const& before, Node const& now)
{
    auto const text = written_or_gist(before);
    bool const looks_the_same = text == written_or_gist(now) && !same_value(before, now);
    return looks_the_same ? "another " + text : text;
}

//! Does it stand by itself, as an authority of a release does, and not as a few figures over another's?
bool is_whole_authority(Node const& authority)
{
    return authority.has("relative_leaving_rate") &&
           std::all_of(sections::authority.fields.begin(), sections::authority.fields.end(),
                       [&](Field const& field) { return field.need != Need::required || authority.has(field.key); });
}

//! A member's number is no part of a section's path: beliefs.bands.1 is of beliefs.bands.
bool is_path_of(Section const& section, std::span<std::string const> parts)
{
    auto const pattern = split(section.path, '.');
    std::size_t next = 0;
    for (auto const& part : parts) {
        if (next < pattern.size() && (pattern[next].front() == '<' || pattern[next] == part)) ++next;
        else if (part.find_first_not_of("0123456789") != std::string::npos) return false;
    }
    return next == pattern.size();
}

//! Is it a field that moves a result by its number? A name or a note that is said again claims nothing.
bool is_figure(std::string_view path)
{
    auto const parts = split(path, '.');
    if (parts.size() < 2) return false;
    auto const table = std::span(parts).first(parts.size() - 1);
    auto const sections = all_sections();
    auto const section =
        std::find_if(sections.begin(), sections.end(), [&](auto const* one) { return is_path_of(*one, table); });
    auto const* field = (section == sections.end() ? &sections::quantity : *section)->field(parts.back());
    if (field == nullptr || field->read_only) return false;
    constexpr std::array words{Form::text, Form::choice, Form::texts, Form::table, Form::tables};
    return std::find(words.begin(), words.end(), field->form) == words.end();
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

//! An intervention's path has two parts: interventions.x. Its effect's has one more.
bool is_intervention(std::string_view path)
{
    return path.starts_with("interventions.") && std::count(path.begin(), path.end(), '.') == 1;
}
bool is_effect(std::string_view path)
{
    return path.ends_with(".effect") && is_intervention(path.substr(0, path.rfind('.')));
}

//! Whoever says in what measure an effect is found something, or that nothing was found, says the whole effect: how
//! uncertain another study was, whom it compared and how well it was designed are no part of this one.
bool stands_alone(std::string_view key, Node const& value)
{
    return key == "measure" || key == "figures" ||
           (key == "basis" && value.is_text() && basis_named(trimmed(value.text)) == Basis::no_turnover_evidence);
}
bool stands_alone(Node const& effect)
{
    return std::any_of(effect.entries.begin(), effect.entries.end(),
                       [](Entry const& entry) { return stands_alone(entry.key, entry.value); });
}

constexpr std::array<std::string_view, 3> uncertainties{"interval", "standard_error_log", "standard_error"};

bool is_setting(Spot const& at) { return at.source != nullptr && at.source->name == "--set"; }

//! What no release holds.
constexpr std::array<std::string_view, 3> never_published{"own_years", "hires_capacity", "note"};

class Overlay {
public:
    Overlay(bool local, OverlayRecord& record) : local_(local), record_(record) {}

    //! `around_sourced`: the table around this one says in the same layer where its values come from, and so speaks of these.
    void table(Node& below, Node&& above, std::string const& path, bool around_sourced = false)
    {
        bool const sourced = local_ && (around_sourced || brings_source(below, above));
        auto const* own = local_ && is_intervention(path) ? effect_alone(below, above) : nullptr;
        if (own != nullptr) forget_words(below, above, own->key_at, path);
        for (auto& entry : above.entries) {
            if (path == "authorities") {
                call_by_its_code(below, above, entry);
                give_way(below, entry);
            }
            if (local_ && among(registers, path) && is_of_nobody(below, entry, path)) continue;
            auto* old = below.entry(entry.key);
            auto const inner = path.empty() ? entry.key : path + "." + entry.key;
            if (old == nullptr) add(below, std::move(entry), inner);
            else if (&entry == own) replace_effect(*old, std::move(entry), inner);
            else if (!said_twice(*old, entry, path)) value(*old, std::move(entry), inner, sourced);
        }
    }

    //! `sourced`: the layer says, in the same table, where its values come from.
    void value(Entry& old, Entry&& entry, std::string const& path, bool sourced = false)
    {
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
                note(path, entry.value, written_or_gist(entry.value));
                mark_local(entry.value);
                old.key_at = entry.key_at;
                replace(old.value, std::move(entry.value));
            } else old.value.said_again = entry.value.at;
            return;
        }
        note(path, entry.value, written_before(old.value, entry.value));
        if (local_ || !entry.value.is_table()) mark_local(entry.value);
        old.key_at = entry.key_at;
        replace(old.value, std::move(entry.value));
    }

    //! A key of --set that makes an effect stand alone: what this command line has not said of the effect goes.
    void set_alone(Node& intervention, Spot const& key_at, std::string const& path)
    {
        auto const* laid_over = intervention.find("effect");
        if (laid_over == nullptr || !laid_over->is_table() || key_at.source == nullptr) return;
        forget_words(intervention, {}, key_at, path);
        auto& effect = intervention.entry("effect")->value;  // looked up anew: taking words away moved it
        std::vector<std::string> were;
        keep_of_rank(effect, key_at.source->rank, were);
        effect.at = key_at;
        note_what_is_left_behind(were, key_at, path + ".effect");
    }

private:
    //! The effect of the layer above, where it stands alone and is no copy of the one below.
    static Entry const* effect_alone(Node const& below, Node const& above)
    {
        auto const* old = below.find("effect");
        auto const* own = above.entry("effect");
        bool const both = old != nullptr && own != nullptr && old->is_table() && own->value.is_table();
        return both && stands_alone(own->value) && !same_value(*old, own->value) ? own : nullptr;
    }

    //! A caution and a study speak of the figure that they came with. What a local layer says of them stays.
    void forget_words(Node& below, Node const& above, Spot const& at, std::string const& path)
    {
        auto const* caution = below.find("caution");
        if (caution != nullptr && !above.has("caution") && !any_local(*caution)) {
            gone(path + ".caution", *caution, at);
            below.erase("caution");
        }
        auto* study = below.entry("study");
        if (study == nullptr || !study->value.is_table()) return;
        auto const* own = above.find("study");
        auto const stays = [own](Entry const& entry) {
            return any_local(entry.value) || (own != nullptr && own->has(entry.key));
        };
        auto const* citation = study->value.entry("citation");
        bool const cited = citation != nullptr && !stays(*citation);
        auto const before = cited ? as_written(citation->value) : as_written(study->value);
        if (std::erase_if(study->value.entries, [&](Entry const& entry) { return !stays(entry); }) == 0) return;
        record_.changes.push_back(
            {path + ".study", own == nullptr ? "not given" : "given anew", before, said_where(at)});
        if (study->value.entries.empty()) below.erase("study");
    }

    void gone(std::string path, Node const& was, Spot const& at)
    {
        record_.changes.push_back({std::move(path), "not given", written_or_gist(was), said_where(at)});
    }

    //! One line for all that a new effect leaves behind.
    void note_what_is_left_behind(std::vector<std::string> const& were, Spot const& at, std::string const& path)
    {
        if (were.empty()) return;
        record_.changes.push_back({path, "stands alone", in_words(std::span(were), "and"), said_where(at)});
    }

    static std::string key_and_value(Entry const& entry)
    {
        bool const of_words = entry.key == "note" || entry.key == "source";
        return of_words ? entry.key : entry.key + " " + written_or_gist(entry.value);
    }

    void replace_effect(Entry& old, Entry&& own, std::string const& path)
    {
        for (auto const& entry : own.value.entries) {
            auto const* before = old.value.find(entry.key);
            auto const inner = path + "." + entry.key;
            if (before == nullptr) note(inner, entry.value, "");
            else if (!same_value(*before, entry.value)) note(inner, entry.value, written_before(*before, entry.value));
            else if (is_figure(inner)) note(inner, entry.value, written_or_gist(entry.value));
        }
        std::vector<std::string> were;
        for (auto const& entry : old.value.entries)
            if (!own.value.has(entry.key)) were.push_back(key_and_value(entry));
        note_what_is_left_behind(were, own.key_at, path);
        mark_local(own.value);
        old.key_at = own.key_at;
        replace(old.value, std::move(own.value));
    }

    static void keep_of_rank(Node& table, std::size_t rank, std::vector<std::string>& were)
    {
        std::erase_if(table.entries, [&](Entry& entry) {
            if (local_rank(entry.value) < rank) {
                were.push_back(key_and_value(entry));
                return true;
            }
            std::vector<std::string> within;  // a key that stays is named once, by what was set of it
            if (entry.value.is_table()) keep_of_rank(entry.value, rank, within);
            return false;
        });
    }

    //! Like drop_superseded: an interval takes the place of a standard error, and the other way round. Two on one command
    //! line are a contradiction, which is complained about where they are read.
    static void drop_other_uncertainty(Node& old, Node const& over)
    {
        if (std::none_of(uncertainties.begin(), uncertainties.end(), [&](auto key) { return over.has(key); })) return;
        std::erase_if(old.entries, [&](Entry const& entry) {
            bool const of_one_command = is_setting(entry.value.at) && is_setting(over.at);
            return among(uncertainties, entry.key) && !over.has(entry.key) && !of_one_command;
        });
    }

    //! A figure equal to the one that it replaces is still typed where its layer says whose it is: an own count may come to
    //! what DfE published, and a quotation to the placeholder. --set has no room for a source, and is typed by hand. In a
    //! file that says no source of its own, as in a copy, an equal figure is one that nobody touched.
    [[nodiscard]] bool is_typed(Node const& old, Node const& now, std::string const& path, bool sourced) const
    {
        if (!local_ || !is_figure(path)) return false;
        if (!is_setting(now.at)) return sourced;
        return !(old.local && is_setting(old.at));
    }

    //! What was said before is kept: a basis and a source speak of the values of their own layer.
    static void replace(Node& old, Node&& now)
    {
        now.below = std::make_shared<Node const>(std::move(old));
        old = std::move(now);
    }

    //! A few figures under a code of before are laid over the authority that had it, as it is chosen by that code. A whole
    //! authority says who it is, and take_its_place knows it by its number.
    void call_by_its_code(Node const& below, Node const& above, Entry& entry)
    {
        if (below.has(entry.key) || !entry.value.is_table() || entry.value.has("dfe_number")) return;
        auto const now = code_since(below, entry.key);
        if (!now) return;
        if (auto const* beside = above.entry(*now)) {
            Problem problem;
            problem.at = place_of(entry.key_at);
            problem.field = "authorities." + entry.key;
            problem.says =
                fmt::format("authorities.{} and authorities.{} are one authority, under a code of before and "
                            "the one of now",
                            entry.key, *now);
            problem.hint = "put their figures into one table";
            problem.clash = place_of(beside->key_at);
            record_.problems.push_back(std::move(problem));
        }
        entry.key = *now;
    }

    //! A few figures over a member that is not there, as over [authorities.Leeds]: what it is called is to be mended, and
    //! nobody should be told of all that a member of one's own would need. True, with the problem said.
    bool is_of_nobody(Node const& below, Entry const& entry, std::string const& path)
    {
        auto const& given = entry.value;
        if (below.has(entry.key) || !given.is_table() || given.has("name") || given.has("dfe_number")) return false;
        Problem problem;
        problem.at = place_of(entry.key_at);
        problem.field = path + "." + entry.key;
        problem.says = fmt::format("there is no {} in {}", visible(entry.key), path);
        problem.hint = in_place_of(entry.key, &below, path);
        if (problem.hint.empty()) problem.hint = "one of your own has a name, and all that it needs, beside it";
        record_.problems.push_back(std::move(problem));
        return true;
    }

    //! Another release of the same authorities replaces them: an authority is known by its DfE number, since ONS codes
    //! and joint returns change. The figures of a whole authority are all its own: a cell that is blank in one release is
    //! not filled from another.
    void give_way(Node& below, Entry const& entry)
    {
        if (!entry.value.is_table()) return;
        bool const taken = !below.has(entry.key) && take_its_place(below, entry);
        auto* old = below.entry(entry.key);
        if (old == nullptr || !old->value.is_table() || (!taken && of_one_layer(*old, entry))) return;
        if (!is_whole_authority(entry.value)) return;
        std::erase_if(old->value.entries, [&](Entry const& figure) {
            if (entry.value.has(figure.key) || any_local(figure.value) || among(never_published, figure.key))
                return false;
            auto const path = fmt::format("authorities.{}.{}", entry.key, figure.key);
            record_.changes.push_back({path, "not given", written_or_gist(figure.value), said_where(entry.key_at)});
            return true;
        });
    }

    bool take_its_place(Node& below, Entry const& entry)
    {
        auto const numbers = dfe_numbers_of(entry.value);
        bool taken = false;
        std::vector<std::string> codes;
        std::erase_if(below.entries, [&](Entry& old) {
            auto const others = dfe_numbers_of(old.value);
            bool const same = std::any_of(others.begin(), others.end(),
                                          [&](std::string const& number) { return among(numbers, number); });
            if (!same || of_one_layer(old, entry)) return false;
            // The code of a joint return of which this is a part is not its own.
            if (std::all_of(others.begin(), others.end(), [&](auto const& number) { return among(numbers, number); })) {
                codes.push_back(old.key);
                codes.insert(codes.end(), old.value.formerly.begin(), old.value.formerly.end());
            }
            if (taken) return true;
            record_.changes.push_back({"authorities." + entry.key, in_words(numbers, "and"), "authorities." + old.key,
                                       said_where(entry.key_at)});
            old.key = entry.key;
            old.key_at = entry.key_at;
            old.value.at = entry.value.at;
            taken = true;
            return false;
        });
        if (taken) below.entry(entry.key)->value.formerly = std::move(codes);
        return taken;
    }

    //! Two of one file, or of the files of one layer: a slip, which is complained about where they are read.
    static bool of_one_layer(Entry const& a, Entry const& b)
    {
        auto const* first = a.key_at.source;
        auto const* second = b.key_at.source;
        return first == second || (first != nullptr && second != nullptr && first->layer == second->layer);
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
            auto const shared = static_cast<std::size_t>(std::count_if(
                candidate.begin(), candidate.end(), [&old](std::string_view key) { return old.has(key); }));
            if (kept.empty() || shared > most) {
                kept = candidate;
                most = shared;
            }
        }
        std::erase_if(old.entries, [&](Entry const& entry) {
            return says_distribution(entry.key) && !holds(kept, entry.key) && !among(brings, entry.key);
        });
        bool const now_fixed = over.has("value");
        auto const* distribution = old.find("distribution");
        bool const was_fixed = distribution != nullptr && distribution->text == "fixed";
        if (!over.has("distribution") && (now_fixed || was_fixed)) old.erase("distribution");
    }

    static void drop_other_discounting(Node& old, Node const& over)
    {
        if (over.has("discount_rate") && !over.has("discounting")) old.erase("discounting");
        if (over.has("discounting") && !over.has("discount_rate")) old.erase("discount_rate");
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
        bool const is_register = dot == std::string::npos && among(registers, path);
        bool const in_register = dot != std::string::npos && among(registers, path.substr(0, dot)) &&
                                 path.find('.', dot + 1) == std::string::npos;
        if (in_register || !node.is_table() || (is_quantity(node, path) && !is_register)) {
            note(path, node, "");
            return;
        }
        for (auto const& entry : node.entries) note_additions(entry.value, path + "." + entry.key);
    }

    void note(std::string const& path, Node const& now, std::string before)
    {
        if (among(not_values, path)) return;
        record_.changes.push_back({path, written_or_gist(now), std::move(before), said_where(now.at)});
    }

    bool said_twice(Entry const& old, Entry const& entry, std::string const& path)
    {
        auto const* first = old.key_at.source;
        auto const* second = entry.key_at.source;
        if (!among(registers, path) || first == nullptr || second == nullptr || first == second) return false;
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

std::string said_where(Spot const& at)
{
    if (at.source == nullptr) return {};
    return at.source->name.starts_with("--") ? at.source->name : fmt::format("{}:{}", at.source->name, at.line);
}

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
                overlay.set_alone(intervention->value, key_at, path[0] + "." + path[1]);
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
