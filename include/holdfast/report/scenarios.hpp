//! A study's scenarios beside it: which answers stand in which. Tested in tests/report/scenarios_test.cpp.
#pragma once

#include "holdfast/report/text_style.hpp"
#include "holdfast/study/findings.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! A scenario that was run: the same authorities, strategies, draws and seed as the study.
struct ScenarioRun {
    std::string id, name, why;
    Findings findings;
};

//! A table of the strategies that lead, a row a scenario, and a sentence on what stands. Empty where there is none.
[[nodiscard]] std::string scenarios_text(Findings const& study, std::vector<ScenarioRun> const&, TextStyle = {});

}  // namespace holdfast
