#include "holdfast/inputs/file_source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace holdfast {

namespace disk = std::filesystem;

namespace {

std::optional<CannotRead> not_a_file(std::string const& path)
{
    std::error_code trouble;
    auto const status = disk::status(path, trouble);
    if (!disk::exists(status)) {
        if (trouble && trouble != std::errc::no_such_file_or_directory && trouble != std::errc::not_a_directory)
            return CannotRead{fmt::format("cannot be looked at: {}", trouble.message()), ""};
        return CannotRead{"does not exist", ""};
    }
    if (disk::is_directory(status)) return CannotRead{"is a folder, not a file", "name a .toml file inside it"};
    if (!disk::is_regular_file(status)) return CannotRead{"is not an ordinary file", ""};
    return std::nullopt;
}

}  // namespace

std::variant<std::string, CannotRead> DiskFiles::read(std::string const& path) const
{
    if (auto why = not_a_file(path)) return *std::move(why);
    std::error_code trouble;
    auto const size = disk::file_size(path, trouble);
    if (!trouble && size > largest_)
        return CannotRead{fmt::format("is {:.1f} MB long; input files are at most {} MB",
                                      static_cast<double>(size) / 1e6, largest_ / 1'000'000),
                          "is it really an input file?"};
    std::ifstream file(path, std::ios::binary);
    if (!file) return CannotRead{"cannot be opened", "may you read it?"};
    std::string text;
    std::array<char, 16384> part{};
    while (file) {
        file.read(part.data(), part.size());
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return CannotRead{"could not be read to its end", ""};
    return text;
}

std::variant<std::vector<std::string>, CannotRead> DiskFiles::list(std::string const& folder) const
{
    if (!is_folder(folder)) return CannotRead{"is not a folder", ""};
    std::error_code trouble;
    disk::directory_iterator entry(folder, trouble);
    if (trouble) return CannotRead{"is a folder that cannot be opened", "may you read it?"};
    std::vector<std::string> names;
    for (; entry != disk::directory_iterator(); entry.increment(trouble)) {
        if (trouble) return CannotRead{"is a folder that could not be read to its end", ""};
        auto const name = entry->path().filename().string();
        if (entry->path().extension() == ".toml" && name.front() != '.') names.push_back(path_from(folder, name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool DiskFiles::is_folder(std::string const& path) const
{
    std::error_code trouble;
    return disk::is_directory(path, trouble);
}

std::string parent_folder(std::string_view path)
{
    auto const slash = path.find_last_of('/');
    if (slash == std::string_view::npos) return {};
    return std::string(slash == 0 ? "/" : path.substr(0, slash));
}

std::string path_from(std::string_view folder, std::string_view path)
{
    auto const joined = disk::path(path).is_absolute() ? disk::path(path) : disk::path(folder) / disk::path(path);
    auto plain = joined.lexically_normal().generic_string();
    while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
    return plain;
}

}  // namespace holdfast
