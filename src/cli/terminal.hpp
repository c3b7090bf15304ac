//! The terminal: whether it is one, how wide, whether it takes colours, and a progress bar on it.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/report/summary_text.hpp"
#include "holdfast/study/evaluate.hpp"

#include <chrono>
#include <string>

namespace holdfast::cli {

//! Colours only on a terminal, never with NO_COLOR set; the width of the terminal, 100 in a pipe.
[[nodiscard]] TextStyle style_of_output();

//! Every problem, then one line that counts them, on standard error.
void show_problems(Problems const&);

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
