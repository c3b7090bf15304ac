//! The block runner of each instruction set, each compiled in a source of its own: they take long.
#pragma once

#include "engine/block_runner.hpp"

namespace holdfast {

using MakeRunner = std::unique_ptr<BlockRunner>(Study const&, Plan const&, SharedBeliefs const&, SharedDraws const&,
                                                DrawSource const&, std::size_t workers);
MakeRunner sse2_runner;
MakeRunner avx2_runner;
MakeRunner avx512_runner;

}  // namespace holdfast
