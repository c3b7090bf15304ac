//! Which of a tornado's savings leads: after all that is known of the cost, and before what is a placeholder.
#pragma once

#include "holdfast/questions/tornado.hpp"

#include <cstddef>
#include <vector>

namespace holdfast::report {

//! Of the base case, in cash: before what of the programme's cost is a placeholder, or after all of it [£].
[[nodiscard]] double base_cash(Tornado const&, bool before_guess);
//! The same at one end of a bar.
[[nodiscard]] double cash_at(TornadoEnd const&, bool before_guess);
//! Numbers of at most so many bars, the widest in that cash first; none that is narrower than a pound.
//! Tested in tests/report/tornado_bars_test.cpp.
[[nodiscard]] std::vector<std::size_t> widest_bars(Tornado const&, bool before_guess, std::size_t most);

}  // namespace holdfast::report
