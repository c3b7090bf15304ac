#include "inputs_hash.hpp"

#include "holdfast/inputs/number_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nettle/sha2.h>

namespace holdfast {

namespace {

void add_quoted(std::string& text, std::string_view part)
{
    text += '"';
    for (char const c : part) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    text += '"';
}

void add(std::vector<std::string>& lines, Node const& node, std::string& path)
{
    auto const length = path.size();
    if (node.is_table()) {
        for (auto const& entry : node.entries) {
            path += '.';
            add_quoted(path, entry.key);
            add(lines, entry.value, path);
            path.resize(length);
        }
        return;
    }
    if (node.is_list()) {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            fmt::format_to(std::back_inserter(path), "[{}]", i);
            add(lines, node.items[i], path);
            path.resize(length);
        }
        if (node.items.empty()) lines.push_back(path + " = []");
        return;
    }
    auto line = path + " = ";
    if (node.is_number()) fmt::format_to(std::back_inserter(line), "{}", node.number);
    else if (node.kind == NodeKind::flag) line += node.flag ? "true" : "false";
    else add_quoted(line, node.text);
    lines.push_back(std::move(line));
}

}  // namespace

std::string canonical_text(Node const& root)
{
    std::vector<std::string> lines;
    std::string path;
    add(lines, root, path);
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text;
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
