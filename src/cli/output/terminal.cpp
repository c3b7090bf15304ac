#include "cli/output/terminal.hpp"

#include "cli/output/folding.hpp"
#include "cli/output/standard_streams.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace holdfast::cli {

TextStyle style_of_output()
{
    TextStyle style;
    if (isatty(STDOUT_FILENO) == 0) return style;
    char const* const no_colour = std::getenv("NO_COLOR");
    style.colour = no_colour == nullptr || *no_colour == '\0';
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        style.width = std::clamp<int>(size.ws_col, 60, 160);
    return style;
}

void say_line(std::string const& sentence) { say("{}\n", isatty(STDERR_FILENO) != 0 ? folded(sentence) : sentence); }

void show_problems(Problems const& problems)
{
    bool const on_a_terminal = isatty(STDERR_FILENO) != 0;
    for (auto const& problem : problems) say("{}\n", on_a_terminal ? folded(problem) : describe(problem));
    auto const errors = std::count_if(problems.begin(), problems.end(),
                                      [](Problem const& p) { return p.kind == Problem::Kind::error; });
    auto const warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    auto const counted = [](std::ptrdiff_t count, char const* one) {
        return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
    };
    if (!problems.empty())
        say("{} and {}{}\n", counted(errors, "error"), counted(warnings, "warning"),
            errors > 0 ? ": nothing was computed" : "");
}

Progress::Progress() : start_(std::chrono::steady_clock::now()), terminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress()
{
    if (shown_ >= 0) say("\r{:50}\r", "");
}

void Progress::operator()(double share)
{
    if (!terminal_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
    int const percent = static_cast<int>(100.0 * share);
    if (percent == shown_) return;
    shown_ = percent;
    int const filled = percent * 3 / 10;
    say("\r[{}{}] {:3}%", std::string(static_cast<std::size_t>(filled), '#'),
        std::string(static_cast<std::size_t>(30 - filled), '.'), percent);
}

}  // namespace holdfast::cli
