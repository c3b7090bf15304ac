//! An effect's figure that a local layer changes in part: a number of its own, or the comparators, over another study's measure.
#pragma once

#include "inputs/tables/table_reader.hpp"

#include <array>
#include <string_view>

namespace holdfast {

//! What is said of one figure, and so inside it where there are several.
inline constexpr std::array<std::string_view, 16> of_one_figure{"measure",
                                                                "value",
                                                                "interval",
                                                                "standard_error_log",
                                                                "standard_error",
                                                                "intervention_rate",
                                                                "comparator_rate",
                                                                "design_effect",
                                                                "intervention_left",
                                                                "intervention_of",
                                                                "comparator_left",
                                                                "comparator_of",
                                                                "follow_up",
                                                                "comparator_risk",
                                                                "design",
                                                                "developer_evaluated"};

//! Of every figure of the effect: warns of what is changed alone and with what it is read. False (and a problem) where it
//! says whose figure it is, and so would lend another study's measure its name.
[[nodiscard]] bool check_laid_over(TableReader const& effect);

}  // namespace holdfast
