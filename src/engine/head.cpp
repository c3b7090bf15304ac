#include "engine/head.hpp"

#include "engine/authority_draws.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>

namespace holdfast {

Study with_one_authority(Study study, std::size_t authority)
{
    require(authority < study.authorities.size(), "what is found is of one of the study's authorities");
    study.authorities = {study.authorities[authority]};
    return study;
}

Findings head_of(Study const& study)
{
    Findings head;
    head.version = HOLDFAST_VERSION;
    head.seed = study.seed;
    head.draws = study.draws;
    head.inputs_hash = study.inputs_hash;
    head.warnings = study.warnings;
    head.local_values = study.local_values;
    head.study = study;
    head.strategies = strategies_of(study);
    head.break_even_draws = std::min<std::uint64_t>(study.draws, AuthorityDraws::most_break_even_draws);
    return head;
}

std::size_t place_of(std::vector<Strategy> const& strategies, std::string const& id)
{
    auto const found =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == id; });
    require(found != strategies.end(), "what is found is of one of the study's strategies, not: " + id);
    return static_cast<std::size_t>(found - strategies.begin());
}

}  // namespace holdfast
