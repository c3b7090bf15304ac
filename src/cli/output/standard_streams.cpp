#include "cli/output/standard_streams.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace holdfast::cli {

namespace {

//! A closed stream that is to be written to is opened for reading, so that writing to it fails and is said to.
void give_a_place(int descriptor, int flags)
{
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) return;
    int const opened = ::open("/dev/null", flags);
    if (opened >= 0 && opened != descriptor) {
        (void)::dup2(opened, descriptor);
        (void)::close(opened);
    }
}

}  // namespace

void prepare_standard_streams()
{
    give_a_place(STDIN_FILENO, O_RDONLY);
    give_a_place(STDOUT_FILENO, O_RDONLY);
    give_a_place(STDERR_FILENO, O_WRONLY);
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);
}

void say_text(std::string_view text)
{
    (void)std::fwrite(text.data(), 1, text.size(), stderr);
    (void)std::fflush(stderr);
}

int print_text(std::string_view text)
{
    errno = 0;
    bool const written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    int const error = errno;
    if (written) return 0;
    return error != 0 ? error : EIO;
}

}  // namespace holdfast::cli
