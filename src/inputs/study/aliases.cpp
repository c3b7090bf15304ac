#include "inputs/study/aliases.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What a name already means, and where that is said.
struct Taken {
    std::string is;  //!< "the id of enhanced-supervision"
    Spot at;
};
using TakenNames = std::map<std::string, Taken>;

//! The text of a key; none where it is missing or no text, which has been complained about.
Node const* text_in(Node const& table, std::string_view key)
{
    auto const* node = table.is_table() ? table.find(key) : nullptr;
    return node != nullptr && node->is_text() && !trimmed(node->text).empty() ? node : nullptr;
}

void take_ids_and_names(Node const& tree, std::string_view register_key, TakenNames& taken)
{
    auto const* list = tree.find(register_key);
    if (list == nullptr || !list->is_table()) return;
    for (auto const& entry : list->entries) {
        taken.emplace(lower_case(entry.key), Taken{fmt::format("the id of {}", visible(entry.key)), entry.key_at});
        if (auto const* name = text_in(entry.value, "name"))
            taken.emplace(lower_case(trimmed(name->text)),
                          Taken{fmt::format("the name of {}", visible(entry.key)), name->at});
    }
}

struct Alias {
    std::string id;  //!< of its intervention
    Node const* node;
};

//! In the order of the inputs, but a council's own after what was there before it: of a clash its own is what it can change.
std::vector<Alias> aliases_in(Node const& tree)
{
    std::vector<Alias> all;
    auto const* interventions = tree.find("interventions");
    if (interventions == nullptr || !interventions->is_table()) return all;
    for (auto const& entry : interventions->entries)
        if (auto const* alias = text_in(entry.value, "alias")) all.push_back({entry.key, alias});
    std::stable_sort(all.begin(), all.end(),
                     [](Alias const& a, Alias const& b) { return local_rank(*a.node) < local_rank(*b.node); });
    return all;
}

constexpr char const* what_to_write = "write another short name, or leave it out";

}  // namespace

bool is_plain_id(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void check_aliases(Node const& tree, Reading& reading)
{
    TakenNames taken;
    take_ids_and_names(tree, "interventions", taken);
    take_ids_and_names(tree, "packages", taken);
    for (auto const& [id, node] : aliases_in(tree)) {
        auto const field = fmt::format("interventions.{}.alias", id);
        std::string const name(trimmed(node->text));
        if (!is_plain_id(name)) {
            reading.error(node->at, field, fmt::format("\"{}\" is not an alias", visible(name)),
                          "use small letters, digits and hyphens, as in \"arc\"");
            continue;
        }
        if (name == "all") {
            reading.error(node->at, field, "\"all\" means every intervention", what_to_write);
            continue;
        }
        auto const [other, is_new] = taken.emplace(name, Taken{fmt::format("the alias of {}", visible(id)), node->at});
        if (!is_new)
            reading.clash(node->at, other->second.at, field,
                          fmt::format("\"{}\" is {} already", name, other->second.is), what_to_write);
    }
}

}  // namespace holdfast
