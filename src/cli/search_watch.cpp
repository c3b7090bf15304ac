#include "cli/search_watch.hpp"

#include <csignal>

namespace holdfast::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) { interrupted = 1; }

struct sigaction before;  //!< what Ctrl-C did

void catch_interrupt()
{
    interrupted = 0;
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the command
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before);
}

}  // namespace

SearchWatch::~SearchWatch()
{
    if (start_) sigaction(SIGINT, &before, nullptr);
}

bool SearchWatch::should_stop()
{
    if (stopped_) return true;
    auto const now = std::chrono::steady_clock::now();
    if (!start_) {
        start_ = now;
        catch_interrupt();
    }
    double const after = std::chrono::duration<double>(now - *start_).count();
    if (interrupted != 0) stopped_ = SearchStopped{after, true};
    else if (seconds_ && after >= *seconds_) stopped_ = SearchStopped{after, false};
    return stopped_.has_value();
}

}  // namespace holdfast::cli
