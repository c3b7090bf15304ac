//! What stands above everything that is found about one authority and one strategy: the run's head, without results.
#pragma once

#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

//! The study with one of its authorities alone (or ContractBroken).
[[nodiscard]] Study with_one_authority(Study, std::size_t authority);

//! Version, seed, number of draws, inputs, strategies. No results.
[[nodiscard]] Findings head_of(Study const&);

//! The place of a strategy by its id (or ContractBroken).
[[nodiscard]] std::size_t place_of(std::vector<Strategy> const&, std::string const& id);

}  // namespace holdfast
