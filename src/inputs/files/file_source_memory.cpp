#include "holdfast/inputs/file_source.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! The name right inside the folder, if the path is one.
std::optional<std::string> inside(std::string const& folder, std::string const& path)
{
    auto const prefix = folder.empty() || folder == "." ? std::string{} : folder + "/";
    if (path.size() <= prefix.size() || path.compare(0, prefix.size(), prefix) != 0) return std::nullopt;
    return path.substr(prefix.size());
}

}  // namespace

std::variant<std::string, CannotRead> MemoryFiles::read(std::string const& path) const
{
    if (auto const found = texts_.find(path); found != texts_.end()) return found->second;
    if (behind_ != nullptr) return behind_->read(path);
    if (is_folder(path)) return CannotRead{"is a folder, not a file", "name a .toml file inside it"};
    return CannotRead{"does not exist", ""};
}

std::variant<std::vector<std::string>, CannotRead> MemoryFiles::list(std::string const& folder) const
{
    std::set<std::string> names;
    if (behind_ != nullptr && behind_->is_folder(folder)) {
        auto others = behind_->list(folder);
        if (auto const* why = std::get_if<CannotRead>(&others)) return *why;
        for (auto& name : std::get<std::vector<std::string>>(others)) names.insert(std::move(name));
    }
    for (auto const& [path, text] : texts_) {
        auto const name = inside(folder, path);
        constexpr std::string_view ending = ".toml";
        if (name && name->find('/') == std::string::npos && name->size() > ending.size() &&
            name->compare(name->size() - ending.size(), ending.size(), ending) == 0)
            names.insert(path);
    }
    if (names.empty() && !is_folder(folder)) return CannotRead{"is not a folder", ""};
    return std::vector<std::string>(names.begin(), names.end());
}

bool MemoryFiles::is_folder(std::string const& path) const
{
    for (auto const& [file, text] : texts_)
        if (inside(path, file)) return true;
    return behind_ != nullptr && behind_->is_folder(path);
}

std::optional<CannotRead> not_text(std::string_view bytes)
{
    if (bytes.size() > largest_input_file)
        return CannotRead{fmt::format("is {:.1f} MB long; input files are at most {} MB",
                                      static_cast<double>(bytes.size()) / 1e6, largest_input_file / 1'000'000),
                          "is it really an input file?"};
    if (bytes.find('\0') != std::string_view::npos)
        return CannotRead{"is not text: it holds NUL bytes", "save it as plain text in UTF-8"};
    if (!is_utf8(bytes)) return CannotRead{"is not text in UTF-8", "save it as plain text in UTF-8"};
    return std::nullopt;
}

}  // namespace holdfast
