//! [interventions.*.effect.pilot]: what a council counted itself, in two groups or before and after.
//! Tested in tests/inputs/pilot_test.cpp.
#pragma once

#include "holdfast/study/pilot.hpp"
#include "inputs/evidence/combined_figures.hpp"
#include "inputs/evidence/effect.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string>

namespace holdfast {

//! From one ordinary year to the next an authority's leavers vary by twice what chance alone would have (M29), which is in
//! every comparison of a time before with a time after.
inline constexpr double design_effect_of_years = 2.0;
//! The design of the same teams before and since, as beliefs.bias.factors names it.
inline constexpr char const* before_after_design = "before-after";
//! Heads are more than full-time equivalents, and staff are fewer on 30 September than over a year: with more than half as many
//! again as an authority has in post no pilot can have been. An assumption.
inline constexpr double most_staff_over_in_post = 1.5;

struct PilotRead {
    Pilot pilot;
    FigureRead figure;  //!< the same as one of an effect's figures
};

//! "own pilot: 15 of 100 left over 12 months since, against 24 of 100 left over 12 months before"
[[nodiscard]] std::string in_print(Pilot const&);
//! Nothing, and every problem, where it cannot be read: with a place that is no authority, too, or counts that cannot be.
//! `effect` holds the table.
[[nodiscard]] std::optional<PilotRead> read_pilot(TableReader const& effect, Around const&,
                                                  std::string const& intervention);

}  // namespace holdfast
