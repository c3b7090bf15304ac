//! What is doubted of the inputs (Problem::is_doubt), for whoever decides by the results: a figure that is hardly meant, or that
//! says next to nothing. Tested in tests/report/doubts_test.cpp.
#pragma once

#include "holdfast/study/findings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

//! A sentence each, in the order of the inputs: what every programme rests on (staff, prices, beliefs), and what is of the
//! strategy's own members; without a strategy that of every programme. Three at most: of more the last says how many there are.
[[nodiscard]] std::vector<std::string> doubts_about(Findings const&, std::optional<std::size_t> strategy);

}  // namespace holdfast::report
