//! What it would be worth to know more where a report opens, in cash, the most worth knowing first.
#pragma once

#include "holdfast/report/report.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::report {

struct WorthOfKnowing {
    double everything{};                                  //!< EVPI [£]
    std::vector<std::pair<std::string, double>> beliefs;  //!< label and EVPPI [£]; equals in the order asked for
};
//! None where the decision was not looked at in cash.
[[nodiscard]] std::optional<WorthOfKnowing> worth_of_knowing(ReportDecision const&);

}  // namespace holdfast::report
