#include "inputs/tables/whose_number.hpp"

#include "base/text.hpp"
#include "inputs/fields/specification.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What a number is multiplied by before it counts, and so is read with.
constexpr std::array<std::string_view, 3> said_of_numbers{"price_year", "optimism_bias", "pensionable"};

constexpr std::array<std::string_view, 3> spread_keys{"sd", "interval", "log_sd"};
constexpr std::array<std::string_view, 3> centre_keys{"mean", "median", "log_mean"};

bool is_all_of(std::vector<std::string> const& keys, std::span<std::string_view const> role)
{
    return std::all_of(keys.begin(), keys.end(),
                       [role](auto const& key) { return std::find(role.begin(), role.end(), key) != role.end(); });
}

std::string_view as_a_noun(Basis basis)
{
    switch (basis) {
    case Basis::placeholder: return "the placeholder";
    case Basis::elicited: return "the experts";
    case Basis::assumption: return "the assumption";
    case Basis::official_statistic: return "the official statistic";
    case Basis::published: return "the published figure";
    case Basis::derived: return "the derived figure";
    case Basis::local: return "the local figure";
    default: return "the value before";
    }
}

//! Typed by a local layer, and not what stood there before.
bool is_changed(Node const& node) { return node.local && (node.below == nullptr || !same_value(*node.below, node)); }

}  // namespace

Spot blamed(Node const& node)
{
    auto const* distribution = node.find("distribution");
    for (auto const& entry : node.entries)
        if (is_changed(entry.value) && says_distribution(entry.key)) return entry.value.at;
    if (distribution != nullptr && is_changed(*distribution)) return distribution->at;
    for (auto const& entry : node.entries)
        if (entry.value.local && says_distribution(entry.key)) return entry.value.at;
    return distribution != nullptr ? distribution->at : node.at;
}

std::string whose_number(Node const& quantity, std::size_t rank)
{
    auto const* basis = said_by_layer(quantity.find("basis"), rank);
    auto const* source = said_by_layer(quantity.find("source"), rank);
    auto const known = basis != nullptr && basis->is_text() ? basis_named(trimmed(basis->text)) : std::nullopt;
    std::string text(as_a_noun(known.value_or(Basis::missing)));
    if (source != nullptr && source->is_text()) text += fmt::format(" ({})", short_source(trimmed(source->text)));
    return text;
}

bool is_changed_locally(Node const& node)
{
    if (!node.is_table()) return any_local(node);
    return std::any_of(node.entries.begin(), node.entries.end(), [](Entry const& entry) {
        return entry.key != "basis" && entry.key != "source" && any_local(entry.value);
    });
}

std::size_t rank_of_numbers(Node const& node)
{
    if (!node.is_table()) return local_rank(node);
    std::size_t rank = 0;
    for (auto const& entry : node.entries)
        if (says_distribution(entry.key)) rank = std::max(rank, local_rank(entry.value));
    return rank;
}

std::size_t rank_saying(Node const& node)
{
    auto const* again = node.said_again.source;
    return std::max(local_rank(node), again != nullptr && again->local ? again->rank : 0);
}

std::string shown_number(Node const& node)
{
    auto const* number = &node;
    if (node.is_table())
        for (auto const* key : {"median", "mean", "value"})
            if (auto const* found = node.find(key)) number = found;
    auto const text = as_written(*number);
    bool const quoted = text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string short_source(std::string_view source)
{
    auto end = source.size();
    for (auto const* mark : {": ", "; "}) end = std::min(end, source.find(mark));
    return std::string(source.substr(0, end));
}

std::string numbers_of_others(Node const& node, std::string const& name, Reading& reading)
{
    if (!node.is_table() || reading.partial) return {};
    std::size_t newest = 0;
    for (auto const& entry : node.entries)
        if (says_distribution(entry.key)) newest = std::max(newest, rank_saying(entry.value));
    std::vector<std::string> own;
    std::vector<std::string> others;
    std::vector<std::string> shown;
    std::size_t rank = 0;
    for (auto const& entry : node.entries) {
        bool const is_number = says_distribution(entry.key);
        bool const counts =
            is_number || std::find(said_of_numbers.begin(), said_of_numbers.end(), entry.key) != said_of_numbers.end();
        if (!counts) continue;
        auto const said = rank_saying(entry.value);
        if (said < newest) {
            others.push_back(entry.key);
            shown.push_back(entry.value.kind == NodeKind::flag
                                ? fmt::format("{} {}", entry.key, entry.value.flag)
                                : fmt::format("{} {}", entry.key, shown_number(entry.value)));
            rank = std::max(rank, said);
        } else if (is_number && local_rank(entry.value) == newest) own.push_back(entry.key);
    }
    if (own.empty() || others.empty()) return {};
    std::string_view role;
    if (is_all_of(others, spread_keys)) role = "its spread, ";
    else if (is_all_of(others, centre_keys)) role = "its centre, ";
    auto const listed = in_words(shown, "and");
    auto const verb = others.size() == 1 ? "is" : "are";
    reading.warning(blamed(node), name,
                    fmt::format("{}.{} {} yours; {}{}{} {} still that of {}", name, in_words(own, "and"),
                                own.size() == 1 ? "is" : "are", role, listed, role.empty() ? "" : ",", verb,
                                whose_number(node, rank)),
                    is_all_of(others, spread_keys)
                        ? "give sd or interval of your own beside it"
                        : fmt::format("give {} of your own beside it", in_words(others, "and")));
    return fmt::format("; {} still that of {}", listed, whose_number(node, rank));
}

bool comes_from_a_file(Node const& node)
{
    auto const* source = blamed(node).source;
    return source != nullptr && !source->name.starts_with("--");
}

std::string changed_locally(Node const& node, std::string const& name)
{
    auto const* shown = &node;
    std::string which = name;
    if (node.is_table())
        for (auto const& entry : node.entries)
            if (entry.value.local && says_distribution(entry.key)) {
                shown = &entry.value;
                which = name + "." + entry.key;
                break;
            }
    auto const* source = shown->at.source;
    return fmt::format("changed locally: {} = {}{}", which, as_written(*shown),
                       source == nullptr ? "" : fmt::format(" ({})", source->name));
}

void warn_of_unsourced(Node const& node, std::string const& name, Reading& reading)
{
    if (reading.partial) return;
    // Of a number that could not be read more than that need not be said.
    auto const at = place_of(blamed(node));
    bool const told = std::any_of(reading.problems.begin(), reading.problems.end(), [&](Problem const& problem) {
        return problem.kind == Problem::Kind::error && problem.at == at;
    });
    if (told) return;
    reading.warning(
        blamed(node), name, fmt::format("{} is changed here, and nothing says where the new number comes from", name),
        comes_from_a_file(node)
            ? "add basis and source beside it, as in source = \"payroll, March 2026\""
            : "to try a number out, nothing more is needed; one of your own belongs into a file, with basis "
              "and source beside it");
}

void warn_of_missing(Basis basis, std::string const& source, Spot const& at, std::string const& name, Reading& reading)
{
    if (basis != Basis::missing && !source.empty()) return;
    auto const what =
        basis == Basis::missing ? (source.empty() ? "neither basis nor source" : "no basis") : "no source";
    reading.warning(at, name, fmt::format("{} moves results and has {}", name, what),
                    basis == Basis::missing
                        ? "say how well founded it is, as in basis = \"local\", and where it comes from"
                        : "say where it comes from, as in source = \"payroll, March 2026\"");
}

}  // namespace holdfast
