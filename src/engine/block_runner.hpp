//! Runs blocks of draws for one authority, batch by batch, into the columns.
//! One source text for every instruction set: the same templates, compiled for each, chosen at run time.
#pragma once

#include "engine/draw_columns.hpp"
#include "engine/plan.hpp"
#include "engine/shared_beliefs.hpp"
#include "holdfast/numerics/instruction_set.hpp"

#include <cstddef>
#include <memory>

namespace holdfast {

//! What of a strategy is run: all that results are made of, or its effect as used alone (for benchmarks).
enum class Parts { all, as_used };

class BlockRunner {
public:
    BlockRunner() = default;
    BlockRunner(BlockRunner const&) = delete;
    BlockRunner& operator=(BlockRunner const&) = delete;
    virtual ~BlockRunner() = default;

    //! The authority whose blocks are run next.
    virtual void start(Authority const&) = 0;
    //! Draws the authority's own beliefs over the block's rows and projects its comparator. Blocks may run at the same
    //! time, each worker (numbered from 0) with its own number.
    virtual void prepare(std::size_t block, std::size_t worker) = 0;
    //! Runs a strategy over a block that has been prepared.
    virtual void run(std::size_t strategy, std::size_t block, std::size_t worker, Parts, DrawColumns&) = 0;
};

//! What a runner reads must outlive it.
[[nodiscard]] std::unique_ptr<BlockRunner> block_runner(InstructionSet, Study const&, Plan const&, SharedBeliefs const&,
                                                        SharedDraws const&, DrawSource const&, std::size_t workers);

}  // namespace holdfast
