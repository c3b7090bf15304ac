#include "inputs/files/toml_source.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace holdfast {

namespace {

//! The library counts characters in a line; we count bytes, as editors' "go to" and our excerpts do for plain text.
std::size_t byte_of(std::string_view line, std::size_t character)
{
    auto const before = line.substr(0, std::max<std::size_t>(character, 1) - 1);
    // As long as every character is one byte, which nearly every line is.
    if (display_width(before) == before.size()) return before.size();
    std::size_t at = 0;
    for (std::size_t i = 1; i < character && at < line.size(); ++i) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
}

Spot spot_between(Source const& source, toml::source_position begin, toml::source_position end)
{
    auto const line = source.line(begin.line);
    auto const from = byte_of(line, begin.column);
    auto const width = begin.line == end.line && end.column > begin.column
                           ? end.column - begin.column
                           : static_cast<unsigned>(display_width(line.substr(std::min(from, line.size()))));
    return {&source, begin.line, static_cast<unsigned>(from + 1), width};
}

Spot spot_of(Source const& source, toml::source_region const& region)
{
    return spot_between(source, region.begin, region.end);
}

struct KeyAndValue {
    toml::key const* key{};
    toml::node const* value{};
};

//! The library sorts by key; we keep the order of the file.
std::vector<KeyAndValue> pairs_in_file_order(toml::table const& table)
{
    std::vector<KeyAndValue> pairs;
    pairs.reserve(table.size());
    for (auto const& [key, value] : table) pairs.push_back({&key, &value});
    std::sort(pairs.begin(), pairs.end(),
              [](KeyAndValue const& a, KeyAndValue const& b) { return a.key->source().begin < b.key->source().begin; });
    return pairs;
}

Node node_of(Source const&, toml::node const&);

void add_entries(Source const& source, toml::table const& table, Node& into)
{
    into.entries.reserve(table.size());
    for (auto const& [key, value] : pairs_in_file_order(table)) {
        auto const at = spot_of(source, key->source());
        auto node = node_of(source, *value);
        // A table with a header of its own is shown by its key; an inline one by what is written.
        auto const* inner = value->as_table();
        if ((inner != nullptr && !inner->is_inline()) || value->is_array_of_tables()) node.at = at;
        into.entries.push_back({std::string(key->str()), at, std::move(node)});
    }
}

template <class Value> std::string as_text(Value const& value)
{
    std::ostringstream stream;
    stream << value;
    return stream.str();
}

Node node_of(Source const& source, toml::node const& from)
{
    Node node;
    node.at = spot_of(source, from.source());
    switch (from.type()) {
    case toml::node_type::table:
        node.kind = NodeKind::table;
        add_entries(source, *from.as_table(), node);
        break;
    case toml::node_type::array:
        node.kind = NodeKind::list;
        node.items.reserve(from.as_array()->size());
        for (auto const& item : *from.as_array()) node.items.push_back(node_of(source, item));
        break;
    case toml::node_type::string:
        node.kind = NodeKind::text;
        node.text = **from.as_string();
        break;
    case toml::node_type::integer:
        node.kind = NodeKind::whole;
        node.whole = **from.as_integer();
        node.number = static_cast<double>(node.whole);
        break;
    case toml::node_type::floating_point:
        node.kind = NodeKind::number;
        node.number = **from.as_floating_point();
        break;
    case toml::node_type::boolean:
        node.kind = NodeKind::flag;
        node.flag = **from.as_boolean();
        break;
    case toml::node_type::date:
        node.kind = NodeKind::date;
        node.text = as_text(**from.as_date());
        break;
    case toml::node_type::time:
        node.kind = NodeKind::date;
        node.text = as_text(**from.as_time());
        break;
    case toml::node_type::date_time:
        node.kind = NodeKind::date;
        node.text = as_text(**from.as_date_time());
        break;
    case toml::node_type::none: break;
    }
    return node;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

//! Walks over the text before the library does, only to know what stands in quotes, in brackets and in headings.
//! Version 3.3 of the library runs into undefined behaviour at what is looked for here.
class TextScanner {
public:
    enum class Kind { stray_character, nameless_heading, glued_quote };
    struct Fault {
        std::size_t at{};
        Kind kind{};
    };

    explicit TextScanner(std::string_view text) : text_(text) {}

    [[nodiscard]] std::optional<Fault> first_fault()
    {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (static_cast<unsigned char>(c) >= 0x80U) return Fault{at_, Kind::stray_character};
            if ((c == '"' || c == '\'') && glued()) return Fault{at_, Kind::glued_quote};
            if (c == '[' && starts_line_ && open_.empty()) {
                if (!heading_has_name()) return Fault{at_, Kind::nameless_heading};
                in_heading_ = true;
            }
            step(c);
        }
        return std::nullopt;
    }

private:
    void step(char c)
    {
        if (c == '\n') {
            starts_line_ = true;
            in_heading_ = false;
        } else if (c != ' ' && c != '\t') {
            starts_line_ = false;
        }
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
            return;
        }
        if (c == '"' || c == '\'') {
            skip_quoted(c);
            return;
        }
        if (!in_heading_ && (c == '[' || c == '{')) open_ += c;
        if (!in_heading_ && (c == ']' || c == '}') && !open_.empty()) open_.pop_back();
        ++at_;
    }

