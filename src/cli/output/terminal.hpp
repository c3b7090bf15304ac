//! The terminal: whether it is one, how wide, whether it takes colours, and a progress bar on it.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/report/text_style.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

//! Colours only on a terminal, never with NO_COLOR set; the width of the terminal, 100 in a pipe.
[[nodiscard]] TextStyle style_of_output();

//! On standard error, in lines of at most 80 columns where that is a terminal. In a pipe a message stays one line, as
//! compilers have it: whoever searches a log finds it whole, and where it breaks does not depend on the length of a path.
void say_line(std::string const&);
template <class... Values> void say_sentence(fmt::format_string<Values...> form, Values&&... values)
{
    say_line(fmt::format(form, std::forward<Values>(values)...));
}

//! Every problem, then one line that counts them, on standard error.
void show_problems(Problems const&);

//! What was read; or nothing, with its problems shown.
template <class T> std::optional<T> or_complaints(Read<T> read)
{
    if (!read.value) show_problems(read.problems);
    return std::move(read.value);
}

//! A bar on standard error for runs of more than a second; nothing in a pipe.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    void operator()(double share);

private:
    std::chrono::steady_clock::time_point start_;
    bool terminal_;
    int shown_{-1};
};

//! work(execution), with a bar of its own.
template <class Work> auto with_progress(Execution execution, Work const& work)
{
    Progress progress;
    execution.progress = [&progress](double share) { progress(share); };
    return work(execution);
}

}  // namespace holdfast::cli
