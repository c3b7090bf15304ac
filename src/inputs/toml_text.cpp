#include "toml_text.hpp"

#include "holdfast/base/text.hpp"

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
    return bare ? std::string(text) : quoted(text);
}

std::string provenance_of(std::span<ImportedFile const> files, std::span<KnownRelease const> known_releases)
{
    std::string text;
    for (auto const& file : files) {
        auto const folder = file.name.find_last_of("/\\");
        text += fmt::format("#\n# File {}\n",
                            visible(folder == std::string::npos ? file.name : file.name.substr(folder + 1)));
        if (file.sha256.empty()) continue;
        text += fmt::format("#   sha256 {}\n", visible(file.sha256));
        for (auto const& known : known_releases)
            if (known.sha256 == file.sha256)
                for (auto const line : known.from) text += fmt::format("#   {}\n", line);
    }
    return text;
}

}  // namespace holdfast
