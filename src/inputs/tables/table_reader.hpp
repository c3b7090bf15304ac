//! A table of a document, read by the rows of its section. Making one checks the keys: unknown ones and missing ones
//! are problems; the getters check the values. A getter gives nothing where the field is absent or wrong.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/belief/belief.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/stated.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/fields/reading.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

struct TextAt {
    std::string text;
    Spot at;
};

//! Where a table's bare numbers come from.
struct Provenance {
    Basis basis{Basis::missing};
    std::string source;
    std::size_t rank{};  //!< of the local layer that says so; 0: none
    std::size_t rank_of_source{};
    Spot at;
    std::string note{};  //!< what a reader should know of the numbers
    std::size_t rank_of_note{};
};

//! What a quantity is called in a study.
struct Identity {
    std::string id;
    std::string label;
    std::string unit;
};

class TableReader {
public:
    TableReader(Section const&, Node const&, std::string path, Reading&);

    [[nodiscard]] bool has(std::string_view key) const { return node_.has(key); }
    [[nodiscard]] Node const* node(std::string_view key) const { return node_.find(key); }
    [[nodiscard]] Node const& table() const { return node_; }
    [[nodiscard]] Spot at(std::string_view key) const;
    [[nodiscard]] Spot key_at(std::string_view key) const;
    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] std::string name(std::string_view key) const;
    [[nodiscard]] Field const& field(std::string_view key) const;
    [[nodiscard]] Reading& reading() const { return reading_; }

    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    [[nodiscard]] std::string text_or(std::string_view key, std::string otherwise) const;
    [[nodiscard]] std::optional<double> number(std::string_view key) const;
    //! A list of them; empty where there is none, or where one of them is wrong.
    [[nodiscard]] std::vector<double> numbers(std::string_view key) const;
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key) const;
    //! A month from 2000 to 2100, as in "2026-04".
    [[nodiscard]] std::optional<CalendarMonth> month(std::string_view key) const;
    [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
    [[nodiscard]] std::vector<TextAt> texts(std::string_view key) const;
    [[nodiscard]] std::optional<std::pair<double, double>> pair(std::string_view key, NumberRule const&) const;
    //! The table under the key; nothing (and a problem) where it is something else.
    [[nodiscard]] Node const* inner(std::string_view key) const;
    //! The tables under the key.
    [[nodiscard]] std::vector<Node const*> tables(std::string_view key) const;

    //! What the table says of itself. A basis or a source of a layer that says none of the table's values speaks of none: then
    //! it is what was said before.
    [[nodiscard]] Provenance provenance() const;
    //! The source in it alone, as in a table that has no basis; empty where it says none of a value.
    [[nodiscard]] std::string source() const;
    //! What the table says of the value at the key: a basis and a source speak of the values of their own layer, and of no
    //! others. What a local layer brought without a basis is local.
    [[nodiscard]] Provenance provenance_of(std::string_view key) const;
    //! The same of a value that stands deeper, as a factor in a list.
    [[nodiscard]] Provenance provenance_of(Node const& value) const;
    //! Does the example of `holdfast init` alone say where a typed number comes from? Then nobody has stated it.
    [[nodiscard]] bool is_by_example(std::string_view key) const;
    //! Or does a word that stands in for a source ("TBC")? An amount of which either is true counts as a guess.
    [[nodiscard]] bool is_by_nobody(std::string_view key) const;
    //! Warns where a local file changed the number at the key and nothing says where the new one comes from.
    void warn_if_unsourced(std::string_view key) const;
    //! Who says so, of the table's values that are no beliefs, and which of these keys a local layer changed.
    [[nodiscard]] Stated stated(Provenance const&, std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] std::optional<Belief> quantity(std::string_view key, Identity, Provenance const&) const;
    //! Of a row that stands once in a study: the quantity, or what the row takes where nothing is said.
    [[nodiscard]] std::optional<Belief> believed(BeliefSays const&) const;

private:
    void check_keys() const;
    void check_words() const;
    void question_stand_ins() const;
    void question_the_example(std::string const& whose_number_stays) const;
    [[nodiscard]] bool is_of_an_amount() const;
    [[nodiscard]] Node const* source_of_typed(std::string_view key) const;
    void refuse_empty_list(Field const&, Node const&) const;
    //! Is it a value of which the table's basis and source can speak?
    [[nodiscard]] bool is_value(Entry const&) const;
    [[nodiscard]] bool says_a_value() const;
    //! The highest local layer that says a value of which the table's basis and source can speak.
    [[nodiscard]] std::size_t rank_of_values() const;
    //! The basis or the source that speaks of a value of the table; nothing where none does.
    [[nodiscard]] Node const* spoken(std::string_view key) const;
    [[nodiscard]] Node const* of_kind(std::string_view key, NodeKind, std::string_view hint) const;

    Section const& section_;
    Node const& node_;
    std::string path_;
    Reading& reading_;
};

//! Did a local layer say this figure of its own, be it the same as the one that stood there? Not where it says that it is an
//! official statistic, as another release of the Department's would.
[[nodiscard]] bool is_own(TableReader const&, std::string_view key);

}  // namespace holdfast
