//! [interventions.*.effect]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/evidence/bias.hpp"
#include "inputs/fields/reading.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

//! What interventions are read against.
struct Around {
    std::vector<TenureBand> const* bands{};
    BiasFactors const* bias{};
    Belief const* transport{};
    double between_authorities_sd{};
    bool on_costs{};  //!< are on-costs and national insurance there, for costs that are shares of salary?
    std::vector<Authority> const* authorities{};  //!< all of the inputs; none: not known, and no name is looked for
    bool all_authorities_known{true};
};

//! The effect, its basis, source and reason go into the intervention. Gives the rank of the local layer that changed its
//! figures (rank_of_figures) and left the words that spoke of the old ones; 0 where none did.
[[nodiscard]] std::size_t read_effect(Node const& effect, std::string const& path, Around const&, Intervention& into,
                                      Reading&);

}  // namespace holdfast
