//! Copies the two tails of a long column out of it: every draw below one threshold, and every draw above another.
//! A register at a time: the lanes that belong to a tail are packed to the front and written behind what is there.
//! The order of the draws is kept. Tested in tests/numerics/summary_test.cpp, by the quantiles that come out of it.
#pragma once

#include "holdfast/numerics/instruction_set.hpp"

#include <cstddef>
#include <span>

namespace holdfast {

struct TailSizes {
    std::size_t below{};
    std::size_t above{};
};
//! `below` and `above` have room for all draws and a register more.
[[nodiscard]] TailSizes copy_tails(InstructionSet, std::span<double const> draws, double below_this, double above_this,
                                   double* below, double* above);

}  // namespace holdfast
