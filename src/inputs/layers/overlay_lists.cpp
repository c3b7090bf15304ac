#include "inputs/layers/overlay_lists.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/register_keys.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Lists that people type, and which field says of a member what it is. Published years, bands and steps of discounting are not
//! among them: such a list is one thing, and a part of it says nothing by itself.
struct TypedList {
    std::string_view key;
    std::string_view called;
};
constexpr std::array typed_lists{TypedList{"adopters", "name"},        TypedList{"wellbeing", "measure"},
                                 TypedList{"correlations", "between"}, TypedList{"own_years", "year"},
                                 TypedList{"agency_spend", "year"},    TypedList{"elicited", "expert"}};

std::string item_id(Node const& row)
{
    auto const* item = row.find("item");
    return item != nullptr && item->is_text() ? plain_id(item->text) : std::string();
}

std::string called(Node const& member, std::string_view key)
{
    auto const* said = member.find(key);
    if (said == nullptr) return "one without " + std::string(key);
    return said->is_text() ? std::string(trimmed(said->text)) : as_written(*said);
}

}  // namespace

bool is_costs(std::string_view path)
{
    return path.starts_with("interventions.") && path.ends_with(".costs") &&
           std::count(path.begin(), path.end(), '.') == 2;
}

bool is_resources(std::string_view path)
{
    return path.ends_with(".resources") && is_costs(path.substr(0, path.rfind('.')));
}

bool takes_own_resources_only(Node const& below, Node& above)
{
    auto const* flag = above.find("own_resources_only");
    if (flag == nullptr || flag->kind != NodeKind::flag || !flag->flag) return false;
    auto const* old = below.find("resources");
    auto const* own = above.find("resources");
    auto const has_rows = [](Node const* list) { return list != nullptr && list->is_list() && !list->items.empty(); };
    if (!has_rows(old) || !has_rows(own)) return false;
    above.erase("own_resources_only");
    return true;
}

std::optional<std::size_t> resource_called(Node const& below, std::size_t rows_below, Node const& row)
{
    auto const id = item_id(row);
    if (id.empty()) return std::nullopt;
    for (std::size_t i = 0; i < rows_below; ++i)
        if (item_id(below.items[i]) == id) return i;
    return std::nullopt;
}

void drop_other_payment(Node& old, Node const& over)
{
    auto const drop = [&](auto const&... keys) {
        for (std::string_view const key : {std::string_view(keys)...})
            if (!over.has(key)) old.erase(key);
    };
    auto const* kind = over.find("kind");
    auto const* before = old.find("kind");
    if (kind != nullptr && before != nullptr && !same_value(*before, *kind))
        drop("price", "paid_at", "hours", "backfilled", "backfill_price");
    else if (over.has("price") && !over.has("paid_at")) drop("paid_at", "hours");
    else if (over.has("paid_at") && !over.has("price")) drop("price");
}

bool is_of_no_resource(Node const& below, std::size_t rows_below, Node const& row, std::string const& path,
                       OverlayRecord& record)
{
    if (!row.is_table() || item_id(row).empty() || row.has("per") || row.has("kind") || rows_below == 0) return false;
    std::vector<std::string> items;
    for (std::size_t i = 0; i < rows_below; ++i) items.push_back(called(below.items[i], "item"));
    auto const item = called(row, "item");
    auto const near = nearest(item, items);
    std::vector<std::string> quoted_items;
    for (auto const& one : items) quoted_items.push_back(fmt::format("\"{}\"", visible(one)));
    Problem problem;
    problem.at = place_of(row.find("item")->at);
    problem.field = path;
    problem.says =
        fmt::format("{} has no \"{}\" for these fields to be laid over, and a row of your own says per and kind", path,
                    visible(item));
    problem.hint = near ? fmt::format("did you mean \"{}\"?", *near)
                        : fmt::format("write the item of one that is there ({}); or say per and kind, too",
                                      in_words(quoted_items, "or"));
    record.problems.push_back(std::move(problem));
    return true;
}

void warn_of_what_a_list_leaves_out(Node const& below, Node const& above, std::string const& path,
                                    OverlayRecord& record)
{
    auto const key = path.substr(path.rfind('.') + 1);
    auto const* const list =
        std::find_if(typed_lists.begin(), typed_lists.end(), [&](TypedList const& one) { return one.key == key; });
    bool const alone = path.ends_with(".effect.elicited");  // the whole effect is, which is recorded
    if (list == typed_lists.end() || alone || above.items.empty()) return;
    std::vector<std::string> now;
    for (auto const& member : above.items) now.push_back(called(member, list->called));
    std::vector<std::string> gone;
    for (auto const& member : below.items)
        if (auto name = called(member, list->called); !among(now, name)) gone.push_back(std::move(name));
    if (gone.empty()) return;
    Problem problem;
    problem.kind = Problem::Kind::warning;
    problem.at = place_of(above.items.front().at);
    problem.field = path;
    problem.says =
        fmt::format("{} takes the place of the whole list below it, and leaves out {}", path, in_words(gone, "and"));
    problem.hint = "to keep them, write them here, too";
    record.problems.push_back(std::move(problem));
}

}  // namespace holdfast
