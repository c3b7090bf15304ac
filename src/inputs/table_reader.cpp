#include "table_reader.hpp"

#include "own_figures.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

TableReader::TableReader(Section const& section, Node const& node, std::string path, Reading& reading)
    : section_(section), node_(node), path_(std::move(path)), reading_(reading)
{
    check_keys();
}

void TableReader::check_keys() const
{
    // Whoever writes a whole table of their own fills it in; whoever changes one number of another's expects something of it.
    bool const is_new = std::all_of(node_.entries.begin(), node_.entries.end(), [](Entry const& entry) {
        return any_local(entry.value) && entry.value.below == nullptr;
    });
    for (auto const& entry : node_.entries) {
        if (auto const* row = section_.field(entry.key)) {
            refuse_empty_list(*row, entry.value);
            if (row->read_only && any_local(entry.value) && !reading_.partial)
                reading_.warning(entry.key_at, name(row->key),
                                 fmt::format("{} changes no result: it is there to be read", name(row->key)));
            if (!row->used_for.empty() && !is_new && is_own(*this, row->key) && !reading_.partial)
                reading_.warning(entry.key_at, name(row->key),
                                 fmt::format("{} moves no money: it is used for {}", name(row->key), row->used_for));
            continue;
        }
        auto const near = nearest(entry.key, section_.keys());
        auto const where = path_.empty() ? std::string("an input file") : path_;
        reading_.error(
            entry.key_at, name(entry.key), fmt::format("\"{}\" is not a field of {}", visible(entry.key), where),
            near ? fmt::format("did you mean {}?", *near) : fmt::format("it has {}", in_words(section_.keys(), "and")));
    }
    for (auto const& field : section_.fields)
        if (field.need == Need::required && !node_.has(field.key))
            reading_.missing(node_.at, name(field.key), fmt::format("{} is missing", name(field.key)),
                             std::string(field.help));
}

//! Wherever a list can stand: an empty one says nothing, and what it would come to is for nobody to guess. Said here once,
//! so that no reader of a section need think of it; a getter then finds nothing and complains of nothing.
void TableReader::refuse_empty_list(Field const& row, Node const& value) const
{
    bool const a_list = row.form == Form::texts || row.form == Form::tables;
    if (!a_list || row.none || !value.is_list() || !value.items.empty()) return;
    reading_.error(value.at, name(row.key), fmt::format("{} is an empty list", name(row.key)),
                   row.form == Form::tables ? fmt::format("take it away, or write [[{}]]", name(row.key))
                                            : "take it away, or fill it: " + std::string(row.help));
}

Spot TableReader::at(std::string_view key) const
{
    auto const* entry = node_.entry(key);
    return entry == nullptr ? node_.at : entry->value.at;
}

Spot TableReader::key_at(std::string_view key) const
{
    auto const* entry = node_.entry(key);
    return entry == nullptr ? node_.at : entry->key_at;
}

std::string TableReader::name(std::string_view key) const
{
    if (path_.empty()) return std::string(key);
    std::string name;
    name.reserve(path_.size() + 1 + key.size());
    return name.append(path_).append(".").append(key);
}

Field const& TableReader::field(std::string_view key) const
{
    auto const* row = section_.field(key);
    require(row != nullptr, "every field that is read has a row");
    return *row;
}

Node const* TableReader::of_kind(std::string_view key, NodeKind kind, std::string_view hint) const
{
    (void)field(key);
    auto const* found = node_.find(key);
    if (found == nullptr) return nullptr;
    if (found->kind == kind) return found;
    reading_.error(found->at, name(key),
                   fmt::format("{} is {}, not {}", name(key), in_words(found->kind), in_words(kind)),
                   std::string(hint));
    return nullptr;
}

std::optional<std::string> TableReader::text(std::string_view key) const
{
    auto const& row = field(key);
    auto const* found = of_kind(key, NodeKind::text, "text stands in quotes");
    if (found == nullptr) return std::nullopt;
    auto const plain = std::string(trimmed(found->text));
    if (row.form == Form::choice) {
        if (!is_choice_of(row, plain)) {
            auto const choices = choices_of(row);
            auto const near = nearest(plain, choices);
            reading_.error(found->at, name(key),
                           fmt::format("{} is \"{}\", but {} is one of {}", name(key), visible(plain), row.noun,
                                       in_words(choices, "or")),
                           near ? fmt::format("did you mean \"{}\"?", *near) : "");
            return std::nullopt;
        }
    } else if (plain.empty()) {
        reading_.error(found->at, name(key), fmt::format("{} is empty", name(key)), std::string(row.help));
        return std::nullopt;
    }
    return plain;
}

std::string TableReader::text_or(std::string_view key, std::string otherwise) const
{
    auto found = text(key);
    return found ? *std::move(found) : std::move(otherwise);
}

std::optional<double> TableReader::number(std::string_view key) const
{
    NumberRule const rule(field(key));
    auto const* found = node_.find(key);
    return found == nullptr ? std::nullopt : number_of(*found, rule, name(key), reading_);
}

std::optional<std::int64_t> TableReader::whole(std::string_view key) const
{
    NumberRule const rule(field(key));
    auto const* found = node_.find(key);
    return found == nullptr ? std::nullopt : whole_of(*found, rule, name(key), reading_);
}

std::optional<bool> TableReader::flag(std::string_view key) const
{
    auto const* found = of_kind(key, NodeKind::flag, "write true or false, without quotes");
    if (found == nullptr) return std::nullopt;
    return found->flag;
}

