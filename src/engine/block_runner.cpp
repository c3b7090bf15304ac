#include "engine/block_runner.hpp"

#include "engine/runners.hpp"
#include "holdfast/base/contract.hpp"

namespace holdfast {

std::unique_ptr<BlockRunner> block_runner(InstructionSet instructions, Study const& study, Plan const& plan,
                                          SharedBeliefs const& beliefs, SharedDraws const& shared,
                                          DrawSource const& source, std::size_t workers)
{
    require(machine_has(instructions), "the instruction set is one that this machine has");
#if defined(__x86_64__)
    auto const& make = instructions == InstructionSet::avx512 ? avx512_runner
                       : instructions == InstructionSet::avx2 ? avx2_runner
                                                              : sse2_runner;
#else
    auto const& make = sse2_runner;  // the one that every other machine has
#endif
    return make(study, plan, beliefs, shared, source, workers);
}

}  // namespace holdfast
