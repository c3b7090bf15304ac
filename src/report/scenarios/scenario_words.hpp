//! What stands in which scenario, in sentences: one text for the page, the paper, the workbook and the command.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! A strategy that has a saving, and the names of the scenarios in which its cash has the other sign.
struct StandingInScenarios {
    std::string name;
    bool saves{};  //!< cash, in the study
    std::vector<std::string> turned;
};

//! "X saves cash in each scenario, as in the study.", "X saves cash in the study, and not where: …."
[[nodiscard]] std::string what_stands(StandingInScenarios const&);
//! The same of all of them in a sentence or two, scenario by scenario, which names only what does not stand.
[[nodiscard]] std::string what_survives(std::vector<StandingInScenarios> const&, std::size_t scenarios);
//! With how many draws, and beside what.
[[nodiscard]] std::string how_drawn(std::uint64_t draws);

inline constexpr std::string_view scenarios_heading = "What if: the same in other circumstances";
inline constexpr std::string_view scenarios_cash = "cash saving, after what of its cost is known";
inline constexpr std::string_view as_in_the_study = "As in the study";
inline constexpr std::string_view nothing_could_change = "No programme here has a saving that could change.";
inline constexpr std::string_view no_scenario_touches = "No scenario touches what is saved here: where no post stands "
                                                        "empty, neither agency cover nor the time to fill counts.";
inline constexpr std::string_view no_belief = "A scenario is no belief: nobody says how likely it is.";

}  // namespace holdfast::report
