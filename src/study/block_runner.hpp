//! Runs one block of draws for one authority: every strategy, batch by batch, into the columns.
//! One source text for every instruction set: the same templates, compiled for each, chosen at run time.
#pragma once

#include "draw_columns.hpp"
#include "plan.hpp"
#include "shared_beliefs.hpp"

#include "holdfast/study/evaluate.hpp"

#include <cstdint>
#include <memory>

namespace holdfast {

class BlockRunner {
public:
    BlockRunner() = default;
    BlockRunner(BlockRunner const&) = delete;
    BlockRunner& operator=(BlockRunner const&) = delete;
    virtual ~BlockRunner() = default;
    //! Writes the block's rows; blocks may run at the same time, each in a runner of its own.
    virtual void run(Authority const&, std::size_t block, DrawColumns&) = 0;
};

//! What a runner reads must outlive it.
[[nodiscard]] std::unique_ptr<BlockRunner> block_runner(InstructionSet, Study const&, Plan const&, SharedBeliefs const&,
                                                        SharedDraws const&, std::uint64_t first_draw);

}  // namespace holdfast
