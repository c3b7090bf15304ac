#include "inputs/tables/table_reader.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/example_sources.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/fields/stand_ins.hpp"
#include "inputs/layers/overlay.hpp"
#include "inputs/tables/quantity.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace holdfast {

TableReader::TableReader(Section const& section, Node const& node, std::string path, Reading& reading)
    : section_(section), node_(node), path_(std::move(path)), reading_(reading)
{
    check_keys();
    check_words();
    question_stand_ins();
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

namespace {

constexpr std::array<std::string_view, 2> speaking{"basis", "source"};
constexpr std::string_view guessed_by_nobody = ", so that what it says counts as our guess";

//! Words about values, or about the whole table: none of them is a value that a source would speak of.
bool is_a_word(std::string_view key) { return key == "basis" || key == "source" || key == "note" || key == "name"; }

//! The highest local layer that says one of the values inside, and be it that it says it again.
std::size_t rank_of_values_in(Node const& node)
{
    if (!node.is_table()) return rank_saying(node);
    std::size_t rank = 0;
    for (auto const& entry : node.entries)
        if (!is_a_word(entry.key)) rank = std::max(rank, rank_of_values_in(entry.value));
    auto const* again = node.said_again.source;
    return std::max(rank, again != nullptr && again->local ? again->rank : 0);
}

//! Where a table is one number, nothing else in it is a value: a price year or the name of a distribution is none.
bool is_one_number(Section const& section)
{
    return &section == &sections::quantity || &section == &sections::relative_leaving_rate;
}

//! Where it could not be read there is an error, and no need for a warning that it is missing.
std::string source_in(Node const& source)
{
    auto const text = source.is_text() ? std::string(trimmed(source.text)) : std::string();
    return text.empty() ? "could not be read" : text;
}

//! That nobody found anything is a finding, and the basis itself says it.
bool is_a_finding(Node const& basis)
{
    return basis.is_text() && basis_named(trimmed(basis.text)) == Basis::no_turnover_evidence;
}

}  // namespace

bool TableReader::is_value(Entry const& entry) const
{
    if (is_one_number(section_)) return says_distribution(entry.key);
    if (entry.key == "basis") return is_a_finding(entry.value);
    // How far an effect is carried has a source of its own, and how figures are combined is no figure.
    constexpr std::array<std::string_view, 4> beside_figures{"transport_sd", "combine", "does_not_apply",
                                                             "does_not_apply_sd"};
    bool const beside = &section_ == &sections::effect && among(beside_figures, entry.key);
    return !beside && !is_a_word(entry.key);
}

bool TableReader::says_a_value() const
{
    return std::any_of(node_.entries.begin(), node_.entries.end(),
                       [this](Entry const& entry) { return is_value(entry); });
}

std::size_t TableReader::rank_of_values() const
{
    std::size_t rank = 0;
    for (auto const& entry : node_.entries)
        if (is_value(entry))
            rank = std::max(rank, entry.key == "basis" ? local_rank(entry.value) : rank_of_values_in(entry.value));
    return rank;
}

Node const* TableReader::spoken(std::string_view key) const
{
    auto const* said = node_.find(key);
    auto const rank = rank_of_values();
    while (said != nullptr && local_rank(*said) > rank) said = said->below.get();
    return said;
}

//! Nothing typed is ignored without a word: a basis or a source that no number stands beside is said to speak of none.
void TableReader::check_words() const
{
    bool const any = std::any_of(speaking.begin(), speaking.end(), [this](auto key) {
        auto const* word = node_.find(key);
        return word != nullptr && local_rank(*word) > 0;
    });
    if (reading_.partial || !any) return;
    auto const rank = rank_of_values();
    bool const one_number = is_one_number(section_);
    auto const* source = node_.find("source");
    bool const example = source != nullptr && local_rank(*source) > 0 && is_example_source(*source);
    bool const number_stays = one_number && source != nullptr && rank_of_numbers(node_) < local_rank(*source);
    std::vector<std::string> idle;
    Spot at;
    for (auto const key : speaking) {
        auto const* entry = node_.entry(key);
        if (entry == nullptr || section_.field(key) == nullptr) continue;
        bool const of_example = example && number_stays && local_rank(entry->value) == local_rank(*source);
        if (local_rank(entry->value) <= rank && !of_example) continue;
        reading_.idle_words.push_back({name(key), said_where(entry->value.at)});
        if (of_example) continue;
        idle.push_back(fmt::format("a {}", key));
        if (at.source == nullptr) at = entry->key_at;
    }
    if (example) question_the_example(number_stays ? whose_number(node_, rank_of_numbers(node_)) : "");
    // Where no layer says a value, that is an error, or there is nothing that could be taken for one's own.
    if (idle.empty() || !says_a_value()) return;
    auto const what =
        fmt::format("{} has {} and no number", path_, in_words(std::span<std::string const>(idle), "and"));
    auto const warn = [&](std::string const& then, std::string hint) {
        reading_.unless_wrong.push_back(
            {Problem::Kind::warning, place_of(at), path_, what + then, std::move(hint), {}});
    };
    if (one_number)
        return warn(fmt::format(": the number is still that of {}, and so are its basis and source",
                                whose_number(node_, rank_of_numbers(node_))),
                    "write the number beside it: value, or mean and sd");
    if (&section_ == &sections::effect || &section_ == &sections::figure) {
        auto const* before = spoken("source");
        return warn(
            fmt::format(": the effect is still that of {}, and so are its basis and source",
                        before != nullptr && before->is_text() ? short_source(trimmed(before->text)) : "before"),
            "write measure beside it, with its figure, how uncertain it is, follow_up and design");
    }
    warn(" beside it: nothing here changes, and no value is said to be yours",
         "write the numbers that it speaks of in the same table, or take it out");
}

//! Is the table about what a programme costs, as an amount?
bool TableReader::is_of_an_amount() const
{
    return path_.starts_with("interventions.") && path_.find(".costs") != std::string::npos &&
           path_.find(".resources") == std::string::npos;
}

//! The switched-on example of `holdfast init`, which the auditor would find in the paper.
void TableReader::question_the_example(std::string const& whose_number_stays) const
{
    auto const stays = whose_number_stays.empty()
                           ? std::string(is_of_an_amount() ? guessed_by_nobody : "")
                           : fmt::format(", and its number is unchanged: it is still that of {}", whose_number_stays);
    reading_.warning(at("source"), name("source"),
                     fmt::format("{} is still the example that holdfast init wrote, \"{}\"{}", name("source"),
                                 visible(trimmed(node_.find("source")->text)), stays),
                     "say where your number comes from, with its date; or put the # back in front of the table");
}

//! One rule for every text that has to say something (fields/stand_ins.hpp). Who says so, or who was asked, is somebody: "TBC" is
//! nobody, and a reader would take it for a source. What has to say why is refused, as a blank is: without a reason there is none
//! of it.
void TableReader::question_stand_ins() const
{
    for (auto const* key : {"why", "reason"}) {
        auto const* said = node_.find(key);
        auto const* row = section_.field(key);
        if (said == nullptr || row == nullptr || !said->is_text()) continue;
        if (trimmed(said->text).empty() || !is_stand_in(said->text)) continue;
        reading_.error(said->at, name(key),
                       fmt::format("{} is \"{}\", which says nothing", name(key), visible(trimmed(said->text))),
                       "write it: " + std::string(row->help));
    }
    if (reading_.partial) return;
    for (auto const* key : {"source", "expert", "facts_source"}) {
        auto const* said = node_.find(key);
        if (said == nullptr || section_.field(key) == nullptr || !said->is_text()) continue;
        if (trimmed(said->text).empty() || !is_stand_in(said->text)) continue;
        reading_.warning(said->at, name(key),
                         fmt::format("{} is \"{}\", which names nobody{}", name(key), visible(trimmed(said->text)),
                                     std::string_view(key) == "source" && is_of_an_amount() ? guessed_by_nobody : ""),
                         "say who says so, where and when, as in \"our payroll, March 2026\"");
    }
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

std::vector<double> TableReader::numbers(std::string_view key) const
{
    NumberRule const rule(field(key));
    auto const* found = node_.find(key);
    if (found == nullptr) return {};
    if (!found->is_list() || found->items.empty()) {
        reading_.error(found->at, name(key), fmt::format("{} is not a list of numbers", name(key)),
                       "write it like [\"15%\", \"12%\"]");
        return {};
    }
    std::vector<double> numbers;
    for (auto const& item : found->items)
        if (auto const number = number_of(item, rule, name(key), reading_)) numbers.push_back(*number);
    return numbers.size() == found->items.size() ? numbers : std::vector<double>{};
}

std::optional<std::int64_t> TableReader::whole(std::string_view key) const
{
    NumberRule const rule(field(key));
    auto const* found = node_.find(key);
    return found == nullptr ? std::nullopt : whole_of(*found, rule, name(key), reading_);
}

std::optional<CalendarMonth> TableReader::month(std::string_view key) const
{
    auto const* found = node_.find(key);
    if (found == nullptr) return std::nullopt;
    if (found->kind == NodeKind::date) {
        reading_.error(
            found->at, name(key),
            fmt::format("{} is {}, a day or time, but {} is a month", name(key), found->text, field(key).noun),
            "write \"2026-04\", in quotes");
        return std::nullopt;
    }
    auto const plain = text(key);
    if (!plain) return std::nullopt;
    auto const month = read_month(*plain);
    constexpr int first = 2000;
    constexpr int last = 2100;
    if (!month || month->year < first || month->year > last) {
        reading_.error(found->at, name(key),
                       fmt::format("{} is \"{}\", which is not a month from 2000 to 2100", name(key), visible(*plain)),
                       "write it like \"2026-04\"");
        return std::nullopt;
    }
    return month;
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

std::string TableReader::source() const
{
    (void)text("source");  // complains of what cannot be read
    auto const* said = spoken("source");
    return said != nullptr ? source_in(*said) : std::string();
}

Provenance TableReader::provenance() const
{
    (void)text("basis");  // each complains of what cannot be read
    (void)text("source");
    Provenance from;
    from.at = node_.at;
    if (auto const* basis = spoken("basis")) {
        // Where it could not be read there is an error, and no need for a warning that it is missing.
        from.basis =
            basis->is_text() ? basis_named(trimmed(basis->text)).value_or(Basis::assumption) : Basis::assumption;
        from.rank = local_rank(*basis);
    }
    if (auto const* source = spoken("source")) {
        from.source = source_in(*source);
        from.rank_of_source = local_rank(*source);
    }
    if (section_.field("note") != nullptr && has("note")) {
        from.note = text_or("note", "");
        from.rank_of_note = local_rank(*node_.find("note"));
    }
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
    if (auto const* source = said_by_layer(node_.find("source"), rank); source != nullptr) {
        from.source = source_in(*source);
        from.rank_of_source = rank;
        if (rank > 0 && from.basis == Basis::missing) {
            from.basis = Basis::local;
            from.rank = rank;
        }
    }
    return from;
}

Node const* TableReader::source_of_typed(std::string_view key) const
{
    auto const* value = node_.find(key);
    auto const rank = value != nullptr ? rank_of_numbers(*value) : 0;
    if (rank == 0) return nullptr;
    for (auto const* said : {value->is_table() ? value->find("source") : nullptr, node_.find("source")})
        if (auto const* source = said_by_layer(said, rank)) return source;
    return nullptr;
}

bool TableReader::is_by_example(std::string_view key) const
{
    auto const* source = source_of_typed(key);
    return source != nullptr && is_example_source(*source);
}

bool TableReader::is_by_nobody(std::string_view key) const
{
    auto const* source = source_of_typed(key);
    return source != nullptr && (is_example_source(*source) || (source->is_text() && is_stand_in(source->text)));
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

bool is_own(TableReader const& authority, std::string_view key)
{
    auto const* node = authority.node(key);
    if (node == nullptr) return false;
    if (any_local(*node)) return authority.provenance_of(*node).basis != Basis::official_statistic;
    auto const* again = node->said_again.source;
    if (again == nullptr || !(again->local || again->name.starts_with("--"))) return false;
    auto const* basis = said_by_layer(authority.node("basis"), again->rank);
    return basis == nullptr || basis_named(trimmed(basis->text)) != Basis::official_statistic;
}

std::optional<Belief> TableReader::believed(BeliefSays const& says) const
{
    auto const key = says.key();
    if (has(key) || says.otherwise_says.empty()) return quantity(key, {name(key), "", ""}, {});
    Belief belief;
    belief.id = name(key);
    belief.label = std::string(says.label);
    belief.unit = std::string(says.unit);
    belief.about = Fixed{says.otherwise};
    belief.basis = Basis::assumption;
    belief.source = std::string(says.otherwise_says);
    return belief;
}

}  // namespace holdfast
