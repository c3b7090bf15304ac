#include "engine/runner.hpp"
#include "engine/runners.hpp"

namespace holdfast {

std::unique_ptr<BlockRunner> avx2_runner(Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
                                         SharedDraws const& shared, DrawSource const& source, std::size_t workers)
{
    return std::make_unique<Runner<Avx2Batch>>(InstructionSet::avx2, study, plan, beliefs, shared, source, workers);
}

}  // namespace holdfast