    //! Does the quote stand right after something that is no quoted part of a key, as in 2"£4"?
    [[nodiscard]] bool glued() const
    {
        constexpr std::string_view ends_a_word = " \t\r\n=,[]{}";
        if (at_ == 0 || ends_a_word.find(text_[at_ - 1]) != std::string_view::npos) return false;
        auto begins = at_;
        while (begins > 0 && ends_a_word.find(text_[begins - 1]) == std::string_view::npos) --begins;
        auto const before = begins == 0 ? std::string_view::npos : text_.find_last_not_of(" \t", begins - 1);
        char const last = before == std::string_view::npos ? '\n' : text_[before];
        bool const in_list = !in_heading_ && !open_.empty() && open_.back() == '[';
        bool const is_value = last == '=' || in_list;
        return text_[at_ - 1] != '.' || is_value;
    }

    //! What follows "[" or "[[" begins a key, or is a "]" that the library complains about itself.
    [[nodiscard]] bool heading_has_name() const
    {
        auto at = at_ + 1;
        auto const skip_blanks = [&] {
            while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
        };
        skip_blanks();
        if (at < text_.size() && text_[at] == '[') ++at;
        skip_blanks();
        if (at >= text_.size()) return false;
        char const c = text_[at];
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '"' || c == '\'' || c == ']';
    }

    void skip_quoted(char quote)
    {
        std::string const three(3, quote);
        if (text_.substr(at_, 3) == three) {
            at_ = std::min(text_.find(three, at_ + 3), text_.size());
            at_ = std::min(at_ + 3, text_.size());
            return;
        }
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
            at_ += text_[at_] == '\\' && quote == '"' ? 2 : 1;
        at_ = std::min(at_, text_.size());
        if (at_ < text_.size() && text_[at_] == quote) ++at_;
    }

    std::string_view text_;
    std::size_t at_{};
    std::string open_;  //!< brackets around this place, outermost first
    bool starts_line_{true};
    bool in_heading_{};
};

std::size_t line_at(Source const& source, std::size_t byte)
{
    auto const after = std::upper_bound(source.line_begins.begin(), source.line_begins.end(), byte);
    return static_cast<std::size_t>(after - source.line_begins.begin());
}

//! What stands after "=" on the line, without a comment.
std::string value_on(std::string_view line)
{
    auto const equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    auto value = line.substr(equals + 1);
    value = value.substr(0, value.find('#'));
    return std::string(trimmed(value));
}

struct Words {
    std::string says, hint;
};

//! Digits, points and exponents only: no double holds it, or the library would have.
bool looks_like_a_number(std::string_view value)
{
    return !value.empty() && value.find_first_not_of("0123456789.+-eE_") == std::string_view::npos;
}

std::string in_quotes(std::string const& value)
{
    return value.empty() || value.find('"') != std::string::npos ? std::string("text stands in quotes: \"like this\"")
                                                                 : fmt::format("put it in quotes: \"{}\"", value);
}

constexpr std::array<std::string_view, 6> curly_quotes{"“", "”", "„", "‘", "’", "‚"};

bool is_curly_quote(std::string_view character)
{
    return std::find(curly_quotes.begin(), curly_quotes.end(), character) != curly_quotes.end();
}

std::string without_curly_quotes(std::string text)
{
    for (auto const quote : curly_quotes)
        for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote)) text.erase(at, quote.size());
    return text;
}

std::optional<Problem> fault_before_parsing(Source const& source)
{
    auto const fault = TextScanner(source.text).first_fault();
    if (!fault) return std::nullopt;
    auto const number = line_at(source, fault->at);
    auto const line = source.line(static_cast<unsigned>(number));
    auto const column = fault->at - source.line_begins[number - 1];
    Spot const spot{&source, static_cast<unsigned>(number), static_cast<unsigned>(column + 1), 1};
    if (fault->kind == TextScanner::Kind::glued_quote)
        return Problem{Problem::Kind::error,
                       place_of(spot),
                       "",
                       "a quote stands right after other characters",
                       "put the whole value in quotes",
                       {}};
    if (fault->kind == TextScanner::Kind::nameless_heading)
        return Problem{Problem::Kind::error,
                       place_of(spot),
                       "",
                       "this heading has no name",
                       "a heading is written [like.this]",
                       {}};
    auto end = column + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    auto const character = line.substr(column, end - column);
    if (is_curly_quote(character))
        return Problem{Problem::Kind::error,
                       place_of(spot),
                       "",
                       fmt::format("{} is a curly quote, as a word processor makes it", character),
                       fmt::format("write straight quotes: \"{}\"", without_curly_quotes(value_on(line))),
                       {}};
    auto says = fmt::format("{} stands outside quotes", character);
    return Problem{Problem::Kind::error, place_of(spot), "", std::move(says), in_quotes(value_on(line)), {}};
}

