//! A TOML document as our own tree: every value and every key keeps its place, tables are in file order.
//! Only toml_source.cpp knows the library behind it.
//! Lines are cut out of the text only where a problem (or a belief) shows them.
#pragma once

#include "holdfast/base/problem.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! A text that inputs were read from. Nodes point at it, so it lives as long as they do.
struct Source {
    std::string name;
    std::string text;
    std::vector<std::size_t> line_begins;
    std::size_t layer{};  //!< files of one folder are one layer: none may say what another says
    std::size_t rank{};   //!< which layer lies over which: a later one has a higher rank
    bool local{};         //!< not part of the shipped inputs

    Source(std::string its_name, std::string its_text);
    //! Without its end; empty where there is no such line.
    [[nodiscard]] std::string_view line(unsigned number) const;
};

//! A place, cheap to keep. No source: the value was made in code. Line 0: the file as a whole.
struct Spot {
    Source const* source{};
    unsigned line{}, column{}, width{};
};
[[nodiscard]] Place place_of(Spot const&);

enum class NodeKind { text, number, whole, flag, date, list, table };
//! "text", "a whole number", "a table" …
[[nodiscard]] std::string_view in_words(NodeKind);

struct Entry;

struct Node {
    NodeKind kind{NodeKind::table};
    Spot at;
    std::string text;
    double number{};  //!< of whole numbers, too
    std::int64_t whole{};
    bool flag{};
    bool local{};                       //!< a local layer brought or changed it
    Spot said_again{};                  //!< where a local layer says the same, so that nothing changed
    std::shared_ptr<Node const> below;  //!< what stood here before a layer replaced it
    //! Of a quantity: what no local layer said of it, where that gave way to numbers of another kind (a mean to a value).
    std::shared_ptr<Node const> gave_way;
    std::vector<std::string> formerly;  //!< of an authority: the codes that it had in the layers below
    std::vector<Node> items;
    std::vector<Entry> entries;

    [[nodiscard]] bool is_table() const { return kind == NodeKind::table; }
    [[nodiscard]] bool is_list() const { return kind == NodeKind::list; }
    [[nodiscard]] bool is_text() const { return kind == NodeKind::text; }
    [[nodiscard]] bool is_number() const { return kind == NodeKind::number || kind == NodeKind::whole; }

    [[nodiscard]] Entry const* entry(std::string_view key) const;
    [[nodiscard]] Entry* entry(std::string_view key);
    [[nodiscard]] Node const* find(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return entry(key) != nullptr; }
    void erase(std::string_view key);
    [[nodiscard]] std::vector<std::string> keys() const;
};

struct Entry {
    std::string key;
    Spot key_at;
    Node value;
};

//! The value as it stands in its file; "{ … }" and "[ … ]" where it spans lines.
[[nodiscard]] std::string as_written(Node const&);
//! The highest rank of a local layer that said some of this; 0 where none did.
[[nodiscard]] std::size_t local_rank(Node const&);
//! Of what once stood here, from the top down: what the local layer of this rank said; for 0 what no local layer said.
[[nodiscard]] Node const* said_by_layer(Node const*, std::size_t rank);
//! Is this value, or anything inside it, a local one?
[[nodiscard]] bool any_local(Node const&);
[[nodiscard]] bool same_value(Node const&, Node const&);

}  // namespace holdfast
