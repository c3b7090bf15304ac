#include "inputs/files/document.hpp"

#include <algorithm>

namespace holdfast {

Source::Source(std::string its_name, std::string its_text) : name(std::move(its_name)), text(std::move(its_text))
{
    line_begins.push_back(0);
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', end + 1))
        line_begins.push_back(end + 1);
}

std::string_view Source::line(unsigned number) const
{
    if (number == 0 || number > line_begins.size()) return {};
    auto const begins = line_begins[number - 1];
    auto const ends = number < line_begins.size() ? line_begins[number] - 1 : text.size();
    auto shown = std::string_view(text).substr(begins, ends - begins);
    if (!shown.empty() && shown.back() == '\r') shown.remove_suffix(1);
    return shown;
}

Place place_of(Spot const& spot)
{
    if (spot.source == nullptr) return {};
    return {spot.source->name, spot.line, spot.column, spot.width, std::string(spot.source->line(spot.line))};
}

std::string_view in_words(NodeKind kind)
{
    switch (kind) {
    case NodeKind::text: return "text";
    case NodeKind::number: return "a number";
    case NodeKind::whole: return "a whole number";
    case NodeKind::flag: return "true or false";
    case NodeKind::date: return "a date or time";
    case NodeKind::list: return "a list";
    case NodeKind::table: return "a table";
    }
    return "";
}

Entry const* Node::entry(std::string_view key) const
{
    for (auto const& entry : entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

Entry* Node::entry(std::string_view key)
{
    for (auto& entry : entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

Node const* Node::find(std::string_view key) const
{
    auto const* found = entry(key);
    return found != nullptr ? &found->value : nullptr;
}

void Node::erase(std::string_view key)
{
    std::erase_if(entries, [key](Entry const& entry) { return entry.key == key; });
}

std::vector<std::string> Node::keys() const
{
    std::vector<std::string> keys;
    for (auto const& entry : entries) keys.push_back(entry.key);
    return keys;
}

std::string as_written(Node const& node)
{
    auto const* source = node.at.source;
    if (source != nullptr && node.at.line > 0 && node.at.column > 0) {
        auto const line = source->line(node.at.line);
        auto const from = std::min<std::size_t>(node.at.column - 1, line.size());
        std::size_t to = from;
        for (unsigned count = 0; to < line.size() && count < node.at.width; ++count) {
            ++to;
            while (to < line.size() && (static_cast<unsigned char>(line[to]) & 0xC0U) == 0x80U) ++to;
        }
        auto const shown = line.substr(from, to - from);
        bool const whole = !node.is_table() && !node.is_list();
        if (!shown.empty() && (whole || shown.back() == '}' || shown.back() == ']') && shown.front() != '[')
            return std::string(shown);
        if (node.is_list() && !shown.empty() && shown.back() == ']') return std::string(shown);
    }
    if (node.is_table()) return "{ … }";
    if (node.is_list()) return "[ … ]";
    return node.text;
}

bool any_local(Node const& node)
{
    return node.local || std::any_of(node.items.begin(), node.items.end(), any_local) ||
           std::any_of(node.entries.begin(), node.entries.end(), [](Entry const& e) { return any_local(e.value); });
}

std::size_t local_rank(Node const& node)
{
    std::size_t rank = node.local && node.at.source != nullptr ? node.at.source->rank : 0;
    for (auto const& item : node.items) rank = std::max(rank, local_rank(item));
    for (auto const& entry : node.entries) rank = std::max(rank, local_rank(entry.value));
    return rank;
}

Node const* said_by_layer(Node const* node, std::size_t rank)
{
    for (; node != nullptr; node = node->below.get())
        if (rank == 0 ? !any_local(*node) : local_rank(*node) == rank) return node;
    return nullptr;
}

bool same_value(Node const& a, Node const& b)
{
    if (a.is_number() && b.is_number()) return a.number == b.number;
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case NodeKind::flag: return a.flag == b.flag;
    case NodeKind::list: return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_value);
    case NodeKind::table:
        return a.entries.size() == b.entries.size() &&
               std::all_of(a.entries.begin(), a.entries.end(), [&b](Entry const& e) {
                   auto const* other = b.find(e.key);
                   return other != nullptr && same_value(e.value, *other);
               });
    default: return a.text == b.text;
    }
}

}  // namespace holdfast
