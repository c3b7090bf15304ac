#include "inputs/layers/overlay_effect.hpp"

#include "base/text.hpp"
#include "holdfast/belief/basis.hpp"
#include "inputs/fields/among.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::array<std::string_view, 3> uncertainties{"interval", "standard_error_log", "standard_error"};

bool stands_alone(Node const& effect)
{
    return std::any_of(effect.entries.begin(), effect.entries.end(),
                       [](Entry const& entry) { return stands_alone(entry.key, entry.value); });
}

//! One line for all that a new effect leaves behind.
void note_what_is_left_behind(std::vector<std::string> const& were, Spot const& at, std::string const& path,
                              OverlayRecord& record)
{
    if (were.empty()) return;
    record.changes.push_back({path, "stands alone", in_words(std::span(were), "and"), said_where(at)});
}

std::string key_and_value(Entry const& entry)
{
    bool const of_words = entry.key == "note" || entry.key == "source";
    return of_words ? entry.key : entry.key + " " + written_or_gist(entry.value);
}

void keep_of_rank(Node& table, std::size_t rank, std::vector<std::string>& were)
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

}  // namespace

bool is_intervention(std::string_view path)
{
    return path.starts_with("interventions.") && std::count(path.begin(), path.end(), '.') == 1;
}
bool is_effect(std::string_view path)
{
    return path.ends_with(".effect") && is_intervention(path.substr(0, path.rfind('.')));
}

bool stands_alone(std::string_view key, Node const& value)
{
    return key == "measure" || key == "figures" || key == "elicited" ||
           (key == "basis" && value.is_text() && basis_named(trimmed(value.text)) == Basis::no_turnover_evidence);
}

Entry const* effect_alone(Node const& below, Node const& above)
{
    auto const* old = below.find("effect");
    auto const* own = above.entry("effect");
    bool const both = old != nullptr && own != nullptr && old->is_table() && own->value.is_table();
    return both && stands_alone(own->value) && !same_value(*old, own->value) ? own : nullptr;
}

void forget_words(Node& below, Node const& above, Spot const& at, std::string const& path, OverlayRecord& record)
{
    auto const* caution = below.find("caution");
    if (caution != nullptr && !above.has("caution") && !any_local(*caution)) {
        record.gone(path + ".caution", *caution, at);
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
    record.changes.push_back({path + ".study", own == nullptr ? "not given" : "given anew", before, said_where(at)});
    if (study->value.entries.empty()) below.erase("study");
}

void replace_effect(Entry& old, Entry&& own, std::string const& path, OverlayRecord& record)
{
    for (auto const& entry : own.value.entries) {
        auto const* before = old.value.find(entry.key);
        auto const inner = path + "." + entry.key;
        if (before == nullptr) record.note(inner, entry.value, "");
        else if (!same_value(*before, entry.value))
            record.note(inner, entry.value, written_before(*before, entry.value));
        else if (moves_a_result(inner)) record.note(inner, entry.value, written_or_gist(entry.value));
    }
    std::vector<std::string> were;
    for (auto const& entry : old.value.entries)
        if (!own.value.has(entry.key)) were.push_back(key_and_value(entry));
    note_what_is_left_behind(were, own.key_at, path, record);
    mark_local(own.value);
    old.key_at = own.key_at;
    replace(old.value, std::move(own.value));
}

void set_alone(Node& intervention, Spot const& key_at, std::string const& path, OverlayRecord& record)
{
    auto const* laid_over = intervention.find("effect");
    if (laid_over == nullptr || !laid_over->is_table() || key_at.source == nullptr) return;
    forget_words(intervention, {}, key_at, path, record);
    auto& effect = intervention.entry("effect")->value;  // looked up anew: taking words away moved it
    std::vector<std::string> were;
    keep_of_rank(effect, key_at.source->rank, were);
    effect.at = key_at;
    note_what_is_left_behind(were, key_at, path + ".effect", record);
}

void drop_other_uncertainty(Node& old, Node const& over)
{
    if (std::none_of(uncertainties.begin(), uncertainties.end(), [&](auto key) { return over.has(key); })) return;
    std::erase_if(old.entries, [&](Entry const& entry) {
        bool const of_one_command = is_setting(entry.value.at) && is_setting(over.at);
        return among(uncertainties, entry.key) && !over.has(entry.key) && !of_one_command;
    });
}

}  // namespace holdfast
