//! When a search is to end: after a time, or at Ctrl-C. The clock starts, and Ctrl-C is caught, when the search first asks;
//! a second Ctrl-C ends the command as it always does. One at a time.
#pragma once

#include "holdfast/questions/budget.hpp"

#include <chrono>
#include <optional>

namespace holdfast::cli {

class SearchWatch {
public:
    //! None: no limit of time.
    explicit SearchWatch(std::optional<double> seconds) : seconds_(seconds) {}
    ~SearchWatch();
    SearchWatch(SearchWatch const&) = delete;
    SearchWatch& operator=(SearchWatch const&) = delete;

    [[nodiscard]] bool should_stop();
    //! None where it never said so.
    [[nodiscard]] std::optional<SearchStopped> stopped() const { return stopped_; }

private:
    std::optional<double> seconds_;
    std::optional<std::chrono::steady_clock::time_point> start_;
    std::optional<SearchStopped> stopped_;
};

}  // namespace holdfast::cli