std::vector<TextAt> TableReader::texts(std::string_view key) const
{
    (void)field(key);
    std::vector<TextAt> list;
    auto const* found = node_.find(key);
    if (found == nullptr) return list;
    auto const add = [&](Node const& item) {
        auto plain = std::string(trimmed(item.text));
        if (plain.empty())
            reading_.error(item.at, name(key), fmt::format("{} is empty", name(key)), std::string(field(key).help));
        else list.push_back({std::move(plain), item.at});
    };
    if (found->is_text()) {
        add(*found);
        return list;
    }
    if (!found->is_list()) {
        reading_.error(found->at, name(key),
                       fmt::format("{} is {}, not a list of texts", name(key), in_words(found->kind)),
                       "write it like [\"one\", \"another\"]");
        return list;
    }
    for (auto const& item : found->items) {
        if (item.is_text()) add(item);
        else
            reading_.error(item.at, name(key),
                           fmt::format("{} holds {}, and may hold texts only", name(key), in_words(item.kind)),
                           "text stands in quotes");
    }
    return list;
}

std::optional<std::pair<double, double>> TableReader::pair(std::string_view key, NumberRule const& rule) const
{
    (void)field(key);
    auto const* found = node_.find(key);
    if (found == nullptr) return std::nullopt;
    if (!found->is_list() || found->items.size() != 2) {
        reading_.error(found->at, name(key), fmt::format("{} is not a pair of numbers", name(key)),
                       "write it like [low, high]");
        return std::nullopt;
    }
    auto const low = number_of(found->items[0], rule, name(key), reading_);
    auto const high = number_of(found->items[1], rule, name(key), reading_);
    if (!low || !high) return std::nullopt;
    if (*low >= *high) {
        reading_.error(found->at, name(key),
                       fmt::format("{} runs from {} to {}: the lower end comes first", name(key),
                                   in_measure(rule.measure, *low), in_measure(rule.measure, *high)),
                       *low > *high ? "swap the two" : "for a fixed number, give value");
        return std::nullopt;
    }
    return std::pair(*low, *high);
}

Node const* TableReader::inner(std::string_view key) const
{
    return of_kind(key, NodeKind::table, fmt::format("write [{}]", name(key)));
}

std::vector<Node const*> TableReader::tables(std::string_view key) const
{
    std::vector<Node const*> list;
    auto const* found = of_kind(key, NodeKind::list, fmt::format("write [[{}]]", name(key)));
    if (found == nullptr) return list;
    for (auto const& item : found->items) {
        if (item.is_table()) list.push_back(&item);
        else
            reading_.error(item.at, name(key),
                           fmt::format("{} holds {}, and may hold tables only", name(key), in_words(item.kind)),
                           fmt::format("write [[{}]]", name(key)));
    }
    return list;
}

Provenance TableReader::provenance() const
{
    Provenance from;
    from.at = node_.at;
    if (auto const said = text("basis")) {
        from.basis = basis_named(*said).value_or(Basis::missing);
        from.rank = local_rank(*node_.find("basis"));
    }
    from.source = text_or("source", "");
    if (section_.field("note") != nullptr && has("note")) {
        from.note = text_or("note", "");
        from.rank_of_note = local_rank(*node_.find("note"));
    }
    // Where one of them could not be read there is an error, and no need for a warning that it is missing.
    if (has("basis") && from.basis == Basis::missing)
        from = {Basis::assumption, from.source, local_rank(*node_.find("basis")),
                from.at,           from.note,   from.rank_of_note};
    if (has("source") && from.source.empty()) from.source = "could not be read";
    return from;
}

Provenance TableReader::provenance_of(std::string_view key) const
{
    auto const* value = node_.find(key);
    if (value == nullptr) return provenance();
    return provenance_of(*value);
}

Provenance TableReader::provenance_of(Node const& value) const
{
    Provenance from;
    from.at = node_.at;
    // A note was read, and complained about, with the whole table.
    if (auto const* note = node_.find("note"); note != nullptr && note->is_text()) {
        from.note = trimmed(note->text);
        from.rank_of_note = local_rank(*note);
    }
    auto const rank = rank_of_numbers(value);
    if (auto const* basis = said_by_layer(node_.find("basis"), rank); basis != nullptr && basis->is_text()) {
        // Where it could not be read there is an error, and no need for a warning that it is missing.
        from.basis = basis_named(trimmed(basis->text)).value_or(Basis::assumption);
        from.rank = rank;
    }
    if (auto const* source = said_by_layer(node_.find("source"), rank); source != nullptr && source->is_text()) {
        from.source = trimmed(source->text);
        if (rank > 0 && from.basis == Basis::missing) {
            from.basis = Basis::local;
            from.rank = rank;
        }
    }
    return from;
}

void TableReader::warn_if_unsourced(std::string_view key) const
{
    auto const* value = node_.find(key);
    if (value == nullptr || !value->local || !provenance_of(*value).source.empty()) return;
    warn_of_unsourced(*value, name(key), reading_);
}

Stated TableReader::stated(Provenance const& from, std::initializer_list<std::string_view> keys) const
{
    Stated stated{from.source, from.basis, text_or("note", ""), {}};
    for (auto const key : keys)
        if (auto const* found = node_.find(key); found != nullptr && any_local(*found)) stated.local.emplace_back(key);
    return stated;
}

std::optional<Belief> TableReader::quantity(std::string_view key, Identity identity, Provenance const& around) const
{
    auto const& row = field(key);
    auto const* found = node_.find(key);
    if (found == nullptr) return std::nullopt;
    return read_quantity(*found, row, name(key), around, std::move(identity), reading_);
}

}  // namespace holdfast
