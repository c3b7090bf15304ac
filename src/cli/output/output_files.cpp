#include "cli/output/output_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::cli {

namespace {

constexpr mode_t usual_mode = 0666;  // less what the umask takes

std::string failure(std::string const& path, int error)
{
    return fmt::format("{}: could not be written: {}", path, std::generic_category().message(error));
}

//! Some file systems cannot make sure, and say so: that is no fault of the file.
int synced(int file)
{
    if (::fsync(file) == 0) return 0;
    int const error = errno;
    return error == EINVAL || error == ENOSYS || error == EROFS ? 0 : error;
}

std::string folder_of(std::string const& path)
{
    auto const slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

int write_all(int file, std::string_view text)
{
    while (!text.empty()) {
        auto const count = ::write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;  // a signal may cut a write short
        if (count < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

PathKind kind_at(std::string const& path)
{
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return PathKind::nothing;
    if (S_ISREG(about.st_mode)) return PathKind::plain_file;
    return S_ISDIR(about.st_mode) ? PathKind::folder : PathKind::something_else;
}

std::optional<mode_t> mode_of(std::string const& path)
{
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
    return about.st_mode & static_cast<mode_t>(07777);
}

std::optional<std::string> write_new(std::string const& path, std::string const& text, std::optional<mode_t> mode,
                                     std::string const& place)
{
    int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, usual_mode);
    if (file < 0) return failure(place, errno);
    int error = write_all(file, text);
    if (error == 0 && mode && ::fchmod(file, *mode) != 0) error = errno;
    if (error == 0) error = synced(file);
    if (::close(file) != 0 && error == 0) error = errno;
    if (error == 0) return std::nullopt;
    ::unlink(path.c_str());
    return failure(place, error);
}

std::optional<std::string> rename_to(std::string const& from, std::string const& to)
{
    if (std::rename(from.c_str(), to.c_str()) == 0) return std::nullopt;
    int const error = errno;
    ::unlink(from.c_str());
    return failure(to, error);
}

void settle(std::string const& folder)
{
    int const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    (void)::fsync(opened);
    ::close(opened);
}

std::string free_ending(std::vector<std::string> const& paths)
{
    auto ending = fmt::format(".{}.part", ::getpid());
    auto const is_taken = [&](std::string const& path) { return kind_at(path + ending) != PathKind::nothing; };
    for (int again = 2; std::any_of(paths.begin(), paths.end(), is_taken); ++again)
        ending = fmt::format(".{}-{}.part", ::getpid(), again);
    return ending;
}

std::optional<std::string> write_file(std::string const& path, std::string const& text)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return fmt::format("{}: is a folder, not a file", path);
    auto const beside = path + free_ending({path});
    if (auto why = write_new(beside, text, mode_of(path), path)) return why;
    if (auto why = rename_to(beside, path)) return why;
    settle(folder_of(path));
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
