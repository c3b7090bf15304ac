//! What it would be worth to know more where a report opens, in cash, the most worth knowing first.
#pragma once

#include "holdfast/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct WorthOfKnowing {
    struct Thing {
        std::string label;
        double worth{};         //!< EVPPI [£]
        bool of_null_result{};  //!< about an intervention with a null result, whose range is assumed
    };
    double everything{};        //!< EVPI [£]
    std::vector<Thing> things;  //!< equals in the order asked for
};
//! None where the decision was not looked at in cash.
[[nodiscard]] std::optional<WorthOfKnowing> worth_of_knowing(ReportDecision const&);

}  // namespace holdfast::report
