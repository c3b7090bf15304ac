#include "cli/output/output_target.hpp"

#include "cli/output/output_files.hpp"
#include "cli/output/standard_streams.hpp"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::cli {

namespace {

namespace fs = std::filesystem;

std::string could_not(std::string const& path, int error)
{
    return fmt::format("{}: could not be written: {}", path, std::generic_category().message(error));
}

//! The path at the end of a chain of links; none where the chain goes in a circle. The last one need not exist.
std::optional<std::string> end_of_links(std::string const& path)
{
    constexpr int most_links = 40;  // as the kernel has it
    fs::path at(path);
    for (int i = 0; i < most_links; ++i) {
        std::error_code trouble;
        if (!fs::is_symlink(fs::symlink_status(at, trouble))) return at.string();
        auto const next = fs::read_symlink(at, trouble);
        if (trouble) return std::nullopt;
        at = next.is_absolute() ? next : at.parent_path() / next;
    }
    return std::nullopt;
}

std::optional<std::string> write_through(std::string const& path, std::string const& text)
{
    int const file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);  // waits where a FIFO has no reader yet
    if (file < 0) return could_not(path, errno);
    int const error = write_all(file, text);
    int const closing = ::close(file) == 0 ? 0 : errno;
    if (error == 0 && closing == 0) return std::nullopt;
    return could_not(path, error != 0 ? error : closing);
}

bool is_standard_output(struct stat const& there)
{
    struct stat output {};
    return ::fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == there.st_dev && output.st_ino == there.st_ino;
}

}  // namespace

bool anything_at(std::string const& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

std::optional<std::string> write_out(std::string const& path, std::string const& text)
{
    struct stat there {};
    if (::stat(path.c_str(), &there) != 0) {
        auto const end = end_of_links(path);
        return end ? write_file(*end, text) : fmt::format("{}: its links lead nowhere", path);
    }
    if (S_ISDIR(there.st_mode)) return fmt::format("{}: is a folder, not a file", path);
    if (is_standard_output(there)) {
        int const error = print_text(text);
        return error == 0 ? std::nullopt : std::optional(could_not(path, error));
    }
    if (S_ISFIFO(there.st_mode) || S_ISCHR(there.st_mode)) return write_through(path, text);
    if (!S_ISREG(there.st_mode)) return fmt::format("{}: is neither a file nor a pipe, and was left alone", path);
    std::error_code trouble;
    auto const file = fs::canonical(path, trouble);
    return write_file(trouble ? path : file.string(), text);
}

}  // namespace holdfast::cli
