//! Why a scenario changes nothing in a place, or next to nothing: said beside it, so that nobody takes it for a fault.
#pragma once

#include "report/scenarios/scenario_rows.hpp"

#include <cstddef>
#include <string>

namespace holdfast::report {

//! A clause, as "it is about Kent"; empty where nothing is known. Of what every draw has the same (`same`): it is about another
//! authority or programme, a cap that nothing reaches, words alone, what the study has already, or posts where none stands
//! empty. Of anything: a time to fill that is longer than the vacancies allow, with the scenario and without (M3).
[[nodiscard]] std::string why_next_to_nothing(Findings const& study, ScenarioRun const&, ScenarioPlace const&,
                                              std::size_t strategy, bool same);

//! Is there no authority in the place with a vacancy?
[[nodiscard]] bool no_post_stands_empty(Findings const& study, ScenarioPlace const&);

}  // namespace holdfast::report
