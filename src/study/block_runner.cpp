#include "block_runner.hpp"

#include "runner.hpp"

#include "holdfast/base/contract.hpp"

namespace holdfast {

std::unique_ptr<BlockRunner> block_runner(InstructionSet instructions, Study const& study, Plan const& plan,
                                          SharedBeliefs const& beliefs, SharedDraws const& shared,
                                          DrawSource const& source, std::size_t workers)
{
    require(machine_has(instructions), "the instruction set is one that this machine has");
    std::unique_ptr<BlockRunner> runner;
    run_with(instructions, [&]<class Batch>(Batch const&) {
        runner = std::make_unique<Runner<Batch>>(instructions, study, plan, beliefs, shared, source, workers);
    });
    return runner;
}

}  // namespace holdfast
