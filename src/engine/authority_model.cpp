#include "engine/authority_model.hpp"

namespace holdfast {

double between_authorities_sd(Study const& study, Intervention const& intervention)
{
    auto const& effect = intervention.effect;
    return effect && effect->between_authorities_sd ? *effect->between_authorities_sd : study.between_authorities_sd;
}

InterventionHere intervention_here(Study const& study, Authority const& authority, Intervention const& intervention)
{
    auto const& effect = intervention.effect;
    return {setup_share(study, authority, intervention), !effect || effect->is_carried_to(authority.code)};
}

std::vector<InterventionHere> interventions_here(Study const& study, Authority const& authority)
{
    std::vector<InterventionHere> list;
    for (auto const& intervention : study.interventions)
        list.push_back(intervention_here(study, authority, intervention));
    return list;
}

InterventionsHere::InterventionsHere() = default;
InterventionsHere::~InterventionsHere() = default;

void InterventionsHere::start(Study const& study, Authority const& authority)
{
    all_ = interventions_here(study, authority);
}

}  // namespace holdfast
