#include "engine/runner.hpp"
#include "engine/runners.hpp"

namespace holdfast {

std::unique_ptr<BlockRunner> avx512_runner(Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
                                           SharedDraws const& shared, DrawSource const& source, std::size_t workers)
{
    return std::make_unique<Runner<Avx512Batch>>(InstructionSet::avx512, study, plan, beliefs, shared, source, workers);
}

}  // namespace holdfast
