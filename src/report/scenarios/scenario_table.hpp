//! The strategies that lead, in the study and in each scenario, for one place: what the page, the paper and the workbook show.
#pragma once

#include "report/scenarios/scenario_rows.hpp"
#include "report/scenarios/scenario_words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! One strategy. Every scenario has a cell, and every cell a figure or the reason why it has none.
struct ScenarioColumn {
    std::size_t strategy{};  //!< index into the strategies of ReportScenarios::study
    std::string name;        //!< with its kind of evidence, where that is no published effect
    std::string caveat;      //!< that its cost is our guess, or part of it; else empty
    ScenarioCell study;

    //! The name and what is to be said of the cost, as over a table.
    [[nodiscard]] std::string head() const { return caveat.empty() ? name : name + "; " + caveat; }
    std::vector<ScenarioCell> runs;  //!< in the order of the scenarios
};

struct ScenarioTable {
    std::vector<ScenarioColumn> columns;
    std::string survives;  //!< the sentence that says what stands in which scenario
    std::vector<std::string>
        remarks;  //!< what nobody may overlook in the cash of each, whether nothing is touched at all, whose they are, warnings
};

//! Empty where there are no scenarios.
[[nodiscard]] ScenarioTable scenario_table(ReportScenarios const&, ScenarioPlace const&);

//! Of one strategy, in its place: every scenario's cell with the reason why it changes nothing, where that is known.
[[nodiscard]] ScenarioColumn scenario_column(Findings const& study, std::vector<ScenarioRun> const&,
                                             ScenarioPlace const&, std::size_t strategy);
//! What stands of it; none where the study has no figure.
[[nodiscard]] std::optional<StandingInScenarios> standing_in(ScenarioColumn const&, std::vector<ScenarioRun> const&);
//! Does no scenario touch it?
[[nodiscard]] bool is_untouched(ScenarioColumn const&);

//! The sentence of a place that no scenario touches.
[[nodiscard]] std::string_view nothing_touched(Findings const& study, ScenarioPlace const&);

//! What a scenario's cell says beside its figures: that its sign after the cost is not the study's, that somebody states the cost
//! that is guessed in the study, or that it changes nothing or little here, and why; else nothing.
[[nodiscard]] std::string mark_of(ScenarioCell const&);

}  // namespace holdfast::report
