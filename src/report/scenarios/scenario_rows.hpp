//! What a strategy saves in the study and in each scenario, after what of its cost is known.
#pragma once

#include "holdfast/report/scenarios.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct ScenarioRow {
    std::size_t strategy{};
    std::optional<std::size_t> authority;  //!< index into the study's; none: all together
    Estimate cash, total;                  //!< after what of the programme's cost is known
    double chance{};                       //!< that the cash is above 0
    bool sign_differs{};                   //!< on average a saving here and a loss in the study, or the reverse
    bool same{};                           //!< as in the study, in every draw
};

//! Of each authority and, where there are several, of all together; strategies without a saving are left out. The study's own rows
//! where `scenario` is the study.
[[nodiscard]] std::vector<ScenarioRow> scenario_rows(Findings const& study, Findings const& scenario);

}  // namespace holdfast::report
