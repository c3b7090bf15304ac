#include "option_draws.hpp"

#include <algorithm>

namespace holdfast {

std::uint64_t draws_of_study(Study const& study) { return draws_for(study.sampling, study.draws); }

void for_each_option(Study const& study, Execution const& execution, std::uint64_t first, Plan const& plan,
                     std::vector<std::vector<std::size_t>> const& strategies, VisitDraws const& visit)
{
    auto const draws = static_cast<std::size_t>(draws_of_study(study));
    auto const most = draws > most_exact_draws ? chunk_draws : draws;
    Workers workers(execution.threads);
    SharedBeliefs const beliefs(study);
    SharedSamplers const samplers(beliefs, study, workers);
    for (std::size_t row = 0; row < draws; row += most) {
        auto const count = std::min(most, draws - row);
        DrawSource const source(study, first + row, count);
        SharedDraws const shared(samplers, source, count, workers, execution.instructions);
        AuthorityDraws of_authority(study, plan, beliefs, shared, source, workers, execution.instructions);
        for (std::size_t a = 0; a < study.authorities.size(); ++a) {
            if (!strategies[a].empty()) of_authority.start(study.authorities[a]);
            for (auto const strategy : strategies[a]) {
                of_authority.run(strategy, Parts::as_used);
                visit(a, strategy, row, of_authority);
            }
            if (execution.progress)
                execution.progress((static_cast<double>(row) + static_cast<double>(count) * static_cast<double>(a + 1) /
                                                                   static_cast<double>(study.authorities.size())) /
                                   static_cast<double>(draws));
        }
    }
}

}  // namespace holdfast
