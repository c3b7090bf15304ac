//! How a run is made, which never changes what it finds: threads, progress, instructions, and draws in chunks.
#pragma once

#include "holdfast/numerics/instruction_set.hpp"

#include <cstddef>
#include <functional>

namespace holdfast {

//! How to run, which does not change what is found.
struct Execution {
    unsigned threads{0};                           //!< 0: as many as the machine has
    std::function<void(double share)> progress{};  //!< called from the calling thread, share in [0, 1]
    InstructionSet instructions{best_instruction_set()};
};

//! Up to so many draws are run at once, and every interval is exact. More come in chunks of `chunk_draws`, in memory that
//! does not grow; the ends of their intervals are then read off counts (numerics/running.hpp), and
//! Findings::interval_error says how far they may be off.
inline constexpr std::size_t most_exact_draws = 16'384;
inline constexpr std::size_t chunk_draws = 8'192;

}  // namespace holdfast