//! The word around a place of the line, as far as it could be a month that lacks its quotes: "2026-04".
std::optional<std::string> bare_month_at(std::string_view line, std::size_t at)
{
    constexpr std::string_view digits = "0123456789-";
    at = std::min(at, line.size());
    auto begins = at;
    while (begins > 0 && digits.find(line[begins - 1]) != std::string_view::npos) --begins;
    auto ends = at;
    while (ends < line.size() && digits.find(line[ends]) != std::string_view::npos) ++ends;
    auto const word = line.substr(begins, ends - begins);
    bool const month = (word.size() == 6 || word.size() == 7) && word.find('-') == 4 && word.rfind('-') == 4;
    if (!month) return std::nullopt;
    return fmt::format("{}{}{}", word.substr(0, 5), word.size() == 6 ? "0" : "", word.substr(5));
}

//! The parser's complaint, as somebody who never heard of TOML would want it.
Words in_plain_words(std::string_view description, std::string_view line)
{
    auto const value = value_on(line);
    if (auto const at = description.find("cannot redefine existing "); at != std::string_view::npos) {
        auto const from = description.find('\'', at);
        auto const to = description.find('\'', from + 1);
        auto const name =
            from == std::string_view::npos ? std::string_view("this") : description.substr(from + 1, to - from - 1);
        return {fmt::format("{} is given twice in this file", name), "keep one of the two"};
    }
    if (holds(description, "not representable in 64 bits")) return {"this number is too large", ""};
    if (holds(description, "expected value, saw")) return {"there is no value after the =", ""};
    if (holds(description, "could not be interpreted as a value") && looks_like_a_number(value))
        return {fmt::format("{} is too large to be a number", value), ""};
    if (holds(description, "could not determine value type") ||
        holds(description, "could not be interpreted as a value"))
        return {fmt::format("{} is not a number", value.empty() ? "this" : value), in_quotes(value)};
    if (holds(description, "expected a comment or whitespace") || holds(description, "expected a comment or new line"))
        return {value.empty() ? std::string("something else follows here")
                              : fmt::format("{} is a number and then something else", value),
                in_quotes(value)};
    if (holds(description, "expected decimal digit") && value.find('%') != std::string::npos)
        return {fmt::format("{} stands outside quotes", value), in_quotes(value)};
    if (holds(description, "unescaped control characters") || holds(description, "encountered end-of-file"))
        return {"something that was opened is not closed", "look for a missing quote or bracket"};
    if (holds(description, "table header")) return {"this heading is not complete", "a heading is written [like.this]"};
    if (holds(description, "expected '='")) return {"this line is neither a heading nor key = value", ""};
    auto const colon = description.find(": ");
    return {fmt::format("this is not TOML: {}",
                        colon == std::string_view::npos ? description : description.substr(colon + 2)),
            ""};
}

}  // namespace

std::variant<Node, Problem> parse_toml(Source const& source)
{
    if (auto fault = fault_before_parsing(source)) return *std::move(fault);
    try {
        auto const table = toml::parse(std::string_view(source.text));
        Node root;
        root.at = {&source, 0, 0, 0};
        add_entries(source, table, root);
        return root;
    } catch (toml::parse_error const& fault) {
        auto begin = fault.source().begin;
        auto spot = spot_between(source, begin, fault.source().end);
        // A complaint about what follows the last character is shown at that character.
        auto const line = source.line(spot.line);
        if (spot.column > line.size()) spot.column = static_cast<unsigned>(std::max<std::size_t>(line.size(), 1));
        spot.width = 1;
        auto words = in_plain_words(fault.description(), line);
        if (auto const month = bare_month_at(line, spot.column - 1))
            words = {fmt::format("{} stands outside quotes", *month), fmt::format("write \"{}\", in quotes", *month)};
        return Problem{Problem::Kind::error, place_of(spot), "", words.says, words.hint, {}};
    }
}

namespace {

//! Moves every place of the tree from the borrowed text to the source itself, where the value begins `back` bytes
//! before and `on` bytes after.
void move_places(Node& node, Source const& source, std::size_t back, std::size_t on)
{
    auto const moved = [&](Spot& spot) {
        spot.source = &source;
        spot.column = spot.column - static_cast<unsigned>(back) + static_cast<unsigned>(on);
    };
    moved(node.at);
    for (auto& item : node.items) move_places(item, source, back, on);
    for (auto& entry : node.entries) {
        moved(entry.key_at);
        move_places(entry.value, source, back, on);
    }
}

}  // namespace

std::optional<Node> parse_toml_value(Source const& source, std::size_t offset)
{
    constexpr std::string_view key = "v=";
    Source const borrowed(source.name, std::string(key) + source.text.substr(offset));
    auto parsed = parse_toml(borrowed);
    auto* root = std::get_if<Node>(&parsed);
    if (root == nullptr || root->entries.size() != 1 || root->entries.front().key != "v") return std::nullopt;
    auto node = std::move(root->entries.front().value);
    move_places(node, source, key.size(), offset);
    return node;
}

}  // namespace holdfast
