//! What stands in which scenario, in sentences: one text for the page, the paper, the workbook and the command.
#pragma once

#include "report/scenarios/scenario_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! A strategy that has a saving, and the names of the scenarios in which its cash, after its cost, has the other sign.
struct StandingInScenarios {
    std::string name;
    bool saves{};      //!< cash after its cost, in the study
    CostKnown cost{};  //!< how much of that cost is known there
    std::vector<std::string> turned;
    std::vector<std::string> silent;  //!< scenarios in which it has no figure
};

//! What is known of a cost, where not all of it is: "its cost is our guess"; else empty.
[[nodiscard]] std::string cost_caveat(CostKnown);
//! What stands, and what does not, scenario by scenario: of one strategy or of all that are shown.
[[nodiscard]] std::string what_survives(std::vector<StandingInScenarios> const&, std::size_t scenarios);
//! Why these, where there are others: `of` strategies were run.
[[nodiscard]] std::string which_are_shown(std::size_t shown, std::size_t of);
//! With how many draws, and beside what.
[[nodiscard]] std::string how_drawn(std::uint64_t draws);
//! "Prices rise: To see."; of one's own with its file and line.
[[nodiscard]] std::string what_it_is(ScenarioRun const&);
//! How many are shipped and how many one's own; empty where all are shipped.
[[nodiscard]] std::string whose_they_are(std::vector<ScenarioRun> const&);
//! What a reader is warned of in the scenarios, each with its scenario, file and line.
[[nodiscard]] std::vector<std::string> warnings_of(std::vector<ScenarioRun> const&);

inline constexpr std::string_view scenarios_heading = "What if: the same in other circumstances";
inline constexpr std::string_view scenarios_cash = "cash saving, before and after the programme's cost";
inline constexpr std::string_view head_before_cost = "before its cost";
inline constexpr std::string_view head_after_cost = "after its cost";
inline constexpr std::string_view head_chance = "chance of a saving after its cost";
inline constexpr std::string_view as_in_the_study = "As in the study";
inline constexpr std::string_view nothing_could_change = "No programme here has a saving that could change.";
inline constexpr std::string_view no_scenario_touches = "No scenario touches what is saved here: where no post stands "
                                                        "empty, neither agency cover nor the time to fill counts.";
inline constexpr std::string_view no_scenario_changes = "No scenario changes what is saved here.";
inline constexpr std::string_view no_belief = "A scenario is no belief: nobody says how likely it is.";
inline constexpr std::string_view shown_in_a_report = "Shown are at most three programmes: those that save the most "
                                                      "cash and capacity where the report opens, and the one "
                                                      "that it opens with.";

}  // namespace holdfast::report
