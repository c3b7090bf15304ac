#include "inputs/layers/overlay_authorities.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/register_keys.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What no release holds.
constexpr std::array<std::string_view, 4> never_published{"own_years", "hires_capacity", "agency_spend", "note"};

//! Does it stand by itself, as an authority of a release does, and not as a few figures over another's?
bool is_whole_authority(Node const& authority)
{
    return authority.has("relative_leaving_rate") &&
           std::all_of(sections::authority.fields.begin(), sections::authority.fields.end(),
                       [&](Field const& field) { return field.need != Need::required || authority.has(field.key); });
}

bool take_its_place(Node& below, Entry const& entry, OverlayRecord& record)
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
        record.changes.push_back(
            {"authorities." + entry.key, in_words(numbers, "and"), "authorities." + old.key, said_where(entry.key_at)});
        old.key = entry.key;
        old.key_at = entry.key_at;
        old.value.at = entry.value.at;
        taken = true;
        return false;
    });
    if (taken) below.entry(entry.key)->value.formerly = std::move(codes);
    return taken;
}

}  // namespace

void call_by_its_code(Node const& below, Node const& above, Entry& entry, OverlayRecord& record)
{
    if (below.has(entry.key) || !entry.value.is_table() || entry.value.has("dfe_number")) return;
    auto const now = code_since(below, entry.key);
    if (!now) return;
    if (auto const* beside = above.entry(*now)) {
        Problem problem;
        problem.at = place_of(entry.key_at);
        problem.field = "authorities." + entry.key;
        problem.says = fmt::format("authorities.{} and authorities.{} are one authority, under a code of before and "
                                   "the one of now",
                                   entry.key, *now);
        problem.hint = "put their figures into one table";
        problem.clash = place_of(beside->key_at);
        record.problems.push_back(std::move(problem));
    }
    entry.key = *now;
}

void give_way(Node& below, Entry const& entry, OverlayRecord& record)
{
    if (!entry.value.is_table()) return;
    bool const taken = !below.has(entry.key) && take_its_place(below, entry, record);
    auto* old = below.entry(entry.key);
    if (old == nullptr || !old->value.is_table() || (!taken && of_one_layer(*old, entry))) return;
    if (!is_whole_authority(entry.value)) return;
    std::erase_if(old->value.entries, [&](Entry const& figure) {
        if (entry.value.has(figure.key) || any_local(figure.value) || among(never_published, figure.key)) return false;
        auto const path = fmt::format("authorities.{}.{}", entry.key, figure.key);
        record.gone(path, figure.value, entry.key_at);
        return true;
    });
}

}  // namespace holdfast
