#include "inputs/published/toml_text.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') result += fmt::format("\\{}", c);
        else if (byte < 0x20U || byte == 0x7FU) result += fmt::format("\\u{:04X}", byte);
        else result += c;
    }
    return result + '"';
}

std::string toml_key(std::string_view text)
{
    bool const bare = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    return bare ? std::string(text) : holdfast::quoted(text);
}

namespace {

std::string without_folder(std::string const& path)
{
    auto const folder = path.find_last_of("/\\");
    return folder == std::string::npos ? path : path.substr(folder + 1);
}

}  // namespace

std::string published_tables(std::string_view name, std::string_view figures_of, std::span<ImportedFile const> files,
                             std::span<KnownRelease const> known_releases)
{
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto const& file = files[i];
        auto const key = i == 0 ? std::string(name) : fmt::format("{}-{}", name, i + 1);
        text +=
            fmt::format("\n[published.{}]\nfile = {}\n", toml_key(key), holdfast::quoted(without_folder(file.name)));
        if (!file.sha256.empty()) text += fmt::format("sha256 = {}\n", holdfast::quoted(file.sha256));
        if (!figures_of.empty()) text += fmt::format("figures_of = {}\n", holdfast::quoted(figures_of));
        for (auto const& known : known_releases)
            if (known.sha256 == file.sha256 && !known.date.empty())
                text += fmt::format("date = {}\n", holdfast::quoted(known.date));
    }
    return text;
}

std::string provenance_of(std::span<ImportedFile const> files, std::span<KnownRelease const> known_releases)
{
    std::string text;
    for (auto const& file : files) {
        text += fmt::format("#\n# File {}\n", visible(without_folder(file.name)));
        if (file.sha256.empty()) continue;
        text += fmt::format("#   sha256 {}\n", visible(file.sha256));
        for (auto const& known : known_releases)
            if (known.sha256 == file.sha256)
                for (auto const line : known.from) text += fmt::format("#   {}\n", line);
    }
    return text;
}

}  // namespace holdfast
