#include "inputs/files/inputs_hash.hpp"

#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nettle/sha2.h>

namespace holdfast {

namespace {

void add_quoted(std::string& text, std::string_view part)
{
    auto const is_plain = [](char c) { return c != '\n' && c != '"' && c != '\\'; };
    text += '"';
    for (auto at = part.begin(); at != part.end();) {
        auto const stop = std::find_if_not(at, part.end(), is_plain);
        text.append(at, stop);
        at = stop;
        if (at == part.end()) break;
        text.append({'\\', *at == '\n' ? 'n' : *at});
        ++at;
    }
    text += '"';
}

//! What a run chooses, as paths.
constexpr std::array<std::string_view, 5> choices{R"(."study"."authorities")", R"(."study"."region")",
                                                  R"(."study"."interventions")", R"(."study"."draws")",
                                                  R"(."study"."seed")"};

void add(std::string& text, Node const&, std::string& path, bool with_choices);

//! What a table or a list holds, with the part that each adds to the path: ."key" or [3].
struct Part {
    std::string name;
    Node const* node{};
};

std::vector<Part> parts_of(Node const& node)
{
    std::vector<Part> parts;
    parts.reserve(node.entries.size() + node.items.size());
    for (auto const& entry : node.entries) {
        parts.push_back({".", &entry.value});
        add_quoted(parts.back().name, entry.key);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) parts.push_back({fmt::format("[{}]", i), &node.items[i]});
    return parts;
}

//! No part is the beginning of another, so parts in order are whole lines in order.
void add_parts(std::string& text, Node const& node, std::string& path, bool with_choices)
{
    auto parts = parts_of(node);
    std::sort(parts.begin(), parts.end(), [](Part const& a, Part const& b) { return a.name < b.name; });
    auto const length = path.size();
    for (auto const& part : parts) {
        path += part.name;
        bool const is_choice = std::find(choices.begin(), choices.end(), path) != choices.end();
        if (with_choices || !is_choice) add(text, *part.node, path, with_choices);
        path.resize(length);
    }
}

void add_value(std::string& text, Node const& node)
{
    if (node.is_list()) text += "[]";
    else if (node.is_number()) fmt::format_to(std::back_inserter(text), "{}", node.number);
    else if (node.kind == NodeKind::flag) text += node.flag ? "true" : "false";
    else add_quoted(text, node.text);
}

void add(std::string& text, Node const& node, std::string& path, bool with_choices)
{
    if (node.is_table() || !node.items.empty()) {
        add_parts(text, node, path, with_choices);
        return;
    }
    text.append(path).append(" = ");
    add_value(text, node);
    text += '\n';
}

}  // namespace

std::string canonical_text(Node const& root)
{
    std::string text;
    std::string path;
    add(text, root, path, true);
    return text;
}

std::string hash_of_inputs(Node const& root)
{
    std::string text;
    std::string path;
    add(text, root, path, false);
    return sha256(text);
}

std::string sha256(std::string_view text)
{
    sha256_ctx context{};
    sha256_init(&context);
    sha256_update(&context, text.size(), reinterpret_cast<std::uint8_t const*>(text.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::string hex;
    for (auto const byte : digest) fmt::format_to(std::back_inserter(hex), "{:02x}", byte);
    return hex;
}

}  // namespace holdfast
