#include "engine/authority_model.hpp"

namespace holdfast {

double between_authorities_sd(Study const& study, Intervention const& intervention)
{
    auto const& effect = intervention.effect;
    return effect && effect->between_authorities_sd ? *effect->between_authorities_sd : study.between_authorities_sd;
}

}  // namespace holdfast
