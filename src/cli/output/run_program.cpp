#include "cli/output/run_program.hpp"

#include <cerrno>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace holdfast::cli {

ProgramEnd run_program(std::vector<std::string> const& command)
{
    auto words = command;  // the interface wants them writable
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    int const started = posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ);
    if (started == ENOENT) return ProgramEnd::not_found;
    if (started != 0) return ProgramEnd::failed;
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return ProgramEnd::failed;
    constexpr int not_found_by_the_child = 127;
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_found_by_the_child) return ProgramEnd::not_found;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ProgramEnd::done : ProgramEnd::failed;
}

}  // namespace holdfast::cli
