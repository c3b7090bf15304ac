#include "inputs/layers/overlay_record.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/fields.hpp"

#include <memory>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Choices of what to look at: they change no value, so they are not listed as local values.
constexpr std::array<std::string_view, 8> not_values{"study.name",          "study.authorities", "study.region",
                                                     "study.interventions", "study.draws",       "study.seed",
                                                     "study.attribution",   "based_on"};

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

}  // namespace

void OverlayRecord::note(std::string const& path, Node const& now, std::string before)
{
    if (among(not_values, path)) return;
    changes.push_back({path, written_or_gist(now), std::move(before), said_where(now.at)});
}

void OverlayRecord::gone(std::string path, Node const& was, Spot const& at)
{
    changes.push_back({std::move(path), "not given", written_or_gist(was), said_where(at)});
}

std::string said_where(Spot const& at)
{
    if (at.source == nullptr) return {};
    return at.source->name.starts_with("--") ? at.source->name : fmt::format("{}:{}", at.source->name, at.line);
}

std::string written_or_gist(Node const& node)
{
    if (node.is_table())
        for (auto const* key : {"value", "mean", "median"})
            if (auto const* found = node.find(key)) return fmt::format("{} {}", key, as_written(*found));
    return as_written(node);
}

std::string written_before(Node const& before, Node const& now)
{
    auto const text = written_or_gist(before);
    bool const looks_the_same = text == written_or_gist(now) && !same_value(before, now);
    return looks_the_same ? "another " + text : text;
}

bool moves_a_result(std::string_view path)
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

void mark_local(Node& node)
{
    node.local = true;
    for (auto& item : node.items) mark_local(item);
    for (auto& entry : node.entries) mark_local(entry.value);
}

void replace(Node& old, Node&& now)
{
    now.below = std::make_shared<Node const>(std::move(old));
    old = std::move(now);
}

bool of_one_layer(Entry const& a, Entry const& b)
{
    auto const* first = a.key_at.source;
    auto const* second = b.key_at.source;
    return first == second || (first != nullptr && second != nullptr && first->layer == second->layer);
}

bool is_setting(Spot const& at) { return at.source != nullptr && at.source->name == "--set"; }

}  // namespace holdfast
