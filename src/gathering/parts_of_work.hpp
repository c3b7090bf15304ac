//! Progress of work that is done in parts.
#pragma once

#include "holdfast/engine/execution.hpp"

#include <cstddef>

namespace holdfast {

//! As the execution, of some parts of all from the first on: their progress from 0 to 1 is what the whole work's goes on by.
[[nodiscard]] inline Execution part_of(Execution execution, std::size_t first, std::size_t all, std::size_t parts = 1)
{
    if (!execution.progress) return execution;
    auto const per_part = 1.0 / static_cast<double>(all);
    execution.progress = [whole = execution.progress, before = static_cast<double>(first) * per_part,
                          own = static_cast<double>(parts) * per_part](double share) { whole(before + share * own); };
    return execution;
}

}  // namespace holdfast
