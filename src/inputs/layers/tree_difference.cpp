#include "inputs/layers/tree_difference.hpp"

#include "inputs/fields/register_keys.hpp"

#include <algorithm>
#include <string_view>

namespace holdfast {

namespace {

bool in_register(KeyPath const& path) { return path.size() == 2 && is_register(path.front()); }

bool is_list_of_tables(Node const& node)
{
    return node.is_list() && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(), [](Node const& item) { return item.is_table(); });
}

class Differences {
public:
    void between(Node const* a, Node const* b)
    {
        if (a != nullptr && b != nullptr && same_value(*a, *b)) return;
        bool const tables = is_table_or_none(a) && is_table_or_none(b);
        bool const one_is_bare = a != nullptr && b != nullptr && a->is_table() != b->is_table();
        if (in_register(path_) && (a == nullptr || b == nullptr)) found.push_back({path_, a, b});
        else if (tables || one_is_bare) by_key(a, b);
        else if (a != nullptr && b != nullptr && is_list_of_tables(*a) && is_list_of_tables(*b) &&
                 a->items.size() == b->items.size())
            by_member(*a, *b);
        else found.push_back({path_, a, b});
    }

    std::vector<LeafDifference> found;

private:
    static bool is_table_or_none(Node const* node) { return node == nullptr || node->is_table(); }

    //! A bare number stands for its `value`.
    static Node const* at(Node const* node, std::string_view key)
    {
        if (node == nullptr) return nullptr;
        if (!node->is_table()) return key == "value" ? node : nullptr;
        return node->find(key);
    }

    static void add_keys(Node const* node, std::vector<std::string>& keys)
    {
        if (node == nullptr) return;
        auto const more = node->is_table() ? node->keys() : std::vector<std::string>{"value"};
        for (auto const& key : more)
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }

    void by_key(Node const* a, Node const* b)
    {
        std::vector<std::string> keys;
        add_keys(a, keys);
        add_keys(b, keys);
        for (auto const& key : keys) {
            path_.push_back(key);
            between(at(a, key), at(b, key));
            path_.pop_back();
        }
    }

    void by_member(Node const& a, Node const& b)
    {
        for (std::size_t i = 0; i < a.items.size(); ++i) {
            path_.push_back(std::to_string(i + 1));
            between(&a.items[i], &b.items[i]);
            path_.pop_back();
        }
    }

    KeyPath path_;
};

}  // namespace

std::vector<LeafDifference> differences(Node const& a, Node const& b)
{
    Differences walk;
    walk.between(&a, &b);
    return std::move(walk.found);
}

void take_over(Node& into, Node const& from, std::span<std::string const> path)
{
    auto const* source = from.entry(path.front());
    auto* target = into.entry(path.front());
    if (path.size() == 1) {
        if (source == nullptr) into.erase(path.front());
        else if (target == nullptr) into.entries.push_back(*source);
        else *target = *source;
        return;
    }
    bool const goes_on = source != nullptr && source->value.is_table();
    if (target == nullptr) {
        if (!goes_on) return;
        Node made;
        made.at = source->value.at;
        into.entries.push_back({source->key, source->key_at, std::move(made)});
        target = &into.entries.back();
    }
    if (!target->value.is_table()) return;
    Node const nothing;
    take_over(target->value, goes_on ? source->value : nothing, path.subspan(1));
}

std::string joined(std::span<std::string const> path)
{
    std::string text;
    for (auto const& part : path) text += (text.empty() ? "" : ".") + part;
    return text;
}

}  // namespace holdfast
