//! Which of a tornado's savings leads: before a placeholder cost, after a cost that somebody has stated.
#pragma once

#include "holdfast/study/tornado.hpp"

#include <cstddef>
#include <vector>

namespace holdfast::report {

//! Of the base case, in cash, before or after the programme's own cost [£].
[[nodiscard]] double base_cash(Tornado const&, bool before_cost);
//! The same at one end of a bar.
[[nodiscard]] double cash_at(TornadoEnd const&, bool before_cost);
//! Numbers of at most so many bars, the widest in that cash first; none that is narrower than a pound.
//! Tested in tests/report/tornado_bars_test.cpp.
[[nodiscard]] std::vector<std::size_t> widest_bars(Tornado const&, bool before_cost, std::size_t most);

}  // namespace holdfast::report
