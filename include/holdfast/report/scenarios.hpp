//! A study's scenarios beside it: which answers stand in which. Tested in tests/report/scenarios_test.cpp.
#pragma once

#include "holdfast/report/text_style.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

//! A scenario that was run: the same authorities, strategies, draws and seed as the study. findings.warnings are those of what it
//! changes, and findings.local_values what that is.
struct ScenarioRun {
    std::string id, name, why;
    Findings findings;
    std::string from{};  //!< the file and line of one's own; empty: it is shipped
};

//! Scenarios as a report shows them: of the few strategies that lead, and beside the study with just as many draws, so that a
//! difference is the scenario's and not the draws'.
struct ReportScenarios {
    Findings study;
    std::vector<std::size_t> leading;  //!< those that are shown, in rank: indices into the study's strategies
    std::vector<ScenarioRun> runs;     //!< empty: there are none
};

//! A table of the strategies that lead, before and after their cost, a row a scenario, why one changes nothing, what stands, and
//! what is to be warned of. Empty where there is none.
[[nodiscard]] std::string scenarios_text(Findings const& study, std::vector<ScenarioRun> const&, TextStyle = {});

}  // namespace holdfast
