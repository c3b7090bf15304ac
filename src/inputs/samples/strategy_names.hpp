//! Which column of effects belongs to which column of costs, where other programs named them: c1 and e1 (BCEA), costs1 and
//! effects1 (SAVI), Chemo_Cost and Chemo_Eff (dampack), Cost_A and QALY_A, c.x and e.x.
//! The rule: equal names, or equal but for capitals; else ONE word for cost before (or after) every name of costs and ONE for
//! effect before (or after) every name of effects, such that what is left is the same in both files. Where two such
//! readings give different pairs, or none pairs all, nothing is paired.
//! Tested in tests/inputs/strategy_names_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct PairedStrategies {
    std::vector<std::string> names;       //!< in the order of the costs
    std::vector<std::size_t> effects_of;  //!< by strategy: the number of its column of effects
};

[[nodiscard]] std::optional<PairedStrategies> paired(std::vector<std::string> const& costs,
                                                     std::vector<std::string> const& effects);

}  // namespace holdfast
