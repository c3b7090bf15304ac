#include "output_files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace holdfast::cli {

namespace {

std::string failure(std::string const& path, int error)
{
    return fmt::format("{}: could not be written: {}", path, std::generic_category().message(error));
}

}  // namespace

std::optional<std::string> write_file(std::string const& path, std::string const& text)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return fmt::format("{}: is a folder, not a file", path);
    auto const beside = fmt::format("{}.{}.part", path, ::getpid());
    std::FILE* const file = std::fopen(beside.c_str(), "wb");
    if (file == nullptr) return failure(path, errno);
    bool const written = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0 &&
                         ::fsync(fileno(file)) == 0;
    int const error = errno;
    bool const closed = std::fclose(file) == 0;
    if (!written || !closed) {
        std::remove(beside.c_str());
        return failure(path, written ? errno : error);
    }
    if (std::rename(beside.c_str(), path.c_str()) != 0) {
        int const rename_error = errno;
        std::remove(beside.c_str());
        return failure(path, rename_error);
    }
    return std::nullopt;
}

std::optional<std::string> make_folder(std::string const& path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) return fmt::format("{}: could not be made: {}", path, error.message());
    if (!std::filesystem::is_directory(path, error)) return fmt::format("{}: is not a folder", path);
    return std::nullopt;
}

bool exists(std::string const& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

}  // namespace holdfast::cli
